// Reading an interview: the timeline, the player, the filter, and notes that stand at their quotes however many there are.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import test from "node:test";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { serve } from "./site.mjs";

needsBrowser();

/** So many seconds of a tone: 8,000 samples a second, 8 bits each. */
function tone(seconds) {
  const samples = Buffer.from(Array.from({ length: seconds * 8000 }, (_, n) => 128 + Math.round(20 * Math.sin(n / 6))));
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

const clock = (seconds) => `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
const front = (recording) => `---\nparticipant: P01\ninterviewer: Mira\n${recording}---\n\n`;
/** Turns of a second each, with a quote in every answer: pain on waiting, then an ask on forms. */
const turns = (count, time = (n) => `[${clock(n)}] `) =>
  Array.from({ length: count }, (_, n) => {
    const coded = n % 4 === 1 ? "waiting kind=pain freq=weekly toil=2h" : "forms kind=ask";
    return n % 2 === 0
      ? `**Mira:** ${time(n)}And what do you do then, number ${n}?\n`
      : `**P01:** ${time(n)}Well, [it takes two weeks, number ${n},]{.${coded} #q${n}} and then some more words that go on for a while, so that there is a second line.\n`;
  }).join("\n");

const RECORDED = { "content/interviews/p01.md": front("recording: p01.wav\n") + turns(40) };

/** A study with a recording of forty seconds, at its interview. */
async function recorded(test, options, files = RECORDED) {
  const site = await serve(test, files);
  await writeFile(site.path("content/interviews/p01.wav"), tone(40));
  await site.write("content/interviews/p01.md", files["content/interviews/p01.md"]);
  const window = await openWindow(test, { viewport: { width: 1440, height: 700 }, ...options });
  const page = await window.newPage();
  // It is opened once it has the recording: a page that has not would load itself anew while it is looked at.
  const address = `${site.url}/interviews/p01/`;
  while (!(await (await fetch(address)).text()).includes("<audio"));
  await page.goto(address);
  return { site, window, page };
}

const state = (page) =>
  page.evaluate(() => {
    const media = document.querySelector("audio, video");
    return {
      paused: media?.paused,
      at: media?.currentTime,
      head: parseFloat(document.querySelector(".head").getAttribute("x1")),
      now: document.querySelector(".turn.now")?.id,
      scroll: scrollY,
    };
  });

test("a recording of the site is played in place, and the turn that is heard is marked", async (test) => {
  const { page } = await recorded(test);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForFunction(() => document.querySelector(".turn.now")?.id === "t2");
  const playing = await state(page);
  assert.ok(!playing.paused && playing.at >= 1 && playing.head > 1, JSON.stringify(playing));
  const bar = await page.locator(".turn.now").evaluate((turn) => {
    const { inlineSize, backgroundColor } = getComputedStyle(turn, "::before");
    return [inlineSize, backgroundColor];
  });
  assert.deepEqual(bar, ["3px", "rgb(86, 100, 0)"]);
  await page.getByRole("button", { name: "Pause" }).click();
  const paused = await state(page);
  assert.ok(paused.paused);
  assert.match(await page.locator(".clock").textContent(), /^0:0\d$/);
});

test("where the transcript names one time, the recording says how long all of it is, and the turns share that", async (test) => {
  const words = (n) => (n % 2 === 0 ? `**Mira:** ${n === 0 ? "[00:00:00] " : ""}And what then?\n` : "**P01:** I waited there.\n");
  const text = Array.from({ length: 40 }, (_, n) => words(n)).join("\n");
  const { site, page } = await recorded(test, {}, { "content/interviews/p01.md": front("recording: p01.wav\n") + text });
  await page.waitForFunction(() => document.querySelector(".length").textContent === "0:40");
  await page.evaluate(() => (document.querySelector("audio").currentTime = 39.5));
  await page.waitForFunction(() => document.querySelector(".turn.now")?.id === "t40");
  assert.ok((await state(page)).head > 98);
  const without = await openWindow(test, { javaScriptEnabled: false });
  const plain = await without.newPage();
  await plain.goto(`${site.url}/interviews/p01/`);
  assert.equal(await plain.locator(".length").textContent(), "", "nobody knows how long it is");
});

