// A page that is loaded again stays where the reader is.

import assert from "node:assert/strict";
import test from "node:test";

import { isMarked, mark, needsBrowser, open, openWindow } from "./browser.mjs";
import { STUDY, interview, serve } from "./site.mjs";

needsBrowser();

const PAGE = "content/interviews/p07.md";

/** How far a text may move: browsers put pages at whole pixels. */
const HAIR = 1;

/** How far a text on the page is from the top of the window. */
const topOf = (page, text) => page.getByText(text, { exact: true }).evaluate((it) => it.getBoundingClientRect().top);

/** Brings a text near to the top of the window. */
async function bringUp(page, text) {
  await page
    .getByText(text, { exact: true })
    .evaluate((it) => scrollBy({ top: it.getBoundingClientRect().top - 90, behavior: "instant" }));
  await settled(page);
}

/** What a browser and the page itself do about the place is done a few frames after all has come. */
async function settled(page) {
  await page.waitForLoadState("load");
  await page.evaluate(async () => {
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** Changes the interview; done when the page shows the words. */
async function changeUntil(site, page, words, change) {
  await mark(page);
  await change();
  await page.getByText(words).first().waitFor({ state: "attached" });
  assert.ok(!(await isMarked(page)), "it was loaded again");
  await settled(page);
}

for (const [what, from, to] of [
  [
    "a turn was inserted",
    "**Mira:** Question 3?",
    "**Mira:** Inserted words?\n\n**P07:** Yes.\n\n**Mira:** Question 3?",
  ],
  [
    "a paragraph was inserted",
    "Answer 3, and more words.",
    `Answer 3, and more words.\n\nInserted words${", and so on".repeat(200)}.`,
  ],
  [
    "a turn was removed",
    "**Mira:** Question 3?\n\n**P07:** Answer 3, and more words.\n\n**Mira:** Question 4?",
    "**Mira:** Inserted words?",
  ],
]) {
  test(`the words under the top stay where they are when ${what} above them`, async (test) => {
    const site = await serve(test);
    const page = await open(await openWindow(test), `${site.url}/interviews/p07/`);
    const words = "Answer 20, and more words.";
    await bringUp(page, words);
    const before = await topOf(page, words);
    await changeUntil(site, page, "Inserted words", () => site.change(PAGE, from, to));
    assert.ok(Math.abs((await topOf(page, words)) - before) <= HAIR, `${await topOf(page, words)} is not ${before}`);
  });
}

test("the words that are being written stay where they are", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/`);
  await bringUp(page, "Answer 20, and more words.");
  const before = await topOf(page, "Answer 20, and more words.");
  await changeUntil(site, page, "Inserted words", () =>
    site.change(PAGE, "Answer 20, and more words.", "Answer 20, and more Inserted words."),
  );
  assert.ok(Math.abs((await topOf(page, "Answer 20, and more Inserted words.")) - before) <= HAIR);
});

test("an address that names a place does not draw the reader back to it", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/#two-weeks`);
  const words = "Answer 25, and more words.";
  await bringUp(page, words);
  const before = await topOf(page, words);
  await changeUntil(site, page, "Inserted words", () => site.change(PAGE, "Answer 28,", "Inserted words,"));
  assert.ok(Math.abs((await topOf(page, words)) - before) <= HAIR, `${await topOf(page, words)} is not ${before}`);
});

test("a reader at the top of a page stays there", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/`);
  await changeUntil(site, page, "Inserted words", () =>
    site.change(PAGE, "guide: g1", "guide: g1\ntakeaways: [Inserted words]"),
  );
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("pictures that come late do not move the page", async (test) => {
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900"><rect width="600" height="900" fill="teal"/></svg>';
  const text = interview("It took two weeks.", { before: "![A map](map.svg)\n\n" });
  const site = await serve(test, { ...STUDY, [PAGE]: text, "content/interviews/map.svg": picture });
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/`);
  const words = "Answer 20, and more words.";
  await page.waitForLoadState("load");
  await bringUp(page, words);
  const before = await topOf(page, words);
  await changeUntil(site, page, "Inserted words", () => site.change(PAGE, "Answer 28,", "Inserted words,"));
  assert.ok(Math.abs((await topOf(page, words)) - before) <= HAIR, `${await topOf(page, words)} is not ${before}`);
});

test("what was opened on the page of priorities stays open when there are more rows and other numbers", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/priorities/`);
  const areOpen = async (...rows) =>
    Promise.all(rows.map((row) => page.locator(`[id="${row}"] details`).evaluate((it) => it.open)));
  const button = "opportunity.one-button";
  await page.locator(`[id="${button}"] summary`).click();
  assert.deepEqual(await areOpen(button, "theme.waiting"), [true, false]);
  await changeUntil(site, page, "Inserted words", async () => {
    await site.write(
      "content/themes/daily.md",
      "---\ntitle: Inserted words\nestimate: {reach: 1, freq: daily, toil: 8h}\n---\n",
    );
    await site.change("content/teams/payments.md", "12", "120");
  });
  assert.deepEqual(await areOpen(button, "theme.waiting", "theme.daily"), [true, false, false]);
});

test("a number that was opened stays open when there are other numbers", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/opportunities/one-button/`);
  const button = "opportunity.one-button";
  const areOpen = async (...numbers) =>
    Promise.all(numbers.map((number) => page.locator(`[id="${button}.${number}"]`).evaluate((it) => it.open)));
  await page.locator(`[id="${button}.share"] > summary`).click();
  assert.deepEqual(await areOpen("share", "toil"), [true, false]);
  await changeUntil(site, page, "Inserted words", async () => {
    await site.change("content/teams/payments.md", "12", "120");
    await site.change("content/opportunities/one-button.md", "title: One button", "title: Inserted words");
  });
  assert.deepEqual(await areOpen("share", "toil"), [true, false]);
});
