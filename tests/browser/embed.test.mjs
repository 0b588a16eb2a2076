// What pages of others show of the site, in a browser: frames that are allowed and frames that are not, badges.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import test from "node:test";

import axe from "axe-core";

import { needsBrowser, openWindow } from "./browser.mjs";
import { atEnd } from "./ending.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

const EMBEDS = ["/themes/toil/embed/", "/opportunities/one-button/embed/", "/interviews/p07/embed/"];
const FILES = {
  ...STUDY,
  "content/opportunities/one-button.md":
    "---\ntitle: One button\nthemes: [toil]\nproblem: It hurts.\nestimate: {reach: 0.4, freq: monthly, toil: 2h}\nstrategic: {faster: 3}\n---\n",
  "content/interviews/p09.md":
    "---\nparticipant: P09\nteam: payments\ninterviewer: Mira\n---\n\n" +
    "**Mira:** And you?\n\n**P09:** [It takes an hour.]{.toil #an-hour freq=monthly toil=1h} [It is fine.]{.toil #fine kind=praise}\n",
};

/** A page of somebody else's, at another origin: it holds what it is asked for. */
async function elsewhere(test) {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url, "http://x/");
    const [frame, picture] = ["frame", "picture"].map((name) => searchParams.get(name));
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      '<!doctype html><html lang="en"><title>Wiki</title><style>html { color-scheme: light dark }</style>' +
        (frame ? `<iframe title="frame" width="600" height="360" src="${frame}"></iframe>` : "") +
        (picture ? `<img alt="badge" src="${picture}">` : ""),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atEnd(test, () => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${server.address().port}`;
}

/** What stands in a frame of a page elsewhere; nothing where the browser does not show it. */
async function framed(window, wiki, address) {
  const page = await window.newPage();
  await page.goto(`${wiki}/?frame=${encodeURIComponent(address)}`);
  const frame = page.frames().find((frame) => frame.parentFrame());
  const heading = frame.locator("h1");
  const text = (await heading.count()) > 0 ? await heading.first().textContent() : "";
  return { page, frame, text };
}

test("a page of an origin that is named holds embed pages in a frame, and no other page", async (test) => {
  const wiki = await elsewhere(test);
  const site = await serve(test, { ...FILES, "site.toml": `frame_ancestors = ["${wiki}"]\n` });
  const window = await openWindow(test, { expected: /frame-ancestors|Refused|ERR_BLOCKED_BY_RESPONSE|net::/ });
  for (const path of EMBEDS) {
    assert.notEqual((await framed(window, wiki, site.url + path)).text, "", path);
  }
  for (const path of ["/", "/themes/toil/", "/interviews/p07/", "/priorities/"]) {
    assert.equal((await framed(window, wiki, site.url + path)).text, "", path);
  }
});

test("where no origin is named, no page is held in a frame", async (test) => {
  const wiki = await elsewhere(test);
  const site = await serve(test, FILES);
  const window = await openWindow(test, { expected: /frame-ancestors|Refused|ERR_BLOCKED_BY_RESPONSE|net::/ });
  for (const path of EMBEDS) {
    assert.equal((await framed(window, wiki, site.url + path)).text, "", path);
  }
});

test("the quote that the address names is shown alone, without scripts", async (test) => {
  const site = await serve(test, FILES);
  const window = await openWindow(test, { javaScriptEnabled: false });
  const shown = async (address) => {
    const page = await window.newPage();
    await page.goto(site.url + address);
    const quotes = await page.locator("article.card").all();
    const visible = [];
    for (const quote of quotes) if (await quote.isVisible()) visible.push(await quote.getAttribute("id"));
    assert.equal(await page.locator("h1").isVisible(), true, "what it is of is said");
    assert.equal(await page.locator("footer a").isVisible(), true, "the way to the page stays");
    const counts = await page.locator(".embed-head .meta").isVisible();
    await page.close();
    return { visible, counts };
  };
  // Three hours a month are more than one: of a theme the strongest stands for all.
  assert.deepEqual(await shown(EMBEDS[0]), { visible: ["p07.two-weeks"], counts: true });
  assert.deepEqual(await shown(`${EMBEDS[0]}#p09.an-hour`), { visible: ["p09.an-hour"], counts: false });
  assert.deepEqual(await shown(EMBEDS[1]), { visible: [], counts: true });
  assert.deepEqual(await shown(`${EMBEDS[1]}#p09.fine`), { visible: ["p09.fine"], counts: false });
  assert.deepEqual(await shown("/interviews/p09/embed/"), { visible: ["an-hour", "fine"], counts: true });
  assert.deepEqual(await shown("/interviews/p09/embed/#fine"), { visible: ["fine"], counts: false });
  assert.deepEqual(await shown("/interviews/p09/embed/#no-such"), { visible: ["an-hour", "fine"], counts: true });
});

test("embed pages are as accessible as others, and never wider than their frame", async (test) => {
  const site = await serve(test, FILES);
  for (const colorScheme of ["light", "dark"]) {
    for (const forcedColors of ["none", "active"]) {
      const window = await openWindow(test, { colorScheme, forcedColors, bypassCSP: true });
      for (const path of [...EMBEDS, `${EMBEDS[0]}#p09.an-hour`]) {
        const page = await window.newPage();
        await page.goto(site.url + path);
        await page.addScriptTag({ content: axe.source });
        const { violations } = await page.evaluate(() => window.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
        assert.deepEqual(found, [], `${path}, ${colorScheme}, ${forcedColors}`);
        for (const width of [240, 320, 600, 1024]) {
          await page.setViewportSize({ width, height: 360 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(over <= 0, `${path} is ${over} pixels too wide at ${width}`);
        }
        await page.close();
      }
    }
  }
});

test("a link of an embed page opens in a window of its own", async (test) => {
  const wiki = await elsewhere(test);
  const site = await serve(test, { ...FILES, "site.toml": `frame_ancestors = ["${wiki}"]\n` });
  const window = await openWindow(test);
  const { frame } = await framed(window, wiki, site.url + EMBEDS[0]);
  const opened = window.waitForEvent("page");
  await frame.locator("h1 a").click();
  const page = await opened;
  await page.waitForURL(`${site.url}/themes/toil/`);
});

test("a page elsewhere shows a badge, light or dark as the reader's system is", async (test) => {
  const wiki = await elsewhere(test);
  const site = await serve(test, FILES);
  const shots = [];
  for (const colorScheme of ["light", "dark"]) {
    const window = await openWindow(test, { colorScheme });
    for (const path of ["/themes/toil/badge.svg", "/opportunities/one-button/badge.svg"]) {
      const page = await window.newPage();
      await page.goto(`${wiki}/?picture=${encodeURIComponent(site.url + path)}`);
      const picture = page.locator("img");
      await picture.evaluate((image) => image.decode());
      // Its numbers are never cut, so it is wider where they need room.
      const [width, height] = await picture.evaluate((image) => [image.naturalWidth, image.naturalHeight]);
      assert.ok(width >= 320 && width < 500 && height === 44, `${path}: ${width} × ${height}`);
      shots.push((await picture.screenshot()).toString("base64"));
    }
  }
  assert.equal(new Set(shots).size, 4, "each badge looks different in light and in dark");
});
