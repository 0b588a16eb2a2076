// Words as the page cuts them: the table that the build is held to as well (tests/it/search), and places in the text.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

await import("../../themes/default/static/js/search-words.js");
const { fold, tokens } = globalThis.searchWords;

const shown = (text) => tokens(text).map(({ term, position, parts }) => `${term}@${position}${parts > 1 ? `×${parts}` : ""}`).join(" ");

test("words are those of the table", async () => {
  const table = JSON.parse(await readFile(new URL("../search/words.json", import.meta.url), "utf8"));
  assert.ok(table.length > 50, `${table.length} texts`);
  for (const [text, expected] of table) assert.equal(shown(text), expected, text);
});

test("what is folded stays so", () => {
  for (const text of ["Ærøskøbing", "ΟΔΟΣ", "ｶﾞ", "ﷺ", "ẞ", "ǆ", "İ", "ΐ", "각"]) assert.equal(fold(fold(text)), fold(text), text);
});

test("places are those of the text", () => {
  const text = "Use C++ (.NET), déjà-vu 日本 👍🏽.";
  const found = tokens(text).map(({ term, start, end }) => `${term}=${text.slice(start, end)}`);
  assert.deepEqual(found, [
    "use=Use", "c=C", "c++=C++", "net=NET", ".net=.NET", "deja=déjà", "dejavu=déjà-vu", "vu=vu", "日本=日本", "本=本", "👍=👍🏽",
  ]);
});

test("half a character is no word and no error", () => {
  for (const text of ["\ud83d", "a\udc4db", "\ud800\ud800", "x\ud83d-\ude00y"]) assert.ok(Array.isArray(tokens(text)));
});
