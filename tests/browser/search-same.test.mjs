// The page's engine and `cairn search` find the same: random queries over random studies of several languages and sizes, in a worker
// over HTTP, and from files. What is asked comes from the studies' own words, whole, begun, misspelt, in phrases, with filters.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { needsBrowser, openWindow } from "./browser.mjs";
import { addresses, build, folderFor, host } from "./built.mjs";
import { CAIRN, writeStudy } from "./site.mjs";

needsBrowser();

const QUERIES = 400;

/** Numbers that are as good as random, and the same each time. */
const random = (seed) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const WORDS = {
  en: "the build builds building built slow slowly deploy deploys deployed deployment tickets ticket on-call rotation C++ C# .NET node.js k8s CI feature_flag 10:30 3.14 don't we it and to team teams review reviews waiting waits naïve déjà café 👍 🚀 P07 a I",
  de: "der die das Nacht Schicht Nachtschicht Nachtschichten Bereitschaft Rufbereitschaft Dienst Dienste Fehler Fehlern Größe Straße STRASSE Übergabe übergeben Freigabe Freigaben warten wartet gewartet und nicht zwei-Faktor U-Bahn Maßnahme Fluß",
  ja: "日本語 東京都 デプロイ ﾃﾞﾌﾟﾛｲ ビルド ビルドが遅い 待つ 待ち時間 CIが3回 チケット 権限 権限申請 の は を です 🗻 k8s カー 々",
  ar: "البناء بطيء بناء النشر نشر الفريق فريق مُحَمَّد محمد انتظار الانتظار תור תורים מחכה שָׁלוֹם שלום 빌드 빌드가 느립니다 배포 팀 на сборка сборки медленно ожидание й ё और हिन्दी टीम",
  fr: "l'équipe équipes déployer déploie déployé lent lente lenteur œuvre cœur garçon où çà attendre attend attendu le la les un ça va aujourd'hui c'est-à-dire R&D",
};

/** A study of so many interviews of so many turns, out of words. */
const study = (language, interviews, turns, next) => {
  const words = WORDS[language].split(" ");
  const word = () => words[Math.min(next(words.length), next(words.length))];
  const sentence = (length) => Array.from({ length: 1 + next(length) }, word).join(next(9) ? " " : ", ");
  const themes = ["waiting", "slow-builds", "asking", "deploys"];
  const files = {
    "site.toml": `title = "Study"\nbase_url = "https://x.example/r/"\nlanguage = "${language}"\n`,
    "content/themes/waiting.md": `---\ntitle: ${JSON.stringify(sentence(3))}\n---\n${sentence(30)}\n`,
    "content/themes/slow-builds.md": `---\ntitle: ${JSON.stringify(sentence(2))}\nparent: waiting\n---\n${sentence(30)}\n`,
    "content/themes/asking.md": `---\ntitle: Asking\n---\n${sentence(10)}\n`,
    "content/themes/deploys.md": "---\ntitle: Deploys\n---\n",
    "content/teams/freight.md": "---\ntitle: Freight lines\nheadcount: 40\n---\n",
    "content/teams/booking.md": "---\ntitle: Booking\nheadcount: 9\nparent: freight\n---\n",
    "content/outcomes/faster.md": `---\ntitle: ${JSON.stringify(sentence(3))}\nweight: 1\n---\n`,
    "content/opportunities/one.md": `---\ntitle: ${JSON.stringify(sentence(3))}\nthemes: [waiting]\nproblem: ${JSON.stringify(sentence(9))}\n---\n`,
    "content/about.md": `---\ntitle: About\n---\n${sentence(60)}\n`,
  };
  for (let at = 0; at < interviews; at += 1) {
    const person = `P${1 + next(Math.ceil(interviews * 0.8))}`;
    const said = Array.from({ length: turns }, (_, turn) => {
      if (turn % 2 === 0) return `**Mira:** ${sentence(12)}?`;
      if (next(4)) return `**${person}:** ${sentence(25)}.`;
      const kind = ["", " kind=praise", " kind=ask", " kind=workaround"][next(4)];
      return `**${person}:** ${sentence(6)} [x ${sentence(15)}]{.${themes[next(3)]}${next(3) ? "" : ` .${themes[3]}`}${kind} #q${turn}} ${sentence(9)}.`;
    });
    const date = next(6) ? `date: 202${4 + next(3)}-0${1 + next(9)}-1${next(9)}\n` : "";
    const team = next(4) ? `team: ${["freight", "booking"][next(2)]}\n` : "";
    const takeaways = next(3) ? "" : `takeaways:\n  - ${JSON.stringify(sentence(12))}\n`;
    files[`content/interviews/i${at}.md`] =
      `---\ntitle: ${JSON.stringify(sentence(4))}\nparticipant: ${person}\n${team}${date}role: ${["engineer", "staff engineer"][next(2)]}\ninterviewer: Mira\n${takeaways}---\n\n${said.join("\n\n")}\n`;
  }
  return files;
};

const FILTERS = ["theme:waiting", "theme:slow-builds", "theme:asking", "theme:none", "team:freight", 'team:"Freight lines"', "team:booking", "kind:quote", "kind:turn", "kind:praise",
  "kind:theme", "kind:takeaway", "kind:interview", "kind:page", "person:P1", "person:p2", 'role:"staff engineer"', "year:2025", "is:evidence", "is:nothing"];

