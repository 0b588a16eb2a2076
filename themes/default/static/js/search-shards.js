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

  /** All numbers of a part of a text, each under 2^30: lists are read so, where a call for each number would cost too much. */
  const allNumbers = (text, from = 0, to = text.length) => {
    const all = new Int32Array(to - from);
    let [count, number, shift] = [0, 0, 0];
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      const value = code < 128 ? VALUES[code] : -1;
      if (value < 0 || shift > 25) throw new Error("the index is broken: a number is missing");
      number |= (value & 31) << shift;
      shift += 5;
      if (value >= 32) continue;
      all[count] = number;
      count += 1;
      number = 0;
      shift = 0;
    }
    if (shift > 0) throw new Error("the index is broken: a number ends too soon");
    return all.subarray(0, count);
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
      this.#readPlaces(at);
      this.members = this.stems.map(() => []);
      this.family.forEach((family, term) => family > 0 && this.members[family - 1].push(term));
    }

    // Where in the numbers of `at` each term begins. What a term is not in has no place.
    #readPlaces(at) {
      this.at = allNumbers(at);
      this.starts = new Int32Array(this.all.length);
      let next = 0;
      for (let index = 0; index < this.all.length; index += 1) {
        this.starts[index] = next;
        if (this.#hasFirst(index)) next += 2;
        if (this.df[3 * index + 2] > 0) next += 3 + 4 * this.at[next + 2];
      }
      if (next !== this.at.length) throw new Error("the index is broken: a place is missing");
    }

    // Whether a term is in quotes or entries.
    #hasFirst(index) {
      return this.df[3 * index] + this.df[3 * index + 1] > 0;
    }

    /** Where a term is: the lists of its quotes and entries, that of its turns, and further blocks of these. */
    place(index) {
      const { at, shards } = this;
      const start = this.starts[index];
      const turns = this.#hasFirst(index) ? start + 2 : start;
      const listAt = (place) => ({ shard: shards[at[place]], index: at[place + 1] });
      const block = (place) => ({ ...listAt(place), group: at[place + 2], most: at[place + 3] });
      const hasTurns = this.df[3 * index + 2] > 0;
      return {
        first: turns > start ? listAt(start) : null,
        turns: hasTurns ? listAt(turns) : null,
        blocks: Array.from({ length: hasTurns ? at[turns + 2] : 0 }, (_, number) => block(turns + 3 + 4 * number)),
      };
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
      return new TermEntry(this, index);
    }
  }

  // A term of a dictionary. Where it is listed is worked out once that is asked: most terms that begin like a word are not.
  class TermEntry {
    #place;

    constructor(words, index) {
      [this.words, this.index, this.term] = [words, index, words.all[index]];
      this.df = words.df.slice(3 * index, 3 * index + 3);
      this.total = this.df[0] + this.df[1] + this.df[2];
    }

    get place() {
      return (this.#place ??= this.words.place(this.index));
    }
  }

  // ---- Where a word is.

  /**
   * A list of documents: their keys in order, a code each, and where each one's positions begin and end in one array.
   */
  const EMPTY = { keys: new Float64Array(0), codes: new Uint16Array(0), starts: new Int32Array(1), positions: new Int32Array(0) };

  // Reads a list a group at a time: a loop over all of it would be made fast only once most of it has been read.
  class ListReader {
    at = 0;
    count = 0;
    end = 0;

    constructor(numbers) {
      this.numbers = numbers;
      // A document is three numbers or more. Its positions are written where numbers were that have been read.
      const most = Math.ceil(numbers.length / 3);
      [this.keys, this.codes, this.starts] = [new Float64Array(most), new Uint16Array(most), new Int32Array(most + 1)];
    }

    // Reads a group's documents.
    readGroup(group) {
      const { numbers } = this;
      let key = group * KEY;
      let documents = numbers[this.at];
      for (this.at += 1; documents > 0 && this.at + 2 < numbers.length; documents -= 1) {
        key += numbers[this.at];
        this.keys[this.count] = key;
        this.codes[this.count] = numbers[this.at + 1];
        this.#readPositions();
        this.count += 1;
        this.starts[this.count] = this.end;
      }
      if (documents !== 0) throw new Error("the index is broken: a list ends too soon");
    }

    #readPositions() {
      const { numbers } = this;
      let at = this.at + 3;
      let position = 0;
      const end = at + numbers[at - 1];
      if (end > numbers.length) throw new Error("the index is broken: a list ends too soon");
      for (; at < end; at += 1) {
        position += numbers[at];
        numbers[this.end] = position;
        this.end += 1;
      }
      this.at = end;
    }

    get list() {
      const { keys, codes, starts, numbers, count, end } = this;
      return { keys: keys.subarray(0, count), codes: codes.subarray(0, count), starts: starts.subarray(0, count + 1), positions: numbers.subarray(0, end) };
    }
  }

  const readList = (text, from, to) => {
    if (from >= to) return EMPTY;
    const numbers = allNumbers(text, from, to);
    const reader = new ListReader(numbers);
    let group = -1;
    while (reader.at < numbers.length) {
      group += numbers[reader.at];
      reader.at += 1;
      reader.readGroup(group);
    }
    return reader.list;
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

  /** A shard of facts: the quotes of some groups, from the first on. Columns, since a study has many: an object each costs more. */
  class Facts {
    constructor(first, shard) {
      [this.first, this.slugs] = [first, shard.slugs];
      const counts = allNumbers(shard.count);
      this.takeaways = allNumbers(shard.takeaways);
      [this.numbers, this.kinds, this.persons, this.themes] = [shard.number, shard.kind, shard.person, shard.themes].map((text) => allNumbers(text));
      // The quotes of the first group are from the first of these to the second, and so on; so are the themes of a quote.
      this.starts = new Int32Array(counts.length + 1);
      this.themeStarts = new Int32Array(this.numbers.length + 1);
      let [row, end, read] = [0, 0, 0];
      for (let group = 0; group < counts.length; group += 1) {
        let number = 0;
        for (let left = counts[group]; left > 0 && row < this.numbers.length; left -= 1) {
          number += this.numbers[row];
          this.numbers[row] = number;
          const themes = this.themes[read];
          this.themes.copyWithin(end, read + 1, read + 1 + themes);
          read += 1 + themes;
          end += themes;
          row += 1;
          this.themeStarts[row] = end;
        }
        this.starts[group + 1] = row;
      }
      const isWhole = row === this.kinds.length && row === this.persons.length && read === this.themes.length;
      if (!isWhole) throw new Error("the index is broken: a fact is missing");
    }

    /** Where the quotes of a group begin; behind them are those of the next. */
    startOf(group) {
      return this.starts[Math.max(0, Math.min(group - this.first, this.starts.length - 1))];
    }

    isEvidence(row) {
      return this.kinds[row] % 2 === 1;
    }

    /** Whose words a quote is: a place among the interview's people, or -1. */
    person(row) {
      return this.persons[row] - 1;
    }

    quote(row) {
      const themes = [...this.themes.subarray(this.themeStarts[row], this.themeStarts[row + 1])];
      return { kind: this.kinds[row] >> 1, isEvidence: this.isEvidence(row), themes, person: this.person(row) };
    }
  }

  /** What is known of all groups: who spoke in each and when, and the name of its shard. */
  class Groups {
    constructor({ count, digests, further, furtherAt, years, people, speakers }) {
      this.count = count;
      this.digests = digests;
      this.#readFurther(further, allNumbers(furtherAt));
      this.years = allNumbers(years);
      const [persons, voices] = [new Numbers(people), new Numbers(speakers)];
      const list = (numbers, read) => Array.from({ length: numbers.next() }, read);
      this.people = Array.from({ length: count }, () =>
        list(persons, () => ({ person: persons.next() - 1, team: persons.next() - 1, role: persons.next() - 1 })),
      );
      this.speakers = Array.from({ length: count }, () => list(voices, () => voices.next() - 1));
    }

    // The shards with further quotes: of each group that has some, in order, the first quote of each, and its name.
    #readFurther(names, numbers) {
      this.further = new Map();
      let group = 0;
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        group += numbers[at];
        const rows = this.further.get(group) ?? [];
        rows.push([numbers[at + 1], names.slice(5 * at, 5 * at + 10)]);
        this.further.set(group, rows);
      }
    }

    /** The name of a group's shard. */
    digest(group) {
      return this.digests.slice(10 * (group - 1), 10 * group);
    }

    /** The names of all shards with its quotes. */
    shardsOf(group) {
      return [this.digest(group), ...(this.further.get(group) ?? []).map(([, name]) => name)];
    }

    /** The name of the shard that has one of its quotes. */
    digestOf(group, number) {
      return this.further.get(group)?.findLast(([first]) => first <= number)?.[1] ?? this.digest(group);
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
          if (manifest.version !== 2) throw new Error("the index is of another version");
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

    /** The lists of a term's quotes and entries. */
    async firstLists(place) {
      if (!place) return [EMPTY, EMPTY];
      const { shard, index } = place;
      return this.#once(shard, `lists ${shard} ${index}`, (lists) => {
        const text = lists[index];
        const end = text.indexOf(";");
        return [readList(text, 0, end), readList(text, end + 1, text.length)];
      });
    }

    /** A list of a term's turns, or a further block of it. */
    async turns(place) {
      if (!place) return EMPTY;
      const { shard, index } = place;
      return this.#once(shard, `lists ${shard} ${index}`, (lists) => readList(lists[index], 0, lists[index].length));
    }

    /** An interview with some of its quotes, by their numbers. */
    quotes(name) {
      return this.#once(name, `quotes ${name}`, (shard) => {
        const facts = new Numbers(shard.facts);
        const themes = () => Array.from({ length: facts.next() }, () => facts.next());
        const rows = shard.quotes.map(([number, text, anchor]) => [number, { text, anchor, kind: facts.next(), person: facts.next() - 1, themes: themes() }]);
        return { interview: shard, quotes: new Map(rows) };
      });
    }
  }

  /** Loads shards of a site on a host: each is a call with its name and what it says. */
  const loadFrom = (base) => async (name) => {
    const response = await fetch(new URL(shardPath(name), base));
    if (!response.ok) throw new Error(`the search has no file ${name}.js`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };

  /** The address of a shard, from the root of the site. */
  const shardPath = (name) => (name === "manifest" ? "search/manifest.js" : `search/shards/${name}.js`);

  globalThis.searchShards = { EMPTY, KEY, Numbers, Shards, joinLists, loadFrom, readList, shardPath };
}
