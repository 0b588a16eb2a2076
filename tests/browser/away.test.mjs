// A page that nobody saw for a while is current when somebody does.

import assert from "node:assert/strict";
import test from "node:test";

import { heard, isMarked, mark, needsBrowser, open, openWindow } from "./browser.mjs";
import { serve } from "./site.mjs";

// Playwright keeps a browser from keeping pages.
needsBrowser({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });

const PAGE = "content/interviews/p07.md";

/** Goes somewhere with the browser's own buttons or a link; pages that were kept tell of no loading. */
async function go(page, step, url) {
  await page.evaluate(step, url);
  await page.waitForFunction((url) => location.href === url && document.readyState === "complete", url);
}

const forwards = (url) => void setTimeout(() => location.assign(url));
const back = () => void setTimeout(() => history.back());

for (const change of [true, false]) {
  test(`a page that one comes back to is ${change ? "current" : "the one that was left, where nothing changed"}`, async (test) => {
    const site = await serve(test);
    const [here, there] = [`${site.url}/interviews/p07/`, `${site.url}/about/`];
    const page = await open(await openWindow(test), here);
    await page.evaluate(() => addEventListener("pageshow", (event) => (window.wasKept = event.persisted)));
    await mark(page);
    await go(page, forwards, there);
    await heard(page);
    if (change) {
      await site.change(PAGE, "Answer 3,", "Answer three,");
      await heard(page, 1);
      await go(page, back, here);
      await page.getByText("Answer three,").waitFor();
    } else {
      await go(page, back, here);
      const wasKept = await page.evaluate(() => window.wasKept === true);
      if (!wasKept) test.diagnostic("this browser keeps no pages: it was loaded again in any case");
      else await heard(page, 1);
      assert.equal(await isMarked(page), wasKept, "only the browser itself loads it again");
    }
    await site.change(PAGE, "Answer 5,", "Answer five,");
    await page.getByText("Answer five,").waitFor();
  });
}

test("a page in the background holds no connection, and hears what it missed", async (test) => {
  const site = await serve(test);
  const window = await openWindow(test);
  const pages = [];
  // More than a browser holds connections to one server.
  for (let count = 0; count < 8; count += 1) {
    const page = await open(window, `${site.url}/interviews/p07/`);
    pages.push(page);
    if (count < 7) await see(page, "hidden");
  }
  await site.change(PAGE, "Answer 3,", "Answer three,");
  await pages[7].getByText("Answer three,").waitFor();
  assert.equal(await pages[0].getByText("Answer three,").count(), 0);
  await see(pages[0], "visible");
  await pages[0].getByText("Answer three,").waitFor();
});

/** Makes a page believe that it is seen, or not: without a screen all are. */
const see = (page, state) =>
  page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, state);
