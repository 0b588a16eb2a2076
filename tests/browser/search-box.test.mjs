// The search as people see it: the dialog on every page, the page of its own, the page for what is not found. What is found is made
// up here, but for a few; whether the right thing is found is for the tests of the engine.

import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { build, host } from "./built.mjs";
import { withMadeUpResults } from "./search-stub.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

const WIDTHS = [320, 390, 820, 1024, 1440, 1600];

async function windowWith(test, options) {
  const window = await openWindow(test, options);
  await withMadeUpResults(window);
  return window;
}

/** A page of the small study, with the dialog open and something typed. */
async function searching(test, query = "ticket", { path = "/about/", ...options } = {}) {
  const site = await serve(test);
  const page = await open(await windowWith(test, options), site.url + path);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("dialog", { name: "Search" }).waitFor();
  if (query) await type(page, query);
  return { page, site };
}

const field = (page) => page.getByRole("combobox", { name: "Search what was said" });
const said = (page) => page.locator("dialog [role=status]");
const options = (page) => page.getByRole("option");
const active = (page) => page.locator("[role=option][aria-selected=true]");

/** Types a query and waits for its answer. */
async function type(page, query) {
  await field(page).fill(query);
  await page.waitForFunction((query) => (window.asked ?? []).at(-1)?.query === query && document.querySelector("dialog [role=status]").textContent, query);
}

async function faults(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

test("a button, a slash and a command open the dialog, and the focus returns", async (test) => {
  const site = await serve(test);
  const page = await open(await windowWith(test), `${site.url}/about/`);
  const dialog = page.getByRole("dialog", { name: "Search" });
  const button = page.getByRole("button", { name: "Search" });
  for (const act of [() => button.click(), () => page.keyboard.press("/"), () => page.keyboard.press("Control+k"), () => page.keyboard.press("Meta+k")]) {
    await button.focus();
    await act();
    await dialog.waitFor();
    assert.ok(await field(page).evaluate((field) => field === document.activeElement), "the field has the focus");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.ok(await button.evaluate((button) => button === document.activeElement), "the button has it again");
  }
});

test("nothing of the search is loaded before somebody comes near it", async (test) => {
  const site = await serve(test);
  const window = await windowWith(test);
  const asked = [];
  window.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const page = await open(window, `${site.url}/about/`);
  const ours = () => asked.filter((path) => /search/.test(path)).map((path) => path.replace(/\.[0-9a-z]{10}\./, "."));
  assert.deepEqual(ours(), ["/assets/search-open.js"]);
  await page.keyboard.press("/");
  await field(page).waitFor();
  await page.waitForFunction(() => window.opened);
  assert.deepEqual(ours().sort(), [
    "/assets/pages/search.css",
    "/assets/search-box.js",
    "/assets/search-client.js",
    "/assets/search-open.js",
    "/assets/search-results.js",
    "/search/settings.js",
  ]);
});

test("single keys that are switched off do not open it, and nobody who types is disturbed", async (test) => {
  const site = await serve(test);
  const page = await open(await windowWith(test), `${site.url}/about/`);
  await page.evaluate(() => (document.documentElement.dataset.keys = "off"));
  await page.keyboard.press("/");
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("input"), { className: "x" })));
  await page.evaluate(() => delete document.documentElement.dataset.keys);
  await page.locator(".x").focus();
  await page.keyboard.type("a/b");
  assert.equal(await page.locator(".x").inputValue(), "a/b");
  assert.equal(await page.locator("dialog").count(), 0);
  await page.evaluate(() => (document.documentElement.dataset.keys = "off"));
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
});

test("a slash goes to the filter of a long list, and the command to the search", async (test) => {
  const site = await serve(test);
  const page = await open(await windowWith(test), `${site.url}/interviews/`);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.name), "order", "of one team and no year there is nothing to choose");
  assert.equal(await page.locator("dialog").count(), 0);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
});

