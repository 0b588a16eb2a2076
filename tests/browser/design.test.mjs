// The checklist of the design, as far as a machine can tell: a line each, for pages of every kind.

import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { ALL_PAGES as ALL, EVERYTHING as FILES } from "./everything.mjs";
import { builtDemonstration, host, pages } from "./built.mjs";
import { serve } from "./site.mjs";

needsBrowser();

const WIDTHS = [320, 390, 820, 1024, 1440, 1600];

/** How much lighter one colour is than another, as WCAG has it; in the page. */
function defineContrast() {
  window.contrast = (one, other) => {
    const light = (colour) => {
      const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      // What is clear lets the page through.
      for (const layer of [getComputedStyle(document.body).backgroundColor, colour]) {
        context.fillStyle = layer;
        context.fillRect(0, 0, 1, 1);
      }
      const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [a, b] = [light(one), light(other)].sort((a, b) => b - a);
    return (a + 0.05) / (b + 0.05);
  };
}

/** A window whose pages can compare colours. */
async function windowWith(test, options) {
  const window = await openWindow(test, options);
  await window.addInitScript(defineContrast);
  return window;
}

test("no page scrolls sideways, and the header is one row, at each width", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await openWindow(test), `${site.url}/`);
  for (const path of ALL) {
    await page.goto(site.url + path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const found = await page.evaluate(() => {
        const middle = (element) => {
          const box = element.getBoundingClientRect();
          return box.top + box.height / 2;
        };
        const parts = [...document.querySelectorAll(".site-title, .site-nav a, .tools button")];
        const shown = parts.filter((part) => part.checkVisibility()).map(middle);
        return {
          fits: document.documentElement.scrollWidth <= innerWidth,
          isOneRow: Math.max(...shown) - Math.min(...shown) < 3,
          height: document.querySelector(".site-header").getBoundingClientRect().height,
        };
      });
      assert.ok(found.fits, `${path} is no wider than ${width} pixels`);
      assert.ok(found.isOneRow && found.height < 70, `the header of ${path} is one row at ${width} pixels`);
    }
  }
});

test("with a finger every control is high enough to be hit", async (test) => {
  const site = await serve(test, FILES);
  const url = await host(test, await builtDemonstration());
  const window = await openWindow(test, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await open(window, `${site.url}/`);
  // One page of each kind.
  const kinds = new Map((await pages(await builtDemonstration())).map((path) => [path.replace(/[^/]+\/$/, ""), url + path]));
  for (const address of [...ALL.map((path) => site.url + path), ...kinds.values()]) {
    await page.goto(address);
    const low = await page.evaluate(() => {
      document.querySelectorAll("details").forEach((each) => (each.open = true));
      document.querySelectorAll("[popover]").forEach((each) => each.showPopover());
      // A link in a row of links is a control too; one in a sentence is as high as its line.
      const all = [...document.querySelectorAll("button, select, input, textarea, summary, nav a")];
      const shown = all.filter((each) => each.checkVisibility({ visibilityProperty: true }));
      const height = (each) => Math.max(...[each, each.closest("label")].map((it) => it?.getBoundingClientRect().height ?? 0));
      // What is not in sight is laid out only when it is asked for.
      shown.forEach(height);
      return shown.filter((each) => height(each) < 43.5).map((each) => `${height(each)}: ${each.outerHTML.slice(0, 90)}`);
    });
    assert.deepEqual(low, [], address);
  }
});

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["light, with more contrast", { colorScheme: "light", contrast: "more" }],
  ["dark, with more contrast", { colorScheme: "dark", contrast: "more" }],
  ["light, on a phone", { colorScheme: "light", viewport: { width: 390, height: 844 } }],
  ["dark, on a phone", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
]) {
  test(`axe finds nothing, all text stands out, and so do controls and what has the focus: ${name}`, async (test) => {
    const site = await serve(test, FILES);
    const page = await open(await windowWith(test, options), `${site.url}/`);
    for (const path of ALL) {
      await page.goto(site.url + path);
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), [], path);
      const faint = await page.evaluate(() => {
        const paper = getComputedStyle(document.body).backgroundColor;
        const found = [];
        for (const control of document.querySelectorAll("a[href], button, summary")) {
          if (!control.checkVisibility({ visibilityProperty: true })) continue;
          control.focus({ focusVisible: true, preventScroll: true });
          const style = getComputedStyle(control);
          const ring = style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
          if (!ring || contrast(style.outlineColor, paper) < 3) found.push(`no ring: ${control.outerHTML}`);
          control.blur();
          if (control.matches("button:not(copy-link *)") && contrast(getComputedStyle(control).borderTopColor, paper) < 3) {
            found.push(`faint border: ${control.outerHTML}`);
          }
        }
        return found;
      });
      assert.deepEqual(faint, [], path);
    }
  });
}

