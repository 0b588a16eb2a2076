// The page of priorities in a browser: two rows are compared and all are sorted, also where the page is a file, and the address says
// how. The numbers are those of the scoring contract's worked example.

import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { build } from "./built.mjs";
import { serve } from "./site.mjs";
import { EXAMPLE } from "./worked-example.mjs";

needsBrowser();

const titles = (page) => page.locator(".ranking > tbody[id] th a").allTextContents();
const compare = (page, title) => page.getByRole("button", { name: `Compare: ${title}` });

/** What is said of the two rows that are compared. */
async function compared(page) {
  const panel = page.getByRole("region", { name: "Two priorities compared" });
  await panel.waitFor();
  const cells = await panel.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const reasons = await panel.locator(".difference > li").evaluateAll((all) =>
    all.map((line) => [line.firstChild.textContent, ...[...line.querySelectorAll("li")].map((reason) => reason.textContent)]),
  );
  return { chance: await panel.locator(".chance").textContent(), reasons, cells };
}

async function compareTwo(page) {
  await compare(page, "B security").click();
  assert.match(await page.locator(".compare [role=status]").textContent(), /“B security groups” is chosen/);
  await compare(page, "C canary").click();
  const { chance, reasons, cells } = await compared(page);
  // Whoever chose further down sees it, and goes on there with the keyboard.
  await page.waitForFunction(() => document.activeElement.matches(".compare h2"));
  const head = await page.locator(".compare h2").boundingBox();
  assert.ok(head.y >= 0 && head.y + head.height <= page.viewportSize().height, JSON.stringify(head));
  // The upper one comes first, whichever was chosen first.
  assert.match(chance, /^“C canary analysis” is above “B security groups” in \d+ of 100 draws; where/);
  // With a point worth half or twice as much in 74 of 100 draws or less (scoring contract, "Worked example").
  assert.match(chance, /of 100 draws\. The evidence does not tell them apart: no line can be drawn between them\.$/);
  // C happens 13 / 2 = 6.5 times as often and has 900 against 480; B has five people against one, .5 / .1333 = 3.8 times as many,
  // and 3.125 / .5 = 6.3 times the hours.
  assert.deepEqual(reasons, [
    ["For “C canary analysis”", "strategic: 900 eh against 480 eh", "it happens 6.5 times as often"],
    ["For “B security groups”", "it takes 6.3 times as long each time", "5 of those interviewed are affected, against 1"],
  ]);
  const of = Object.fromEntries(cells.map(([name, ...values]) => [name, values]));
  assert.deepEqual(of.Saved, ["100 eh", "380 eh"], "104 and 375 in two digits");
  assert.deepEqual(of.Priority, ["1,000 eh", "860 eh"], "1004 and 855");
}

test("two rows are put side by side, and the address says which", async (test) => {
  const site = await serve(test, EXAMPLE);
  const page = await open(await openWindow(test), `${site.url}/priorities/`);
  await compareTwo(page);
  assert.equal(new URL(page.url()).search, "?a=security-groups&b=canary-analysis");
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run());
  assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  const other = await open(await openWindow(test), page.url());
  assert.match((await compared(other)).chance, /^“C canary analysis” is above/);
  await other.getByRole("button", { name: "Close" }).click();
  assert.equal(new URL(other.url()).search, "");
  assert.ok(!(await other.getByRole("region", { name: "Two priorities compared" }).isVisible()));
  const unknown = await open(await openWindow(test), `${site.url}/priorities/?a=nothing&b=new-service`);
  assert.ok(!(await unknown.getByRole("region", { name: "Two priorities compared" }).isVisible()));
});

test("a page that is a file compares and sorts as well", async (test) => {
  const out = await build(test, EXAMPLE);
  const page = await (await openWindow(test)).newPage();
  await page.goto(pathToFileURL(join(out, "priorities", "index.html")).href);
  await compareTwo(page);
  await page.getByLabel("Sort by").selectOption("affected");
  assert.deepEqual(await titles(page), ["A new service", "B security groups", "C canary analysis"]);
});

test("rows are sorted, and bands are put away meanwhile", async (test) => {
  const site = await serve(test, EXAMPLE);
  const page = await open(await openWindow(test), `${site.url}/priorities/?sort=strategic`);
  assert.deepEqual(await titles(page), ["C canary analysis", "B security groups", "A new service"]);
  assert.ok(!(await page.locator(".band").first().isVisible()));
  await page.getByLabel("Sort by").selectOption("Priority");
  assert.deepEqual(await titles(page), ["A new service", "C canary analysis", "B security groups"]);
  assert.ok(await page.locator(".band").first().isVisible());
  assert.equal(new URL(page.url()).search, "");
});

test("on a phone a row is three lines: rank, title and number; the bar; the people and the likely ranks", async (test) => {
  const site = await serve(test, EXAMPLE);
  const window = await openWindow(test, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await open(window, `${site.url}/priorities/`);
  for (const row of await page.locator(".ranking > tbody[id] > tr:first-child").all()) {
    const of = (selector) => row.locator(selector).evaluate((cell) => cell.getBoundingClientRect().toJSON());
    const [rank, title, number, bar, people, ranks] = await Promise.all([".rank", "th", ".n", ".bar-cell", ".affected", ".strip-cell"].map(of));
    assert.ok(rank.right <= title.left && title.right <= number.left, "the first line");
    assert.ok(Math.max(rank.bottom, title.bottom, number.bottom) <= bar.top + 1, "the bar is below it");
    assert.ok(bar.bottom <= people.top + 1 && people.right <= ranks.left && people.top < ranks.bottom, "both are below the bar");
    assert.ok(Math.max(people.bottom, ranks.bottom) - Math.min(people.top, ranks.top) < 60, "beside each other");
  }
});

test("without scripts there is nothing to press that does nothing", async (test) => {
  const site = await serve(test, EXAMPLE);
  const page = await (await openWindow(test, { javaScriptEnabled: false })).newPage();
  await page.goto(`${site.url}/priorities/`);
  for (const control of [".compare", "sort-rows", ".compare-row"]) {
    assert.equal(await page.locator(control).filter({ visible: true }).count(), 0, control);
  }
});