test("results come by kind, quotes first, with what matched marked and people counted", async (test) => {
  const { page } = await searching(test);
  assert.equal(await said(page).textContent(), "6 quotes by 6 people, 42 other results");
  assert.deepEqual(await page.locator("[role=listbox] [role=group]").evaluateAll((all) =>
    all.map((group) => [document.getElementById(group.getAttribute("aria-labelledby")).textContent, group.querySelectorAll("[role=option]").length]),
  ), [["Quotes", 6], ["Themes", 1], ["Teams", 1], ["In transcripts", 3]]);
  const second = options(page).nth(1);
  assert.equal(await second.locator(".hit-words").textContent(), "We copy the tickets by hand, <b>every</b> week.", "words are never HTML");
  assert.deepEqual(await second.locator("mark").allTextContents(), ["ticket"]);
  assert.equal(await second.locator(".hit-meta").textContent(), "Workaround · P11, staff engineer, Search · 18 Feb 2026");
  assert.equal(await options(page).first().getAttribute("href"), new URL("/interviews/p07/#two-weeks", page.url()).href);
});

test("what matched beside the words is marked, too", async (test) => {
  const { page } = await searching(test, "payments");
  const quotes = page.getByRole("group", { name: "Quotes" }).getByRole("option");
  assert.equal(await quotes.count(), 2);
  assert.deepEqual(await quotes.first().locator(".hit-meta mark").allTextContents(), ["Payments"], "of a team in its place");
  assert.deepEqual(await page.getByRole("group", { name: "Teams" }).locator(".hit-title mark").allTextContents(), ["Payments"]);
  await type(page, "line");
  assert.equal(await quotes.locator(".hit-meta").textContent(), "Praise · P12, staff engineer, Payments · 18 Mar 2026 · on Waiting in line");
  assert.deepEqual(await quotes.locator("mark").allTextContents(), ["line"]);
});

test("keys choose among the results as in any combobox", async (test) => {
  const { page } = await searching(test);
  const named = () => field(page).getAttribute("aria-activedescendant");
  assert.equal(await field(page).getAttribute("aria-expanded"), "true");
  assert.equal(await named(), null, "nothing is chosen before somebody chooses");
  const chosen = async () => {
    const ids = await active(page).evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(ids, [await named()], "the one that the field names is the one that is selected");
    return options(page).evaluateAll((all) => all.findIndex((each) => each.getAttribute("aria-selected") === "true"));
  };
  for (const [key, place] of [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", 10], ["ArrowDown", 0], ["End", 10], ["Home", 0]]) {
    await page.keyboard.press(key);
    assert.equal(await chosen(), place, key);
    assert.ok(await active(page).evaluate((each) => {
      const [box, list] = [each.getBoundingClientRect(), each.closest("[role=listbox]").getBoundingClientRect()];
      return box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
    }), `${key}: it is in sight`);
  }
  await page.keyboard.press("ArrowLeft");
  assert.equal(await named(), null, "who goes on in the field has chosen nothing");
  await page.keyboard.press("Home");
  await page.keyboard.type("x");
  assert.equal(await field(page).inputValue(), "xticket", "Home is the field's own again");
});

test("Enter opens what is chosen, at its passage, which is marked; without a choice all results", async (test) => {
  const { page, site } = await searching(test);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.url}/interviews/p07/#two-weeks`);
  const outline = await page.locator("mark.quote:target").evaluate((mark) => getComputedStyle(mark).outlineStyle);
  assert.equal(outline, "solid");
  await page.goBack();
  await page.keyboard.press("/");
  await type(page, "ticket team:search");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.url}/search/?q=ticket+team%3Asearch`);
  await page.getByText("2 quotes by 2 people").waitFor();
});

test("a result on this very page closes the dialog and leads to its place", async (test) => {
  const { page, site } = await searching(test, "ticket", { path: "/interviews/p07/" });
  await options(page).first().click();
  await page.getByRole("dialog", { name: "Search" }).waitFor({ state: "hidden" });
  assert.equal(page.url(), `${site.url}/interviews/p07/#two-weeks`);
  assert.ok(await page.locator("mark:target").evaluate((mark) => mark.getBoundingClientRect().top < innerHeight));
});

