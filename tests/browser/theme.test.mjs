// A theme's page: the first large thing is somebody's sentence, and a card's address leads to its card wherever it is.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";
import { promisify } from "node:util";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { serve } from "./site.mjs";

needsBrowser();

const marks = (theme, count, attributes = "") =>
  Array.from({ length: count }, (_, index) => `[Words number ${index + 1}.]{.${theme} #q${index + 1}${attributes}}`).join(" ");

/** A theme with more quotes than a page has room for: the last ones of `big` are behind. */
const LARGE = {
  "content/themes/slow.md": "---\ntitle: Slow builds\nparent: work\n---\nWhat belongs here.\n",
  "content/themes/work.md": "---\ntitle: Work\n---\nAll of it.\n",
  "content/teams/big.md": "---\ntitle: Big\nheadcount: 30\n---\n",
  "content/teams/small.md": "---\ntitle: Small\nheadcount: 5\n---\n",
  "content/teams/ops.md": "---\ntitle: Ops\nheadcount: 5\n---\n",
  "content/interviews/a.md": `---\nteam: big\nparticipant: P01\ndate: 2025-11-03\n---\n**P01:** ${marks("slow", 230)}\n`,
  "content/interviews/b.md": `---\nteam: small\nparticipant: P02\ndate: 2026-02-03\n---\n**P02:** ${marks("slow", 2, " freq=weekly toil=2h")} [Make it fast, please.]{.slow #ask kind=ask}\n`,
};

const SIZES = [320, 390, 820, 1024, 1440, 1600];
const PAGES = ["/themes/slow/", "/themes/slow/all/", "/themes/work/"];

const target = (page) => page.evaluate(() => document.querySelector(":target")?.id);

test("the lead quote is on the first screen, beside the number", async (test) => {
  const site = await serve(test, LARGE);
  const page = await open(await openWindow(test, { viewport: { width: 390, height: 844 } }), `${site.url}/themes/slow/`);
  const top = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top);
  assert.ok((await top(".lead-quote blockquote p")) < 500, "its first line, on a phone");
  assert.ok((await top(".side")) > (await top(".not-heard")), "the side comes after the quotes");
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const selector of [".lead-quote .card", ".sum-number"]) {
    const bottom = await page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().bottom);
    assert.ok(bottom < 900, `${selector} ends at ${bottom}`);
  }
});

test("a card's address leads to its card, on whichever page it is", async (test) => {
  const site = await serve(test, LARGE);
  const page = await open(await openWindow(test), `${site.url}/themes/slow/#b.q1`);
  assert.equal(await target(page), "b.q1");
  assert.equal(new URL(page.url()).pathname, "/themes/slow/");
  const leads = async (from, card, to) => {
    await page.goto("about:blank");
    await page.goto(`${site.url}${from}#${card}`);
    await page.waitForURL(`${site.url}${to}#${card}`);
    assert.equal(await target(page), card);
  };
  await leads("/themes/slow/", "a.q230", "/themes/slow/all/2/");
  await leads("/themes/slow/all/", "a.q230", "/themes/slow/all/2/");
  await leads("/themes/slow/all/2/", "b.ask", "/themes/slow/");
  await leads("/themes/work/", "a.q150", "/themes/work/all/");
  await page.goto(`${site.url}/themes/slow/#a.gone`);
  assert.equal(new URL(page.url()).pathname, "/themes/slow/", "a card that is nowhere leads nowhere");
  // Within a page, too.
  await page.evaluate(() => void (location.hash = "a.q229"));
  await page.waitForURL(`${site.url}/themes/slow/all/2/#a.q229`);
});

test("without scripts a list leads to the other pages, and nothing is dead", async (test) => {
  const site = await serve(test, LARGE);
  const page = await (await openWindow(test, { javaScriptEnabled: false })).newPage();
  await page.goto(`${site.url}/themes/slow/#a.q230`);
  assert.equal(await page.locator("main button").count(), 0);
  await page.locator(".quote-pages a").last().click();
  await page.waitForURL(`${site.url}/themes/slow/all/2/`);
  assert.ok(await page.locator("[id='a.q230']").isVisible());
  await page.goto(`${site.url}/themes/slow/`);
  await page.locator(".group .more a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.url}/themes/slow/all/#team:big`);
});

test("the filter works beside the lead, which stays", async (test) => {
  const site = await serve(test, LARGE);
  const page = await open(await openWindow(test), `${site.url}/themes/slow/`);
  const shown = () => page.locator(".group .card:visible").count();
  assert.equal(await shown(), 99);
  await page.locator(".kinds [data-kind=ask] button").click();
  assert.equal(await shown(), 1);
  assert.ok(await page.locator(".lead-quote .card").isVisible());
  await page.locator(".kinds [data-kind=ask] button").click();
  assert.equal(await shown(), 99);
});

test("what is copied of a card behind is the address that stays", async (test) => {
  const site = await serve(test, LARGE);
  const window = await openWindow(test);
  await window.addInitScript(() => {
    const clipboard = { writeText: async (text) => void (globalThis.copied = text) };
    Object.defineProperty(navigator, "clipboard", { value: clipboard });
  });
  const page = await open(window, `${site.url}/themes/slow/all/2/`);
  const card = page.locator("[id='a.q230']");
  await card.hover();
  await card.locator("copy-link button").first().click();
  await page.waitForFunction(() => globalThis.copied);
  assert.equal(await page.evaluate(() => globalThis.copied), `${site.url}/themes/slow/#a.q230`);
});

test("from a folder a card is found too", async (test) => {
  const site = await serve(test, LARGE);
  const out = await mkdtemp(join(tmpdir(), "cairn-theme-"));
  test.after(() => rm(out, { recursive: true }));
  await promisify(execFile)(resolve(process.env.CAIRN), ["build", "--out", join(out, "site")], { cwd: site.root });
  const first = pathToFileURL(join(out, "site/themes/slow/index.html")).href;
  const page = await (await openWindow(test)).newPage();
  await page.goto(`${first}#a.q230`);
  await page.waitForURL(/all\/2\/(index\.html)?#a\.q230$/);
  assert.equal(await target(page), "a.q230");
});

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: "dark" },
  "more contrast": { contrast: "more" },
  "forced colours": { forcedColors: "active" },
})) {
  test(`a theme reads at each width, ${name}`, async (test) => {
    const site = await serve(test, LARGE);
    const page = await open(await openWindow(test, options), `${site.url}/themes/slow/`);
    for (const route of PAGES) {
      await page.goto(site.url + route);
      for (const width of SIZES) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${route} at ${width}: ${over} px too wide`);
      }
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html).slice(0, 2)]), [], route);
    }
  });
}
