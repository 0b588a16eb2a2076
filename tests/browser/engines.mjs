// Two browsers behind one face, for what must work in each: Chromium, driven by Playwright, and Firefox, by Puppeteer.
//
// A page has what both can do: it goes, looks, presses keys, pastes and changes its size; it notes what goes wrong in it.

import { existsSync } from "node:fs";

import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

import { atEnd } from "./ending.mjs";
import { PATIENCE } from "./site.mjs";

const FIREFOX = process.env.FIREFOX_BINARY ?? "/usr/bin/firefox-esr";

/** The browsers, each with why its tests are skipped, if they are. */
export const ENGINES = [
  { name: "Chromium", skip: false, launch: chromiumPage },
  { name: "Firefox", skip: existsSync(FIREFOX) ? false : "there is no firefox-esr", launch: firefoxPage },
];

/** What Firefox says where the next page is asked for while something of this one is on its way still: nothing is wrong with that. */
const STOPPED = /^Error: NS_BINDING_ABORTED$/;

/** Says what a page of either browser heard: words in its console, errors of its scripts, requests. */
function listen(page) {
  const heard = { wrong: [], asked: [] };
  page.on("console", (message) => {
    if (["error", "warning", "warn"].includes(message.type())) heard.wrong.push(message.text());
  });
  page.on("pageerror", (error) => {
    if (!STOPPED.test(String(error))) heard.wrong.push(String(error));
  });
  page.on("request", (request) => heard.asked.push(request.url()));
  return heard;
}

async function chromiumPage(test) {
  const browser = await chromium.launch({ executablePath: process.env.BROWSER_BINARY ?? "/usr/bin/chromium" });
  atEnd(test, () => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE);
  return {
    heard: listen(page),
    goto: (url) => page.goto(url),
    evaluate: (script, value) => page.evaluate(script, value),
    press: (key) => page.keyboard.press(key),
    paste: () => page.keyboard.press("ControlOrMeta+v"),
    click: (selector) => page.locator(selector).first().click(),
    waitFor: (script, value) => page.waitForFunction(script, value),
    resize: (width, height) => page.setViewportSize({ width, height }),
  };
}

async function firefoxPage(test) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  atEnd(test, () => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1440, height: 900 });
  return {
    heard: listen(page),
    goto: (url) => page.goto(url),
    evaluate: (script, value) => page.evaluate(script, value),
    press: (key) => page.keyboard.press(key),
    paste: async () => {
      const control = process.platform === "darwin" ? "Meta" : "Control";
      await page.keyboard.down(control);
      await page.keyboard.press("v");
      await page.keyboard.up(control);
    },
    click: (selector) => page.locator(selector).click(),
    waitFor: (script, value) => page.waitForFunction(script, {}, value),
    resize: (width, height) => page.setViewport({ width, height }),
  };
}