test("buttons narrow the query, say how many would be left, and stay where they are", async (test) => {
  const { page } = await searching(test);
  const button = (name) => page.getByRole("group", { name: "Only" }).getByRole("button", { name });
  assert.match(await button("Pain").textContent(), /^Pain3$/);
  const before = await button("Pain").boundingBox();
  await button("Pain").click();
  await page.getByText("3 quotes by 3 people").waitFor();
  assert.equal(await field(page).inputValue(), "kind:pain ticket", "the last word may still be a beginning");
  assert.equal(await button("Pain").getAttribute("aria-pressed"), "true");
  assert.ok(await button("Pain").evaluate((button) => button === document.activeElement), "it has the focus still");
  assert.deepEqual(await button("Pain").boundingBox(), before);
  await button("Freight").scrollIntoViewIfNeeded();
  const [team, praise] = [await button("Freight").boundingBox(), button("Praise")];
  await button("Freight").click();
  await page.getByText("2 quotes by 2 people").waitFor();
  assert.match(await praise.textContent(), /0$/, "nobody of that team praised it");
  assert.deepEqual(await button("Freight").boundingBox(), team);
  await button("Pain").click();
  await page.getByText("2 quotes by 2 people").waitFor();
  assert.equal(await field(page).inputValue(), "team:freight ticket");
  await button("Freight").click();
  assert.equal(await field(page).inputValue(), "ticket");
});

test("filters are completed as they are typed", async (test) => {
  const { page } = await searching(test, "ticket team:p");
  const narrow = page.getByRole("group", { name: "Narrow it to" }).getByRole("option");
  assert.deepEqual(await narrow.allTextContents(), ["team:payments2"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await field(page).inputValue(), "ticket team:payments ");
  await page.getByText("2 quotes by 2 people").waitFor();
  assert.equal(await field(page).evaluate((field) => field.selectionStart), "ticket team:payments ".length);
  assert.equal(await narrow.count(), 0);
});

test("what was replaced, and that nothing was found as typed, is said", async (test) => {
  const { page } = await searching(test, "tikcet");
  assert.equal(await page.locator("dialog .search-note").textContent(), "Nothing was found for “tikcet” as typed. These are the results for “ticket”.");
  await type(page, "zebra");
  assert.equal(await said(page).textContent(), "Nothing found.");
  assert.equal(await field(page).getAttribute("aria-expanded"), "false");
  assert.equal(await page.locator("dialog .search-note").textContent(), "");
  await type(page, "year:abc");
  assert.equal(await page.locator("dialog .search-note").textContent(), "There is no year “abc”.");
  await page.evaluate(() => (window.isAbout = true));
  await type(page, "ticket");
  assert.equal(await said(page).textContent(), "at least 6 quotes by 6 people, 42 other results");
});

test("what looks like a filter and is none is said, where one is near or nothing is found", async (test) => {
  const { page } = await searching(test);
  const noteOf = async (query, doubts) => {
    await page.evaluate((doubts) => (window.doubts = doubts), doubts);
    await type(page, query);
    return page.locator("dialog .search-note").textContent();
  };
  const near = "“persn:” is no filter, so that “persn:mira” was looked for as words: did you mean “person:”?";
  assert.equal(await noteOf("ticket ", [{ key: "persn", words: "persn:mira", near: "person" }]), near);
  assert.equal(await noteOf("tickets", [{ key: "std", words: "std::fs", near: null }]), "", "words have colons too");
  assert.equal(
    await noteOf("zebra", [{ key: "std", words: "std::fs", near: null }]),
    "“std:” is no filter, so that “std::fs” was looked for as words; filters are “theme:”, “team:”, “kind:”, “person:”, “role:”, “year:”, “is:”.",
  );
  assert.equal(
    await noteOf("ticket", [{ key: "theme", example: "slow-builds" }]),
    "There is nothing behind “theme:”; a value stands right behind it: “theme:slow-builds”.",
  );
});

test("an older answer never takes the place of a newer one, and a choice outlives the same results", async (test) => {
  const { page } = await searching(test);
  await page.evaluate(() => {
    window.before = (query) => new Promise((done) => setTimeout(done, query === "ticket sy" ? 600 : 0));
  });
  await field(page).fill("ticket sy");
  await field(page).fill("ticket sys");
  await page.getByText("1 quote by 1 person").waitFor();
  await page.evaluate(() => {
    window.before = (query) => new Promise((done) => (window.release = done));
    document.querySelector("dialog .hit-words").dataset.was = "1";
  });
  await field(page).press("End");
  await page.keyboard.type("t");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("[data-was]").count(), 1, "until the answer comes nothing changes");
  const chosen = await active(page).getAttribute("data-id");
  await page.evaluate(() => window.release());
  await page.locator("[data-was]").waitFor({ state: "detached" });
  assert.equal(await active(page).getAttribute("data-id"), chosen);
  await page.waitForTimeout(700);
  assert.equal(await said(page).textContent(), "1 quote by 1 person");
});

