// What is wrong stands over the last good page: where, why, and a way into the editor.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";

import axe from "axe-core";

import { heard, isMarked, mark, needsBrowser, news, open, openWindow } from "./browser.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

const PAGE = "content/interviews/p07.md";
const PLACE = `${PAGE}:10:53`;
const board = (page) => page.locator("cairn-problems section");
const gone = (page) => board(page).waitFor({ state: "detached" });
const spoil = (site) => site.change(PAGE, "freq=monthly", "freq=mothly");
const mend = (site) => site.change(PAGE, "freq=mothly", "freq=monthly");

test("an error is shown with its place, its line and what to do, and goes when it is mended", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await mark(page);
  await spoil(site);
  await board(page).waitFor();
  const text = await board(page).innerText();
  for (const part of ["1 error: this is the last good page", PLACE, "freq=mothly toil=3h", "^^^", "help: "]) {
    assert.ok(text.includes(part), `${part} is not in:\n${text}`);
  }
  assert.equal(await board(page).locator("a").count(), 0, "there is no editor");
  assert.ok(await page.getByRole("heading", { level: 1, name: "Toil" }).isVisible(), "the last good page is below");
  await mend(site);
  await gone(page);
  assert.ok(await isMarked(page), "nothing was loaded again");
});

test("its place opens the editor", async (test) => {
  const site = await serve(test, {
    ...STUDY,
    "site.toml": '[serve]\neditor = "vscode://file/{path}:{line}:{column}"\n',
  });
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await spoil(site);
  const link = board(page).getByRole("link", { name: PLACE });
  assert.equal(await link.getAttribute("href"), `vscode://file/${site.path(PAGE)}:10:53`);
});

test("it can be hidden, and comes back at the next change", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await spoil(site);
  await board(page).waitFor();
  await page.keyboard.press("Escape");
  await gone(page);
  await site.change(PAGE, "Answer 3,", "Answer three,");
  await board(page).waitFor();
  await board(page).getByRole("button", { name: "Hide" }).click();
  await gone(page);
  // To look away and back is no change.
  const before = await news(page);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await heard(page, before);
  assert.equal(await board(page).count(), 0);
  await site.change(PAGE, "freq=mothly", "freq=wekly");
  await board(page).getByText("wekly").first().waitFor();
  await site.change(PAGE, "freq=wekly", "freq=weekly");
  await gone(page);
});

test("it stays as it is, and where one has scrolled in it, when the same is wrong after another change", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await spoil(site);
  await board(page).waitFor();
  await board(page).evaluate((it) => (it.kept = true));
  const before = await news(page);
  await site.change(PAGE, "Answer 3,", "Answer three,");
  await heard(page, before);
  assert.ok(await board(page).evaluate((it) => it.kept));
});

test("of very many errors the first ones are shown", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  const many = Array.from({ length: 60 }, (_, n) => `**P07:** [Words ${n}.]{.toill}\n\n`).join("");
  await site.change(PAGE, "**Mira:** Question 3?", `${many}**Mira:** Question 3?`);
  await board(page).getByText("60 errors").waitFor();
  assert.equal(await board(page).locator("article").count(), 40);
  await board(page).getByText("And 20 more").waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of [
    ["wide", { width: 1280, height: 800 }],
    ["phone", { width: 390, height: 844 }],
  ]) {
    test(`it can be read by everybody, ${colorScheme} and ${size}`, async (test) => {
      const site = await serve(test, {
        ...STUDY,
        "site.toml": '[serve]\neditor = "vscode://file/{path}:{line}:{column}"\n',
      });
      const page = await open(await openWindow(test, { colorScheme, viewport }), `${site.url}/themes/toil/`);
      await site.change(PAGE, "{.toil #two-weeks freq=monthly", "{.toill #two-weeks freq=mothly");
      await board(page).waitFor();
      await takePicture(page, `overlay-${colorScheme}-${size}`);
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate(() => window.axe.run({ preload: false }));
      const contrast = passes.find(({ id }) => id === "color-contrast");
      assert.ok(contrast.nodes.some((node) => node.html.startsWith("<pre")), "it looked into the errors");
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
        [],
      );
      const { wide, fits } = await board(page).evaluate((it) => ({
        wide: it.scrollWidth > it.clientWidth,
        fits: document.documentElement.scrollWidth <= innerWidth,
      }));
      assert.deepEqual({ wide, fits }, { wide: false, fits: true }, "nothing is wider than the window");
    });
  }
}

test("it is as light or dark as the page that it is over", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test, { colorScheme: "light" }), `${site.url}/themes/toil/`);
  await spoil(site);
  await board(page).waitFor();
  const paper = () => board(page).evaluate((it) => getComputedStyle(it).backgroundColor);
  const light = await paper();
  await page.evaluate(() => (document.documentElement.dataset.colors = "dark"));
  assert.notEqual(await paper(), light);
});

/** Keeps a picture for people to look at, where they name a folder for it. */
async function takePicture(page, name) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
