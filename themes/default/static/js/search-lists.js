// Where the words of a query are: the lists of their terms, as many as a phone can read (`src/search/query/locate.rs` is its twin).
// What comes in are words with their terms; what goes out are these with their lists. It knows no scores.
{
  const { EMPTY, KEY, joinLists } = globalThis.searchShards;

  // For a word so many files are read at first, and so many further blocks of the turns it is in: in a large study about 190 KB.
  // Where more is asked for, more are, so many times as many.
  const [MOST_FILES, MOST_BLOCKS, MORE] = [16, 12, 4];

  const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

  // Groups, of which blocks of turns hold some.
  class GroupSet {
    constructor(count) {
      this.has = new Uint8Array(count + 2);
    }

    // Adds those that some documents are of, and another set has too.
    addOf(keys, within) {
      const last = this.has.length - 1;
      for (let index = 0; index < keys.length; index += 1) {
        const group = Math.min(Math.floor(keys[index] / KEY), last);
        if (!within || within.has[group] === 1) this.has[group] = 1;
      }
      return this;
    }

    add(other) {
      other.has.forEach((is, group) => (this.has[group] |= is));
    }

    hasBetween(first, end) {
      const found = this.has.indexOf(1, first);
      return found >= 0 && found < end;
    }
  }

  /** The lists of an index. */
  class Lists {
    constructor(shards, count) {
      [this.shards, this.count] = [shards, count];
    }

    /**
     * Loads in which quotes and entries the words of a query are: into each option of each word its lists, with no turns yet. Says
     * whether some were left out.
     */
    async locateFirst(words, excluded, round) {
      const left = await Promise.all(words.map((word) => this.firstOf(word, MOST_FILES * MORE ** round)));
      await Promise.all(excluded.map((word) => this.firstOf(word, Infinity)));
      return left.some(Boolean);
    }

    /** The same of one word, from so many files at most. */
    async firstOf(word, most) {
      const files = new Set();
      const all = word.options.length;
      word.options = word.options.filter(({ terms }) => {
        const places = terms.flatMap(({ place: { first, turns } }) => [first, turns]);
        const more = places.flatMap((place) => (place && !files.has(place.shard) ? [place.shard] : []));
        if (files.size > 0 && files.size + new Set(more).size > most) return false;
        more.forEach((name) => files.add(name));
        return true;
      });
      const lists = async ({ place }) => [...(await this.shards.firstLists(place.first)), EMPTY];
      await Promise.all(word.options.map(async (option) => (option.lists = await Promise.all(option.terms.map(lists)))));
      return word.options.length < all;
    }

    /** Loads in which turns words are, whose other lists are there. Says whether some were left out. */
    async locateTurns(words, excluded, round) {
      await Promise.all([...words, ...excluded].map((word) => this.#firstTurns(word)));
      const order = [...words].sort((a, b) => sum(a.options.map(({ df }) => df[2])) - sum(b.options.map(({ df }) => df[2])));
      let [left, groups] = [false, null];
      for (const [at, word] of order.entries()) {
        left = (await this.#furtherTurns(word, MOST_BLOCKS * MORE ** round, groups)) || left;
        if (at + 1 < order.length || excluded.length > 0) groups = this.#groupsOf(word, groups);
      }
      for (const word of excluded) await this.#furtherTurns(word, Infinity, groups);
      return left;
    }

    #firstTurns({ options }) {
      const load = async (lists, { place }) => (lists[2] = await this.shards.turns(place.turns));
      return Promise.all(options.flatMap(({ lists, terms }) => terms.map((term, index) => load(lists[index], term))));
    }

    // The further blocks of a word's turns, those with the highest scores first, as far as they have groups that are wanted.
    // Says whether some were left out.
    async #furtherTurns(word, most, within) {
      const { count } = this;
      let [left, about] = [most, false];
      for (const option of word.options) {
        let inside = within;
        const order = [...option.terms.keys()].sort((a, b) => option.terms[a].df[2] - option.terms[b].df[2] || a - b);
        for (const index of order) {
          const { blocks } = option.terms[index].place;
          const ends = blocks.map((_, at) => blocks[at + 1]?.group ?? count + 1);
          const wanted = blocks.filter(({ group }, at) => !inside || inside.hasBetween(group, ends[at]));
          const best = wanted.length > left ? [...wanted].sort((a, b) => b.most - a.most || a.group - b.group).slice(0, left) : wanted;
          about ||= best.length < wanted.length;
          left -= best.length;
          const turns = await Promise.all([...best].sort((a, b) => a.group - b.group).map((block) => this.shards.turns(block)));
          option.lists[index][2] = joinLists([option.lists[index][2], ...turns]);
          // Only the other terms of a phrase ask for it.
          if (order.length > 1) inside = new GroupSet(count).addOf(option.lists[index][2].keys, inside);
        }
      }
      return about;
    }

    // The groups that a word has turns in, all terms of a phrase in the same, as far as they are wanted.
    #groupsOf({ options }, within) {
      const { count } = this;
      const groups = new GroupSet(count);
      for (const { lists } of options) {
        const one = (inside, [, , { keys }]) => new GroupSet(count).addOf(keys, inside);
        if (lists.length === 1) groups.addOf(lists[0][2].keys, within);
        else groups.add(lists.reduce(one, within));
      }
      return groups;
    }
  }

  globalThis.searchLists = { Lists };
}