test("the dialog keeps its size, whatever is found, and says when it cannot search", async (test) => {
  const { page } = await searching(test);
  const box = () => page.locator("dialog").boundingBox();
  const before = await box();
  for (const query of ["zebra", "kind:pain", "ticket system"]) {
    await type(page, query);
    assert.deepEqual(await box(), before, query);
  }
  await field(page).fill("");
  await page.locator(".search-help").waitFor();
  assert.deepEqual(await box(), before);
  const broken = await openWindow(test);
  await broken.addInitScript(() => (window.isBroken = true));
  await withMadeUpResults(broken);
  const other = await open(broken, page.url());
  await other.keyboard.press("/");
  await other.locator("dialog [role=status]", { hasText: "The search could not be loaded." }).waitFor();
  await other.evaluate(() => (window.isBroken = false));
  await other.keyboard.type("ticket");
  await other.locator("dialog [role=status]", { hasText: "6 quotes by 6 people" }).waitFor();
});

test("the page has all results, narrows them, and is what its address says", async (test) => {
  const site = await serve(test);
  const page = await open(await windowWith(test), `${site.url}/search/?q=ticket`);
  const status = page.locator("main [role=status]");
  await page.getByText("6 quotes by 6 people, 42 other results").waitFor();
  assert.equal(await page.title(), "ticket · Search · Research");
  // Few are read at first; then as many as are asked for.
  assert.equal(await page.locator("[data-kind=turn] li").count(), 3);
  await page.getByRole("button", { name: "10 more" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-kind=turn] li").length === 13);
  assert.ok(await page.locator("[data-kind=turn] li").nth(3).locator("a").evaluate((link) => link === document.activeElement));
  await page.getByRole("group", { name: "Kind" }).getByRole("button", { name: "Pain" }).click();
  await page.waitForURL(`${site.url}/search/?q=kind%3Apain+ticket`);
  await page.getByText("3 quotes by 3 people").waitFor();
  await page.goBack();
  await page.getByText("6 quotes by 6 people, 42 other results").waitFor();
  assert.equal(await page.getByRole("searchbox").inputValue(), "ticket");
  assert.equal(await page.locator("[data-kind=turn] li").count(), 13, "as many as there were");
  await page.getByRole("searchbox").fill("ticket friday");
  await page.getByText("1 quote by 1 person").waitFor();
  await page.waitForURL(`${site.url}/search/?q=ticket+friday`);
  await page.getByRole("searchbox").fill("");
  await page.locator(".search-help").waitFor();
  await page.waitForURL(`${site.url}/search/`);
  assert.equal(await status.textContent(), "");
});

test("one comes back from a result to where one was", async (test) => {
  const site = await serve(test);
  const page = await open(await windowWith(test), `${site.url}/search/?q=ticket`);
  await page.getByRole("button", { name: "10 more" }).click();
  const link = page.locator("[data-kind=turn] li").nth(11).locator("a");
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 300);
  await link.click();
  await page.waitForURL(/interviews/);
  await page.goBack();
  await page.waitForFunction((before) => Math.abs(scrollY - before) < 4, before);
});

