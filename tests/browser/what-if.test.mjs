// What if: another policy on the page of priorities, or without some of the interviews. The numbers are those of the scoring
// contract's worked example, and what follows from it by hand; scoring.test.mjs holds the sums to the build's in thousands of studies.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { addresses, build, host } from "./built.mjs";
import { PATIENCE, serve } from "./site.mjs";
import { EXAMPLE } from "./worked-example.mjs";

needsBrowser();

const [A, B, C] = ["A new service", "B security groups", "C canary analysis"];

/** Rows as they are shown: rank, by how many places moved, title, number. */
const rows = (page) =>
  page.locator(".ranking > tbody[id]").evaluateAll((all) =>
    all.map((row) => {
      const text = (selector) => row.querySelector(selector)?.textContent ?? "";
      const delta = text(".delta > [aria-hidden]");
      return [text(".rank"), delta, text("th a"), text(".n b")].filter(Boolean).join(" ");
    }),
  );
// Published with two digits that say something; what is tried is exact, so that one sees it move.
const PUBLISHED = [`1 ${A} 1,800`, `2 ${C} 1,000`, `3 ${B} 860`];

const isReady = (page) => page.waitForFunction(() => document.querySelector("what-if form")?.hidden === false);
const unfold = (page) => page.click(".what-if > summary");

/** Waits until the rows are these. */
async function become(page, expected) {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && (await rows(page)).join() !== expected.join()) await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual(await rows(page), expected);
}

/** Opens the page of priorities with an address that says what to try. */
async function tried(test, site, hash, options) {
  const page = await open(await openWindow(test, options), `${site.url}/priorities/${hash}`);
  await isReady(page);
  return page;
}