test("where the system forces its colours, marks, icons and what is pressed are seen", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await windowWith(test, { forcedColors: "active" }), `${site.url}/themes/toil/`);
  await page.getByRole("button", { name: "Praise" }).click();
  const theme = await page.evaluate(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const of = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
    return {
      icon: contrast(of(".card .kind", "::before").backgroundColor, paper),
      pressed: contrast(of(".kinds [aria-pressed='true']").backgroundColor, paper),
      others: contrast(of(".kinds [aria-pressed='false']").backgroundColor, paper),
      here: contrast(of(".site-nav [aria-current]").borderBottomColor, paper),
      elsewhere: contrast(of(".site-nav a:not([aria-current])").borderBottomColor, paper),
      // Higher than the line that they are in: a border would go through the lines around it.
      copy: of(".page-head copy-link button").borderTopWidth,
    };
  });
  assert.ok(theme.icon > 3 && theme.pressed > 3 && theme.here > 3, JSON.stringify(theme));
  assert.ok(theme.others < 1.1 && theme.elsewhere < 1.1, JSON.stringify(theme));
  assert.equal(theme.copy, "0px");
  await page.goto(`${site.url}/priorities/`);
  const key = await page.evaluate(() => {
    const [bar, swatch] = [document.querySelector(".chart-bar .saved"), document.querySelector(".sw")];
    return [getComputedStyle(bar).fill, getComputedStyle(swatch).backgroundColor];
  });
  assert.equal(key[0], key[1], "the key to the bars has their colour");
  await page.goto(`${site.url}/interviews/p11/`);
  const marks = await page.evaluate(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll("mark.quote[id]")].map((mark) => {
      const [line, icon] = [getComputedStyle(mark), getComputedStyle(mark, "::before")];
      return [line.textDecorationLine, contrast(line.textDecorationColor, paper) > 3, contrast(icon.backgroundColor, paper) > 3];
    });
  });
  assert.equal(marks.length, 7);
  for (const mark of marks) assert.deepEqual(mark, ["underline", true, true]);
});

test("beside a transcript each note stands at its quote or right below the note before it, and no two overlap", async (test) => {
  const site = await serve(test, FILES);
  const window = await openWindow(test, { viewport: { width: 1440, height: 900 } });
  for (const path of ["/interviews/p11/", "/interviews/p07/"]) {
    const page = await open(window, site.url + path);
    // Notes that stood below their turns come to their quotes when there is room again.
    await page.setViewportSize({ width: 900, height: 900 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(100);
    const notes = await page.evaluate(() => {
      return [...document.querySelectorAll(".notes > li")].map((note) => {
        const quote = document.getElementById(note.dataset.for);
        const before = note.previousElementSibling?.getBoundingClientRect().bottom ?? -Infinity;
        const gap = parseFloat(getComputedStyle(note.parentElement).rowGap);
        const { top, left } = note.getBoundingClientRect();
        return { top, before, gap, quote: quote.getClientRects()[0].top, isBeside: left > quote.closest(".turn-words").getBoundingClientRect().right };
      });
    });
    assert.ok(notes.length > 0);
    for (const { top, before, gap, quote, isBeside } of notes) {
      assert.ok(isBeside && top >= before);
      assert.ok(Math.abs(top - quote) <= 4 || Math.abs(top - before - gap) <= 1, JSON.stringify({ top, before, quote }));
    }
  }
});

test("two quotes that overlap have a line each", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await openWindow(test), `${site.url}/interviews/p11/#slow`);
  const offsets = await page.evaluate(() => {
    const inner = document.getElementById("slow");
    const outer = inner.parentElement.closest("mark");
    return [outer, inner].map((mark) => parseFloat(getComputedStyle(mark).textUnderlineOffset) / parseFloat(getComputedStyle(mark).fontSize));
  });
  assert.ok(offsets[1] - offsets[0] > 0.1, `${offsets}`);
});

