// Texts that would run as scripts, in every field: none runs in a browser, with the policy and without it.
//
// The first line of defence is that nothing of them is more than text (tests/it/payloads.rs); the policy is the second.
// Each is tried without the other: pages as files of the output, and pages as they are served.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import test from "node:test";

import { needsBrowser, openWindow } from "./browser.mjs";
import { atEnd } from "./ending.mjs";
import { serve } from "./site.mjs";

needsBrowser();

/** How long one way of looking may take; what is not looked at by then is left to the next run of the other test. */
const BOUND = 25_000;

/** The address that a theme had before. */
const OLD = "/themes/old/";

const CAIRN = process.env.CAIRN ?? new URL("../../target/debug/cairn", import.meta.url).pathname;
const TEXTS = (await readFile(new URL("../suite/payloads.txt", import.meta.url), "utf8")).trimEnd().split("\n");

const yaml = JSON.stringify;
const plain = (text) => text.replace(/[[\]*`\\]/g, "");

/** A study with all of them on few pages. */
function study() {
  const turns = TEXTS.map(
    (text, n) =>
      `**Mira:** ${text}\n\n**P07:** [so ${plain(text)} on]{.marked #q${n} note=${yaml(text.replaceAll("\\", ""))}} \`${text}\`\n\n` +
      `[x](<${text.replace(/[<>\\ ]/g, "")}>) ${text}\n\n\`\`\`${text}\n${text}\n\`\`\`\n\n`,
  );
  const all = TEXTS.map((text) => `- ${yaml(text)}\n`).join("");
  const files = {
    "site.toml": `title = ${yaml(TEXTS.slice(0, 8).join(""))}\ndescription = ${yaml(TEXTS.slice(44, 56).join(""))}\n`,
    "content/themes/marked.md": `---\ntitle: ${yaml(TEXTS.slice(44, 64).join(" "))}\naliases: [old]\n---\n${TEXTS.join("\n\n")}\n`,
    "content/interviews/p07.md":
      `---\ntitle: ${yaml(TEXTS.slice(20, 34).join(" "))}\nparticipant: P07\ninterviewer: Mira\nrole: ${yaml(TEXTS[53])}\n` +
      `recording: ${yaml(`https://x.example/${TEXTS[53]}`)}\ntakeaways:\n${all}---\n\n${turns.join("")}`,
    "content/about.md": `---\ntitle: ${yaml(TEXTS[2])}\n---\n${TEXTS.map((text) => `${text}\n\n<div>${text}</div>\n`).join("\n")}`,
  };
  const pages = ["/", "/interviews/", "/interviews/p07/", "/themes/", "/themes/marked/", OLD, "/about/"];
  return { files, pages: [...pages, "/priorities/", "/404.html"] };
}

/** Builds a study, which must have no errors: else nothing would be looked at. */
async function build(root) {
  const program = spawn(CAIRN, ["build", "--root", root], { stdio: ["ignore", "ignore", "pipe"], env: {} });
  let said = "";
  program.stderr.on("data", (text) => (said += text));
  const [code] = await once(program, "close");
  assert.equal(code, 0, said);
}

/** Opens pages, moves over and into everything that can be reached, and gives what ran. */
async function whatRuns(test, window, url, pages) {
  const ran = [];
  const until = Date.now() + BOUND;
  for (const path of pages) {
    assert.ok(Date.now() < until, `${path} was not reached in time`);
    const page = await window.newPage();
    page.on("dialog", (dialog) => {
      ran.push(`${path}: ${dialog.type()}`);
      void dialog.dismiss();
    });
    await page.goto(url + path, { waitUntil: "load" });
    // An old address leads on.
    if (path === OLD) await page.waitForURL(/\/themes\/marked\/(#.*)?$/, { waitUntil: "load" });
    await page.evaluate(() => {
      for (const element of document.querySelectorAll("body *")) {
        for (const kind of ["mouseover", "focus", "toggle", "click"]) {
          // A click on a link would leave the page: its address is looked at instead.
          if (kind === "click" && element.closest("a, button, form, summary")) continue;
          element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
        }
      }
    });
    const links = await page.$$eval("[href], [src], [action]", (all) =>
      all.map((element) => element.href?.baseVal ?? element.href ?? element.src ?? element.action),
    );
    ran.push(...links.filter((link) => /^(javascript|data|vbscript|blob|file):/i.test(link) && link !== "data:,"));
    await page.close();
  }
  return ran;
}

/** The output of a build on a host that sends no headers of ours. */
async function hostWithoutPolicy(test, root) {
  const types = { html: "text/html", css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const file = path.endsWith("/") ? `${path}index.html` : path;
    try {
      const bytes = await readFile(join(root, "public", file));
      response.setHeader("Content-Type", `${types[file.split(".").pop()] ?? "application/octet-stream"}; charset=utf-8`);
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atEnd(test, () => new Promise((done) => server.close(done) && server.closeAllConnections()));
  return `http://127.0.0.1:${server.address().port}`;
}

test("none of a hundred texts runs, with the policy and without it", async (test) => {
  const { files, pages } = study();
  const site = await serve(test, files);
  await build(site.root);
  // Pictures and recordings that are not there, and a page for what is not found.
  const expected = /status of 404|ERR_|forbidden by (img|media)-src|Refused to load the (image|media)|Content Security Policy.*(img|media)-src/;
  const window = await openWindow(test, { expected });
  assert.deepEqual(await whatRuns(test, window, site.url, pages), [], "as it is served");
  const bare = await openWindow(test, { expected });
  assert.deepEqual(await whatRuns(test, bare, await hostWithoutPolicy(test, site.root), pages), [], "without headers");
});

test("the test would see a script that runs", async (test) => {
  const site = await serve(test, { "content/about.md": "x\n", "content/demo.html": "<a href='javascript:1'>x</a><script>alert(1)</script>" });
  await build(site.root);
  const url = await hostWithoutPolicy(test, site.root);
  const ran = await whatRuns(test, await openWindow(test, { expected: /./ }), url, ["/demo.html"]);
  assert.deepEqual(ran, ["/demo.html: alert", "javascript:1"]);
});