test("a recording that ends before the conversation does marks no turn that it cannot hold", async (test) => {
  // Some four minutes of words, of which two times are known: in forty seconds nobody says them all.
  const twice = (n) => (n < 2 ? `[${clock(2 * n)}] ` : "");
  const files = { "content/interviews/p01.md": front("recording: p01.wav\n") + turns(40, twice) };
  const { page } = await recorded(test, {}, files);
  await page.waitForFunction(() => document.querySelector("audio").readyState > 0);
  await page.locator("#t2 a.time").click();
  await page.waitForFunction(() => document.querySelector("audio").currentTime === 2);
  assert.equal((await state(page)).now, "t2");
  await page.evaluate(() => (document.querySelector("audio").currentTime = 39.5));
  await page.waitForFunction(() => parseFloat(document.querySelector(".head").getAttribute("x1")) > 5);
  const { now, head } = await state(page);
  assert.ok(now === "t2" && head < 30, `${now} at ${head} % of the conversation`);
  const titles = await page.locator(".chart-timeline .quote title").allTextContents();
  // Nobody knows when they were said: they stand behind the last time that is named.
  assert.ok(titles.length > 10 && titles.every((title) => /^(Pain|Ask): /.test(title)), titles.join("\n"));
});

test("a click on a time moves the head and starts nothing", async (test) => {
  const { page } = await recorded(test);
  await page.locator("#t7 a.time").scrollIntoViewIfNeeded();
  const before = await state(page);
  await page.locator("#t7 a.time").click();
  await page.waitForFunction(() => document.querySelector("audio").currentTime === 6);
  const after = await state(page);
  assert.deepEqual([after.paused, after.now, after.scroll, page.url().endsWith("/p01/")], [true, "t7", before.scroll, true]);
  // 6 of about 40 seconds.
  assert.ok(Math.abs(after.head - 15) < 1, `${after.head}`);
  await page.locator(".chart-timeline .quote").nth(10).click();
  assert.ok((await state(page)).paused, "neither does a mark on the timeline");
  assert.equal(new URL(page.url()).hash, "#q21");
  assert.equal((await state(page)).now, "t22");
});

test("the page follows what is heard until the reader scrolls, and again from the next play on", async (test) => {
  const { page } = await recorded(test);
  const isSeen = () => {
    const { top, bottom } = document.querySelector(".turn.now").getBoundingClientRect();
    return top >= document.querySelector(".player").getBoundingClientRect().bottom - 1 && bottom <= innerHeight;
  };
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.evaluate(() => (document.querySelector("audio").currentTime = 29.7));
  await page.waitForFunction(() => document.querySelector(".turn.now")?.id === "t31");
  await page.waitForFunction(isSeen);
  // It does not scroll while the turn is in sight.
  const { scroll } = await state(page);
  await page.waitForFunction(() => document.querySelector(".turn.now")?.id === "t32");
  assert.equal((await state(page)).scroll, scroll);
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, -4000);
  await page.waitForFunction(() => scrollY === 0);
  await page.waitForFunction(() => document.querySelector(".turn.now")?.id === "t34");
  assert.equal((await state(page)).scroll, 0, "the reader is let go");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForFunction(() => scrollY > 0);
});

test("the head is moved by keys, and says where it is", async (test) => {
  const { page } = await recorded(test);
  const position = page.getByRole("slider", { name: "Position in the conversation" });
  await position.focus();
  for (let n = 0; n < 20; n += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await position.getAttribute("aria-valuetext"), "0:20");
  const there = await state(page);
  assert.deepEqual([there.at, there.now], [20, "t21"]);
  assert.ok(await page.locator("#t21").evaluate((turn) => turn.getBoundingClientRect().bottom < innerHeight));
  const outline = await page.locator(".chart-timeline").evaluate((chart) => getComputedStyle(chart).outlineStyle);
  assert.equal(outline, "solid", "the focus is seen");
});

