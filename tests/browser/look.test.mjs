// What the look's own styles and scripts do to a page: counts follow the filter, nothing of an outline is cut off, notes
// lead there and back.

import assert from "node:assert/strict";
import test from "node:test";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

/** Two people of one team and one of another, and an interviewer who is quoted. */
const front = (person, team) => `---\nparticipant: ${person}\nteam: ${team}\ninterviewer: Mira\n---\n\n`;
const FILES = {
  ...STUDY,
  "content/teams/search.md": "---\ntitle: Search\n---\n",
  "content/interviews/p11.md":
    front("P11", "payments") +
    "**Mira:** [Is it slow?]{.waiting #asked kind=pain}\n\n" +
    "**P11:** [It is slow.]{.waiting #slow kind=pain} [I like it.]{.waiting #like kind=praise}\n",
  "content/interviews/p12.md": front("P12", "payments") + "**P12:** [I like it too.]{.waiting #like kind=praise}\n",
  "content/interviews/p13.md":
    front("P13", "search") + "**P13:** One[^1].\n\n> Somebody else's words.\n\n[^1]: A note.\n\n**P13:** [Slow.]{.waiting #slow}\n",
};

const counts = (page) => page.locator("filter-quotes .group:not([hidden]) .count").allTextContents();

test("the counts by team are of the quotes that are shown", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await openWindow(test), `${site.url}/themes/waiting/`);
  // P08 waits every day, with which the page opens; Mira's words are hers.
  const all = ["3 people spoke of it · 5 quotes, one of them above", "1 person spoke of it · 1 quote"];
  assert.deepEqual(await counts(page), all);
  const kind = (name) => page.getByRole("button", { name });
  await kind("Praise").click();
  assert.deepEqual(await counts(page), ["2 people spoke of it · 2 quotes"]);
  assert.equal(await page.getByRole("status").textContent(), "2 quotes shown");
  await kind("Pain").click();
  assert.deepEqual(await counts(page), all, "all kinds are on");
  await kind("Praise").click();
  assert.deepEqual(await counts(page), ["1 person spoke of it · 2 quotes", all[1]], "P11, and Mira's question; P08's is above");
  await kind("Pain").click();
  assert.deepEqual(await counts(page), all, "no kind is on");
});

for (const width of [390, 1440]) {
  test(`the outline of a linked quote is whole at ${width} pixels`, async (test) => {
    const site = await serve(test, FILES);
    const window = await openWindow(test, { viewport: { width, height: 800 } });
    for (const place of ["p13/#slow", "p11/#slow", "p07/#two-weeks"]) {
      const page = await open(window, `${site.url}/interviews/${place}`);
      const cut = await page.evaluate(() => {
        const quote = document.querySelector("mark:target");
        const style = getComputedStyle(quote);
        const room = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
        if (!(room > 0)) return ["no outline"];
        // What is not laid out while it is not in sight is painted within the box of its padding.
        const box = quote.closest(".turn").getBoundingClientRect();
        return [...quote.getClientRects()].flatMap((line) => [
          line.left - room < box.left && "left",
          line.right + room > box.right && "right",
          line.top - room < box.top && "top",
          line.bottom + room > box.bottom && "bottom",
        ]).filter(Boolean);
      });
      assert.deepEqual(cut, [], place);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scroll");
    }
  });
}

test("a footnote stands beside its number and leads back", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await openWindow(test), `${site.url}/interviews/p13/`);
  await page.getByRole("link", { name: "1", exact: true }).click();
  assert.equal(new URL(page.url()).hash, "#1");
  const tops = await page.evaluate(() => {
    const lines = [document.querySelector(".footnote-definition-label"), document.querySelector(".footnote-definition p")];
    return lines.map((line) => Math.round(line.getBoundingClientRect().top));
  });
  assert.ok(Math.abs(tops[0] - tops[1]) < 8, `the number and its words begin at ${tops}`);
  await page.getByRole("link", { name: "Back to reference 1" }).click();
  assert.equal(new URL(page.url()).hash, "#ref:1");
  assert.equal(await page.locator(":target").textContent(), "1");
});

test("the words of somebody else in a transcript are set apart", async (test) => {
  const site = await serve(test, FILES);
  const page = await open(await openWindow(test), `${site.url}/interviews/p13/`);
  const border = await page.locator(".turn blockquote").evaluate((quote) => getComputedStyle(quote).borderInlineStartWidth);
  assert.equal(border, "4px");
});
