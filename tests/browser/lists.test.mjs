// Teams, opportunities, outcomes, guides and plain pages in a browser: lists of contents open where there is room, fold where
// there is not, say where one reads; nothing of it needs a script.

import assert from "node:assert/strict";
import test from "node:test";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { builtDemonstration, host } from "./built.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

const words = (name) => `## ${name}\n\n${`${name} is what these words are about.\n\n`.repeat(40)}`;
const question = (n) => `      - {id: q${n}, text: What was the last thing of the kind ${n}?}\n`;
const FILES = {
  ...STUDY,
  "content/method.md": `# How we worked\n\n${["One", "Two", "Three"].map(words).join("")}`,
  "content/guides/g2.md": `---\ntitle: G2\nsections:\n  - questions:\n${[1, 2, 3, 4].map(question).join("")}---\n`,
  "content/themes/looking.md": "---\ntitle: Looking\n---\n",
  "content/teams/search.md": "---\ntitle: Search\nheadcount: 3\n---\n",
  "content/interviews/p09.md":
    "---\nparticipant: P09\nteam: search\nguide: g2\n---\n\n**P09:** [I look for it all day.]{.looking q=q1} [Fine.]{.toil kind=counter}\n",
};

const isShown = (page, selector) => page.locator(selector).first().isVisible();

test("contents are beside the words where there is room, and folded before them where there is not", async (test) => {
  const site = await serve(test, FILES);
  for (const path of ["/method/", "/guides/g2/"]) {
    const page = await open(await openWindow(test), site.url + path);
    await page.setViewportSize({ width: 1440, height: 900 });
    assert.ok(await isShown(page, ".contents a"), path);
    assert.ok(!(await isShown(page, ".contents summary")), "what does nothing is not there");
    const [contents, text] = await page.evaluate(() =>
      [".contents", ".contents + *"].map((selector) => document.querySelector(selector).getBoundingClientRect().toJSON()),
    );
    assert.ok(contents.left >= text.right, `${path}: ${contents.left} is beside ${text.right}`);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.ok(!(await isShown(page, ".contents a")), path);
    await page.click(".contents summary");
    assert.ok(await isShown(page, ".contents a"), path);
  }
});

const LONG = [
  "/priorities/",
  "/themes/credential-refresh/",
  "/teams/freight/",
  "/coverage/",
  "/agreement/",
  "/brief/",
  "/opportunities/one-log-in-a-day/",
];

test("where something is beside the words contents are a line, and folded where there is no room", async (test) => {
  const url = await host(test, await builtDemonstration());
  const page = await (await openWindow(test)).newPage();
  for (const path of LONG) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(url + path);
    const places = await page.locator(".contents a").evaluateAll((all) => all.map((link) => decodeURIComponent(link.hash.slice(1))));
    assert.ok(places.length >= 3, path);
    const lost = await page.evaluate((places) => places.filter((place) => !document.getElementById(place)), places);
    assert.deepEqual(lost, [], path);
    assert.ok((await isShown(page, ".contents a")) && !(await isShown(page, ".contents summary")), path);
    const height = await page.locator(".contents").evaluate((list) => list.getBoundingClientRect().height);
    assert.ok(height < 90, `${path}: a line or two, not ${height} px`);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.ok(!(await isShown(page, ".contents a")), path);
    await page.click(".contents summary");
    await page.locator(".contents a").last().click();
    assert.equal(decodeURIComponent(new URL(page.url()).hash), `#${places.at(-1)}`);
  }
});

test("on a phone a folded list of contents pushes neither the first quote of a theme down nor the rows of the priorities", async (test) => {
  const url = await host(test, await builtDemonstration());
  const page = await (await openWindow(test, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })).newPage();
  for (const [path, what] of [["/themes/credential-refresh/", ".lead-quote"], ["/priorities/", ".ranking"]]) {
    await page.goto(url + path);
    const top = () => page.locator(what).evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    await page.locator(".contents").evaluate((list) => list.remove());
    assert.ok(Math.abs(before - (await top())) < 1, `${path}: ${before} px with a list, ${await top()} without`);
  }
});

