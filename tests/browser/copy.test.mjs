// Copying: links and Markdown, of quotes and of pages, with the clipboard, without one, and where nothing may copy; and what
// a filter writes into the address.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { PAGES, STUDY, serve } from "./site.mjs";

needsBrowser();

const MARKDOWN = "It took [two] \\*weeks\\* & a_day, \\`so\\` \\<b>.";
const FILES = {
  ...STUDY,
  "content/about.md":
    "---\ntitle: About\n---\nWho *asked*, and `how`.\n\n```rust\nfn main() {}\n```\n\n| a | b |\n|---|---|\n| c \\| d | [e](themes/toil.md) |\n\n" +
    '1. one\n   - two **3.**four\n2. # five\n\n> said\n\n[a](https://e.example/x_(y)) ![pic](p.png "t") ~~gone~~\n\n---\n\n日本**「語」**です\n',
  "content/p.png": "no picture",
  "content/interviews/p07.md":
    "---\nparticipant: P07\nrole: staff engineer\nteam: payments\ninterviewer: Mira\nguide: g1\ndate: 2025-11-18\n---\n\n**Mira:** [00:00:10] How?\n\n" +
    "**P07:** [It took \\[two\\] \\*weeks\\* & a_day, \\`so\\` \\<b>.]{.toil #two-weeks freq=monthly toil=3h q=last} So.\n\n" +
    "**P07:** [I like it.]{.toil .waiting #like kind=praise} [\"Why?\"]{.toil #why kind=ask}So.\n",
};
const quote = (url, words = MARKDOWN) =>
  `> ${words}\n\n> — P07, staff engineer, Payments, 2025-11-18 ([transcript](${url}/interviews/p07/#two-weeks))\n`;

const run = promisify(execFile);

/** Takes the clipboard's place: what was copied is in `window.copied`. */
const withClipboard = () => {
  window.copied = [];
  const writeText = async (text) => void window.copied.push(text);
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
};

/** A browser that knows no clipboard, or lets nobody use it, but for what is selected. */
const withSelection = () => {
  window.copied = [];
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
  document.execCommand = () => {
    window.copied.push(document.activeElement.value);
    return true;
  };
};
const denied = () => {
  const writeText = async () => {
    throw new DOMException("no", "NotAllowedError");
  };
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  document.execCommand = () => false;
};

async function windowWith(test, script, options) {
  const window = await openWindow(test, options);
  await window.addInitScript(script);
  return window;
}

const button = (within, name) => within.getByRole("button", { name, exact: true });

/** Clicks a button and gives what was copied. */
async function copy(page, within, name) {
  const before = await page.evaluate(() => window.copied.length);
  await button(within, name).click();
  await page.waitForFunction((before) => window.copied.length > before, before);
  return page.evaluate(() => window.copied.at(-1));
}

test("a card's address and words are copied", async (test) => {
  const site = await serve(test, FILES);
  for (const [name, script] of [
    ["with a clipboard", withClipboard],
    ["without one", withSelection],
  ]) {
    const page = await open(await windowWith(test, script), `${site.url}/themes/toil/?kind=pain`);
    const card = page.locator("[id='p07.two-weeks']");
    await card.hover();
    assert.equal(await copy(page, card, "Copy link"), `${site.url}/themes/toil/#p07.two-weeks`, name);
    assert.equal(await page.getByRole("status").filter({ hasText: "Copied" }).count(), 1, "it is announced");
    assert.equal(await copy(page, card, "Copy as Markdown"), quote(site.url), name);
    await button(card, "Copied").first().waitFor();
    await button(card, "Copy as Markdown").waitFor({ timeout: 5000 });
  }
});

test("a quote that stands alone is copied as well: beside a sum, on an opportunity, below a finding", async (test) => {
  const finding = "---\ntitle: What slows us\nbrief: [{finding: It takes long., theme: toil, quote: p07#two-weeks}]\n---\n";
  // From four quotes on an opportunity begins with the strongest.
  const more = "---\nparticipant: P09\nteam: payments\n---\n\n**P09:** [It hurts.]{.toil #hurts}\n";
  const site = await serve(test, { ...FILES, "content/_index.md": finding, "content/interviews/p09.md": more });
  const page = await open(await windowWith(test, withClipboard), `${site.url}/priorities/`);
  await page.locator("[id='opportunity.one-button'] summary").click();
  for (const [path, selector] of [
    ["/priorities/", "[id='opportunity.one-button'] .evidence li"],
    ["/opportunities/one-button/", ".voices .evidence li"],
    ["/", ".brief .excerpt"],
  ]) {
    if (path !== "/priorities/") await page.goto(site.url + path);
    const alone = page.locator(selector).first();
    await alone.hover();
    assert.equal(await copy(page, alone, "Copy link"), `${site.url}/interviews/p07/#two-weeks`, path);
    assert.equal(await copy(page, alone, "Copy as Markdown"), quote(site.url), path);
  }
});