test("a quote leads to those like it, from its card and from its transcript", async (test) => {
  const site = await serve(test);
  const window = await windowWith(test);
  const page = await open(window, `${site.url}/themes/toil/`);
  const card = page.locator("[id='p07.two-weeks']");
  await card.hover();
  await card.getByRole("link", { name: "Find similar quotes" }).click();
  await page.waitForURL(`${site.url}/search/?like=p07.two-weeks`);
  await page.getByText("Quotes that share rare words").waitFor();
  assert.equal(await page.evaluate(() => window.asked.at(-1).like), "p07.two-weeks");
  await page.goto(`${site.url}/interviews/p07/`);
  const note = page.locator(".notes li[data-for='two-weeks']");
  await note.hover();
  assert.equal(await note.getByRole("link", { name: "Find similar quotes" }).getAttribute("href"), `${site.url}/search/?like=p07.two-weeks`);
});

test("what is narrowed among those like a quote is in the address, too", async (test) => {
  const site = await serve(test);
  const window = await windowWith(test);
  const page = await open(window, `${site.url}/search/?like=p07.two-weeks`);
  await page.getByRole("group", { name: "Kind" }).getByRole("button", { name: "Pain" }).click();
  await page.waitForURL(`${site.url}/search/?q=kind%3Apain&like=p07.two-weeks`);
  await page.getByText("Quotes that share rare words").waitFor();
  const asked = await page.evaluate(() => window.asked.at(-1));
  assert.deepEqual([asked.query, asked.like], ["kind:pain ", "p07.two-weeks"]);
  await page.getByRole("searchbox").fill("ticket");
  await page.waitForURL(`${site.url}/search/?q=ticket`);
});

test("the page for what is not found looks for the words of the address", async (test) => {
  const site = await serve(test);
  const window = await openWindow(test, { expected: /404/ });
  await withMadeUpResults(window);
  const page = await open(window, `${site.url}/themes/nine-forms.html`);
  await page.getByRole("heading", { name: "What the words of this address find" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.asked.map(({ query }) => query)), ["themes nine forms ", "nine forms "]);
  assert.deepEqual(await page.locator("search-address .hit-words").allTextContents(), ["There is one ticket for each of the nine forms."]);
  assert.equal(await page.getByRole("link", { name: "All results on a page" }).getAttribute("href"), `${site.url}/search/?q=nine+forms`);
  await page.goto(`${site.url}/zebra/quagga/`);
  await page.waitForFunction(() => window.asked?.length > 1);
  assert.ok(!(await page.locator("search-address").isVisible()), "where nothing is found nothing is said");
});

test("scripts off: no button, and the page leads to the lists", async (test) => {
  const site = await serve(test);
  const page = await (await openWindow(test, { javaScriptEnabled: false })).newPage();
  for (const path of ["/", "/themes/toil/", "/search/?q=ticket", "/404.html"]) {
    await page.goto(site.url + path);
    assert.equal(await page.getByRole("button", { name: "Search" }).count(), 0, path);
    assert.equal(await page.getByRole("link", { name: "Find similar quotes" }).count(), 0, path);
  }
  await page.goto(`${site.url}/search/?q=ticket`);
  assert.ok(await page.getByText("Searching takes scripts").isVisible());
  assert.equal(await page.locator("main input, main form").filter({ visible: true }).count(), 0);
  for (const name of ["Interviews", "Themes", "Teams"]) {
    assert.ok(await page.locator("main").getByRole("link", { name, exact: true }).isVisible(), name);
  }
});

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["with more contrast", { contrast: "more" }],
  ["with forced colours", { forcedColors: "active" }],
  ["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
]) {
  test(`axe finds nothing in the dialog and on the page: ${name}`, async (test) => {
    const { page, site } = await searching(test, "ticket", options);
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await faults(page), []);
    await type(page, "ticket te");
    assert.deepEqual(await faults(page), []);
    for (const query of ["?q=ticket", "?q=kind:pain", "?like=p07.two-weeks", ""]) {
      await page.goto(`${site.url}/search/${query}`);
      await page.waitForFunction(() => document.querySelector(".search-found").children.length > 0);
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      assert.deepEqual(await faults(page), [], query);
    }
  });
}

