// A query, read: the words that must be found, those that must not, and filters (`src/search/query/parse.rs` reads it in the same
// way). What comes in is what somebody typed; what goes out is what it asks for. It knows no index.
{
  const { fold, tokens, isSpace, isUnspaced } = globalThis.searchWords;

  // So much is read of a query.
  const [MOST_CHARACTERS, MOST_TERMS] = [1000, 32];
  // The kinds of results, in the order they come in.
  const KINDS = "quote theme opportunity outcome team ask tool question takeaway page interview turn".split(" ");
  const KEYS = ["theme", "team", "kind", "person", "role", "year", "is"];
  const QUOTATION_MARKS = /["“”„‟＂]/u;
  const KEY = /^([A-Za-z]+)[:：]/;
  // Shorter words of a script with spaces are no beginnings.
  const SHORTEST_PREFIX = 2;

  // ---- What is between spaces.

  // The pieces of a query: `{text, isPhrase, isNot, key, start, end}`, in its order.
  const pieces = (query) => {
    const found = [];
    let at = 0;
    // Up to the next space or quotation mark, or up to where a phrase ends.
    const readWord = () => {
      const start = at;
      while (at < query.length && !isSpace(query[at]) && !QUOTATION_MARKS.test(query[at])) at += 1;
      return query.slice(start, at);
    };
    const readPhrase = () => {
      const start = (at += 1);
      while (at < query.length && !QUOTATION_MARKS.test(query[at])) at += 1;
      const text = query.slice(start, at);
      at = Math.min(at + 1, query.length);
      return text;
    };
    while (at < query.length) {
      const start = at;
      if (isSpace(query[at])) {
        at += 1;
        continue;
      }
      const isNot = query[at] === "-" && at + 1 < query.length && !isSpace(query[at + 1]);
      if (isNot) at += 1;
      const key = KEY.exec(query.slice(at, at + 8));
      const isKey = key && KEYS.includes(key[1].toLowerCase());
      if (isKey) at += key[0].length;
      const isPhrase = at < query.length && QUOTATION_MARKS.test(query[at]);
      const text = isPhrase ? readPhrase() : readWord();
      found.push({ text, isPhrase, isNot, key: isKey ? key[1].toLowerCase() : null, start, end: at });
    }
    return found;
  };

  // ---- Words.

  const trimmed = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");
  const characters = (text) => [...text].length;
  // Terms one behind the other: each with how far it stands behind the first.
  const phrase = (parts) => parts.map(({ term, position }) => ({ term, offset: position - parts[0].position }));
  const partsOf = (all) => all.at(-1).position + all.at(-1).parts - all[0].position;

  // The elements of a text: each a chain, a run of letters without spaces, or a word alone.
  const elements = (text) => {
    const found = [];
    let chainEnd = -1;
    for (const token of tokens(text)) {
      const last = found.at(-1);
      if (token.isJoined) {
        last.joined = token;
        chainEnd = token.position + token.parts;
      } else if (last?.joined && token.position < chainEnd) last.all.push(token);
      else if (token.isUnspaced && last?.isUnspaced && last.all.at(-1).parts === 2) last.all.push(token);
      else found.push({ all: [token], isUnspaced: token.isUnspaced === true });
    }
    return found;
  };

  // What a word between spaces asks for: a term with its forms, or terms one behind the other; `begins` as what others begin with.
  const wordOf = ({ all, joined, isUnspaced: isRun }, isLast) => {
    const begins = (term) => (isLast && characters(term) >= SHORTEST_PREFIX ? term : null);
    if (joined) {
      const { term, parts, isPlain } = joined;
      return { term, begins: begins(term), phrase: isPlain ? phrase(all) : null, parts, hasForms: false };
    }
    // A letter alone stands for all that it begins; of more letters the last is in the last pair already.
    if (isRun && all.length === 1) return { term: all[0].term, begins: all[0].term, phrase: null, parts: 1, hasForms: false };
    if (isRun) return { term: null, begins: null, phrase: phrase(all.slice(0, -1)), parts: all.length, hasForms: false };
    return { term: all[0].term, begins: begins(all[0].term), phrase: null, parts: 1, hasForms: true };
  };

  // What words between quotation marks ask for.
  const quoted = (text) => {
    const all = elements(text);
    if (all.length === 1 && all[0].isUnspaced) return wordOf(all[0], false);
    const terms = all.flatMap(({ all, joined, isUnspaced: isRun }) => {
      if (joined && !joined.isPlain) return [joined];
      return isRun && all.length > 1 ? all.slice(0, -1) : all;
    });
    if (terms.length === 0) return null;
    return { term: null, begins: null, phrase: phrase(terms), parts: partsOf(all.flatMap(({ all }) => all)), hasForms: false };
  };

  const costOf = ({ term, phrase }) => (term === null ? phrase.length : 1);

  /**
   * What a query asks for: `words` and `excluded`, each `{text, term, begins, phrase, parts, hasForms}`; `filters`, each
   * `{key, value, not}`; and whether some of it was too much to read.
   */
  const parse = (typed) => {
    const query = [...typed.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join("");
    const asked = { words: [], excluded: [], filters: [], leftOut: query.length < typed.length };
    let left = MOST_TERMS;
    const add = (word, text, isNot) => {
      if (left === 0) asked.leftOut = true;
      if (!word || left === 0) return;
      const cut = costOf(word) > left;
      if (cut) [asked.leftOut, word.phrase] = [true, word.phrase.slice(0, left)];
      left -= costOf(word);
      (isNot ? asked.excluded : asked.words).push({ ...word, text });
    };
    const all = pieces(query);
    for (const { text, isPhrase, isNot, key, end } of all) {
      if (key) {
        const value = trimmed(text);
        if (value) asked.filters.push({ key, value, not: isNot });
      } else if (isPhrase) {
        add(quoted(text), trimmed(text), isNot);
      } else {
        const parts = elements(text);
        const isLast = end === query.length && !isNot;
        parts.forEach((part, index) => {
          const { start, end } = part.joined ?? { start: part.all[0].start, end: part.all.at(-1).end };
          add(wordOf(part, isLast && index === parts.length - 1), text.slice(start, end), isNot);
        });
      }
    }
    return asked;
  };

  // ---- What is likely not meant as it is read (`src/search/query/doubt.rs` doubts the same).

  // A value that a filter may have, for who has not typed any.
  const EXAMPLES = { theme: "slow-builds", team: "freight", kind: "pain", person: "P07", role: '"staff engineer"', year: "2026", is: "evidence" };
  // So alike a wrong word and what is suggested for it must be (`src/diagnostic/suggest.rs`), and longer ones are not compared.
  const [ALIKE, LONGEST_TYPED] = [0.8, 200];

  // How alike two words are, from 0 to 1, after Jaro and Winkler.
  const likeness = (one, other) => {
    const reach = Math.max(Math.floor(Math.max(one.length, other.length) / 2) - 1, 0);
    const used = new Set();
    const matched = [...one].filter((letter, at) => {
      const from = Math.max(at - reach, 0);
      const place = [...other.slice(from, at + reach + 1)].findIndex((wanted, step) => wanted === letter && !used.has(from + step));
      if (place >= 0) used.add(from + place);
      return place >= 0;
    });
    if (matched.length === 0) return 0;
    const inOther = [...other].filter((_, at) => used.has(at));
    const swapped = Math.floor(matched.filter((letter, at) => letter !== inOther[at]).length / 2);
    const same = matched.length;
    const jaro = (same / one.length + same / other.length + (same - swapped) / same) / 3;
    if (jaro <= 0.7) return jaro;
    const begun = [0, 1, 2, 3].findIndex((at) => at >= one.length || at >= other.length || one[at] !== other[at]);
    return jaro + 0.1 * (begun < 0 ? 4 : begun) * (1 - jaro);
  };

  // The key that is most like what was typed, if any is alike enough.
  const nearestKey = (typed) => {
    if (typed.length > LONGEST_TYPED) return null;
    const all = KEYS.map((key) => ({ key, alike: likeness(typed.toLowerCase(), key) })).filter(({ alike }) => alike >= ALIKE);
    return all.sort((a, b) => b.alike - a.alike)[0]?.key ?? null;
  };

  /**
   * The pieces of a query that look like a filter and are none: `{key, words, near}`, looked for as words; or `{key, example}`, with
   * nothing behind the colon. Who is about to type what belongs there is not disturbed.
   */
  const doubts = (query) =>
    pieces(query.slice(0, 2 * MOST_CHARACTERS)).flatMap(({ text, isPhrase, key, end }) => {
      if (key) return trimmed(text) || end === query.length ? [] : [{ key, example: EXAMPLES[key] }];
      const [, typed, rest] = (!isPhrase && /^([A-Za-z]{2,})[:：](.*)$/su.exec(text)) || [];
      // `https://…` is an address.
      return typed && !rest.startsWith("/") ? [{ key: typed, words: text, near: nearestKey(typed) }] : [];
    });

  globalThis.searchQuery = { KEYS, KINDS, MOST_CHARACTERS, doubts, fold, isUnspaced, parse, pieces };
}
