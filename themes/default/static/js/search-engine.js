// The search's engine: a query over the shards of the index (`src/search/query` is its twin, which `cairn search` asks). What comes in
// are the index's files and queries; what goes out are results in order, with what is shown of each. It knows no page: it runs in a
// worker over HTTP, and in the page where that is a file.
{
  // In a worker the others come by the first message, before the first query.
  const parts = () => ({ ...searchWords, ...searchShards, ...searchQuery, ...searchScore, ...searchExcerpt, ...searchFilters, ...searchTerms, ...searchLists });

  // The kinds of results, in the order they come in.
  const KINDS = "quote theme opportunity outcome team ask tool question takeaway page interview turn".split(" ");
  // A quote that is evidence counts more, a turn of somebody who was not interviewed less.
  const [EVIDENCE, OTHERS] = [5 / 4, 3 / 4];
  // How many of a quote's rarest words make others similar to it, and how many of these they must share.
  const [RAREST, SHARED] = [12, 2];

  const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

  /** What is asked of an index. */
  class Engine {
    constructor(load) {
      Object.assign(this, parts());
      this.shards = new this.Shards(load);
      this.newest = 0;
    }

    async begin() {
      this.manifest = await this.shards.manifest();
      this.attributes ??= new this.Attributes(this.manifest);
      this.terms ??= new this.Terms(this.shards, this.manifest.dictionary);
      this.lists ??= new this.Lists(this.shards, this.manifest.groups.count);
    }

    // ---- Documents.

    // What the score needs of a word in one of the lists of documents.
    #wordIn(word, list) {
      const lists = word.options
        .map(({ lists, offsets, class: best }) => {
          const one = offsets ? this.phraseList(lists.map((three) => three[list]), offsets) : lists[0][list];
          return { ...one, class: best };
        })
        .filter(({ keys }) => keys.length > 0);
      return { lists, parts: word.parts, idf: this.idf(this.manifest.lists[list][0], word.df[list]) };
    }

    // The facts of the groups that some keys are of.
    async #facts(keys) {
      const { facts } = this.manifest;
      const wanted = new Set();
      let at = -1;
      for (let index = 0; index < keys.length; index += 1) {
        const group = this.groupOf(keys[index]);
        if (at >= 0 && (at + 1 === facts.length || facts[at + 1][0] > group)) continue;
        while (at < 0 || (at + 1 < facts.length && facts[at + 1][0] <= group)) at += 1;
        wanted.add(at);
      }
      return Promise.all([...wanted].map((index) => this.shards.facts(...facts[index])));
    }

    // Where the quotes with some keys, which are in order, are in the facts: in which of them, and in which row; -1 where in none.
    #rowsOf(facts, keys) {
      const [shards, rows] = [new Uint16Array(keys.length), new Int32Array(keys.length).fill(-1)];
      let [shard, group, row, end] = [0, -1, 0, 0];
      for (let index = 0; index < keys.length && facts.length > 0; index += 1) {
        if (this.groupOf(keys[index]) !== group) {
          group = this.groupOf(keys[index]);
          while (shard + 1 < facts.length && facts[shard + 1].first <= group) shard += 1;
          [row, end] = [facts[shard].startOf(group), facts[shard].startOf(group + 1)];
        }
        const number = this.numberOf(keys[index]);
        while (row < end && facts[shard].numbers[row] < number) row += 1;
        shards[index] = shard;
        if (row < end && facts[shard].numbers[row] === number) rows[index] = row;
      }
      return { facts, shards, rows };
    }

    // Looks at quotes: counts them for the facets, and gives those that pass the filters.
    #passingQuotes({ keys, scores, facts, shards, rows }, filters, facets) {
      const passing = new this.Passing("quote", keys.length);
      for (let index = 0; index < keys.length; index += 1) {
        const row = rows[index];
        if (row < 0) continue;
        const group = this.groupOf(keys[index]);
        const shard = facts[shards[index]];
        const people = this.attributes.peopleOf(group, shard.person(row));
        const failing = filters.failingPeople(group, people) | filters.failingKind(shard.kinds[row]) | filters.failingThemes(shard, row);
        facets.add(group, people, shard.kinds[row], failing);
        facets.addThemes(shard, row, failing);
        if (failing !== 0) continue;
        const isEvidence = shard.isEvidence(row);
        passing.add(keys[index], isEvidence ? Math.floor(scores[index] * EVIDENCE) : scores[index], isEvidence ? 1 : 0, index);
      }
      return Object.assign(passing, { facts, shards, rows });
    }

    // The same of turns.
    #passingTurns({ keys, codes, scores }, filters, facets) {
      const { attributes } = this;
      const failsAlways = filters.failingKind(attributes.TURN) | filters.failingNoTheme;
      const passing = new this.Passing("turn", keys.length);
      for (let index = 0; index < keys.length; index += 1) {
        const group = this.groupOf(keys[index]);
        const people = attributes.peopleOf(group, attributes.placeOf(group, codes[index] >> 4));
        const failing = failsAlways | filters.failingPeople(group, people);
        facets.add(group, people, attributes.TURN, failing);
        if (failing !== 0) continue;
        const isOther = attributes.isNobody(group, people);
        passing.add(keys[index], isOther ? Math.floor(scores[index] * OTHERS) : scores[index], 0, codes[index] >> 4);
      }
      return passing;
    }

    // The same of entries, which are of many kinds.
    #passingEntries({ keys, scores }, filters, facets) {
      const { attributes } = this;
      const byKind = new Map();
      const pass = (kind, index) => {
        if (!byKind.has(kind)) byKind.set(kind, new this.Passing(kind, keys.length));
        byKind.get(kind).add(keys[index], scores[index], 0, index);
      };
      for (let index = 0; index < keys.length; index += 1) {
        const group = this.groupOf(keys[index]);
        const number = this.numberOf(keys[index]);
        if (group === 0) {
          const values = attributes.entry(number);
          const failing = filters.failing(values);
          facets.addEntry(values, failing);
          if (failing === 0) pass(values.kind[0], index);
        } else {
          const people = attributes.allOf(group);
          const kind = number === 0 ? attributes.INTERVIEW : attributes.TAKEAWAY;
          const failing = filters.failingPeople(group, people) | filters.failingKind(kind) | filters.failingNoTheme;
          facets.add(group, people, kind, failing);
          if (failing === 0) pass(attributes.kinds[kind][0], index);
        }
      }
      return [...byKind.values()];
    }

    // The documents that have all words.
    async #matched(words, excluded, filters, facets) {
      const all = [];
      for (const list of [this.QUOTES, this.ENTRIES, this.TURNS]) {
        const [wanted, unwanted] = [words, excluded].map((some) => some.map((word) => this.#wordIn(word, list)));
        if (wanted.some(({ lists }) => lists.length === 0)) continue;
        const keys = this.candidates(wanted, unwanted);
        if (keys.length === 0) continue;
        const facts = list === this.QUOTES ? await this.#facts(keys) : [];
        const documents = { keys, ...this.scored(wanted, keys, list, Math.max(1, this.manifest.lists[list][1])) };
        if (list === this.QUOTES) all.push(this.#passingQuotes({ ...documents, ...this.#rowsOf(facts, keys) }, filters, facets));
        else if (list === this.TURNS) all.push(this.#passingTurns(documents, filters, facets));
        else all.push(...this.#passingEntries(documents, filters, facets));
      }
      return all;
    }

    // Without words: quotes, and entries of the kinds that are asked for.
    async #listed(excluded, filters, facets) {
      const { KEY } = this;
      const { facts: shards, groups, entries } = this.manifest;
      const facts = await Promise.all(shards.map((shard) => this.shards.facts(...shard)));
      const [keys, others] = [[], []];
      for (const shard of facts) {
        for (let at = 0; at + 1 < shard.starts.length; at += 1) {
          for (let row = shard.starts[at]; row < shard.starts[at + 1]; row += 1) keys.push((shard.first + at) * KEY + shard.numbers[row]);
        }
      }
      if (filters.wanted.has("kind")) {
        for (let number = 0; number < sum(entries.map(([, count]) => count)); number += 1) others.push(number);
        for (let group = 1; group <= groups.count; group += 1) {
          const shard = facts.findLast(({ first }) => first <= group);
          const takeaways = shard?.takeaways[group - shard.first] ?? 0;
          for (let number = 0; number <= takeaways; number += 1) others.push(group * KEY + number);
        }
      }
      const without = (all, list) => {
        const unwanted = excluded.map((word) => this.#wordIn(word, list)).filter(({ lists }) => lists.length > 0);
        const keys = unwanted.reduce((left, { lists }) => this.filtered(left, this.union(lists), false), Float64Array.from(all));
        return { keys, scores: new Float64Array(keys.length) };
      };
      const quotes = without(keys, this.QUOTES);
      return [
        this.#passingQuotes({ ...quotes, ...this.#rowsOf(facts, quotes.keys) }, filters, facets),
        ...this.#passingEntries(without(others, this.ENTRIES), filters, facets),
      ];
    }

    // ---- A query.

    async search(query, options = {}) {
      this.newest += 1;
      const isNewest = ((mine) => () => mine === this.newest)(this.newest);
      await this.begin();
      if (options.like) return this.#like(query, options, isNewest);
      const asked = this.parse(query);
      let [words, excluded] = await Promise.all([asked.words, asked.excluded].map((some) => Promise.all(some.map((word) => this.terms.resolve(word)))));
      let found = await this.#find(words, excluded, asked, options, isNewest);
      let corrected = [];
      if (isEmpty(found.all)) {
        const slips = await Promise.all(words.map((word) => (word.isUnknown && word.hasForms ? this.terms.slip(word.term) : null)));
        corrected = words.flatMap((word, index) => (slips[index] ? [{ from: word.text, to: slips[index].term }] : []));
        if (corrected.length > 0) {
          const replaced = (entry) => ({ terms: [entry], class: this.CLASS.typo, df: entry.df });
          words = words.map((word, index) => (slips[index] ? { ...word, options: [replaced(slips[index])] } : word));
          found = await this.#find(words, excluded, asked, options, isNewest);
          if (isEmpty(found.all)) corrected = [];
        }
      }
      return this.#answer(query, { words, corrected, leftOut: asked.leftOut, ...found }, options);
    }

    // All documents that a query finds, unordered.
    async #find(words, excluded, asked, options, isNewest) {
      const filters = new this.Filters(this.attributes, asked.filters);
      const totals = words.map(({ options }) => [0, 1, 2].map((list) => sum(options.map(({ df }) => df[list]))));
      const complete = words.map((word, index) => ({ ...word, df: totals[index] }));
      const unwanted = excluded.filter(({ options }) => options.length > 0).map((word) => ({ ...word, df: [0, 0, 0] }));
      for (let round = 0; ; round += 1) {
        const facets = new this.Facets(this.attributes);
        const now = (some) => some.map((word) => ({ ...word, options: word.options.map((option) => ({ ...option })) }));
        const [these, those] = [now(complete), now(unwanted)];
        const isPossible = complete.every(({ options }) => options.length > 0);
        const left = isPossible ? await this.lists.locate(these, those, round) : {};
        if (!isNewest()) throw aborted();
        const all = !isPossible ? [] : words.length > 0 ? await this.#matched(these, those, filters, facets) : await this.#listed(those, filters, facets);
        if (!isNewest()) throw aborted();
        const shown = words.length > 0 || !filters.isEmpty ? all : [];
        const about = Boolean(left.lists || left.turns);
        if (hasEnough(shown, left, filters, options)) return { all: shown, facets, filters, about };
      }
    }

    // ---- What is shown.

    async #answer(query, { words, corrected, leftOut, all, facets, filters, about }, options) {
      const byKind = new Map(all.map((passing) => [passing.kind, passing]));
      const counts = Object.fromEntries(KINDS.flatMap((kind) => (byKind.get(kind)?.count > 0 ? [[kind, byKind.get(kind).count]] : [])));
      const isByScore = words.length > 0;
      const shown = KINDS.filter((kind) => (!options.kind || kind === options.kind) && byKind.has(kind)).flatMap((kind) => {
        const [limit, offset] = [limitOf(options, kind), options.offset ?? 0];
        return byKind.get(kind).first(offset + limit, isByScore).slice(offset).map((at) => this.#document(byKind.get(kind), at));
      });
      const marked = words.map(({ options }) => ({
        terms: new Set(options.filter(({ offsets }) => !offsets).map(({ terms }) => terms[0].term)),
        phrases: options.filter(({ offsets }) => offsets).map(({ terms, offsets }) => terms.map(({ term }, at) => ({ term, offset: offsets[at] - offsets[0] }))),
      }));
      return {
        query, words: words.map(({ text }) => text), filters: filters.shown, corrected, leftOut, counts, about,
        people: this.#people(byKind.get("quote") ?? { count: 0 }),
        facets: facets.list(),
        results: await Promise.all(shown.map((one) => this.#shown(one, marked))),
      };
    }

    // One of the documents that pass, with what is known of it.
    #document({ kind, keys, scores, more, facts, shards, rows }, at) {
      const one = { kind, score: scores[at], group: this.groupOf(keys[at]), number: this.numberOf(keys[at]) };
      if (kind === "quote") return { ...one, quote: facts[shards[more[at]]].quote(rows[more[at]]) };
      return { ...one, speaker: more[at] };
    }

    // How many people said some quotes; somebody without a name is somebody else in each interview.
    #people({ count, keys, more, facts, shards, rows }) {
      const said = new Set();
      for (let at = 0; at < count; at += 1) {
        const group = this.groupOf(keys[at]);
        const place = facts[shards[more[at]]].person(rows[more[at]]);
        const person = this.manifest.groups.people[group - 1]?.[place]?.person;
        if (person !== undefined) said.add(person >= 0 ? person : -1 - this.attributes.peopleOf(group, place));
      }
      return said.size;
    }

    async #shown(one, marked) {
      const { kind, group, number, score } = one;
      const common = { kind, score, titleMarks: [], participant: null, role: null, team: null, date: null, interview: null };
      if (group === 0) {
        const [, title, url, text] = await this.#studyEntry(number);
        return { id: url, ...common, title, titleMarks: this.#marks(title, marked), url, ...this.excerpt(text, marked) };
      }
      const interview = await this.shards.shard(this.manifest.groups.digest(group));
      const said = { ...common, title: interview.title, interview: interview.slug || null, date: interview.date ?? null };
      if (kind === "quote") {
        const [, text, anchor] = interview.quotes.find(([own]) => own === number);
        const people = this.manifest.groups.people[group - 1];
        const more = { quoteKind: this.manifest.kinds[one.quote.kind], evidence: one.quote.isEvidence };
        const who = this.#speaker(people?.[one.quote.person]);
        const about = this.#about(one.quote, who, marked);
        return { ...placed(interview, anchor), ...said, ...more, ...who, about, ...this.excerpt(text, marked, this.WHOLE_QUOTE) };
      }
      if (kind === "turn") {
        const [anchor, text] = await this.#turn(interview, number);
        return { ...placed(interview, anchor), ...said, ...this.#speaker(this.attributes.speaker(group, one.speaker)), ...this.excerpt(text, marked) };
      }
      const text = kind === "takeaway" ? interview.takeaways[number - 1] : "";
      const only = this.manifest.groups.people[group - 1];
      const id = kind === "takeaway" ? `${interview.url}*${number}` : interview.url;
      const titleMarks = kind === "interview" ? this.#marks(interview.title, marked) : [];
      return { ...said, titleMarks, ...this.#speaker(only?.length === 1 ? only[0] : undefined), id, url: interview.url, ...this.excerpt(text, marked) };
    }

    #marks(text, marked) {
      return this.excerpt(text, marked, Infinity).marks;
    }

    // What of a quote beside its words has some that were looked for: `{text, marks}`.
    #about({ themes }, { participant, role, team }, marked) {
      const all = [...themes.map((theme) => this.manifest.themes[theme]?.[1]), team?.title, participant, role].filter(Boolean);
      return all.map((text) => ({ text, marks: this.#marks(text, marked) })).filter(({ marks }) => marks.length > 0);
    }

    #speaker(person) {
      const { people, roles, teams } = this.manifest;
      const [slug, title] = teams[person?.team] ?? [];
      return { participant: people[person?.person] ?? null, role: roles[person?.role] ?? null, team: slug === undefined ? null : { slug, title } };
    }

    async #studyEntry(number) {
      const { study, studyFirst } = this.manifest;
      const block = studyFirst.findLastIndex((first) => first <= number);
      return (await this.shards.shard(study[block]))[number - studyFirst[block]];
    }

    async #turn(interview, number) {
      const [, name] = interview.turns.findLast(([first]) => first <= number);
      const [, anchor, , text] = (await this.shards.shard(name)).find(([own]) => own === number);
      return [anchor, text];
    }

    // ---- Quotes that are like one.

    async #like(query, options, isNewest) {
      const { facts: shards } = this.manifest;
      const [slug, anchor] = [options.like.slice(0, options.like.lastIndexOf(".")), options.like.slice(options.like.lastIndexOf(".") + 1)];
      const all = await Promise.all(shards.map((shard) => this.shards.facts(...shard)));
      const home = all.find(({ slugs }) => slugs.includes(slug));
      const group = home ? home.first + home.slugs.indexOf(slug) : 0;
      const interview = group > 0 ? await this.shards.shard(this.manifest.groups.digest(group)) : null;
      const quote = interview?.quotes.find(([, , own]) => own === anchor);
      const filters = new this.Filters(this.attributes, this.parse(query).filters);
      const [facets, words] = [new this.Facets(this.attributes), quote ? await this.#rarest(quote[1]) : []];
      await Promise.all(words.map((word) => this.lists.locateFirst(word, Infinity)));
      if (!isNewest()) throw aborted();
      const scores = new Map();
      for (const { options: [{ first, df }] } of words) {
        const worth = this.idf(this.manifest.lists[this.QUOTES][0], df[this.QUOTES]);
        for (const key of first[0][this.QUOTES].keys) {
          const { score, shared } = scores.get(key) ?? { score: 0, shared: 0 };
          scores.set(key, { score: score + worth, shared: shared + 1 });
        }
      }
      const own = quote ? group * this.KEY + quote[0] : -1;
      const keys = [...scores.keys()].filter((key) => key !== own && scores.get(key).shared >= SHARED).sort((a, b) => a - b);
      const documents = { keys, scores: keys.map((key) => scores.get(key).score), ...this.#rowsOf(all, keys) };
      const found = this.#passingQuotes(documents, filters, facets);
      return this.#answer(query, { words, corrected: [], leftOut: false, all: [found], facets, filters, about: false }, options);
    }

    // The rarest of a text's words that other quotes have too.
    async #rarest(text) {
      const terms = [...new Set(this.tokens(text).filter(({ isJoined }) => !isJoined).map(({ term }) => term))];
      const known = (await Promise.all(terms.map((term) => this.terms.find(term)))).filter((entry) => entry?.df[0] > 1);
      const rarest = known.sort((a, b) => a.df[0] - b.df[0] || compareText(a.term, b.term)).slice(0, RAREST);
      return rarest.map((entry) => ({ text: entry.term, parts: 1, options: [{ terms: [entry], class: this.CLASS.exact, df: entry.df }] }));
    }

    // ---- What may be typed next.

    /** Keys and values of filters, and words, for what stands before the caret. */
    async complete(query, caret = query.length, most = 8) {
      await this.begin();
      if (caret > this.MOST_CHARACTERS) return [];
      const piece = this.pieces(query.slice(0, caret)).find(({ end }) => end === caret);
      if (!piece || (piece.isPhrase && !piece.key)) return [];
      const from = piece.start + (piece.isNot ? 1 : 0);
      const at = { from, to: caret };
      if (piece.key) return (await this.#values(query, piece)).slice(0, most).map((value) => ({ ...value, ...at }));
      if (!piece.text) return [];
      const keys = this.KEYS.filter((key) => key.startsWith(piece.text.toLowerCase()) && key !== piece.text);
      const beginning = this.fold(piece.text);
      const words = [...beginning].length < 2 ? [] : (await this.terms.beginnings(beginning)).filter(({ term }) => term !== beginning);
      const all = [...keys.map((key) => ({ insert: `${key}:`, label: `${key}:`, count: null })), ...words.map(({ term, total }) => ({ insert: term, label: term, count: total }))];
      return all.slice(0, most).map((one) => ({ ...one, ...at }));
    }

    // The values of a filter that go on as what is typed of it, with what each would leave.
    async #values(query, { key, text, start, end }) {
      const rest = this.parse(`${query.slice(0, start)} ${query.slice(end)} `);
      const [words, excluded] = await Promise.all([rest.words, rest.excluded].map((some) => Promise.all(some.map((word) => this.terms.resolve(word)))));
      const { facets } = await this.#find(words, excluded, rest, {}, () => true);
      const beginning = this.fold(text);
      const isMeant = (name) => ` ${this.fold(`${name}`)}`.replace(/[-_]/g, " ").includes(` ${beginning.replace(/[-_]/g, " ")}`);
      const fitting = facets.list()[key].filter(({ value, label }) => isMeant(value) || isMeant(label));
      return fitting.map(({ value, label, count }) => ({ insert: `${key}:${/\s/.test(value) ? `"${value}"` : value}`, label, count }));
    }
  }

  const isEmpty = (all) => all.every(({ count }) => count === 0);

  const aborted = () => Object.assign(new Error("a newer search was asked for"), { name: "AbortError" });

  const limitOf = ({ limit = { quote: 10, other: 3 } }, kind) => (typeof limit === "number" ? limit : (limit[kind] ?? limit.other));

  // Whether there are as many quotes and turns as are to be shown, or no more can be found.
  const hasEnough = (all, left, filters, options) => {
    const isMissing = (kind) => {
      if (options.kind && options.kind !== kind) return false;
      const wanted = limitOf(options, kind) + (options.offset ?? 0);
      return (all.find((passing) => passing.kind === kind)?.count ?? 0) < wanted;
    };
    return !(left.lists && isMissing("quote")) && !((left.lists || left.turns) && filters.hasTurns && isMissing("turn"));
  };

  // Where something in an interview is: an anchor in its transcript, or elsewhere.
  const placed = ({ slug, url }, anchor) =>
    url === "" ? { id: anchor, url: anchor } : { id: `${slug}#${anchor}`, url: `${url}#${anchor}` };

  globalThis.searchEngine = { KINDS, make: (load) => new Engine(load) };

  // In a worker: first where the index is and what else the engine needs, then queries, each answered under its number.
  if (typeof WorkerGlobalScope !== "undefined") {
    // A shard is a call with its name and what it says.
    const load = async (name) => {
      const response = await fetch(new URL(searchShards.shardPath(name), base));
      if (!response.ok) throw new Error(`the search has no file ${name}.js`);
      const text = await response.text();
      return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
    };
    let [base, engine] = ["", null];
    addEventListener("message", async ({ data: { begin, number, ask, all } }) => {
      if (begin) {
        base = begin.base;
        importScripts(...begin.scripts);
        engine = new Engine(load);
        return;
      }
      try {
        postMessage({ number, result: await engine[ask](...all) });
      } catch ({ name, message }) {
        postMessage({ number, error: { name, message } });
      }
    });
  }
}