/** A query out of a study's words. */
const query = (language, next) => {
  const words = WORDS[language].split(" ");
  const word = () => words[next(words.length)];
  const cut = (text, at) => [...text].slice(0, at).join("");
  const swapped = ([...letters], at) => letters.toSpliced(at, 2, ...letters.slice(at, at + 2).reverse()).join("");
  const changed = (text, at) => [...text].toSpliced(at, next(2), ...(next(2) ? ["x"] : [])).join("");
  const misspelt = (text, at) => (next(3) ? changed : swapped)(text, at);
  const piece = [
    word, word, word,
    () => ((text) => cut(text, 1 + next([...text].length)))(word()),
    () => ((text) => misspelt(text, next([...text].length)))(word()),
    () => `"${word()} ${word()}"`, () => `-${word()}`, () => `-"${word()} ${word()}"`, () => FILTERS[next(FILTERS.length)], () => `-${FILTERS[next(FILTERS.length)]}`,
    () => word().toUpperCase(), () => `${word()}-${word()}`, () => `${word()}${word()}`, () => ["!", '"', "-", "“", "theme:", "a:b", "(x)", "zzzz", "日", "é"][next(10)],
  ];
  return Array.from({ length: 1 + next(4) }, () => piece[Math.min(next(piece.length), next(piece.length))]()).join(" ") + (next(2) ? " " : "");
};

/** What `cairn search` finds for each of some queries. */
const inTerminal = (root, queries, flags) =>
  new Promise((done, fail) => {
    const child = execFile(CAIRN, ["search", "--each-line", "--root", root, ...flags], { env: {}, maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error) fail(error);
      else done(stdout.trimEnd().split("\n").map((line) => JSON.parse(line).map(({ url, score }) => [url, score])));
    });
    child.stdin.end(`${queries.join("\n")}\n`);
  });

/** What the page finds. */
const inPage = async (page, site, root, queries, limit) => {
  const scripts = await addresses(site, ".js");
  const script = (name) => root + scripts.find((path) => path.startsWith(`/assets/${name}.`)).slice(1);
  await page.addScriptTag({ url: script("search-client") });
  const engine = ["words", "shards", "query", "score", "excerpt", "filters", "terms", "lists", "engine"].map((name) => script(`search-${name}`)).join(" ");
  return page.evaluate(
    async ({ root, engine, queries, limit }) => {
      const { search } = await globalThis.openSearch({ base: root, engine });
      globalThis.lastSearch = search;
      const found = [];
      for (const query of queries) found.push((await search(query, { limit })).results.slice(0, limit).map(({ url, score }) => [`/${url}`, score]));
      return found;
    },
    { root, engine, queries, limit },
  );
};

const compare = (queries, page, terminal) => {
  assert.equal(terminal.length, queries.length);
  let found = 0;
  queries.forEach((query, at) => {
    assert.deepEqual(page[at], terminal[at], JSON.stringify(query));
    found += page[at].length > 0;
  });
  return found;
};

const STUDIES = [["en", 24, 16], ["de", 12, 10], ["ja", 10, 10], ["ar", 10, 10], ["fr", 1, 4]];

for (const [at, [language, interviews, turns]] of STUDIES.entries()) {
  test(`page and terminal find the same in a study of ${interviews} interviews in ${language}`, async (t) => {
    const next = random(1000 + at);
    const root = await folderFor(t, "study");
    await writeStudy(root, study(language, interviews, turns, next));
    const site = await build(t, root);
    const queries = Array.from({ length: QUERIES }, () => query(language, next));
    const terminal = await inTerminal(root, queries, []);
    const page = await (await openWindow(t)).newPage();
    const home = await host(t, site);
    await page.goto(`${home}/`);
    const found = compare(queries, await inPage(page, site, `${home}/`, queries, 1e9), terminal);
    assert.ok(found > QUERIES / 5, `${found} queries find something`);
    // As many as a page shows, from files.
    const few = queries.slice(0, 60);
    const folder = pathToFileURL(`${site}/`).href;
    await page.goto(`${folder}index.html`);
    compare(few, await inPage(page, site, folder, few, 5), await inTerminal(root, few, ["--limit", "5"]));
  });
}

test("page and terminal find the same where words are in so many turns that not all are read", async (t) => {
  const next = random(7);
  const root = await folderFor(t, "study");
  const words = WORDS.en.split(" ");
  const turn = (_, at) => `**${at % 2 ? "Mira" : "P1"}:** the ${words[next(words.length)]}${next(20) ? "" : " the the"}`;
  const turns = () => Array.from({ length: 500 }, turn).join("\n\n");
  const files = Array.from({ length: 120 }, (_, at) => [`content/interviews/i${at}.md`, `---\nparticipant: P1\ninterviewer: Mira\n---\n\n${turns()}\n`]);
  await writeStudy(root, { ...study("en", 5, 60, next), ...Object.fromEntries(files) });
  const site = await build(t, root);
  const queries = ["the ", "the build ", "the tickets person:P1 ", "slow theme:waiting ", "de", "the -build ", '"the build"', "on-call the", "c", "build year:2025 kind:turn "];
  const terminal = await inTerminal(root, queries, ["--limit", "5"]);
  const page = await (await openWindow(t)).newPage();
  const home = await host(t, site);
  await page.goto(`${home}/`);
  assert.ok(compare(queries, await inPage(page, site, `${home}/`, queries, 5), terminal) > 5);
  const about = page.evaluate(() => globalThis.lastSearch("the ", { limit: 5 }).then(({ about }) => about));
  assert.ok(await about, "some turns were left unread");
});
