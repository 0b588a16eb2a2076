// Studies in scripts that go from right to left, or that part no words: they can be read, and go their own way.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import test from "node:test";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { serve } from "./site.mjs";

needsBrowser();

const ARABIC = {
  "site.toml": 'title = "تجربة المطورين"\nlanguage = "ar"\n',
  "content/about.md": "---\ntitle: عن الدراسة\n---\nمن سأل، وكيف (API).\n",
  "content/themes/خدمة-جديدة.md": "---\ntitle: خدمة جديدة (API)\n---\nما ينتمي إلى هنا.\n",
  "content/teams/المدفوعات.md": "---\ntitle: المدفوعات\nheadcount: 12\n---\n",
  "content/interviews/p07.md":
    "---\nparticipant: سلمى\nrole: مهندسة\nteam: المدفوعات\ninterviewer: منى\ntakeaways: [استغرق الأمر أسبوعين.]\n---\n\n" +
    "**منى:** [00:12:34] كيف كان الأمر؟\n\n" +
    '**سلمى:** [استغرق الأمر أسبوعين (API).]{.خدمة-جديدة freq=monthly toil=3h note="ملاحظة"} ثم لا شيء.\n\n' +
    "**سلمى:** And in English, too.\n",
};

const JAPANESE = {
  "site.toml": 'title = "開発者体験"\nlanguage = "ja"\n',
  "content/about.md": "---\ntitle: この研究について\n---\n誰が、どのように\n聞いたか。\n",
  "content/themes/承認待ち.md": "---\ntitle: 承認待ち\n---\nここに入るもの。\n",
  "content/teams/決済.md": "---\ntitle: 決済\nheadcount: 12\n---\n",
  "content/interviews/p07.md":
    "---\nparticipant: 花子\nrole: 技術者\nteam: 決済\ninterviewer: 美奈\ntakeaways: [承認に二日かかる。]\n---\n\n" +
    "**美奈：** [00:12:34] いかがでしたか？\n\n" +
    "**花子：** [リリースの承認に\n二日かかります。]{.承認待ち freq=monthly toil=3h} 以上です。\n",
};

const pages = (theme, team) => [
  "/",
  "/interviews/",
  "/interviews/p07/",
  "/themes/",
  `/themes/${theme}/`,
  `/teams/${team}/`,
  "/priorities/",
  "/about/",
];

/** Everything that axe finds wrong with a page. */
async function faults(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

async function readable(test, files, routes, name) {
  const site = await serve(test, files);
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await open(await openWindow(test, { viewport }), `${site.url}/`);
    for (const route of routes) {
      await page.goto(site.url + encodeURI(route));
      if (process.env.PICTURES) {
        await mkdir(process.env.PICTURES, { recursive: true });
        const file = `${name}-${viewport.width}${route.replaceAll("/", "-")}.png`;
        await page.screenshot({ path: `${process.env.PICTURES}/${file}` });
      }
      assert.deepEqual(await faults(page), [], `${name} ${route}`);
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      assert.ok(fits, `${name} ${route} is no wider than the window`);
    }
  }
  return site;
}

/** Where the words of an element begin: at which edge of the box around it. */
const side = (page, selector) =>
  page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const range = document.createRange();
    range.selectNodeContents(element);
    const [words, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return words.left - box.left > box.right - words.right ? "right" : "left";
  }, selector);

test("a study in Arabic goes from right to left and can be read", async (test) => {
  const site = await readable(test, ARABIC, pages("خدمة-جديدة", "المدفوعات"), "arabic");
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/`);
  assert.equal(await side(page, "h1"), "right");
  assert.equal(await side(page, "#t2 .turn-words p"), "right");
  assert.equal(await side(page, "#t3 .turn-words p"), "left", "English in it goes its own way");
});

test("a Hebrew interview in an English study goes its own way", async (test) => {
  const site = await serve(test, {
    "content/interviews/p07.md":
      "---\ntitle: שיחה (API)\nparticipant: דנה\n---\n\n**דנה:** [זה לקח שבועיים.]{.slow}\n\n**דנה:** And in English.\n",
  });
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/`);
  assert.equal(await side(page, "#t1 .turn-words p"), "right");
  assert.equal(await side(page, "#t2 .turn-words p"), "left");
  assert.equal(await side(page, "h1"), "left", "a title begins where all titles do");
  await page.goto(`${site.url}/themes/slow/`);
  assert.equal(await side(page, ".card blockquote p"), "right");
  assert.equal(await side(page, "h1"), "left");
});

test("a study in Japanese can be read, and a broken line shows no gap", async (test) => {
  const site = await readable(test, JAPANESE, pages("承認待ち", "決済"), "japanese");
  const page = await open(await openWindow(test), `${site.url}/interviews/p07/#リリースの承認に`);
  const quote = page.locator("mark.quote:target, mark.quote[id='リリースの承認に']");
  assert.equal(await quote.first().innerText(), "リリースの承認に二日かかります。");
  await page.goto(`${site.url}/themes/${encodeURI("承認待ち")}/`);
  await page.getByText("in the transcript").click();
  assert.equal(decodeURI(new URL(page.url()).hash), "#リリースの承認に");
  await page.waitForFunction(() => document.querySelector(":target")?.textContent.startsWith("リリース"));
});
