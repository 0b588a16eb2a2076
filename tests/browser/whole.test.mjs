// The whole demonstration, page by page, in both browsers: hosted, and opened from the disk.

import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { builtDemonstration, host, pages } from "./built.mjs";
import { ENGINES } from "./engines.mjs";

/** Whether the page is wider than its window. */
const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;

/** Where the links of a page lead, without the places in the pages. */
const links = () =>
  [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), location.href).href.split("#")[0]);

/** Waits for what a script brings: the search shows what it can be narrowed by. */
async function filled() {
  const narrow = document.querySelector("search-page .search-narrow");
  while (narrow?.hidden) await new Promise((done) => setTimeout(done, 20));
}

/** Everything that the Tab key should come to, in order, in words that tell one from another. */
function tabbable() {
  window.nameOf = (element) => {
    window.numbers ??= new Map();
    if (!numbers.has(element)) numbers.set(element, numbers.size);
    return `${numbers.get(element)} ${element.localName} ${(element.getAttribute("href") ?? element.textContent).trim().slice(0, 60)}`;
  };
  const all = document.querySelectorAll("a[href], button, summary, input, select, textarea, audio[controls], video[controls], [tabindex]");
  const reached = (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true });
  return [...all].filter(reached).map(nameOf);
}

/** What has the focus, and whether one sees that it has, once it is painted. */
async function focused() {
  await new Promise(requestAnimationFrame);
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const isMedia = element.matches("audio, video");
  return { name: nameOf(element), isSeen: isMedia || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) };
}

for (const { name, skip, launch } of ENGINES) {
  test(`${name}: every page opens in silence, asks nobody else, and is no wider than its window`, { skip }, async (test) => {
    const site = await builtDemonstration();
    const url = await host(test, site);
    const page = await launch(test);
    for (const path of await pages(site)) {
      for (const width of [390, 1440]) {
        await page.resize(width, 844);
        await page.goto(url + path);
        assert.ok(!(await page.evaluate(isTooWide)), `${path} at ${width} pixels`);
      }
    }
    assert.deepEqual(page.heard.wrong, []);
    const asked = page.heard.asked.filter((asked) => !asked.startsWith("data:"));
    assert.deepEqual([...new Set(asked.map((asked) => new URL(asked).origin))], [url]);
  });

  test(`${name}: every page is found by links from the home page, opened from the disk`, { skip }, async (test) => {
    const site = await builtDemonstration();
    const page = await launch(test);
    const home = pathToFileURL(join(site, "index.html")).href;
    const root = home.slice(0, -"index.html".length);
    const [seen, waiting] = [new Set([home]), [home]];
    while (waiting.length > 0) {
      await page.goto(waiting.pop());
      for (const link of await page.evaluate(links)) {
        if (!link.startsWith(root) || !link.endsWith(".html") || seen.has(link)) continue;
        seen.add(link);
        waiting.push(link);
      }
    }
    const found = [...seen].map((link) => `/${link.slice(root.length)}`.replace(/index\.html$/, ""));
    // A script leads to the search, which needs one.
    const apart = (path) => path === "/404.html" || path === "/search/" || path.endsWith("/embed/");
    assert.deepEqual(found.filter((path) => !apart(path)).sort(), (await pages(site)).filter((path) => !apart(path)));
    assert.deepEqual(page.heard.wrong, []);
    assert.deepEqual(page.heard.asked.filter((asked) => !asked.startsWith(root) && !asked.startsWith("data:")), []);
  });

  test(`${name}: the Tab key comes to everything on a page of each kind, and one sees where it is`, { skip }, async (test) => {
    const site = await builtDemonstration();
    const url = await host(test, site);
    const page = await launch(test);
    const all = await pages(site);
    const kindOf = (path) => path.split("/").slice(0, 2).join("/") + (path.split("/").length > 3 ? path.replace(/^(\/[^/]+){2}/, "/one") : "");
    const kinds = new Map(all.reverse().map((path) => [kindOf(path), path]));
    for (const path of kinds.values()) {
      await page.goto(url + path);
      await page.evaluate(filled);
      const wanted = await page.evaluate(tabbable);
      const reached = [];
      // Some things are there only once one is near them, and Firefox stops at what can be scrolled.
      for (let presses = 0; reached.length < wanted.length && presses < 2 * wanted.length; presses += 1) {
        await page.press("Tab");
        const now = await page.evaluate(focused);
        if (!wanted.includes(now?.name)) continue;
        assert.ok(now.isSeen, `${path}: one sees the focus on ${now.name}`);
        reached.push(now.name);
      }
      assert.deepEqual(reached, wanted, path);
    }
  });
}
