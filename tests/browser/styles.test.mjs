// A change of style is seen without the page being loaded again, and never a page without any style.

import assert from "node:assert/strict";
import test from "node:test";

import { isMarked, mark, needsBrowser, open, openWindow } from "./browser.mjs";
import { serve } from "./site.mjs";

needsBrowser();

const SHEET = "themes/default/static/css/x.css";
const colour = (red) => `@layer own { h1 { color: rgb(${red}, 0, 0) } }`;
const isRed = (page, red) =>
  page.waitForFunction((red) => getComputedStyle(document.querySelector("h1")).color === `rgb(${red}, 0, 0)`, red);

test("a changed style sheet takes the place of the one before", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await mark(page);
  const sheets = () => document.querySelectorAll('link[rel="stylesheet"]').length;
  const before = await page.evaluate(sheets);
  // From here on it is noted in each frame whether the page has its style.
  await page.evaluate(() => {
    const hasStyle = () =>
      getComputedStyle(document.querySelector(".site-header")).borderBlockEndStyle +
      getComputedStyle(document.body).margin;
    window.styles = new Set();
    const look = () => {
      window.styles.add(hasStyle());
      requestAnimationFrame(look);
    };
    look();
  });
  for (const red of [10, 20, 30]) {
    await site.write(SHEET, colour(red));
    await isRed(page, red);
  }
  // Faster than a browser fetches them.
  for (let red = 40; red < 60; red += 1) await site.write(SHEET, colour(red));
  await isRed(page, 59);
  await page.waitForFunction((before) => document.querySelectorAll('link[rel="stylesheet"]').length === before, before);
  assert.ok(await isMarked(page), "it was not loaded again");
  assert.equal(await page.evaluate(() => window.styles.size), 1, "it had its style all the time");
});

test("a page that is loaded again has the newest style, and loses one that is removed", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await site.write(SHEET, colour(10));
  await isRed(page, 10);
  await page.reload();
  await isRed(page, 10);
  await site.remove(SHEET);
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color !== "rgb(10, 0, 0)");
});

test("a script of the look's own that changes loads the page again", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await site.write("themes/default/static/js/copy-link.js", "document.title = 'Another script';\n");
  await page.waitForFunction(() => document.title === "Another script");
});
