// The page for leaders: two sheets of paper, the charter first on them; nothing of it needs a script.

import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { needsBrowser, openWindow } from "./browser.mjs";
import { DEMONSTRATION, build } from "./built.mjs";

needsBrowser();

const WIDTHS = [320, 390, 820, 1024, 1440, 1600];

/** The page of the demonstration as an audience has it, from the disk. */
async function brief(test, audience, options = {}) {
  const site = await build(test, DEMONSTRATION, { flags: ["--audience", audience] });
  const page = await (await openWindow(test, options)).newPage();
  await page.goto(pathToFileURL(join(site, "brief/index.html")).href);
  return page;
}

/** How many sheets of paper a PDF has. */
const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("it takes two sheets of paper, for each audience", async (test) => {
  for (const audience of ["team", "company"]) {
    const page = await brief(test, audience);
    for (const format of ["A4", "Letter"]) {
      const count = sheets(await page.pdf({ format }));
      assert.ok(count === 1 || count === 2, `${audience}, ${format}: ${count}`);
    }
  }
});

test("on paper the charter and who was heard stand before what matters most", async (test) => {
  const page = await brief(test, "team");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 673, height: 986 });
  const tops = await page.evaluate(() =>
    [".lead", ".side .plain-lines", ".crews", ".bar-rows"].map((part) => document.querySelector(part).getBoundingClientRect().top),
  );
  assert.deepEqual(tops.toSorted((one, other) => one - other), tops, `${tops}`);
  assert.equal(await page.locator(".site-nav").isVisible(), false);
});

test("without scripts it reads at any width, and the rows of heads have one scale", async (test) => {
  const page = await brief(test, "team", { javaScriptEnabled: false });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(() => {
      const steps = [...document.querySelectorAll(".crews svg")].map((row) => row.getBoundingClientRect().width / row.viewBox.baseVal.width);
      const { scrollWidth, clientWidth } = document.documentElement;
      return { isTooWide: scrollWidth > clientWidth, rows: steps.length, spread: Math.max(...steps) - Math.min(...steps) };
    });
    // All teams but the platform's own, of which nobody was asked.
    assert.deepEqual([found.isTooWide, found.rows], [false, 7], `${width}`);
    assert.ok(found.spread < 0.01, `${width}: ${found.spread}`);
  }
  const buttons = await page.locator("main button").evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
  assert.equal(buttons, 0, "what needs a script is not there");
});
