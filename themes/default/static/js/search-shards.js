// The files of the search's index, read: numbers, words, where words are, and what is known of quotes (`src/search/index` writes
// them). What comes in is a shard by its name; what goes out is what it says. It knows no query.
{
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Int8Array(128).fill(-1);
  [...ALPHABET].forEach((letter, value) => (VALUES[letter.charCodeAt(0)] = value));
  // So many shards are remembered: what is read again and again, and no more than a phone holds.
  const MOST_SHARDS = 800;
  // A key of a document is its group times this, plus its number.
  const KEY = 2 ** 24;

  // ---- Numbers.

  /** Reads numbers from a text; beyond its end, or where something stands that is no number, it throws. */
  class Numbers {
    constructor(text, at = 0, end = text.length) {
      [this.text, this.at, this.end] = [text, at, end];
    }

    get hasMore() {
      return this.at < this.end;
    }

    next() {
      let [number, scale] = [0, 1];
      for (;;) {
        const value = this.at < this.end ? VALUES[this.text.charCodeAt(this.at++)] : undefined;
        if (!(value >= 0)) throw new Error("the index is broken: a number is missing");
        number += (value & 31) * scale;
        if (value < 32) return number;
        scale *= 32;
      }
    }
  }

  const allNumbers = (text) => {
    const all = [];
    for (const numbers = new Numbers(text); numbers.hasMore; ) all.push(numbers.next());
    return all;
  };

  // ---- Words.

  /** A shard of the dictionary: its terms in order, and what is known of each. */
  class Dictionary {
    constructor(shard) {
      const { terms, family, stems, also, df, at, shards } = shard;
      this.all = [];
      let before = "";
      for (const coded of terms) {
        const numbers = new Numbers(coded);
        before = before.slice(0, numbers.next()) + coded.slice(numbers.at);
        this.all.push(before);
      }
      // The last are terms of other shards that end with one of these.
      this.terms = this.all.slice(0, this.all.length - also);
      [this.stems, this.shards] = [stems, shards];
      this.family = allNumbers(family);
      this.df = allNumbers(df);
      this.readPlaces(at);
      this.members = this.stems.map(() => []);
      this.family.forEach((family, term) => family > 0 && this.members[family - 1].push(term));
    }

    // Where the postings of each term are: the first list, then further blocks of its turns.
    readPlaces(at) {
      const numbers = new Numbers(at);
      this.places = this.all.map(() => {
        const place = { shard: this.shards[numbers.next()], index: numbers.next(), blocks: [] };
        for (let left = numbers.next(); left > 0; left -= 1) {
          const block = { shard: this.shards[numbers.next()], index: numbers.next(), group: numbers.next(), most: numbers.next() };
          place.blocks.push(block);
        }
        return place;
      });
    }

    /** Where a term is or would be. */
    lowerBound(term) {
      let [low, high] = [0, this.terms.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.terms[middle] < term) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    indexOf(term) {
      const at = this.lowerBound(term);
      return this.terms[at] === term ? at : -1;
    }

    /** A term with its document frequencies in quotes, entries and turns. */
    entry(index) {
      const df = this.df.slice(3 * index, 3 * index + 3);
      return { term: this.all[index], df, total: df[0] + df[1] + df[2], place: this.places[index] };
    }
  }

  // ---- Where a word is.

  /**
   * A list of documents: their keys in order, a code each, and where each one's positions begin and end in one array.
   */
  const EMPTY = { keys: new Float64Array(0), codes: new Uint16Array(0), starts: new Int32Array(1), positions: new Int32Array(0) };

  const readList = (text, from, to) => {
    if (from >= to) return EMPTY;
    // A document is three numbers or more, a position one.
    const [most, length] = [Math.ceil((to - from) / 3), to - from];
    const list = {
      keys: new Float64Array(most), codes: new Uint16Array(most), starts: new Int32Array(most + 1), positions: new Int32Array(length),
    };
    const numbers = new Numbers(text, from, to);
    let [count, end, group] = [0, 0, -1];
    while (numbers.hasMore) {
      group += numbers.next();
      let number = 0;
      for (let left = numbers.next(); left > 0; left -= 1) {
        number += numbers.next();
        list.keys[count] = group * KEY + number;
        list.codes[count] = numbers.next();
        let position = 0;
        for (let positions = numbers.next(); positions > 0; positions -= 1) list.positions[end++] = position += numbers.next();
        list.starts[++count] = end;
      }
    }
    return {
      keys: list.keys.subarray(0, count), codes: list.codes.subarray(0, count),
      starts: list.starts.subarray(0, count + 1), positions: list.positions.subarray(0, end),
    };
  };

  /** Lists of the same word, of which each begins behind the one before. */
  const joinLists = (lists) => {
    if (lists.length < 2) return lists[0] ?? EMPTY;
    const sum = (name) => lists.reduce((sum, list) => sum + list[name].length, 0);
    const whole = {
      keys: new Float64Array(sum("keys")), codes: new Uint16Array(sum("keys")),
      starts: new Int32Array(sum("keys") + 1), positions: new Int32Array(sum("positions")),
    };
    let [count, end] = [0, 0];
    for (const { keys, codes, starts, positions } of lists) {
      whole.keys.set(keys, count);
      whole.codes.set(codes, count);
      whole.positions.set(positions, end);
      for (let index = 0; index < keys.length; index += 1) whole.starts[count + index + 1] = end + starts[index + 1];
      [count, end] = [count + keys.length, end + positions.length];
    }
    return whole;
  };

  // ---- What is known of quotes.

  /** A shard of facts: the quotes of some groups, from the first on. */
  class Facts {
    constructor(first, shard) {
      [this.first, this.slugs] = [first, shard.slugs];
      const counts = allNumbers(shard.count);
      this.takeaways = allNumbers(shard.takeaways);
      const [number, kind, themes, person] = [shard.number, shard.kind, shard.themes, shard.person].map((text) => new Numbers(text));
      this.quotes = counts.map((count) => {
        let at = 0;
        return Array.from({ length: count }, () => {
          at += number.next();
          const ids = Array.from({ length: themes.next() }, () => themes.next());
          const coded = kind.next();
          return { number: at, kind: coded >> 1, isEvidence: coded % 2 === 1, themes: ids, person: person.next() - 1 };
        });
      });
    }

    /** The quotes of a group, in their order. */
    of(group) {
      return this.quotes[group - this.first] ?? [];
    }
  }

  /** What is known of all groups: who spoke in each and when, and the name of its shard. */
  class Groups {
    constructor({ count, digests, years, people, speakers }) {
      this.count = count;
      this.digests = digests;
      this.years = allNumbers(years);
      const [persons, voices] = [new Numbers(people), new Numbers(speakers)];
      const list = (numbers, read) => Array.from({ length: numbers.next() }, read);
      this.people = Array.from({ length: count }, () =>
        list(persons, () => ({ person: persons.next() - 1, team: persons.next() - 1, role: persons.next() - 1 })),
      );
      this.speakers = Array.from({ length: count }, () => list(voices, () => voices.next() - 1));
    }

    digest(group) {
      return this.digests.slice(10 * (group - 1), 10 * group);
    }
  }

  // ---- All of it, as it is needed.

  /** The shards of an index, read once; `load` gives what a shard says by its name. */
  class Shards {
    #load;
    #made = new Map();

    constructor(load) {
      this.#load = load;
    }

    #once(name, key, make) {
      const known = this.#made.get(key);
      this.#made.delete(key);
      const made = known ?? (key === name ? this.#load(name) : this.shard(name)).then(make);
      this.#made.set(key, made);
      // What could not be loaded is asked for again.
      if (!known) made.catch(() => this.#made.delete(key));
      if (this.#made.size > MOST_SHARDS) this.#made.delete(this.#made.keys().next().value);
      return made;
    }

    manifest() {
      return (this.whole ??= this.#load("manifest").then(
        (manifest) => {
          if (manifest.version !== 1) throw new Error("the index is of another version");
          return { ...manifest, groups: new Groups(manifest.groups) };
        },
      ).catch((error) => {
        this.whole = null;
        throw error;
      }));
    }

    shard(name) {
      return this.#once(name, name, (shard) => shard);
    }

    dictionary(name) {
      return this.#once(name, `words ${name}`, (shard) => new Dictionary(shard));
    }

    facts(first, name) {
      return this.#once(name, `facts ${name}`, (shard) => new Facts(first, shard));
    }

    /** The three lists of a term: quotes, entries, and turns without those of further blocks. */
    firstLists({ shard, index }) {
      return this.#once(shard, `lists ${shard} ${index}`, (lists) => {
        const text = lists[index];
        const one = text.indexOf(";");
        const two = text.indexOf(";", one + 1);
        return [readList(text, 0, one), readList(text, one + 1, two), readList(text, two + 1, text.length)];
      });
    }

    /** The turns of a further block. */
    block({ shard, index }) {
      return this.#once(shard, `lists ${shard} ${index}`, (lists) => readList(lists[index], 0, lists[index].length));
    }
  }

  /** The address of a shard, from the root of the site. */
  const shardPath = (name) => (name === "manifest" ? "search/manifest.js" : `search/shards/${name}.js`);

  globalThis.searchShards = { EMPTY, KEY, Numbers, Shards, joinLists, readList, shardPath };
}
