// What a search costs, in a table: `node tests/browser/search-cost.mjs [--pagefind PROGRAM] STUDY…` builds each study, and searches its
// site in Chromium on a processor that is four times slower, over HTTP and from the folder. `docs/benchmarks.md` says how to read it.

import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { gzipSync } from "node:zlib";

import { chromium } from "playwright-core";

import { CAIRN } from "./site.mjs";

const run = promisify(execFile);
/** How much slower than this machine a phone is. */
const SLOWER = 4;
/** How often each query is typed; the least counts: what else the machine does only makes it longer. */
const TRIES = 5;
/** How long somebody takes from key to key who types fast on a phone. */
const KEY_MS = 150;
const PATIENCE = 120_000;
const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

const { values: options, positionals: studies } = parseArgs({ options: { pagefind: { type: "string" } }, allowPositionals: true });
const scratch = await mkdtemp(join(tmpdir(), "cairn-search-cost-"));
const browser = await chromium.launch({ executablePath: process.env.BROWSER_BINARY ?? "/usr/bin/chromium", timeout: PATIENCE });
async function measure(study) {
  const name = basename(study);
  const site = join(scratch, name);
  const built = await timed(CAIRN, ["build", "--root", study, "--out", site, "--no-cache"]);
  const index = await folder(join(site, "search"));
  say(name, "`cairn build`, search and all", "", `${built.seconds} s, ${built.megabytes} MB`, "", "", "", "");
  say(name, "the index", "", "", "", "", `${kilobytes(index.gzipped)} of ${kilobytes(index.bytes)}`, index.files);
  const manifest = gzipSync(await readFile(join(site, "search/manifest.js"))).length;
  say(name, "the manifest", "", "", "", "", kilobytes(manifest), 1);
  const queries = await queriesFor(study);
  const server = await host(site);
  try {
    for (const [what, query] of queries) {
      const over = await search(server, `${server.address}/search/`, query);
      say(name, `${what}, over HTTP`, query, `${over.ms} ms`, `${over.typed} ms`, `${over.work} ms`, `${kilobytes(over.bytes)}; ${kilobytes(over.raw)} before compression, with all that came before`, over.files);
    }
    for (const [what, query] of queries) {
      const from = await search(server, `${pathToFileURL(site)}/search/index.html`, query);
      say(name, `${what}, from the folder`, query, `${from.ms} ms`, `${from.typed} ms`, `${from.work} ms`, "", "");
    }
    if (options.pagefind) await comparePagefind(name, site, server, queries);
  } finally {
    server.close();
    await rm(site, { recursive: true });
  }
}

function say(...cells) {
  console.log(`| ${cells.map((cell) => String(cell)).join(" | ")} |`);
}

/** The index, and not the scripts that read it, nor the words of the interface. */
const isOfIndex = ({ path }) => /\/search\/(manifest\.js|shards\/)/.test(path);
const sum = (files, what) => files.reduce((sum, file) => sum + file[what], 0);
const kilobytes = (bytes) => (bytes > 10 * 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);

/** Runs a program; how long it took, and the memory that it had at its peak. */
async function timed(program, args) {
  const { stderr } = await run("/usr/bin/time", ["-f", "%e %M", program, ...args], { maxBuffer: 1 << 28, timeout: 1_200_000 });
  const [seconds, memory] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { seconds, megabytes: Math.round(memory / 1024) };
}

async function folder(path) {
  const sum = { files: 0, bytes: 0, gzipped: 0 };
  for (const file of await readdir(path, { recursive: true })) {
    if (!(await stat(join(path, file))).isFile()) continue;
    const bytes = await readFile(join(path, file));
    sum.files += 1;
    sum.bytes += bytes.length;
    sum.gzipped += gzipSync(bytes).length;
  }
  return sum;
}

/** The words of each paragraph of the transcripts. */
async function* paragraphs(study) {
  const interviews = join(study, "content/interviews");
  for (const file of (await readdir(interviews, { recursive: true })).sort()) {
    if (!file.endsWith(".md")) continue;
    for (const paragraph of (await readFile(join(interviews, file), "utf8")).split("\n\n").slice(1)) {
      yield new Set(paragraph.toLowerCase().match(/[a-z]{4,}/g));
    }
  }
}

/** A rare word, one that is in two of a hundred paragraphs, three of about that kind that are in one, and the commonest. */
async function queriesFor(study) {
  const counts = new Map();
  let all = 0;
  for await (const words of paragraphs(study)) {
    all += 1;
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word);
  const two = byCount.filter((word) => counts.get(word) <= all / 50);
  const common = new Set(two.slice(0, 60));
  let three;
  for await (const words of paragraphs(study)) {
    three = [...words].filter((word) => common.has(word)).slice(0, 3);
    if (three.length === 3) break;
  }
  const rare = byCount.find((word) => counts.get(word) <= Math.max(3, all / 20_000) && word.length > 6);
  return [
    ["a rare word", rare],
    ["a word in 2 % of the turns", two[0]],
    ["three such words", three.join(" ")],
    ["the commonest word", byCount[0]],
  ];
}

