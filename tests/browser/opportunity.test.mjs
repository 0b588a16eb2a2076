// The page of an opportunity can be sent to whoever decides: it prints on one sheet, and its list of contents leads to what it
// names.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { needsBrowser, openWindow } from "./browser.mjs";
import { builtDemonstration } from "./built.mjs";

needsBrowser();

const sheets = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

test("each opportunity of the demonstration prints on one sheet, with all that it is decided by", async (test) => {
  const site = await builtDemonstration();
  const entries = await readdir(join(site, "opportunities"), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  assert.equal(names.length, 6);
  const page = await (await openWindow(test)).newPage();
  for (const name of names) {
    await page.goto(pathToFileURL(join(site, "opportunities", name, "index.html")).href);
    assert.equal(sheets(await page.pdf({ format: "A4" })), 1, name);
    await page.emulateMedia({ media: "print" });
    // Of one login all teams spoke, and nothing that a page can know of is unknown.
    const unknown = name === "one-log-in-a-day" ? [] : [".unknown"];
    for (const part of [".step-problem", ".validations", ".voices q", ".receipt .priority", ".chart-crowd", ...unknown]) {
      assert.ok(await page.locator(part).first().isVisible(), `${name} without ${part}`);
    }
    assert.equal(await page.locator("filter-quotes, .numbers").filter({ visible: true }).count(), 0, name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.ok(!wide, name);
    await page.emulateMedia({ media: null });
  }
});

test("the contents lead to what they name", async (test) => {
  const site = await builtDemonstration();
  const page = await (await openWindow(test)).newPage();
  await page.goto(pathToFileURL(join(site, "opportunities", "a-service-by-lunch", "index.html")).href);
  const titles = await page.locator(".contents a").allTextContents();
  const headings = await page.evaluate(() => {
    const places = [...document.querySelectorAll(".contents a")].map((link) => link.hash.slice(1));
    return places.map((place) => document.getElementById(decodeURIComponent(place)).querySelector("h2").textContent);
  });
  assert.equal(titles.length, 6);
  assert.deepEqual(headings, titles);
});