test("without a recording there is no button, and the head shows where one reads", async (test) => {
  for (const [recording, time] of [["", undefined], ["", () => ""], ["recording: https://x.example/p01.mp3\n", undefined]]) {
    const site = await serve(test, { "content/interviews/p01.md": front(recording) + turns(60, time) });
    const window = await openWindow(test, { viewport: { width: 1440, height: 700 } });
    const asked = new Set();
    window.on("request", (request) => asked.add(new URL(request.url()).origin));
    const page = await open(window, `${site.url}/interviews/p01/`);
    assert.equal(await page.locator(".player button, audio, video").count(), 0);
    assert.equal((await state(page)).head, 0);
    await page.locator("#t31").evaluate((turn) => turn.scrollIntoView({ block: "start" }));
    await page.waitForFunction(() => Math.abs(parseFloat(document.querySelector(".head").getAttribute("x1")) - 50) < 3);
    if (recording) {
      assert.match(await page.getByRole("link", { name: "Recording" }).getAttribute("href"), /^https:\/\/x\.example\/p01\.mp3#t=(29|30|31)$/);
      assert.equal(await page.locator("#t3 a.time").getAttribute("href"), "https://x.example/p01.mp3#t=2");
    }
    // What is dragged takes the reader along.
    await page.getByRole("slider").fill("10");
    await page.waitForFunction(() => document.querySelector("#t11").getBoundingClientRect().top < 200);
    assert.deepEqual([...asked], [site.url]);
  }
});

test("without scripts the browser's own player is there, or a link", async (test) => {
  const { page } = await recorded(test, { javaScriptEnabled: false });
  assert.ok(await page.locator("audio[controls]").isVisible());
  assert.equal(await page.locator("#t3 a.time").getAttribute("href"), "../p01.wav#t=2");
  assert.equal(await page.locator("button:visible:not(.menu-open)").count(), 0);
  await page.locator("summary").click();
  assert.equal(await page.locator(".kinds a").count(), 2, "themes are links");
  // Seeking needs parts of the file.
  const part = await page.request.get(new URL("../p01.wav", page.url()).href, { headers: { range: "bytes=0-3" } });
  assert.deepEqual([part.status(), await part.text()], [206, "RIFF"]);
});

test("quotes are filtered by kind and by theme: lines, notes, marks and keys follow", async (test) => {
  const site = await serve(test, { "content/interviews/p01.md": front("") + turns(12) });
  const page = await open(await openWindow(test, { viewport: { width: 1440, height: 900 } }), `${site.url}/interviews/p01/`);
  await page.locator("summary").click();
  const seen = () =>
    page.evaluate(() => {
      const has = (part) => part.checkVisibility();
      const lines = [...document.querySelectorAll("mark.quote")].filter((mark) => getComputedStyle(mark).textDecorationLine === "underline");
      return [
        lines.map((mark) => mark.id).join(),
        [...document.querySelectorAll(".notes > li")].filter(has).map((note) => note.dataset.for).join(),
        [...document.querySelectorAll(".chart-timeline .quote")].filter(has).map((mark) => mark.getAttribute("href").slice(1)).join(),
        [...document.querySelectorAll(".quote-index li")].filter(has).length,
      ];
    });
  const all = "q1,q3,q5,q7,q9,q11";
  assert.deepEqual(await seen(), [all, all, all, 6]);
  await page.getByRole("button", { name: "Pain 3" }).click();
  assert.deepEqual(await seen(), ["q1,q5,q9", "q1,q5,q9", "q1,q5,q9", 3]);
  assert.equal(await page.getByRole("button", { name: "Pain 3" }).getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator("summary [role=status]").textContent(), "3 quotes shown");
  assert.equal(new URL(page.url()).search, "?kind=pain", "it can be sent to somebody");
  await page.locator("summary").blur();
  await page.evaluate(() => document.activeElement.blur());
  for (const id of ["q1", "q5", "q9"]) {
    await page.keyboard.press("j");
    assert.equal(await page.evaluate(() => document.activeElement.id), id);
  }
  await page.getByRole("button", { name: "Forms 3" }).click();
  assert.deepEqual(await seen(), ["", "", "", 0], "of both at once there is none");
  await page.getByRole("button", { name: "Pain 3" }).click();
  assert.deepEqual(await seen(), ["q3,q7,q11", "q3,q7,q11", "q3,q7,q11", 3]);
  assert.equal(new URL(page.url()).search, "?theme=forms");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("summary [role=status]").textContent === "3 quotes shown");
  await page.locator("summary").click();
  assert.deepEqual(await seen(), ["q3,q7,q11", "q3,q7,q11", "q3,q7,q11", 3]);
  await page.getByRole("button", { name: "Forms 3" }).click();
  assert.deepEqual(await seen(), [all, all, all, 6]);
  assert.equal(await page.locator("summary [role=status]").textContent(), "");
});