test("without scripts the menu opens, notes stand beside their turns, and no control is dead", async (test) => {
  const site = await serve(test, FILES);
  const window = await openWindow(test, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await window.newPage();
  for (const path of ALL) {
    await page.goto(site.url + path);
    const visible = await page.locator("button:visible").all();
    assert.deepEqual(await Promise.all(visible.map((each) => each.getAttribute("class"))), ["tool menu-open"], path);
  }
  assert.equal(await page.locator(".site-nav").isVisible(), false);
  await page.locator(".menu-open").click();
  await page.locator(".site-nav").getByRole("link", { name: "Teams" }).click();
  await page.waitForURL(`${site.url}/teams/`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${site.url}/interviews/p11/`);
  const turn = page.locator(".turn:has(.notes)").first();
  // Both at once: what is above may be laid out in between.
  const [words, notes] = await turn.evaluate((turn) =>
    [".turn-words", ".notes"].map((part) => turn.querySelector(part).getBoundingClientRect().toJSON()),
  );
  assert.ok(notes.x >= words.x + words.width && Math.abs(notes.y - words.y) < 16, JSON.stringify({ words, notes }));
});

test("what is chosen in the display menu holds on every page", async (test) => {
  const site = await serve(test, FILES);
  const window = await openWindow(test, { colorScheme: "light", viewport: { width: 1440, height: 900 } });
  const page = await open(window, `${site.url}/interviews/p11/`);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const focused = () => page.evaluate(() => document.activeElement.id);
  assert.equal(await paper(), "rgb(252, 251, 249)");
  await page.keyboard.press("j");
  assert.equal(await focused(), "some", "the first quote");
  await page.keyboard.press("j");
  assert.equal(await focused(), "slow");
  await page.keyboard.press("k");
  assert.equal(await focused(), "some");
  await page.getByRole("button", { name: "Display" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  assert.equal(await paper(), "rgb(20, 24, 26)");
  await page.getByRole("button", { name: "More" }).click();
  assert.equal(await paper(), "rgb(0, 0, 0)");
  await page.getByRole("button", { name: "Off" }).click();
  await page.goto(`${site.url}/themes/toil/`);
  assert.equal(await paper(), "rgb(0, 0, 0)");
  await page.keyboard.press("j");
  assert.equal(await focused(), "", "single keys are off");
  await page.getByRole("button", { name: "Display" }).click();
  const pressed = page.locator(".display [aria-pressed='true']");
  assert.deepEqual(await pressed.allTextContents(), ["Dark", "More", "Off"]);
});

test("on a phone the display menu opens from the menu", async (test) => {
  const site = await serve(test, FILES);
  const window = await openWindow(test, { colorScheme: "light", viewport: { width: 390, height: 844 } });
  const page = await open(window, `${site.url}/`);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Display" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.colors), "dark");
});

test("no page has a style or a script of its own, and none asks another site for anything", async (test) => {
  const site = await serve(test, FILES);
  const window = await openWindow(test);
  const asked = new Set();
  window.on("request", (request) => asked.add(new URL(request.url()).origin));
  for (const path of ALL) {
    const html = await (await fetch(site.url + path)).text();
    assert.doesNotMatch(html, /<[^>]*\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*"/i, path);
    // A site that is opened from disk has no modules: browsers refuse them there.
    assert.doesNotMatch(html, /<script[^>]*type="module"/, path);
    await (await open(window, site.url + path)).close();
  }
  assert.deepEqual([...asked], [site.url]);
});

test("letters beyond western Europe bring their own file of the font, and only they do", async (test) => {
  const site = await serve(test, {
    ...FILES,
    "content/themes/waiting.md": "---\ntitle: Čekání\n---\nŘeší se dlouho.\n",
  });
  const fonts = async (path) => {
    const page = await open(await openWindow(test), site.url + path);
    await page.evaluate(() => document.fonts.ready);
    const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    return names.filter((name) => name.endsWith(".woff2")).map((name) => /([a-z-]+)\.[0-9a-f]{10}\.woff2$/.exec(name)[1]).sort();
  };
  assert.deepEqual(await fonts("/about/"), ["newsreader-latin"]);
  assert.deepEqual(await fonts("/themes/waiting/"), ["newsreader-latin", "newsreader-latin-ext"]);
});

test("what a first visit loads is small", async (test) => {
  const site = await serve(test, FILES);
  const html = await (await fetch(`${site.url}/themes/toil/`)).text();
  const packed = { css: 0, js: 0, woff2: 0 };
  for (const [, address] of html.matchAll(/(?:href|src|data-font)="([^"]*\/assets\/[^"]+)"/g)) {
    const bytes = Buffer.from(await (await fetch(new URL(address, `${site.url}/themes/toil/`))).arrayBuffer());
    const kind = address.split(".").at(-1);
    if (kind in packed) packed[kind] += kind === "woff2" ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  }
  console.log("compressed:", packed);
  assert.ok(packed.css > 0 && packed.css <= 11 * 1024, `styles: ${packed.css}`);
  assert.ok(packed.js > 0 && packed.js <= 7 * 1024, `scripts: ${packed.js}`);
  assert.ok(packed.woff2 > 0 && packed.woff2 <= 57 * 1024, `font: ${packed.woff2}`);
});
