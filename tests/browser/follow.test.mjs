// With `--follow` the browser goes to what was written last.

import assert from "node:assert/strict";
import test from "node:test";

import { heard, isMarked, mark, needsBrowser, news, open, openWindow } from "./browser.mjs";
import { serve } from "./site.mjs";

needsBrowser();

const PAGE = "content/interviews/p07.md";
const NEW = "Answer 25, and [more new words]{.toil #new}.";
const site = (test, flags = ["--follow"]) => serve(test, undefined, flags);
const write = (site) => site.change(PAGE, "Answer 25, and more words.", NEW);

/** Waits until an element is in the window and has begun to shine. */
const isShown = (page, id) =>
  page.waitForFunction(
    (id) => {
      const { top, bottom } = document.getElementById(id)?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= innerHeight && window.glowing?.has(id);
    },
    id,
    // There are no frames in a window behind another.
    { polling: 50 },
  );

test("a page of the theme comes to the new card", async (test) => {
  const it = await site(test);
  const page = await open(await openWindow(test, { viewport: { width: 1000, height: 250 } }), `${it.url}/themes/toil/`);
  await write(it);
  await isShown(page, "p07.new");
  assert.equal(new URL(page.url()).pathname, "/themes/toil/");
});

test("the open transcript comes to the new quote, with the place in sight at each change of it", async (test) => {
  const it = await site(test);
  const page = await open(await openWindow(test), `${it.url}/interviews/p07/`);
  await write(it);
  await isShown(page, "new");
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await it.change(PAGE, "{.toil #new}", "{.toil #new kind=ask}");
  await isShown(page, "new");
});

test("a page that does not show the quote makes way for the transcript", async (test) => {
  const it = await site(test);
  const page = await open(await openWindow(test), `${it.url}/about/`);
  await write(it);
  await page.waitForURL(`${it.url}/interviews/p07/#new`);
  await isShown(page, "new");
});

test("a page that shows the quote goes to it, and the others stay", async (test) => {
  const it = await site(test);
  const window = await openWindow(test);
  const theme = await open(window, `${it.url}/themes/toil/`);
  const about = await open(window, `${it.url}/about/`);
  const before = await news(about);
  await write(it);
  await isShown(theme, "p07.new");
  await heard(about, before);
  assert.equal(about.url(), `${it.url}/about/`);
});

test("who goes on to another page is not called back", async (test) => {
  const it = await site(test);
  const page = await open(await openWindow(test), `${it.url}/about/`);
  await write(it);
  await page.waitForURL(`${it.url}/interviews/p07/#new`);
  await page.goto(`${it.url}/themes/waiting/`);
  await heard(page);
  await mark(page);
  const before = await news(page);
  await it.change(PAGE, "Answer 3,", "Answer three,");
  await heard(page, before);
  await it.write("themes/default/static/css/own.css", "body { outline-color: rgb(1, 2, 3) }");
  await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)");
  assert.equal(page.url(), `${it.url}/themes/waiting/`);
  assert.ok(await isMarked(page));
});

test("nothing is followed without the flag", async (test) => {
  const it = await site(test, []);
  const page = await open(await openWindow(test), `${it.url}/interviews/p07/`);
  await write(it);
  await page.getByText("more new words").first().waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(new URL(page.url()).hash, "");
});