test("neither the dialog nor the page is wider than the window, and on a phone the dialog fills it", async (test) => {
  const { page, site } = await searching(test);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(() => {
      const box = document.querySelector("dialog").getBoundingClientRect();
      const inside = [...document.querySelectorAll("dialog .hit, dialog .search-field *, dialog .search-foot > *")].filter((each) => each.checkVisibility());
      return {
        fits: document.documentElement.scrollWidth <= innerWidth && box.left >= 0 && box.right <= innerWidth,
        isFull: box.top === 0 && box.height === innerHeight && box.width === innerWidth,
        within: inside.every((each) => each.getBoundingClientRect().right <= box.right + 0.5),
      };
    });
    assert.deepEqual(found, { fits: true, isFull: width < 640, within: true }, `${width}`);
  }
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${site.url}/search/?q=ticket`);
    await page.locator("main .hit").first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`);
    assert.equal(await page.locator(".search-narrow").evaluate((narrow) => narrow.open), width >= 992, `${width}`);
  }
});

test("what cannot be read from left to right is shown its own way", async (test) => {
  const site = await serve(test, { ...STUDY, "site.toml": 'title = "تجربة المطورين"\nlanguage = "ar"\n' });
  const page = await open(await windowWith(test, { viewport: { width: 1440, height: 900 } }), `${site.url}/search/?q=ticket`);
  await page.locator("main .hit").first().waitFor();
  const [narrow, found] = await page.evaluate(() => [".search-narrow", ".search-found"].map((name) => document.querySelector(name).getBoundingClientRect().left));
  assert.ok(narrow > found, "what narrows it is where lines begin");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test("a site that is opened from the disk is searched, too", async (test) => {
  const site = await build(test, STUDY);
  // A cross-fade between files is not what this is about.
  const page = await (await openWindow(test, { reducedMotion: "reduce" })).newPage();
  await page.goto(pathToFileURL(join(site, "about/index.html")).href);
  await page.getByRole("button", { name: "Search" }).click();
  await field(page).fill("two weeks");
  await options(page).first().click();
  await page.waitForURL(/interviews\/p07\/index\.html#two-weeks$/);
  assert.ok(await page.locator("mark:target").isVisible());
  await page.keyboard.press("/");
  await field(page).fill("weeks");
  await page.getByText("1 quote by 1 person").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\/index\.html\?q=weeks$/);
  await page.locator("main .hit", { hasText: "It took two weeks." }).first().waitFor();
});

test("what is built is searched in a worker, over the index that lies beside it", async (test) => {
  const url = await host(test, await build(test, STUDY));
  const page = await (await openWindow(test)).newPage();
  await page.goto(`${url}/search/?q=${encodeURIComponent("team:payments wait")}`);
  await page.getByText("1 quote by 1 person").waitFor();
  assert.deepEqual(await page.locator("[data-kind=quote] mark").allTextContents(), ["wait", "Waiting"], "and the theme, which has it too");
  assert.equal(page.workers().length, 1);
  await page.goto(`${url}/search/?q=${encodeURIComponent("<img src=x onerror=alert(1)> \"(.*)+$")}`);
  await page.getByText("Nothing found.").waitFor();
});

test("paper has neither the button nor the field", async (test) => {
  const site = await serve(test);
  const page = await open(await windowWith(test), `${site.url}/search/?q=ticket`);
  await page.locator("main .hit").first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".search-open").isVisible()));
  assert.ok(!(await page.locator(".search-narrow").isVisible()));
  assert.ok(await page.locator("main .hit").first().isVisible());
});