/** Hosts a folder with gzip, and counts what it sends. */
async function host(site) {
  const sent = [];
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
    try {
      if (!packed.has(file)) {
        const bytes = await readFile(file);
        packed.set(file, { gzipped: gzipSync(bytes), raw: bytes.length });
      }
      const { gzipped, raw } = packed.get(file);
      sent.push({ path, bytes: gzipped.length, raw });
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip" }).end(gzipped);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://localhost:${server.address().port}`, sent, close };
}

/** Opens a page in a browser that has seen nothing, on a processor that is slower. Workers cannot be made slower, so there are none. */
async function open(url) {
  const context = await browser.newContext();
  await context.addInitScript(() => delete globalThis.Worker);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // The processor time of the page's own thread: what else the machine does is not in it.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  await page.goto(url, { timeout: PATIENCE });
  return { context, page, worked };
}

/** Puts one text after the other into the field; how long it takes from the last to its first result. */
const answered = (page, query, texts) =>
  page.evaluate(
    ([query, texts, key, patience]) =>
      new Promise((done, failed) => {
        const [found, field] = [document.querySelector(".search-found"), document.querySelector("search-page input[name=q]")];
        setTimeout(() => failed(new Error(`nothing was found for ${query}`)), patience);
        const type = () => {
          field.value = texts.shift();
          if (texts.length === 0) {
            const began = performance.now();
            const look = () => found.querySelector("a[href]") && (observer.disconnect(), requestAnimationFrame(() => done(performance.now() - began)));
            const observer = new MutationObserver(look);
            observer.observe(found, { childList: true, subtree: true });
          } else setTimeout(type, key);
          field.dispatchEvent(new InputEvent("input", { bubbles: true, data: field.value.at(-1) }));
        };
        type();
      }),
    [query, texts, KEY_MS, PATIENCE],
  );

/** Types a query as people do: from its last key to its first result. */
async function keyByKey(url, query) {
  const { context, page } = await open(url);
  await begin(page);
  const texts = Array.from(query, (_, at) => query.slice(0, at + 1));
  const time = await answered(page, query, texts);
  await context.close();
  return time;
}

/** Searches for what is nowhere: the manifest is there once something has been searched for. */
async function begin(page) {
  await page.locator("search-page input[name=q]").fill("qqqqqq", { timeout: PATIENCE });
  await page.locator(".search-status").filter({ hasText: /\S/ }).waitFor({ timeout: PATIENCE });
}

/** Puts a query into the page of the search at once: from then to the first result. */
async function search(server, url, query) {
  const [times, work, typed] = [[], [], []];
  let [sent, all] = [[], []];
  for (let tries = 0; tries < TRIES; tries += 1) {
    server.sent.length = 0;
    const { context, page, worked } = await open(url);
    await begin(page);
    const before = await worked();
    const first = server.sent.length;
    times.push(await answered(page, query, [query]));
    work.push((await worked()) - before);
    await page.waitForLoadState("networkidle");
    all = server.sent.filter(isOfIndex);
    sent = server.sent.slice(first).filter(isOfIndex);
    await context.close();
    typed.push(await keyByKey(url, query));
  }
  return { ms: Math.round(Math.min(...times)), typed: Math.round(Math.min(...typed)), work: Math.round(Math.min(...work)), bytes: sum(sent, "bytes"), raw: sum(all, "raw"), files: sent.length };
}

/** The same pages, and the same queries, by Pagefind. */
async function comparePagefind(name, site, server, queries) {
  let made;
  try {
    made = await timed(options.pagefind, ["--site", site]);
  } catch (error) {
    say(name, "Pagefind", "", `gave up: ${String(error.message).trim().split("\n").at(-1)}`, "", "", "", "");
    return;
  }
  const index = await folder(join(site, "pagefind"));
  say(name, "Pagefind, its index", "", `${made.seconds} s, ${made.megabytes} MB`, "", "", `${kilobytes(index.gzipped)} of ${kilobytes(index.bytes)}`, index.files);
  for (const [what, query] of queries) {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(`${server.address}/404.html`);
    server.sent.length = 0;
    const ms = await page.evaluate(async (query) => {
      const pagefind = await import("/pagefind/pagefind.js");
      await pagefind.init();
      const began = performance.now();
      const { results } = await pagefind.search(query);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return performance.now() - began;
    }, query);
    const sent = server.sent.filter(({ path }) => path.startsWith("/pagefind/"));
    say(name, `Pagefind, ${what}, its program and all`, query, `${Math.round(ms)} ms`, "", "", kilobytes(sent.reduce((sum, { bytes }) => sum + bytes, 0)), sent.length);
    await context.close();
  }
}

try {
  console.log("| study | what | query | result after | typed key by key | of it computing | sent, gzipped | files |\n| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |");
  for (const study of studies) await measure(study);
} finally {
  await browser.close();
  await rm(scratch, { recursive: true });
}
