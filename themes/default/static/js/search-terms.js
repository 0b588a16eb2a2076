// Which terms of the index a word of a query is found as: itself, its other forms, what begins with it, what it was meant as
// (`src/search/query/resolve.rs` is its twin). What comes in are words of a query; what goes out are terms with their places. It
// knows no documents.
{
  const { withoutArticle } = globalThis.searchWords;
  const { CLASS, firstOf, isOneOff } = globalThis.searchScore;

  // So many terms begin with what is typed, at most.
  const MOST_BEGINNINGS = 64;
  // An unknown word has the forms of the longest stem that it begins with; shorter stems are none. Shorter words have no slips.
  const [SHORTEST_STEM, SHORTEST_SLIP] = [4, 4];

  const byFrequency = (a, b) => b.total - a.total || (a.term < b.term ? -1 : a.term > b.term ? 1 : 0);

  // The terms of a family by its number; none of 0.
  const membersOf = (words, family) => (family > 0 ? words.members[family - 1].map((index) => words.entry(index)) : []);

  /** The terms of an index. */
  class Terms {
    constructor(shards, dictionary) {
      [this.shards, this.dictionary] = [shards, dictionary];
    }

    #dictionaryAt(term) {
      const { dictionary } = this;
      let [low, high] = [0, dictionary.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (dictionary[middle][0] <= term) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }

    async #dictionary(term) {
      const at = this.#dictionaryAt(term);
      return at < 0 ? null : this.shards.dictionary(this.dictionary[at][1]);
    }

    /** A term with how often it is where; nothing where it is unknown. */
    async find(term) {
      const words = await this.#dictionary(term);
      const index = words?.indexOf(term) ?? -1;
      return index < 0 ? null : words.entry(index);
    }

    // All dictionaries that may have terms with a beginning.
    #dictionariesOf(beginning) {
      const { dictionary } = this;
      const first = Math.max(0, this.#dictionaryAt(beginning));
      let end = first + 1;
      while (end < dictionary.length && dictionary[end][0].startsWith(beginning)) end += 1;
      return Promise.all(dictionary.slice(first, end).map(([, name]) => this.shards.dictionary(name)));
    }

    // The other forms of a word that is known.
    async #forms(term) {
      const words = await this.#dictionary(term);
      const index = words?.indexOf(term) ?? -1;
      return index < 0 ? [] : membersOf(words, words.family[index]);
    }

    // What an unknown word is likely a form of: what has the longest stem that it begins with.
    async #likelyForms(term) {
      const words = await this.#dictionary(term);
      let family = 0;
      words?.stems.forEach((stem, at) => {
        const isLonger = family === 0 || stem.length > words.stems[family - 1].length;
        if ([...stem].length >= SHORTEST_STEM && term.startsWith(stem) && isLonger) family = at + 1;
      });
      return membersOf(words, family);
    }

    /** The most frequent terms that begin so. */
    async beginnings(beginning) {
      const found = [];
      for (const words of await this.#dictionariesOf(beginning)) {
        for (let at = words.lowerBound(beginning); at < words.terms.length && words.terms[at].startsWith(beginning); at += 1) {
          found.push(words.entry(at));
        }
      }
      return firstOf(found, MOST_BEGINNINGS, byFrequency);
    }

    /** What is found for a word of a query: terms, each with its class, and a phrase where all its terms are known. */
    async resolve(word) {
      const found = new Map();
      const add = (entry, kind) => entry && !found.has(entry.term) && found.set(entry.term, { entry, class: CLASS[kind] });
      if (word.term !== null) {
        add(await this.find(word.term), "exact");
        if (word.hasForms) for (const entry of await this.#forms(word.term)) add(entry, "stem");
        const bare = word.hasForms && withoutArticle(word.term);
        if (bare) add(await this.find(bare), "stem");
        if (word.begins) for (const entry of await this.beginnings(word.begins)) add(entry, "prefix");
      }
      const isUnknown = found.size === 0;
      if (isUnknown && word.hasForms) for (const entry of await this.#likelyForms(word.term)) add(entry, "stem");
      const phrase = word.phrase && (await Promise.all(word.phrase.map(({ term }) => this.find(term))));
      const isKnown = phrase?.every(Boolean);
      const options = [...found.values()]
        .sort((a, b) => b.class - a.class || byFrequency(a.entry, b.entry))
        .map(({ entry, class: best }) => ({ terms: [entry], class: best, df: entry.df }));
      if (isKnown) {
        const df = [0, 1, 2].map((list) => Math.min(...phrase.map((entry) => entry.df[list])));
        options.push({ terms: phrase, offsets: word.phrase.map(({ offset }) => offset), class: CLASS.exact, df });
      }
      return { ...word, options, isUnknown };
    }

    /**
     * The term that is one letter off an unknown word: the most frequent; where none is, the forms of a stem that is, the most
     * frequent first.
     */
    async slip(term) {
      const letters = [...term];
      if (letters.length < SHORTEST_SLIP) return [];
      const dictionaries = new Set([...(await this.#dictionariesOf(letters[0])), ...(await this.#dictionariesOf(letters[1]))]);
      const [near, families] = [[], []];
      const mayBe = (other) => Math.abs(other.length - term.length) <= 2 && (other.startsWith(letters[0]) || other.startsWith(letters[1]));
      for (const words of dictionaries) {
        const isNear = (other) => mayBe(other) && isOneOff(letters, [...other]);
        words.terms.forEach((other, index) => isNear(other) && near.push(words.entry(index)));
        words.stems.forEach((stem, at) => {
          if ([...stem].length >= SHORTEST_STEM && isNear(stem)) families.push(membersOf(words, at + 1).sort(byFrequency));
        });
      }
      if (near.length > 0) return near.sort(byFrequency).slice(0, 1);
      return families.filter(({ length }) => length > 0).sort(([a], [b]) => byFrequency(a, b))[0] ?? [];
    }
  }

  globalThis.searchTerms = { Terms };
}