test("where nothing may copy, the text is shown, ready to be copied by hand", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await windowWith(test, denied), `${site.url}/themes/toil/`);
  const card = page.locator("[id='p07.two-weeks']");
  await card.hover();
  await button(card, "Copy as Markdown").click();
  const dialog = page.getByRole("dialog", { name: "Copy this text" });
  const area = dialog.getByRole("textbox");
  assert.equal(await area.inputValue(), quote(site.url));
  assert.equal(await area.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), quote(site.url));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("a quote is copied from its transcript, from the note beside it", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await windowWith(test, withClipboard), `${site.url}/interviews/p07/#two-weeks`);
  const note = page.locator(".notes li[data-for='two-weeks']");
  assert.equal(await copy(page, note, "Copy as Markdown"), quote(site.url));
  assert.equal(await copy(page, note, "Copy link"), `${site.url}/interviews/p07/#two-weeks`);
  const other = page.locator(".notes li[data-for='like']");
  assert.equal(await other.getByRole("button").count(), 0);
  await other.hover();
  assert.equal(await copy(page, other, "Copy link"), `${site.url}/interviews/p07/#like`);
  // By keyboard: the buttons come with the focus.
  await page.locator(".notes li[data-for='why'] .kind-link").focus();
  await button(page.locator(".notes li[data-for='why']"), "Copy link").waitFor();
});

test("where nobody can point the buttons are always there", async (test) => {
  const site = await serve(test, FILES);
  const window = await windowWith(test, withClipboard, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const page = await open(window, `${site.url}/themes/toil/`);
  assert.equal(await page.locator(".card copy-link").first().evaluate((it) => getComputedStyle(it).opacity), "1");
  await page.goto(`${site.url}/interviews/p07/`);
  assert.equal(await page.locator(".notes li copy-link").count(), 3);
  for (const path of PAGES) {
    await page.goto(site.url + path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
  }
});

test("without scripts there is no button", async (test) => {
  const site = await serve(test, FILES);
  const window = await openWindow(test, { javaScriptEnabled: false });
  const page = await window.newPage();
  await page.goto(`${site.url}/themes/toil/`);
  assert.equal(await page.locator("main button").count(), 0);
});

test("a page is copied as what lies beside it", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await windowWith(test, withClipboard), `${site.url}/`);
  for (const path of PAGES.filter((path) => path.endsWith("/"))) {
    await page.goto(site.url + path);
    const answer = await page.request.get(`${site.url}${path}index.md`);
    assert.equal(answer.headers()["content-type"], "text/markdown; charset=utf-8");
    // The build's addresses are those of the published site.
    const beside = (await answer.text()).replaceAll("http://localhost/", `${site.url}/`);
    const copied = await copy(page, page.getByRole("main"), "Copy page as Markdown");
    assert.equal(copied, beside, path);
    assert.match(copied, /^# \S/, path);
  }
});

test("a site opened from disk copies too", async (test) => {
  const site = await serve(test, FILES);
  const out = `${site.root}/out`;
  await run(process.env.CAIRN ?? new URL("../../target/debug/cairn", import.meta.url).pathname, ["build", "--root", site.root, "--out", out]);
  // Browsers load no font of a file for a file.
  const context = await windowWith(test, withSelection, { expected: /newsreader/ });
  const page = await context.newPage();
  const folder = pathToFileURL(out).href;
  await page.goto(`${folder}/themes/toil/index.html?kind=praise`);
  await page.locator("[id='p07.like']").hover();
  assert.deepEqual(await shownCards(page), ["p07.like"]);
  const card = page.locator("[id='p07.like']");
  const transcript = `${folder}/interviews/p07/index.html#like`;
  assert.equal(
    await copy(page, card, "Copy as Markdown"),
    `> I like it.\n\n> — P07, staff engineer, Payments, 2025-11-18 ([transcript](${transcript}))\n`,
  );
  await page.getByRole("button", { name: "Ask" }).click();
  assert.equal(new URL(page.url()).search, "?kind=praise&kind=ask");
  const copied = await copy(page, page.getByRole("main"), "Copy page as Markdown");
  assert.match(copied, /^# Toil\n/);
  assert.match(await readFile(`${out}/themes/toil/index.md`, "utf8"), /^# Toil\n/);
});

/** The cards that a filter is over: the one that a theme opens with stands before it. */
const shownCards = (page) => page.locator("filter-quotes .card:not([hidden])").evaluateAll((cards) => cards.map((card) => card.id));
const pressed = (page) => page.locator("button[aria-pressed=true]:visible").allInnerTexts();

test("what a filter is set to stands in the address", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await windowWith(test, withClipboard), `${site.url}/themes/toil/`);
  const kind = (name) => page.getByRole("button", { name });
  await kind("Praise").click();
  assert.equal(new URL(page.url()).search, "?kind=praise");
  await kind("Ask").click();
  assert.equal(new URL(page.url()).search, "?kind=praise&kind=ask");
  await page.reload();
  assert.deepEqual(await shownCards(page), ["p07.like", "p07.why"]);
  assert.equal((await pressed(page)).length, 2);
  assert.equal(await copy(page, page.locator(".page-head copy-link"), "Copy link"), `${site.url}/themes/toil/?kind=praise&kind=ask`);
  await page.goto(`${site.url}/themes/waiting/`);
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll("filter-quotes [aria-pressed=true]").length === 2);
  await kind("Praise").click();
  await kind("Ask").click();
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual(await pressed(page), []);
  assert.equal((await shownCards(page)).length, 2);
});

