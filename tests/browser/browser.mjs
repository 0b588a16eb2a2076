// A browser for the tests of one file, and pages that hear everything that goes wrong in them.

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { atEnd } from "./ending.mjs";
import { PATIENCE } from "./site.mjs";

let browser;

/** Says that the tests of this file need a browser. */
export function needsBrowser({ ignoreDefaultArgs = [] } = {}) {
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.BROWSER_BINARY ?? "/usr/bin/chromium",
      ignoreDefaultArgs,
    });
  });
  after(() => browser.close());
}

/** Runs in each page before anything else: notes what the server tells and what shines, says what the policy forbids. */
function listen() {
  window.glowing = new Set();
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...all) {
    window.glowing.add(this.id);
    return animate.apply(this, all);
  };
  window.news = 0;
  window.EventSource = class extends window.EventSource {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", () => (window.news += 1));
    }
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`forbidden by ${event.violatedDirective}: ${event.blockedURI}`);
  });
}

/**
 * Opens pages of a site in a window of its own. What their consoles say that is not expected fails the test.
 *
 * @param {RegExp} [expected] what a console may say, for tests in which pages are missing or the server is gone
 */
export async function openWindow(test, { expected, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(listen);
  const wrong = [];
  context.on("console", (message) => {
    const text = `${message.text()} (${message.location().url})`;
    if (["error", "warning"].includes(message.type()) && !expected?.test(text)) wrong.push(text);
  });
  context.on("weberror", (error) => wrong.push(String(error.error())));
  atEnd(test, async () => {
    await context.close();
    assert.deepEqual(wrong, [], "the console is quiet");
  });
  return context;
}

/** Opens a page, and waits until it has heard of the newest state. */
export async function open(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await heard(page);
  return page;
}

/** Waits until a page has heard more than so many times from the server. */
export const heard = (page, than = 0) => page.waitForFunction((than) => window.news > than, than);

/** How often a page has heard from the server. */
export const news = (page) => page.evaluate(() => window.news);

/** Puts a mark on a page that is lost when it is loaded again. */
export const mark = (page) => page.evaluate(() => void (window.kept = true));

/** Whether the mark is still there. */
export const isMarked = (page) => page.evaluate(() => window.kept === true);
