// What is saved is seen: a page is loaded again if its bytes changed, and only then.

import assert from "node:assert/strict";
import test from "node:test";

import { heard, isMarked, mark, needsBrowser, news, open, openWindow } from "./browser.mjs";
import { serve } from "./site.mjs";

needsBrowser();

test("a saved word appears on the open page", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/`);
  for (const [before, now] of [
    ["Answer 3,", "Answer three,"],
    ["Answer three,", "Answer 3 again,"],
  ]) {
    await site.change("content/interviews/p07.md", before, now);
    await page.getByText(now).waitFor();
  }
});

test("a page that does not show a change stays as it is", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await mark(page);
  const before = await news(page);
  await site.change("content/interviews/p07.md", "Answer 3,", "Answer three,");
  await heard(page, before);
  // A page that was being loaded again would have been by the time it got this.
  await site.write("themes/default/static/css/own.css", "body { outline-color: rgb(1, 2, 3) }");
  await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)");
  assert.ok(await isMarked(page), "it was not loaded again");
});