test("a card that the address leads to is shown, whatever the filter says", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await windowWith(test, withClipboard), `${site.url}/themes/toil/?kind=praise&kind=nothing#p07.like`);
  assert.deepEqual(await shownCards(page), ["p07.like"], "the filter shows it, and what it does not know counts for nothing");
  await page.goto(`${site.url}/themes/toil/?kind=praise#p07.why`);
  assert.deepEqual(await shownCards(page), ["p07.like", "p07.why"]);
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual(await pressed(page), []);
  await page.getByRole("button", { name: "Ask" }).click();
  assert.deepEqual(await shownCards(page), ["p07.why"]);
  await page.evaluate(() => void (location.hash = "p07.like"));
  await page.waitForFunction(() => document.getElementById("p07.like").checkVisibility());
});

test("so does what the filters of a transcript and of the interviews are set to", async (test) => {
  const later = (year, team) => `---\nparticipant: P${year}\nteam: ${team}\ndate: ${year}-01-02\n---\n\n**P${year}:** Hm.\n`;
  const site = await serve(test, {
    ...FILES,
    "content/teams/search.md": "---\ntitle: Search & find\n---\n",
    "content/interviews/p20.md": later(2020, "search"),
  });
  const page = await open(await windowWith(test, withClipboard), `${site.url}/interviews/p07/?kind=praise&theme=toil`);
  const off = () => page.locator("mark.quote.off").evaluateAll((marks) => marks.map((mark) => mark.id));
  assert.deepEqual(await off(), ["two-weeks", "why"]);
  await page.locator(".quotes-of-interview summary").click();
  await page.getByRole("button", { name: "Ask" }).click();
  assert.equal(new URL(page.url()).search, "?theme=toil&kind=praise&kind=ask");
  assert.deepEqual(await off(), ["two-weeks"]);
  await page.evaluate(() => void (location.hash = "two-weeks"));
  await page.waitForFunction(() => document.querySelector("mark.off") === null);
  assert.equal(new URL(page.url()).search, "");

  const shown = () => page.locator(".interviews > li:not([hidden]) .line-title").allTextContents();
  await page.goto(`${site.url}/interviews/?year=2020&team=nobody`);
  assert.deepEqual(await shown(), ["P2020, Search & find"]);
  await page.getByLabel("Year").selectOption("");
  await page.getByLabel("Team").selectOption("Search & find");
  assert.equal(new URL(page.url()).searchParams.get("team"), "Search & find");
  assert.equal(new URL(page.url()).searchParams.has("year"), false);
  await page.reload();
  assert.deepEqual(await shown(), ["P2020, Search & find"]);
});

test("no words of a quote are behind the buttons that copy it, where a finger needs large ones and where a mouse does not", async (test) => {
  const { url } = await serve(test, FILES);
  for (const options of [{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, { viewport: { width: 1440, height: 900 } }]) {
    const page = await open(await openWindow(test, options), `${url}/themes/toil/`);
    await page.locator(".card copy-link button").first().waitFor({ state: "attached" });
    const found = await page.evaluate(() =>
      [...document.querySelectorAll(".card")].map((card) => {
        const words = document.createRange();
        words.selectNodeContents(card.querySelector("blockquote"));
        const button = card.querySelector("copy-link").getBoundingClientRect();
        const isBehind = (line) => line.right > button.left && line.left < button.right && line.bottom > button.top && line.top < button.bottom;
        return { buttons: button.width, behind: [...words.getClientRects()].filter(isBehind).length };
      }),
    );
    assert.ok(found.length >= 2, JSON.stringify(found));
    for (const { buttons, behind } of found) assert.ok(buttons > 0 && behind === 0, JSON.stringify(found));
  }
});
