// The search's engine: a query over the shards of the index (`src/search/query` is its twin, which `cairn search` asks). What comes in
// are the index's files and queries; what goes out are results in order, with what is shown of each. It knows no page: it runs in a
// worker over HTTP, and in the page where that is a file.
{
  // In a worker the others come by the first message, before the first query.
  const parts = () => ({ ...searchWords, ...searchShards, ...searchQuery, ...searchScore, ...searchExcerpt, ...searchFilters, ...searchTerms, ...searchLists });

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

    // The documents of a list that have all words, with their scores; nothing where there are none.
    #matched(words, excluded, list) {
      const [wanted, unwanted] = [words, excluded].map((some) => some.map((word) => this.#wordIn(word, list)));
      if (wanted.some(({ lists }) => lists.length === 0)) return null;
      const keys = this.candidates(wanted, unwanted);
      return keys.length === 0 ? null : { keys, ...this.scored(wanted, keys, list, Math.max(1, this.manifest.lists[list][1])) };
    }

    // Quotes as they come where nothing filters them: their postings say enough for that.
    #unfilteredQuotes({ keys, codes, scores }) {
      const passing = new this.Passing("quote", keys.length);
      for (let index = 0; index < keys.length; index += 1) {
        const isEvidence = (codes[index] >> 4) % 2 === 1;
        passing.add(keys[index], isEvidence ? Math.floor(scores[index] * EVIDENCE) : scores[index], isEvidence ? 1 : 0, index);
      }
      return passing;
    }

    // The quotes that have all words. The first is handed over as soon as it is known, before any is counted for a filter.
    async #matchedQuotes(words, excluded, filters, facets, tell) {
      const quotes = this.#matched(words, excluded, this.QUOTES);
      if (!quotes) return [];
      if (filters.isEmpty) await tell(this.#unfilteredQuotes(quotes));
      const facts = await this.#facts(quotes.keys);
      const passing = this.#passingQuotes({ ...quotes, ...this.#rowsOf(facts, quotes.keys) }, filters, facets);
      if (!filters.isEmpty) await tell(passing);
      return [passing];
    }

    // Entries and turns that have all words.
    #matchedOthers(words, excluded, filters, facets) {
      const [entries, turns] = [this.ENTRIES, this.TURNS].map((list) => this.#matched(words, excluded, list));
      return [...(entries ? this.#passingEntries(entries, filters, facets) : []), ...(turns ? [this.#passingTurns(turns, filters, facets)] : [])];
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

    /**
     * What a query finds. `tell`, where it is given, gets the first result as soon as it is known, in the same form but for
     * what is counted; what it gives back is waited for.
     */
    async search(query, options = {}, tell = null) {
      this.newest += 1;
      const isNewest = ((mine) => () => mine === this.newest)(this.newest);
      await this.begin();
      if (options.like) return this.#like(query, options, isNewest);
      const asked = this.parse(query);
      let [words, excluded] = await Promise.all([asked.words, asked.excluded].map((some) => Promise.all(some.map((word) => this.terms.resolve(word)))));
      const typed = words;
      let found = await this.#find({ query, words, excluded, asked, corrected: [], options, isNewest, first: new FirstResult(tell) });
      if (isEmpty(found.all)) {
        const slips = await Promise.all(words.map((word) => (word.isUnknown && word.hasForms ? this.terms.slip(word.term) : [])));
        const corrected = words.flatMap((word, index) => slips[index].slice(0, 1).map(({ term }) => ({ from: word.text, to: term })));
        if (corrected.length > 0) {
          const replaced = (entry) => ({ terms: [entry], class: this.CLASS.typo, df: entry.df });
          words = words.map((word, index) => (slips[index].length > 0 ? { ...word, options: slips[index].map(replaced) } : word));
          found = await this.#find({ ...found, words, corrected });
          if (isEmpty(found.all)) found.corrected = [];
        }
        // A filter that means nothing is why.
        if (isEmpty(found.all) && found.filters.unknown.length === 0) found.apart = await this.#apart(typed, asked, isNewest);
      }
      return this.#answer(found);
    }

    // Why a query finds nothing: what its words find without what narrows it, or each of them alone.
    async #apart(words, asked, isNewest) {
      const count = async (some) => {
        const { all, about } = await this.#find({ words: some, excluded: [], asked: { filters: [] }, options: {}, isNewest, first: new FirstResult(null) });
        const quotes = all.find(({ kind }) => kind === "quote")?.count ?? 0;
        return { quotes, others: sum(all.map((passing) => passing.count)) - quotes, about };
      };
      if (words.length > 0 && asked.filters.length + asked.excluded.length > 0) {
        const unnarrowed = await count(words);
        if (unnarrowed.quotes + unnarrowed.others > 0) return { unnarrowed };
      }
      if (words.length < 2) return null;
      const alone = [];
      for (const word of words) alone.push({ word: word.text, ...(await count([word])) });
      return { alone };
    }

    // All documents that a query finds, unordered, beside what it was asked with.
    async #find(request) {
      const { words, excluded, asked, options, isNewest } = request;
      const filters = new this.Filters(this.attributes, asked.filters);
      const totals = words.map(({ options }) => [0, 1, 2].map((list) => sum(options.map(({ df }) => df[list]))));
      const complete = words.map((word, index) => ({ ...word, df: totals[index] }));
      const unwanted = excluded.filter(({ options }) => options.length > 0).map((word) => ({ ...word, df: [0, 0, 0] }));
      const isPossible = complete.every(({ options }) => options.length > 0);
      for (let round = 0; ; round += 1) {
        const facets = new this.Facets(this.attributes);
        const found = { ...request, filters, facets, all: [], about: false };
        if (!isPossible) return found;
        const left = await this.#findIn(found, complete, unwanted, round);
        if (!isNewest()) throw aborted();
        found.about = Boolean(left.lists || left.turns);
        if (hasEnough(found.all, left, filters, options)) return found;
      }
    }

    // Finds documents as far as so many rounds read; says what was left out.
    async #findIn(found, complete, unwanted, round) {
      const { filters, facets, isNewest } = found;
      const now = (some) => some.map((word) => ({ ...word, options: word.options.map((option) => ({ ...option })) }));
      const [words, excluded] = [now(complete), now(unwanted)];
      const lists = await this.lists.locateFirst(words, excluded, round);
      if (!isNewest()) throw aborted();
      if (words.length === 0) {
        const listed = await this.#listed(excluded, filters, facets);
        found.all = filters.isEmpty ? [] : listed;
        return { lists, turns: false };
      }
      const tell = (passing) => (lists && isMissing([passing], "quote", found.options) ? null : this.#tell(found, [passing]));
      const quotes = await this.#matchedQuotes(words, excluded, filters, facets, tell);
      if (!isNewest()) throw aborted();
      const turns = await this.lists.locateTurns(words, excluded, round);
      if (!isNewest()) throw aborted();
      found.all = [...quotes, ...this.#matchedOthers(words, excluded, filters, facets)];
      return { lists, turns };
    }

    // ---- What is shown.

    // What a query has found, but for the results.
    #summary({ query, words, corrected, asked, filters, all, about }) {
      const byKind = new Map(all.map((passing) => [passing.kind, passing]));
      const counts = Object.fromEntries(this.KINDS.flatMap((kind) => (byKind.get(kind)?.count > 0 ? [[kind, byKind.get(kind).count]] : [])));
      return { query, words: words.map(({ text }) => text), filters: filters.shown, unknown: filters.unknown, corrected, leftOut: asked.leftOut, doubts: this.doubts(query), counts, about };
    }

    // The documents that are shown, in order: of each kind as many as are wanted.
    #wanted({ words, all, options }) {
      const byKind = new Map(all.map((passing) => [passing.kind, passing]));
      return this.KINDS.filter((kind) => (!options.kind || kind === options.kind) && byKind.has(kind)).flatMap((kind) => {
        const [limit, offset] = [limitOf(options, kind), options.offset ?? 0];
        const first = byKind.get(kind).first(offset + limit, words.length > 0);
        return first.slice(offset).map((at) => this.#document(byKind.get(kind), at));
      });
    }

    // Tells the first of what was found, unless one was told: each needs files of its own, and one is enough to begin to read.
    async #tell(found, all) {
      if (found.first.isTold) return;
      const documents = this.#wanted({ ...found, all }).slice(0, 1);
      if (documents.length === 0) return;
      const marked = markedOf(found.words);
      const results = await Promise.all(documents.map((one) => this.#shown(one, marked)));
      if (!found.isNewest()) throw aborted();
      await found.first.tell({ ...this.#summary({ ...found, all }), results });
    }

    async #answer(found) {
      await this.#tell(found, found.all);
      const marked = markedOf(found.words);
      const results = await Promise.all(this.#wanted(found).map((one) => this.#shown(one, marked)));
      const quotes = found.all.find(({ kind }) => kind === "quote") ?? { count: 0 };
      return { ...this.#summary(found), apart: found.apart ?? null, people: this.#people(quotes), facets: found.facets.list(), results };
    }

    // One of the documents that pass; of a turn also who speaks.
    #document({ kind, keys, scores, more }, at) {
      return { kind, score: scores[at], group: this.groupOf(keys[at]), number: this.numberOf(keys[at]), speaker: more[at] };
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
      if (kind === "quote") return this.#shownQuote(one, common, marked);
      const interview = await this.shards.shard(this.manifest.groups.digest(group));
      const said = saidIn(interview, common);
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

    async #shownQuote({ group, number }, common, marked) {
      const { kinds, groups } = this.manifest;
      const { interview, quotes } = await this.shards.quotes(groups.digestOf(group, number));
      const quote = quotes.get(number);
      const who = this.#speaker(groups.people[group - 1]?.[quote.person]);
      const more = { quoteKind: kinds[quote.kind >> 1], evidence: quote.kind % 2 === 1, about: this.#about(quote, who, marked) };
      return { ...placed(interview, quote.anchor), ...saidIn(interview, common), ...more, ...who, ...this.excerpt(quote.text, marked, this.WHOLE_QUOTE) };
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
      const blocks = group > 0 ? await Promise.all(this.manifest.groups.shardsOf(group).map((name) => this.shards.quotes(name))) : [];
      const [number, quote] = blocks.flatMap(({ quotes }) => [...quotes]).find(([, { anchor: own }]) => own === anchor) ?? [];
      const filters = new this.Filters(this.attributes, this.parse(query).filters);
      const [facets, words] = [new this.Facets(this.attributes), quote ? await this.#rarest(quote.text) : []];
      await Promise.all(words.map((word) => this.lists.firstOf(word, Infinity)));
      if (!isNewest()) throw aborted();
      const scores = new Map();
      for (const { options: [{ lists, df }] } of words) {
        const worth = this.idf(this.manifest.lists[this.QUOTES][0], df[this.QUOTES]);
        for (const key of lists[0][this.QUOTES].keys) {
          const { score, shared } = scores.get(key) ?? { score: 0, shared: 0 };
          scores.set(key, { score: score + worth, shared: shared + 1 });
        }
      }
      const own = quote ? group * this.KEY + number : -1;
      const keys = [...scores.keys()].filter((key) => key !== own && scores.get(key).shared >= SHARED).sort((a, b) => a - b);
      const documents = { keys, scores: keys.map((key) => scores.get(key).score), ...this.#rowsOf(all, keys) };
      const found = this.#passingQuotes(documents, filters, facets);
      const asked = { leftOut: false };
      return this.#answer({ query, words, asked, corrected: [], all: [found], facets, filters, about: false, options, isNewest, first: new FirstResult(null) });
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
      const { facets } = await this.#find({ words, excluded, asked: rest, options: {}, isNewest: () => true, first: new FirstResult(null) });
      const beginning = this.fold(text);
      const isMeant = (name) => ` ${this.fold(`${name}`)}`.replace(/[-_]/g, " ").includes(` ${beginning.replace(/[-_]/g, " ")}`);
      const fitting = facets.list()[key].filter(({ value, label }) => isMeant(value) || isMeant(label));
      return fitting.map(({ value, label, count }) => ({ insert: `${key}:${/\s/.test(value) ? `"${value}"` : value}`, label, count }));
    }
  }

  const isEmpty = (all) => all.every(({ count }) => count === 0);

  const aborted = () => Object.assign(new Error("a newer search was asked for"), { name: "AbortError" });

  const limitOf = ({ limit = { quote: 10, other: 3 } }, kind) => (typeof limit === "number" ? limit : (limit[kind] ?? limit.other));

  // Whether there are fewer of a kind than are to be shown.
  const isMissing = (all, kind, options) => {
    if (options.kind && options.kind !== kind) return false;
    const wanted = limitOf(options, kind) + (options.offset ?? 0);
    return (all.find((passing) => passing.kind === kind)?.count ?? 0) < wanted;
  };

  // Whether there are as many quotes and turns as are to be shown, or no more can be found.
  const hasEnough = (all, left, filters, options) =>
    !(left.lists && isMissing(all, "quote", options)) && !((left.lists || left.turns) && filters.hasTurns && isMissing(all, "turn", options));

  // Whoever waits for the first result gets it once.
  class FirstResult {
    constructor(tell) {
      [this.isTold, this.give] = [tell === null, tell];
    }

    async tell(found) {
      this.isTold = true;
      await this.give(found);
    }
  }

  // The terms and phrases that are marked where something is shown.
  const markedOf = (words) =>
    words.map(({ options }) => ({
      terms: new Set(options.filter(({ offsets }) => !offsets).map(({ terms }) => terms[0].term)),
      phrases: options.filter(({ offsets }) => offsets).map(({ terms, offsets }) => terms.map(({ term }, at) => ({ term, offset: offsets[at] - offsets[0] }))),
    }));

  // What all that was said in an interview has.
  const saidIn = ({ title, slug, date }, common) => ({ ...common, title, interview: slug || null, date: date ?? null });

  // Where something in an interview is: an anchor in its transcript, or elsewhere.
  const placed = ({ slug, url }, anchor) =>
    url === "" ? { id: anchor, url: anchor } : { id: `${slug}#${anchor}`, url: `${url}#${anchor}` };

  globalThis.searchEngine = { make: (load) => new Engine(load) };

  // In a worker: first where the index is and what else the engine needs, then queries, each answered under its number.
  if (typeof WorkerGlobalScope !== "undefined") {
    let engine = null;
    addEventListener("message", async ({ data: { begin, number, ask, all, isTold } }) => {
      if (begin) {
        importScripts(...begin.scripts);
        engine = new Engine(searchShards.loadFrom(begin.base));
        return;
      }
      try {
        const tell = (first) => postMessage({ number, first });
        postMessage({ number, result: await engine[ask](...all, ...(isTold ? [tell] : [])) });
      } catch ({ name, message }) {
        postMessage({ number, error: { name, message } });
      }
    });
  }
}