/** Sets a field as somebody who drags or types. */
const put = (page, selector, value) =>
  page.locator(selector).evaluate((input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, String(value));

test("what a point is worth decides who is second, and as published is as it was", async (test) => {
  const site = await serve(test, EXAMPLE);
  const page = await open(await openWindow(test), `${site.url}/priorities/`);
  assert.deepEqual(await rows(page), PUBLISHED);
  const bodies = () => page.locator(".ranking > tbody[id]").evaluateAll((all) => all.map((row) => row.outerHTML));
  const before = await bodies();
  await unfold(page);
  await isReady(page);
  // They change places where a point is worth 193.571 hours.
  await put(page, "[name=point]", 193);
  await become(page, [`1 ${A} 1,656`, `2 ▲ 1 ${B} 684`, `3 ▼ 1 ${C} 683`]);
  assert.equal(await page.getByRole("status").first().textContent(), "2 of 3 rows would move. A new service would be first.");
  await put(page, "[name=point]", 194);
  await become(page, [`1 ${A} 1,657`, `2 ${C} 686`, `3 ${B} 685`]);
  await put(page, "[name=point]", 0);
  await become(page, [`1 ${A} 1,424`, `2 ▲ 1 ${B} 375`, `3 ▼ 1 ${C} 104`]);
  for (const put of [".safe", ".interval"]) assert.ok(!(await page.locator(put).first().isVisible()), `${put} is put away`);
  await page.getByRole("button", { name: "As published" }).click();
  await become(page, PUBLISHED);
  assert.deepEqual(await bodies(), before);
  assert.ok(await page.locator(".safe").isVisible());
  await page.waitForFunction(() => location.hash === "");
});

test("a number opens to its new sum", async (test) => {
  const site = await serve(test, EXAMPLE);
  const page = await tried(test, site, "#what-if&interview=i10");
  // n = 9: p = (8 + ½) / 10, r·N = 8 + 111 · .85 = 102.35, L = 51.175, L·I = 1567.234375.
  await become(page, [`1 ${A} 1,927`, `2 ${C} 1,015`, `3 ${B} 893`]);
  await page.locator(".ranking summary").first().click();
  const sum = page.locator(".ranking .receipt table").first();
  // It is worked out when it opens, which a browser tells a moment later.
  await sum.locator("tr.priority > .n", { hasText: "1,927" }).waitFor();
  const lines = await sum.locator("tr").evaluateAll((all) => all.map((line) => [...line.children].slice(1).map((cell) => cell.textContent).join(" | ")));
  assert.deepEqual(lines, [
    "85 % of 120; 8 of 9 interviewed are affected | 102",
    "an estimate | × 0.5",
    "(1 × 24 h hands-on + 0.5 h load) × 1.25 | × 30.6",
    " | 1,567",
    "2 of 5 for “First” | + 360",
    " | 1,927",
  ]);
  assert.equal(await page.locator(".ranking .affected").first().textContent(), "8 of 9 interviewed");
});

for (const [name, hash, expected] of [
  // Both outcomes alike: S of A is 300 · ½ · 2, of B 300 · ½ · 4, of C 300 · ½ · 5.
  ["weights", "weight.o1=1&weight.o2=1", [`1 ${A} 1,724`, `2 ▲ 1 ${B} 975`, `3 ▼ 1 ${C} 854`]],
  // A: 46.5 · (24 + 2) · 1.25 + 360; B: 120 · (1.5 + 2) · 1.25 + 480; C: 208 · (.25 + 0) + 900.
  ["hours of load", "load=0,0,0,2,2", [`1 ${A} 1,871`, `2 ▲ 1 ${B} 1,005`, `3 ▼ 1 ${C} 952`]],
  // M is 2 where it was 1.25, and .5 where nothing is said of maturity; of A that is its own.
  ["factors", "modifiers=0.5,1,2", [`1 ${A} 2,638`, `2 ▲ 1 ${B} 1,080`, `3 ▼ 1 ${C} 1,004`]],
  // Where nothing is said: B's maturity and C's, × 0.8.
  ["what the study says", "study=-1,0,0", [`1 ${A} 1,784`, `2 ${C} 983`, `3 ${B} 780`]],
  ["interviews since a day", "since=2026-01-01", [`1 ${A} 1,927`, `2 ${C} 1,015`, `3 ${B} 893`]],
]) {
  test(`another policy is tried, and stands in the address: ${name}`, async (test) => {
    const site = await serve(test, EXAMPLE);
    const page = await tried(test, site, `#what-if&${hash}`);
    await become(page, expected);
    await page.waitForFunction((hash) => decodeURIComponent(location.hash) === hash, `#what-if&${hash}`);
    const again = await tried(test, site, new URL(page.url()).hash);
    await become(again, expected);
    await page.getByRole("button", { name: "As published" }).click();
    await become(page, PUBLISHED);
  });
}

test("a team that is left out takes its people along", async (test) => {
  const site = await serve(test, { ...EXAMPLE, "content/teams/small.md": "---\ntitle: Small\nheadcount: 30\n---\n" });
  const page = await open(await openWindow(test), `${site.url}/priorities/`);
  // N = 150: r·N = 8 + 140 · 8.5/11 = 116.18, P = 2,139.
  assert.equal((await rows(page))[0], `1 ${A} 2,100`);
  await unfold(page);
  await isReady(page);
  await page.click(".more-policy > summary");
  await page.click(".what-if .teams > summary");
  await page.getByLabel("Small").uncheck();
  await become(page, [`1 ${A} 1,784`, `2 ${C} 1,004`, `3 ${B} 855`]);
  await page.waitForFunction(() => location.hash === "#what-if&team=small");
  assert.equal(await page.locator(".what-if .teams b").textContent(), "1 of 2");
});

test("what an address says that no policy can be is as published", async (test) => {
  const site = await serve(test, EXAMPLE);
  for (const hash of ["point=-1", "point=", "load=1,0,0,0,0", "load=1,2", "modifiers=0,1,1", "study=2,0,0", "since=x", "team=no", "weight.o1=NaN"]) {
    const page = await tried(test, site, `#what-if&${hash}`);
    assert.deepEqual(await rows(page), PUBLISHED, hash);
    await page.waitForFunction(() => location.hash === "");
  }
});

test("what leaves nothing to rank is refused, as in the terminal, and shows no rows", async (test) => {
  const site = await serve(test, EXAMPLE);
  for (const [hash, said] of [
    ["since=2031-01-01", /^No interview is of 2031-01-01 or later: the newest is of \d{4}-\d\d-\d\d\.$/],
    ["weight.o1=0&weight.o2=0", /^The weights of all outcomes sum to 0: leave at least one of them above 0\.$/],
  ]) {
    const page = await open(await openWindow(test), `${site.url}/priorities/#what-if&${hash}`);
    await page.locator("what-if [role=status]", { hasText: said }).waitFor();
    assert.ok(!(await page.locator(".ranking").isVisible()) && !(await page.locator(".safe").isVisible()), hash);
    await page.getByRole("button", { name: "As published" }).click();
    await become(page, PUBLISHED);
    assert.ok((await page.locator(".ranking").isVisible()) && (await page.locator(".safe").isVisible()), hash);
  }
});

test("copied settings give the site that was tried", async (test) => {
  const site = await serve(test, EXAMPLE);
  const hash = "#what-if&load=0,0,0.5,0.5,2&modifiers=0.5,1,2&study=1,0,-1&point=250.5&weight.o2=3&interview=i10&since=2024-01-01";
  const page = await tried(test, site, hash);
  const expected =
    "[study]\nmaturity = 1\ncomplexity = -1\n\n[scoring]\npoint_value = 250.5\nload = [0, 0, 0.5, 0.5, 2]\nmodifiers = [0.5, 1, 2]\n\n" +
    "# in the file of the outcome o2: weight: 3\n# tried without i10: no setting leaves anybody out\n" +
    "# tried with interviews since 2024-01-01: no setting leaves older ones out\n";
  assert.equal(await page.locator("what-if").evaluate((element) => element.settings()), expected);
  await page.evaluate(() => {
    globalThis.copyText = (button, text) => (window.copied = text);
  });
  await page.getByRole("button", { name: "Copy as settings" }).click();
  assert.equal(await page.evaluate(() => window.copied), expected);

  const again = await tried(test, site, hash.replace(/&weight.*/, ""));
  const shown = (await rows(again)).map((row) => row.replace(/ [▲▼] \d+/, ""));
  const settings = await again.locator("what-if").evaluate((element) => element.settings());
  const built = await serve(test, { ...EXAMPLE, "site.toml": settings });
  const page2 = await open(await openWindow(test), `${built.url}/priorities/`);
  // The built page has two digits; the sum behind a number is exact on both.
  const sums = (page) => page.locator(".receipt .priority > .n").allTextContents();
  const isAbout = (row) => row.replace(/[\d,]+$/, (sum) => Number(Number(sum.replace(",", "")).toPrecision(2)).toLocaleString("en-US"));
  assert.deepEqual(await rows(page2), shown.map(isAbout));
  const exact = shown.map((row) => row.match(/[\d,]+$/)[0]);
  assert.deepEqual(await sums(page2), exact);
});

test("a host gives it a worker, a file needs none, and both show the same", async (test) => {
  const site = await build(test, EXAMPLE);
  const hash = "#what-if&point=193";
  const shown = [];
  for (const [url, workers] of [[await host(test, site), 1], [pathToFileURL(site).href, 0]]) {
    const page = await (await openWindow(test)).newPage();
    await page.goto(`${url}/priorities/index.html${hash}`);
    await isReady(page);
    await become(page, [`1 ${A} 1,656`, `2 ▲ 1 ${B} 684`, `3 ▼ 1 ${C} 683`]);
    assert.equal(page.workers().length, workers, url);
    shown.push(await page.locator(".ranking").evaluate((table) => table.outerHTML.replace(/href="[^"]*"/g, "")));
  }
  assert.equal(shown[0], shown[1]);
});

test("nothing of it is loaded before it is opened", async (test) => {
  const site = await serve(test, EXAMPLE);
  const context = await openWindow(test);
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const page = await open(context, `${site.url}/priorities/`);
  const isOurs = (path) => /(what-if|numbers|scoring|ranking)[^/]*\.js$/.test(path);
  assert.deepEqual(asked.filter(isOurs), []);
  await unfold(page);
  await isReady(page);
  assert.ok(asked.includes("/data/what-if.js"));
});

test("the keyboard alone can do all of it", async (test) => {
  const site = await serve(test, EXAMPLE);
  const page = await open(await openWindow(test), `${site.url}/priorities/`);
  await page.locator(".what-if > summary").focus();
  await page.keyboard.press("Enter");
  await isReady(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.name), "point");
  await page.keyboard.press("Home");
  await become(page, [`1 ${A} 1,424`, `2 ▲ 1 ${B} 375`, `3 ▼ 1 ${C} 104`]);
  await page.keyboard.press("ArrowRight");
  const step = await page.evaluate(() => document.querySelector("what-if").choice.point);
  assert.ok(step > 0 && step < 300, `an arrow is a small step: ${step}`);
  const reached = new Set();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    const [tag, name] = await page.evaluate(() => {
      const { activeElement: at } = document;
      return [at.tagName, at.closest(".what-if") ? at.name || at.textContent : null];
    });
    if (name === null) break;
    reached.add(name);
    if (tag === "SUMMARY") await page.keyboard.press("Enter");
  }
  for (const name of ["weights", "load", "modifiers", "study", "since", "teams", "interviews"]) assert.ok(reached.has(name), name);
  await page.locator("[name=teams]").first().focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.hash.includes("team=big"));
  await page.getByRole("button", { name: "As published" }).focus();
  await page.keyboard.press("Enter");
  await become(page, PUBLISHED);
});

