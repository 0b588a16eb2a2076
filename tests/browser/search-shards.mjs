// A small index made by hand from documents, for tests of the engine without a build.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTHS = [2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 512];

export const vlq = (number) => (number < 32 ? ALPHABET[number] : ALPHABET[(number % 32) + 32] + vlq(Math.floor(number / 32)));
export const vlqs = (numbers) => numbers.map(vlq).join("");

const code = (words) => Math.max(0, [...LENGTHS, Infinity].findIndex((length) => words <= length));

/**
 * The shards of an index, by name.
 *
 * `study` is a list of `[kind, title, url, text]`; `interviews` of `{slug, title, date, people: [{person, team, role}], quotes: [{number,
 * text, head, anchor, kind, evidence, themes, person}], turns: [{number, text, anchor, speaker}], takeaways}`, oldest first, where
 * speaker 0 is the first of the people and 1 somebody else. `stems` gives a word's stem. `block` cuts the turns of a word.
 */
export const indexOf = ({ tokens }, { study = [], interviews = [], themes = [], teams = [], stems = () => null, block = Infinity }) => {
  const terms = new Map();
  const kinds = "pain workaround workflow avoided praise ask counter".split(" ");
  const kindOf = ({ kind = "pain", evidence = true }) => kinds.indexOf(kind) * 2 + Number(evidence);
  const lists = [0, 1, 2].map(() => ({ count: 0, words: 0 }));
  // A document's words, into one of the three lists; `of` is who speaks in a turn, and the kind of a quote.
  const add = (list, group, number, head, body, of = 0) => {
    const first = list === 2 ? 0 : 64;
    const found = [...tokens(head).filter(({ position }) => position < 64 && list < 2), ...tokens(body).map((token) => ({ ...token, position: token.position + first }))];
    const words = new Set(tokens(body).map(({ position }) => position)).size;
    lists[list].count += 1;
    lists[list].words += words;
    for (const { term, position } of found) {
      const all = terms.get(term) ?? [[], [], []];
      const last = all[list].at(-1);
      if (last?.group === group && last.number === number) last.positions.push(position);
      else all[list].push({ group, number, code: of * 16 + code(words), positions: [position] });
      terms.set(term, all);
    }
  };
  study.forEach(([, title, , text], number) => add(1, 0, number, title, text));
  interviews.forEach(({ title, people, quotes = [], turns = [], takeaways = [] }, at) => {
    add(1, at + 1, 0, `${title} ${people.map(({ person }) => person).join(" ")}`, "");
    takeaways.forEach((text, number) => add(1, at + 1, number + 1, "", text));
    quotes.forEach((quote) => add(0, at + 1, quote.number, quote.head ?? "", quote.text, kindOf(quote)));
    turns.forEach(({ number, text, speaker = 0 }) => add(2, at + 1, number, "", text, speaker));
  });

  const deltas = (numbers) => numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
  const listText = (documents) => {
    const groups = [...new Set(documents.map(({ group }) => group))];
    let before = -1;
    return groups.map((group) => {
      const own = documents.filter((document) => document.group === group);
      const numbers = deltas(own.map(({ number }) => number));
      const one = own.map(({ code, positions }, index) => vlqs([numbers[index], code, positions.length, ...deltas(positions)])).join("");
      const text = vlqs([group - before, own.length]) + one;
      before = group;
      return text;
    }).join("");
  };

  const shards = {};
  const named = (text) => String(text).padStart(10, "x");
  const dictionary = [];
  const sorted = [...terms.keys()].sort();
  const firsts = [...new Set(sorted.map((term) => [...term][0]))];
  firsts.forEach((first, at) => {
    const own = sorted.filter((term) => [...term][0] === first);
    const [postings, places] = [[], []];
    const families = [...new Set(own.map(stems).filter(Boolean))];
    for (const term of own) {
      const [quotes, entries, turns] = terms.get(term);
      const groups = [...new Set(turns.map(({ group }) => group))];
      const cuts = Array.from({ length: Math.max(1, Math.ceil(groups.length / block)) }, (_, n) => groups.slice(n * block, (n + 1) * block));
      const parts = block === Infinity ? [turns] : cuts.map((some) => turns.filter(({ group }) => some.includes(group)));
      // What it is not in has no place.
      if (quotes.length + entries.length > 0) places.push([0, postings.push([quotes, entries].map(listText).join(";")) - 1]);
      if (turns.length === 0) continue;
      const blocks = parts.slice(1).map((some, n) => [0, postings.length + 1 + n, some[0].group, Math.max(...some.map(({ positions }) => positions.length))]);
      places.push([0, postings.length, blocks.length, ...blocks.flat()]);
      postings.push(...parts.map(listText));
    }
    const name = named(`p${at}`);
    shards[name] = postings;
    let before = "";
    const coded = own.map((term) => {
      const [a, b] = [before, term];
      let same = 0;
      while (same < a.length && a[same] === b[same]) same += 1;
      before = term;
      return vlq(same) + b.slice(same);
    });
    shards[named(`d${at}`)] = {
      terms: coded, family: vlqs(own.map((term) => families.indexOf(stems(term)) + 1)), stems: families, also: 0,
      df: vlqs(own.flatMap((term) => terms.get(term).map((all) => all.length))), at: vlqs(places.flat()), shards: [name],
    };
    dictionary.push([own[0], named(`d${at}`)]);
  });

  const unique = (name) => [...new Set(interviews.flatMap(({ people }) => people.map((one) => one[name]).filter(Boolean)))];
  const [people, roles] = [unique("person"), unique("role")];
  const teamSlugs = teams.map(([slug]) => slug);
  const themeSlugs = themes.map(([slug]) => slug);
  // A shard has so many quotes.
  const few = 2;
  const further = [];
  const blockOf = (quotes) => ({
    quotes: quotes.map(({ number, text, anchor }) => [number, text, anchor]),
    facts: vlqs(quotes.flatMap((quote) => [kindOf(quote), (quote.person ?? 0) + 1, ...themesOf(quote)])),
  });
  const themesOf = ({ themes: own = [] }) => [own.length, ...own.map((slug) => themeSlugs.indexOf(slug))];
  interviews.forEach(({ slug, title, date = null, quotes = [], turns = [], takeaways = [] }, at) => {
    shards[named(`t${at}`)] = turns.map(({ number, anchor, speaker = 0, text }) => [number, anchor, speaker, text]);
    const head = { slug, title, url: `interviews/${slug}/`, date };
    shards[named(`i${at}`)] = { ...head, speakers: [], takeaways, turns: [[0, named(`t${at}`)]], ...blockOf(quotes.slice(0, few)) };
    for (let from = few; from < quotes.length; from += few) {
      const name = named(`q${at}.${from}`);
      shards[name] = { ...head, ...blockOf(quotes.slice(from, from + few)) };
      further.push({ group: at + 1, first: quotes[from].number, name });
    }
  });
  const all = (read) => interviews.flatMap(({ quotes = [] }) => read(quotes)).flat();
  shards[named("f")] = {
    count: vlqs(interviews.map(({ quotes = [] }) => quotes.length)), slugs: interviews.map(({ slug }) => slug),
    takeaways: vlqs(interviews.map(({ takeaways = [] }) => takeaways.length)),
    number: vlqs(all((quotes) => deltas(quotes.map(({ number }) => number)))),
    kind: vlqs(all((quotes) => quotes.map(kindOf))),
    themes: vlqs(all((quotes) => quotes.map(themesOf).flat())),
    person: vlqs(all((quotes) => quotes.map(({ person = 0 }) => person + 1))),
  };
  shards[named("s")] = study;
  const kindsOfStudy = [...new Set(study.map(([kind]) => kind))];
  shards.manifest = {
    version: 2, language: "en", dictionary, kinds, facts: [[1, named("f")]], people, roles, teams, themes,
    lists: lists.map(({ count, words }) => [count, count > 0 ? Math.floor(words / count) : 0]),
    entries: kindsOfStudy.map((kind) => [kind, study.filter(([own]) => own === kind).length]), study: [named("s")], studyFirst: [0],
    groups: {
      count: interviews.length, digests: interviews.map((_, at) => named(`i${at}`)).join(""),
      further: further.map(({ name }) => name).join(""),
      furtherAt: vlqs(further.flatMap(({ group, first }, at) => [group - (further[at - 1]?.group ?? 0), first])),
      years: vlqs(interviews.map(({ date }) => Number(date?.slice(0, 4) ?? 0))),
      people: vlqs(interviews.flatMap(({ people: own }) => [own.length, ...own.flatMap(({ person, team, role }) => [people.indexOf(person) + 1, teamSlugs.indexOf(team) + 1, roles.indexOf(role) + 1])])),
      speakers: vlqs(interviews.flatMap(() => [2, 1, 0])),
    },
  };
  return shards;
};

/** Says what is in the files of an index by their names, as a host would; keeps what was asked for. */
export const loader = (shards) => {
  const asked = [];
  const load = async (name) => {
    asked.push(name);
    if (!(name in shards)) throw new Error(`no ${name}`);
    return JSON.parse(JSON.stringify(shards[name]));
  };
  return { asked, load };
};
