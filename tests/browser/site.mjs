// A small study in a folder of its own, shown by `cairn serve`, and verbs to change its files.
//
// A test reads as a chain: serve a study, open a page, change a file, look. Only this file knows how the program is
// called.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { atEnd } from "./ending.mjs";

/** The program. */
export const CAIRN = process.env.CAIRN ?? new URL("../../target/debug/cairn", import.meta.url).pathname;

/** How long anything may take on a busy machine; nothing waits so long where all is well. */
export const PATIENCE = 20_000;

/** An interview with one quote, and turns enough to scroll. */
export const interview = (quote, { before = "", after = "" } = {}) => {
  const turns = Array.from(
    { length: 30 },
    (_, n) => `**Mira:** Question ${n}?\n\n**P07:** Answer ${n}, and more words.\n\n`,
  );
  return (
    "---\nparticipant: P07\nteam: payments\ninterviewer: Mira\nguide: g1\n---\n\n" +
    `${before}**Mira:** How?\n\n**P07:** [${quote}]{.toil #two-weeks freq=monthly toil=3h q=last} So.\n\n${turns.join("")}${after}`
  );
};

/** A study with a page of each kind. */
export const STUDY = {
  "content/_index.md": "---\ntitle: What slows us\n---\nWords of our own.\n",
  "content/about.md": "---\ntitle: About\n---\nWho asked, and `how`.\n\n```rust\nfn main() {}\n```\n",
  "content/themes/toil.md": "---\ntitle: Toil\naliases: [drudgery]\n---\nWhat hurts.\n",
  "content/themes/waiting.md": "---\ntitle: Waiting\n---\nWhat takes long.\n",
  "content/teams/payments.md": "---\ntitle: Payments\nheadcount: 12\n---\n",
  "content/outcomes/faster.md": "---\ntitle: Faster\nweight: 1\n---\n",
  "content/opportunities/one-button.md":
    "---\ntitle: One button\nthemes: [toil]\nestimate: {reach: 0.4, freq: monthly, toil: 2h}\nstrategic: {faster: 3}\n---\n",
  "content/guides/g1.md": "---\ntitle: G1\nsections:\n  - questions:\n      - {id: last, text: When last?}\n---\n",
  "content/interviews/p07.md": interview("It took two weeks."),
  "content/interviews/p08.md":
    "---\nparticipant: P08\nteam: payments\ninterviewer: Mira\n---\n\n" +
    "**Mira:** And you?\n\n**P08:** [I wait every day.]{.waiting #every-day freq=daily toil=10m}\n",
};

/** The pages of that study, one of each kind. */
export const PAGES = [
  "/",
  "/about/",
  "/priorities/",
  "/brief/",
  "/coverage/",
  ...["interviews/", "interviews/p07/", "themes/", "themes/toil/", "teams/", "teams/payments/"].map(
    (page) => `/${page}`,
  ),
  ...["opportunities/", "opportunities/one-button/", "outcomes/", "outcomes/faster/", "guides/", "guides/g1/"].map(
    (page) => `/${page}`,
  ),
  "/404.html",
];

/** Writes the files of a study. */
export async function writeStudy(root, files) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** Serves a study; it stops and goes with the test. */
export async function serve(test, files = STUDY, flags = []) {
  const root = await realpath(await mkdtemp(join(tmpdir(), "cairn-browser-")));
  const site = new Site(root, flags);
  await writeStudy(root, files);
  atEnd(test, async () => {
    await site.stop();
    await rm(root, { recursive: true });
  });
  await site.start();
  return site;
}

class Site {
  #program = null;
  #port = 0;

  constructor(root, flags) {
    this.root = root;
    this.flags = flags;
    this.said = "";
  }

  /** Starts the program, at the same port as before if there was one. */
  async start() {
    const program = spawn(CAIRN, ["serve", "--root", this.root, "--port", String(this.#port), ...this.flags], {
      stdio: ["ignore", "ignore", "pipe"],
      env: {},
    });
    this.#program = program;
    process.once("exit", () => program.kill());
    const lines = createInterface({ input: program.stderr });
    this.url = await new Promise((resolve, reject) => {
      lines.on("line", (line) => {
        this.said += `${line}\n`;
        const url = /^serving (http:\S+)\/ \(Ctrl-C stops\)$/.exec(line)?.[1];
        if (url) resolve(url);
      });
      program.once("error", reject);
      setTimeout(() => reject(new Error(`cairn does not begin to serve:\n${this.said}`)), PATIENCE).unref();
      program.once("exit", (code) => reject(new Error(`cairn ended with ${code}:\n${this.said}`)));
    });
    this.#port = Number(new URL(this.url).port);
  }

  async stop() {
    const program = this.#program;
    this.#program = null;
    if (!program || program.exitCode !== null) return;
    const gone = once(program, "exit");
    program.kill("SIGTERM");
    await gone;
  }

  path(path) {
    return join(this.root, path);
  }

  /** Writes a file as editors do: beside it, then in its place. */
  async write(path, text) {
    const file = this.path(path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}~`, text);
    await rename(`${file}~`, file);
  }

  /** Writes a file with one stretch of its text replaced. */
  async change(path, from, to) {
    const text = await readFile(this.path(path), "utf8");
    if (!text.includes(from)) throw new Error(`${JSON.stringify(from)} is not in ${path}`);
    await this.write(path, text.replace(from, to));
  }

  async remove(path) {
    await rm(this.path(path));
  }
}