test("axe finds nothing, and no width scrolls sideways", async (test) => {
  const site = await serve(test, EXAMPLE);
  for (const colorScheme of ["light", "dark"]) {
    const page = await tried(test, site, "#what-if&point=193", { colorScheme });
    for (const summary of [".more-policy > summary", ".what-if .teams > summary", ".what-if .interviews > summary", ".ranking summary"]) {
      await page.locator(summary).first().click();
    }
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    for (const width of [320, 390, 820, 1024, 1440, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} pixels too wide at ${width}`);
    }
  }
});

test("without scripts the page reads and shows nothing of it", async (test) => {
  const site = await serve(test, EXAMPLE);
  const page = await (await openWindow(test, { javaScriptEnabled: false })).newPage();
  await page.goto(`${site.url}/priorities/#what-if&point=193`);
  assert.ok(!(await page.locator(".what-if").isVisible()));
  assert.equal(await page.locator(".ranking > tbody[id]").count(), 3);
});

test("a site for an audience has neither the control nor its data", async (test) => {
  const audience = '[audiences.team]\ntitle = "Team"\nshows = ["themes", "teams", "outcomes", "priorities"]\n';
  const site = await build(test, { ...EXAMPLE, "site.toml": `audience = "team"\n${EXAMPLE["site.toml"]}${audience}` });
  assert.ok(!(await addresses(site, "")).some((path) => path.startsWith("/data/what-if")));
  assert.doesNotMatch(await readFile(join(site, "priorities/index.html"), "utf8"), /what-if/);
});

/** A study of sixty rows that all say something else, and sixty people. */
function sixty() {
  const files = {
    "content/teams/big.md": "---\ntitle: Big\nheadcount: 900\n---\n",
    "content/teams/small.md": "---\ntitle: Small\nheadcount: 90\n---\n",
    "content/outcomes/o1.md": "---\ntitle: First\n---\n",
    "content/outcomes/o2.md": "---\ntitle: Second\n---\n",
  };
  for (let n = 0; n < 60; n += 1) {
    files[`content/themes/t${n}.md`] = `---\ntitle: Theme ${n}\nstrategic: {o1: ${n % 6}, o2: ${(n * 5) % 6}}\n---\n`;
    const quote = (m) => `[Words ${m}.]{.t${m % 60} freq=${1 + ((n * m) % 9)}/month toil=${5 + ((n + m) % 50)}m load=${(n + m) % 5}}`;
    const quotes = Array.from({ length: 20 }, (_, m) => quote(n + m * 3)).join(" ");
    files[`content/interviews/i${n}.md`] = `---\nparticipant: P${n}\nteam: ${n % 3 ? "big" : "small"}\n---\n**P${n}:** ${quotes}\n`;
  }
  return files;
}

test("sixty rows follow a weight that is dragged within a frame", async (test) => {
  const site = await serve(test, sixty());
  const context = await openWindow(test, { viewport: { width: 1440, height: 900 } });
  const page = await open(context, `${site.url}/priorities/`);
  await unfold(page);
  await isReady(page);
  assert.equal(await page.locator(".ranking > tbody[id]").count(), 60);
  const drag = () =>
    page.evaluate(async () => {
      const element = document.querySelector("what-if");
      const slider = element.querySelector("[name=weights]");
      const spent = [];
      let shown;
      const { show } = Object.getPrototypeOf(element);
      element.show = (result) => {
        const begin = performance.now();
        show.call(element, result);
        spent[spent.length - 1] += performance.now() - begin;
        shown();
      };
      const order = () => [...document.querySelectorAll(".ranking > tbody[id]")].map(({ id }) => id).join();
      const orders = new Set();
      for (let step = 0; step < 21; step += 1) {
        const done = new Promise((resolve) => (shown = resolve));
        slider.value = (slider.max * step) / 20;
        const begin = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        spent.push(performance.now() - begin);
        // Where it is as published nothing is asked for.
        if (JSON.stringify(element.choice) !== JSON.stringify(element.home)) await done;
        orders.add(order());
        await new Promise(requestAnimationFrame);
      }
      // What else the machine does is in these times too, so the quickest quarter says what a step takes.
      return { step: spent.sort((a, b) => a - b)[5], orders: orders.size };
    });
  const tries = [];
  while (tries.length < 3 && !(tries.at(-1)?.step < 16)) tries.push(await drag());
  assert.ok(tries.at(-1).step < 16, `${tries.map(({ step }) => step)} ms`);
  assert.ok(tries[0].orders > 10, `${tries[0].orders} orders of rows`);
  test.diagnostic(`${tries.at(-1).step.toFixed(1)} ms of script for a step`);
});

test("rows that move are seen to, where motion is wanted", async (test) => {
  const site = await serve(test, EXAMPLE);
  for (const [reducedMotion, isMoving] of [["no-preference", true], ["reduce", false]]) {
    const page = await open(await openWindow(test, { reducedMotion }), `${site.url}/priorities/`);
    await unfold(page);
    await isReady(page);
    await page.locator(".ranking").scrollIntoViewIfNeeded();
    await page.evaluate(() => window.glowing.clear());
    await put(page, "[name=point]", 0);
    await become(page, [`1 ${A} 1,424`, `2 ▲ 1 ${B} 375`, `3 ▼ 1 ${C} 104`]);
    const moved = await page.evaluate(() => [...window.glowing]);
    assert.deepEqual(moved.sort(), isMoving ? ["theme.canary-analysis", "theme.security-groups"] : []);
  }
});

// A heading of C, with points for an outcome alone: it is a candidate as long as that outcome weighs something.
const headed = (weight) => ({
  ...EXAMPLE,
  "content/outcomes/o3.md": `---\ntitle: Third\nweight: ${weight}\n---\n`,
  "content/themes/checks.md": "---\ntitle: D checks\nstrategic: {o3: 5}\n---\n",
  "content/themes/canary-analysis.md": EXAMPLE["content/themes/canary-analysis.md"].replace("title:", "parent: checks\ntitle:"),
  "content/interviews/i9.md": EXAMPLE["content/interviews/i9.md"].replace("Words.", "[Words.]{.canary-analysis freq=weekly toil=15m load=2}"),
});
const D = "D checks";
// Weights .3, .2 and .5: A 1424.0625 + 300 · .3 · 2, B 375 + 300 · .2 · 4; C 104 + 300 · .3 · 5, and the heading over the same people
// 104 + 300 · .5 · 5.
const HEADED = [`1 ${A} 1,604`, `2 ${D} 854`, `part ${C} 554`, `3 ${B} 615`];

test("a heading that becomes a candidate gets a row, and what is below it is a part of it", async (test) => {
  const site = await serve(test, headed(0));
  const page = await open(await openWindow(test), `${site.url}/priorities/`);
  const bodies = () => page.locator(".ranking > tbody[id]").evaluateAll((all) => all.map((row) => row.outerHTML));
  await unfold(page);
  await isReady(page);
  const before = await bodies();
  assert.deepEqual(await rows(page), PUBLISHED);
  await put(page, "[name=weights] >> nth=2", 1);
  await become(page, HEADED);
  const row = page.locator("[id='theme.checks']");
  assert.equal(await row.locator("th").first().innerText(), `${D}\nTheme`);
  assert.equal(await row.locator(".delta").textContent(), "new");
  assert.equal(await row.locator("th a").evaluate((link) => link.pathname), "/themes/checks/");
  assert.match(await page.locator("[id='theme.canary-analysis'] th .line-meta").innerText(), /^Theme, part of D checks/);
  assert.ok(!(await row.locator(".why > td > a").isVisible()), "the sum opens here");
  await row.locator(".why summary").click();
  await row.locator(".receipt tr.priority > .n", { hasText: "854" }).waitFor();
  assert.deepEqual(await row.locator(".receipt tr > .n").allTextContents(), ["16", "× 13", "× 0.5", "104", "+ 750", "854"]);
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length, "no id is there twice");
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  await put(page, "[name=weights] >> nth=2", 0);
  await become(page, PUBLISHED);
  assert.deepEqual(await bodies(), before);
});

test("what was a part of a heading that is no candidate any more gets its own rank", async (test) => {
  const site = await serve(test, headed(1));
  const about = ([first, second, third, fourth]) => [first.replace("1,604", "1,600"), second.replace("854", "850"), third.replace("554", "550"), fourth.replace("615", "620")];
  const page = await open(await openWindow(test), `${site.url}/priorities/`);
  assert.deepEqual(await rows(page), about(HEADED));
  await unfold(page);
  await isReady(page);
  await put(page, "[name=weights] >> nth=2", 0);
  await become(page, [`1 ${A} 1,784`, `2 ${C} 1,004`, `3 ${B} 855`, `– ${D} unknown`]);
  assert.ok(!(await page.locator(".part-of").isVisible()), "it is a part of nothing");
  await page.getByRole("button", { name: "As published" }).click();
  await become(page, about(HEADED));
  assert.ok(await page.locator(".part-of").isVisible());
});