test("3,000 turns: notes are aligned in a moment, and one scrolls to the end", async (test) => {
  const site = await serve(test, { "content/interviews/p01.md": front("") + turns(3000) });
  const page = await open(await openWindow(test, { viewport: { width: 1440, height: 900 } }), `${site.url}/interviews/p01/`);
  const took = await page.evaluate(() => {
    const start = performance.now();
    dispatchEvent(new Event("notes"));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  });
  console.log("aligning the notes in sight took", Math.round(took), "ms");
  assert.ok(took < 100, `${took} ms`);
  for (const id of ["q1", "q1501", "q2999"]) {
    await page.goto(`${site.url}/interviews/p01/#${id}`);
    await page.waitForFunction((id) => {
      const [mark] = document.getElementById(id).getClientRects();
      const note = document.querySelector(`[data-for="${id}"]`).getBoundingClientRect();
      return mark.top > 0 && mark.top < innerHeight && Math.abs(note.top - mark.top) <= 4;
    }, id);
  }
});

test("on a phone the transcript begins within the first screen and a half", async (test) => {
  const facts = "takeaways: [It is slow., It is dear.]\nobservers: [Kofi]\nlisteners: [Ada, Jun]\ntags: [waiting]\n";
  const site = await serve(test, { "content/interviews/p01.md": front(facts) + turns(12) });
  const page = await open(await openWindow(test, { viewport: { width: 390, height: 844 } }), `${site.url}/interviews/p01/`);
  assert.ok((await page.locator("#t1").boundingBox()).y < 844 * 1.5);
});

const of = (person, team, date, quotes) => [
  `content/interviews/${person}.md`,
  `---\ntitle: About ${person}\nparticipant: ${person}\nteam: ${team}\ndate: ${date}\n---\n\n` +
    Array.from({ length: quotes }, (_, n) => `**${person}:** [Slow, for the time number ${n}.]{.slow}\n`).join("\n"),
];
const LIST = Object.fromEntries([
  of("p2", "search", "2025-03-01", 3),
  of("p10", "payments", "2026-03-01", 1),
  of("p3", "payments", "2025-05-01", 2),
]);

test("the list of interviews is filtered by team and year, and sorted", async (test) => {
  const site = await serve(test, LIST);
  const page = await open(await openWindow(test), `${site.url}/interviews/`);
  const titles = () => page.locator(".interviews > li:visible .line-title").allTextContents();
  assert.deepEqual(await titles(), ["About p10", "About p3", "About p2"]);
  assert.deepEqual(await page.getByLabel("Team").locator("option").allTextContents(), ["All", "Payments", "Search"]);
  assert.deepEqual(await page.getByLabel("Year").locator("option").allTextContents(), ["All", "2026", "2025"]);
  await page.getByLabel("Order").selectOption("Most quotes first");
  assert.deepEqual(await titles(), ["About p2", "About p3", "About p10"]);
  await page.getByLabel("Order").selectOption("By title");
  assert.deepEqual(await titles(), ["About p2", "About p3", "About p10"], "numbers in order");
  await page.getByLabel("Team").selectOption("Payments");
  assert.deepEqual(await titles(), ["About p3", "About p10"]);
  assert.equal(await page.locator("output").textContent(), "2 interviews shown");
  await page.getByLabel("Year").selectOption("2026");
  assert.deepEqual(await titles(), ["About p10"]);
  assert.equal(await page.locator("output").textContent(), "1 interview shown");
  await page.getByLabel("Team").selectOption("All");
  await page.getByLabel("Year").selectOption("All");
  await page.getByLabel("Order").selectOption("Newest first");
  assert.deepEqual(await titles(), ["About p10", "About p3", "About p2"]);
  assert.equal(await page.locator("output").textContent(), "");
});

test("without scripts all interviews are there, and nothing to choose", async (test) => {
  const site = await serve(test, LIST);
  const page = await (await openWindow(test, { javaScriptEnabled: false })).newPage();
  await page.goto(`${site.url}/interviews/`);
  assert.equal(await page.locator(".interviews > li:visible").count(), 3);
  assert.equal(await page.locator("select:visible, button:visible:not(.menu-open)").count(), 0);
});
