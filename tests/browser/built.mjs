// A site that `cairn build` wrote, in a folder of its own, and a plain host for it.
//
// What is built is what people read; `cairn serve` puts a script of its own into each page.

import { execFile } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, readFile, readdir, realpath, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

import { atEnd } from "./ending.mjs";
import { CAIRN, writeStudy } from "./site.mjs";

/** The folder of the demonstration: the project's own. */
export const DEMONSTRATION = fileURLToPath(new URL("../..", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".opus": "audio/ogg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
/** What is small already. */
const PACKED = new Set([".mp3", ".ogg", ".opus", ".png", ".woff2"]);

/** A folder that goes with the test. */
export async function folderFor(test, name) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `cairn-${name}-`)));
  atEnd(test, () => rm(folder, { recursive: true }));
  return folder;
}

/**
 * Builds a study, given as the folder of one or as its files; the site goes with the test.
 *
 * @param {string[]} [flags] what `cairn build` is called with beside the folders
 * @param {string} [site] where the site goes: a folder that is not there yet
 * @returns the folder of the site
 */
export async function build(test, study, { flags = [], site } = {}) {
  const root = typeof study === "string" ? study : await folderFor(test, "study");
  if (root !== study) await writeStudy(root, study);
  site ??= join(await folderFor(test, "site"), "public");
  await promisify(execFile)(CAIRN, ["build", "--root", root, "--out", site, "--no-cache", ...flags], { env: {} });
  return site;
}

let demonstration = null;

/** The site of the demonstration: it is built once for all tests of a file, which only read it. */
export function builtDemonstration() {
  demonstration ??= (async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "cairn-demonstration-")));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return build(null, DEMONSTRATION, { site: join(folder, "public") });
  })();
  return demonstration;
}

/** All files of a site that end so, each as the address it is found at. */
export async function addresses(site, ending = ".html") {
  const files = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile() && file.name.endsWith(ending))
    .map((file) => "/" + relative(site, join(file.parentPath ?? file.path, file.name)).split(sep).join("/"));
  return paths.map((path) => path.replace(/(^|\/)index\.html$/, "$1")).sort();
}

/** The pages that people come to, without the old addresses that lead on to them. */
export async function pages(site) {
  const all = await addresses(site);
  const texts = await Promise.all(all.map((path) => readFile(join(site, path.endsWith("/") ? `${path}index.html` : path), "utf8")));
  return all.filter((_, n) => !texts[n].includes('http-equiv="refresh"'));
}

/** Hosts a folder as hosts do, with gzip, until the test is over; gives its address. The folder may come later. */
export async function host(test, site) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
    const ending = extname(file);
    try {
      const bytes = await readFile(file);
      const head = { "content-type": TYPES[ending] ?? "application/octet-stream", "cache-control": "max-age=600" };
      if (!PACKED.has(ending)) head["content-encoding"] = "gzip";
      response.writeHead(200, head).end(PACKED.has(ending) ? bytes : gzipSync(bytes));
    } catch {
      response.writeHead(404, { "content-type": TYPES[".html"] }).end(await readFile(join(site, "404.html")));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atEnd(test, () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${server.address().port}`;
}