test("the names of themes and of teams stay in sight in the table of both, which scrolls in a box of its own", async (test) => {
  const url = await host(test, await builtDemonstration());
  const page = await (await openWindow(test, { viewport: { width: 390, height: 600 } })).newPage();
  await page.goto(`${url}/themes/`);
  await page.click(".by-team > summary");
  const box = page.getByRole("region", { name: "Themes by team" });
  assert.equal(await box.getAttribute("tabindex"), "0");
  assert.ok(await box.getByRole("columnheader", { name: "Freight" }).isVisible());
  const cell = box.getByRole("link", { name: /^2 of 3 in Booking on Rotating keys and certificates: / });
  assert.match(await cell.getAttribute("href"), /#team:booking$/);
  const edges = () =>
    box.evaluate((box) => {
      const edge = (selector, side) => Math.round(box.querySelector(selector).getBoundingClientRect()[side] - box.getBoundingClientRect()[side]);
      return [edge("tbody tr:last-child > th", "left"), edge("thead th:last-child", "top"), box.scrollLeft, box.scrollTop];
    });
  assert.deepEqual(await edges(), [0, 0, 0, 0]);
  await box.evaluate((box) => box.scrollTo(100, 150));
  assert.deepEqual(await edges(), [0, 0, 100, 150]);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page itself does not scroll sideways");
});

test("on a phone the title of a page stands above its contents", async (test) => {
  const site = await serve(test, { ...FILES, "content/plan.md": `---\ntitle: The plan\n---\n${["One", "Two", "Three"].map(words).join("")}` });
  const window = await openWindow(test, { viewport: { width: 390, height: 844 } });
  for (const path of ["/plan/", "/guides/g2/"]) {
    const page = await open(window, site.url + path);
    const [title, contents] = await page.evaluate(() =>
      ["h1", ".contents"].map((selector) => document.querySelector(`main ${selector}`).getBoundingClientRect().toJSON()),
    );
    assert.ok(title.bottom <= contents.top, `${path}: ${title.bottom} is above ${contents.top}`);
  }
});

test("what is said of a theme in the list stands in one place, beside its dots or below them", async (test) => {
  const site = await serve(test, FILES);
  for (const width of [390, 820, 1440]) {
    const page = await open(await openWindow(test, { viewport: { width, height: 900 } }), `${site.url}/themes/`);
    const torn = await page.locator(".tree .line-meta").evaluateAll((all) =>
      all.filter((meta) => {
        const words = document.createRange();
        words.selectNodeContents(meta.lastChild);
        const lines = new Set([...words.getClientRects()].map((line) => Math.round(line.left)));
        return lines.size !== 1;
      }).length,
    );
    assert.equal(torn, 0, `at ${width} pixels`);
  }
});

test("the list says where one reads", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await openWindow(test), `${site.url}/method/`);
  await page.setViewportSize({ width: 1440, height: 700 });
  const current = (name) =>
    page.waitForFunction(
      (name) => {
        const all = [...document.querySelectorAll(".contents [aria-current=location]")];
        return all.length === 1 && all[0].textContent === name;
      },
      name,
    );
  await page.click(".contents a >> text=Two");
  await current("Two");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await current("Three");
});

test("without scripts contents lead to their places and dots stand beside what they say", async (test) => {
  const site = await serve(test, FILES);
  const page = await (await openWindow(test, { javaScriptEnabled: false })).newPage();
  await page.goto(`${site.url}/guides/g2/`);
  await page.click(".contents summary");
  await page.locator(".contents a").first().click();
  assert.equal(new URL(page.url()).hash, "#q1");
  await page.goto(`${site.url}/teams/`);
  assert.equal(await page.locator(".tree .chart-crew circle").count(), 12 + 3);
  await page.goto(`${site.url}/teams/payments/`);
  // Lines far below the window are not laid out, and `innerText` leaves out what is not: so their texts are asked for.
  assert.ok(await isShown(page, ".side .lines a"));
  assert.match(await page.locator(".side").textContent(), /What others say.*\s+Looking\s+1 person spoke of it/);
  await page.goto(`${site.url}/opportunities/one-button/`);
  assert.match(await page.locator(".voices").innerText(), /What speaks against it\n+Fine\./);
});

test("what is not found leads to every list", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await openWindow(test), `${site.url}/404.html`);
  const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.length >= 8, links.join(" "));
  assert.equal(await page.locator("main button").count(), 0, "there is nothing to copy");
  for (const link of links) assert.equal((await fetch(link)).status, 200, link);
});
