// The home page, the list of themes and the priorities: what the design says of them, as far as a machine can tell.

import assert from "node:assert/strict";
import test from "node:test";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

/** The small study, with a wish that nobody gives a reason for, and a sentence for each of two findings. */
const FILES = {
  ...STUDY,
  "content/_index.md":
    "---\ntitle: What slows us\nbrief:\n  - {finding: Everybody asks for it and nobody says why., theme: portal, quote: p09#portal}\n" +
    "  - {finding: It hurts., opportunity: one-button}\n---\nWords of our own.\n",
  "content/themes/portal.md": "---\ntitle: A portal\n---\nOne page for all.\n",
  "content/themes/dear.md": "---\ntitle: Dear\nestimate: {reach: 0.5, freq: weekly, toil: 8h}\n---\n",
  "content/teams/search.md": "---\ntitle: Search\nheadcount: 30\n---\n",
  "content/interviews/p09.md":
    "---\nparticipant: P09\nteam: search\ninterviewer: Mira\n---\n\n**Mira:** And?\n\n**P09:** [Give us a portal.]{.portal #portal kind=ask}\n",
};
const WIDTHS = [320, 390, 820, 1024, 1440, 1600];

/** The page at an address, in a window of a width. */
async function shown(test, path, options = {}) {
  const site = await serve(test, FILES);
  const window = await openWindow(test, options);
  if (options.javaScriptEnabled ?? true) return open(window, `${site.url}${path}`);
  // Nothing tells such a page that the server has news.
  const page = await window.newPage();
  await page.goto(`${site.url}${path}`);
  return page;
}

test("on a phone the home page shows title, counts and the first finding before anybody scrolls", async (test) => {
  const page = await shown(test, "/", { viewport: { width: 390, height: 844 } });
  for (const selector of ["h1", ".study", ".brief .figure", ".brief .finding"]) {
    const { y, height } = await page.locator(selector).first().boundingBox();
    assert.ok(y + height <= 844, `${selector} ends at ${y + height}`);
  }
  assert.equal(await page.locator(".hero > svg").isVisible(), false);
});

test("the piles of the findings have their ground at one height, however much is said above and below it", async (test) => {
  const page = await shown(test, "/", { viewport: { width: 1440, height: 900 } });
  const bottoms = await page.locator(".brief .figure").evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
  assert.equal(bottoms.length, 2);
  assert.ok(Math.abs(bottoms[0] - bottoms[1]) < 1, `${bottoms}`);
});

test("in a wide window the people stand beside the title, each leading to what they said", async (test) => {
  const page = await shown(test, "/", { viewport: { width: 1440, height: 900 } });
  const title = await page.locator("h1").boundingBox();
  const people = page.locator(".hero > svg");
  assert.ok((await people.boundingBox()).x > title.x + title.width);
  await people.getByRole("link", { name: "P09, Search: 1 quote" }).click();
  assert.equal(new URL(page.url()).pathname, "/interviews/p09/");
});

test("what is only asked for is a hollow pile, on the home page and below the priorities", async (test) => {
  const page = await shown(test, "/");
  const stones = (of) => of.locator("path").evaluateAll((all) => all.map((stone) => stone.getAttribute("class")));
  assert.deepEqual(await stones(page.locator(".brief li").first().locator(".chart-cairn")), ["stone hollow"]);
  assert.deepEqual(await stones(page.locator(".trail a", { hasText: "A portal" })), ["stone hollow"]);
  await page.goto(new URL("/priorities/", page.url()).href);
  assert.deepEqual(await stones(page.locator("#theme\\.portal")), ["stone hollow"]);
});

test("the grid of the bars stands below the numbers of the axis, and each bar has its range", async (test) => {
  for (const width of [820, 1440]) {
    const page = await shown(test, "/priorities/", { viewport: { width, height: 900 } });
    const found = await page.evaluate(() => {
      const middle = (it) => (it.getBoundingClientRect().left + it.getBoundingClientRect().right) / 2;
      const axis = document.querySelector(".chart-axis");
      // Where the axis is narrow, every other number is left out: no number, nothing to stand below.
      const ticks = [...axis.querySelectorAll("text")].slice(1, -1).map((text) => (text.getBoundingClientRect().width > 0 ? middle(text) : null));
      const bars = [...document.querySelectorAll(".ranking .chart-bar")];
      return {
        ticks,
        zero: axis.getBoundingClientRect().left,
        bars: bars.map((bar) => ({
          zero: bar.getBoundingClientRect().left,
          lines: [...bar.querySelectorAll(".grid line")].slice(0, ticks.length).map(middle),
          ranges: bar.querySelectorAll(".interval").length,
        })),
      };
    });
    assert.ok(found.bars.length >= 2 && found.ticks.some((tick) => tick !== null), JSON.stringify(found));
    if (width === 1440) assert.ok(!found.ticks.includes(null), "there is room for each number");
    for (const bar of found.bars) {
      assert.equal(bar.ranges, 1);
      assert.ok(Math.abs(bar.zero - found.zero) < 1, `${bar.zero} is not ${found.zero}`);
      bar.lines.forEach((line, place) => {
        const tick = found.ticks[place];
        assert.ok(tick === null || Math.abs(line - tick) < 1.5, JSON.stringify(found));
      });
    }
  }
});

test("without scripts a sum opens, leads to each number, and themes stand by team", async (test) => {
  const page = await shown(test, "/priorities/", { javaScriptEnabled: false });
  const row = page.locator("#opportunity\\.one-button");
  await row.locator("summary").click();
  assert.match(await row.locator(".receipt .priority").innerText(), /Priority P/);
  await row.getByRole("link", { name: "Each number" }).click();
  assert.equal(new URL(page.url()).hash, "#opportunity.one-button.priority");
  assert.equal(await page.locator("[id='opportunity.one-button.priority']").count(), 1);
  await page.goto(new URL("/themes/", page.url()).href);
  await page.locator(".by-team > summary").click();
  await page.getByRole("link", { name: "1 of 1 in Search on A portal" }).click();
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, "/themes/portal/#team:search");
  assert.equal(await page.locator("[id='team:search']").count(), 1);
});

test("no page scrolls sideways, with all of it opened, and nobody sees more of a table than there is", async (test) => {
  const page = await shown(test, "/");
  for (const path of ["/", "/themes/", "/priorities/"]) {
    await page.goto(new URL(path, page.url()).href);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${path} is ${wide} wide at ${width}`);
    }
  }
});
