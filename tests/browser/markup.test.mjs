// Every page is what the standard of HTML says a page is, by the checker that W3C uses.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";

import { DEMONSTRATION, addresses, build, folderFor } from "./built.mjs";
import { EVERYTHING } from "./everything.mjs";

const CHECKER = join(createRequire(import.meta.url).resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");

const skip = (() => {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    return false;
  } catch {
    return "there is no java, in which the checker is written";
  }
})();

/** What the checker finds wrong with the pages and pictures of a folder, each as its file and what is wrong. */
async function errors(folder) {
  const call = (kind) => ["-jar", CHECKER, "--errors-only", "--exit-zero-always", "--format", "json", kind, folder];
  const found = [];
  for (const kind of ["--skip-non-html", "--skip-non-svg"]) {
    const flags = kind === "--skip-non-svg" ? ["--also-check-svg"] : [];
    const { stderr } = await promisify(execFile)("java", [...call(kind), ...flags], { maxBuffer: 1 << 28 });
    found.push(...JSON.parse(stderr).messages.map(({ url, message, extract }) => ({ url, message, extract })));
  }
  return found;
}

for (const [name, study, flags] of [
  ["a study with everything in it", EVERYTHING, []],
  ["the demonstration", DEMONSTRATION, []],
  ["the demonstration, for the company", DEMONSTRATION, ["--audience", "company"]],
]) {
  test(`the checker finds nothing wrong: ${name}`, { skip }, async (test) => {
    const site = await build(test, study, { flags });
    assert.ok((await addresses(site)).length > 15, "there are pages");
    assert.deepEqual(await errors(site), []);
  });
}

test("the checker would find something", { skip }, async (test) => {
  const folder = await folderFor(test, "wrong");
  await writeFile(join(folder, "a.html"), "<!doctype html><html lang=en><title>A</title><p><h1></p>");
  await writeFile(join(folder, "a.svg"), '<svg xmlns="http://www.w3.org/2000/svg"><wrong/></svg>');
  const found = (await errors(folder)).map(({ url }) => url.split("/").at(-1));
  assert.deepEqual([...new Set(found)], ["a.html", "a.svg"]);
});
