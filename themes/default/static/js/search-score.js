// Which documents have all words of a query, and how well each answers it: BM25 in whole numbers, so that every machine comes to the
// same (`src/search/query/score.rs` is its twin). What comes in are lists of where words are; what goes out are documents with their
// scores. It knows no shard and no page.
{
  const { EMPTY, KEY } = globalThis.searchShards;

  // How well a term fits a word: as it was typed, another form of it, what begins with it, one letter off.
  const CLASS = { exact: 16, stem: 8, prefix: 5, typo: 3 };
  // The lists of an index, and what an occurrence is worth in the head and in the body of their documents, in sixteenths.
  const [QUOTES, ENTRIES, TURNS] = [0, 1, 2];
  const HEAD = [8, 32, 16];
  const BODY = 16;
  // Where heads end.
  const HEAD_END = 64;
  const LENGTHS = [2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 512];
  // 1.2, 2.2 and how much the length counts, as BM25 has them, in 64ths.
  const [SATURATION, GAIN, UNIT] = [77, 141, 64];

  /** 256 times the binary logarithm of a number, rounded down. */
  const log = (number) => {
    const whole = 31 - Math.clz32(number);
    let mantissa = whole > 15 ? number >>> (whole - 15) : number << (15 - whole);
    let log = whole * 256;
    for (let bit = 128; bit >= 1; bit /= 2) {
      mantissa = Math.floor((mantissa * mantissa) / 32768);
      if (mantissa >= 65536) {
        log += bit;
        mantissa = Math.floor(mantissa / 2);
      }
    }
    return log;
  };

  /** How much a word tells that is in so many of all documents of a list. */
  const idf = (all, df) => log(2 * all + 2) - log(2 * Math.min(all, df) + 1);

  const lengthTerm = (average, code) => Math.floor((SATURATION * (average + LENGTHS[code & 15])) / (2 * average));

  /** What one word adds to the score of a document. */
  const wordScore = (idf, best, tf, length) => Math.floor((idf * best * tf * 4 * GAIN) / ((tf * 4 + length) * UNIT * 16));

  // ---- Documents that have all words.

  // All keys of some lists, each once.
  const union = (lists) => {
    if (lists.length === 1) return lists[0].keys;
    const all = new Float64Array(lists.reduce((sum, { keys }) => sum + keys.length, 0));
    let end = 0;
    for (const { keys } of lists) {
      all.set(keys, end);
      end += keys.length;
    }
    all.sort();
    let count = 0;
    for (let index = 0; index < all.length; index += 1) {
      if (index > 0 && all[index] === all[count - 1]) continue;
      all[count] = all[index];
      count += 1;
    }
    return all.subarray(0, count);
  };

  // The first place behind one where a list has a key or more; the step doubles, since a rare word skips most of a common one.
  const skip = (keys, from, key) => {
    let low = from;
    let step = 1;
    while (low + step < keys.length && keys[low + step] < key) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, keys.length);
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] < key) low = middle;
      else high = middle;
    }
    return high;
  };

  // The keys that are in another list too, or those that are not.
  const filtered = (keys, other, isWanted) => {
    const left = new Float64Array(keys.length);
    let [count, at] = [0, 0];
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (at < other.length && other[at] < key) at = skip(other, at, key);
      if ((other[at] === key) !== isWanted) continue;
      left[count] = key;
      count += 1;
    }
    return left.subarray(0, count);
  };

  /** The keys of the documents that have each word in one of its lists, and none of what is excluded. */
  const candidates = (words, excluded) => {
    const unions = words.map(({ lists }) => union(lists)).sort((a, b) => a.length - b.length);
    const all = unions.reduce((keys, other) => filtered(keys, other, true));
    return excluded.reduce((keys, { lists }) => (lists.length > 0 ? filtered(keys, union(lists), false) : keys), all);
  };

  // Whether a list of numbers has one, between two of its places.
  const has = (numbers, from, to, number) => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] < number) low = middle + 1;
      else high = middle;
    }
    return low < to && numbers[low] === number;
  };

  /** Where terms stand one behind the other, each so far behind the first: a list as a term has it. */
  const phraseList = (lists, offsets) => {
    const [first, ...others] = lists;
    const cursors = others.map(() => 0);
    const [keys, codes, starts, positions] = [[], [], [0], []];
    first.keys.forEach((key, index) => {
      const isInAll = others.every((list, n) => {
        while (cursors[n] < list.keys.length && list.keys[cursors[n]] < key) cursors[n] += 1;
        return list.keys[cursors[n]] === key;
      });
      if (!isInAll) return;
      const before = positions.length;
      for (let at = first.starts[index]; at < first.starts[index + 1]; at += 1) {
        const position = first.positions[at];
        const follows = (list, n) =>
          has(list.positions, list.starts[cursors[n]], list.starts[cursors[n] + 1], position + offsets[n + 1] - offsets[0]);
        if (others.every(follows)) positions.push(position);
      }
      if (positions.length === before) return;
      keys.push(key);
      codes.push(first.codes[index]);
      starts.push(positions.length);
    });
    return keys.length === 0 ? EMPTY : { keys: Float64Array.from(keys), codes: Uint16Array.from(codes), starts: Int32Array.from(starts), positions: Int32Array.from(positions) };
  };

  // ---- Scores.

  // For each document in which lists of a word it is, and where in them: chains of hits.
  const hitsOf = (word, keys) => {
    const most = word.lists.reduce((sum, one) => sum + Math.min(keys.length, one.keys.length), 0);
    const [first, next, list, index] = [new Int32Array(keys.length).fill(-1), new Int32Array(most), new Uint16Array(most), new Int32Array(most)];
    let count = 0;
    for (let number = 0; number < word.lists.length; number += 1) {
      const own = word.lists[number].keys;
      for (let at = 0, document = 0; at < own.length && document < keys.length; ) {
        const mine = own[at];
        if (keys[document] < mine) document = skip(keys, document, mine);
        else if (keys[document] > mine) at = skip(own, at, keys[document]);
        else {
          next[count] = first[document];
          list[count] = number;
          index[count] = at;
          first[document] = count;
          count += 1;
          at += 1;
          document += 1;
        }
      }
    }
    return { word, first, next, list, index };
  };

  // Puts the first so many numbers in order.
  const sortFew = (numbers, count) => {
    for (let end = 1; end < count; end += 1) {
      const number = numbers[end];
      let at = end;
      for (; at > 0 && numbers[at - 1] > number; at -= 1) numbers[at] = numbers[at - 1];
      numbers[at] = number;
    }
  };

  // Where a word is in a document, each place once, in order: a part of an array that all documents share; and its best class there.
  class Occurrences {
    positions = new Int32Array(64);
    from = 0;
    to = 0;
    best = 0;
    code = 0;
    #own = this.positions;

    // Reads what is known of the word in a document.
    read({ word, first, next, list, index }, document) {
      const hit = first[document];
      const one = word.lists[list[hit]];
      const at = index[hit];
      this.best = one.class;
      this.code = one.codes[at];
      this.positions = one.positions;
      this.from = one.starts[at];
      this.to = one.starts[at + 1];
      if (next[hit] >= 0) this.#readAll(word.lists, hit, next, list, index);
    }

    // In several lists: their places are put together.
    #readAll(lists, first, next, list, index) {
      let count = 0;
      for (let hit = first; hit >= 0; hit = next[hit]) {
        const { class: best, positions, starts } = lists[list[hit]];
        if (best > this.best) this.best = best;
        const from = starts[index[hit]];
        const to = starts[index[hit] + 1];
        this.#makeRoom(count + to - from);
        for (let at = from; at < to; at += 1, count += 1) this.#own[count] = positions[at];
      }
      if (count > 64) this.#own.subarray(0, count).sort();
      else sortFew(this.#own, count);
      this.positions = this.#own;
      this.from = 0;
      this.to = 0;
      for (let at = 0; at < count; at += 1) {
        if (at === 0 || this.#own[at] !== this.#own[this.to - 1]) this.#own[this.to++] = this.#own[at];
      }
    }

    #makeRoom(count) {
      if (count <= this.#own.length) return;
      const wider = new Int32Array(2 * count);
      wider.set(this.#own);
      this.#own = wider;
    }

    // How often the word counts in a document of a list: in the head not as in the body.
    frequency(list) {
      if (list === TURNS) return BODY * (this.to - this.from);
      let tf = 0;
      for (let at = this.from; at < this.to; at += 1) tf += this.positions[at] < HEAD_END ? HEAD[list] : BODY;
      return tf;
    }
  }

  // How far apart two words are in a document where they are nearest; none where one is in the head and the other in the body.
  const gap = (before, after, parts, headEnd) => {
    let [least, at] = [Infinity, after.from];
    for (let one = before.from; one < before.to; one += 1) {
      const position = before.positions[one];
      while (at < after.to && after.positions[at] < position) at += 1;
      const isHead = position < headEnd;
      if (at < after.to && after.positions[at] < headEnd === isHead) least = Math.min(least, Math.max(0, after.positions[at] - position - parts));
      if (at > after.from && after.positions[at - 1] < headEnd === isHead) least = Math.min(least, position - after.positions[at - 1]);
    }
    return least;
  };

  /**
   * Scores the documents of a list. `words` are `{lists, idf, parts}`, each list with its `class`; `keys` are in order.
   * Gives for each key its score and its code.
   */
  const scored = (words, keys, list, average) => {
    const lengths = LENGTHS.map((_, code) => lengthTerm(average, code));
    const hits = words.map((word) => hitsOf(word, keys));
    const [scores, codes] = [new Float64Array(keys.length), new Uint16Array(keys.length)];
    const headEnd = list === TURNS ? 0 : HEAD_END;
    let [here, before] = [new Occurrences(), new Occurrences()];
    for (let document = 0; document < keys.length; document += 1) {
      let total = 0;
      let close = 0;
      for (let number = 0; number < words.length; number += 1) {
        here.read(hits[number], document);
        codes[document] = here.code;
        total += wordScore(words[number].idf, here.best, here.frequency(list), lengths[here.code & 15]);
        if (number > 0) {
          const least = gap(before, here, words[number - 1].parts, headEnd);
          if (least !== Infinity) close += Math.floor(64 / (1 + least));
        }
        const last = before;
        before = here;
        here = last;
      }
      const pairs = 64 * (words.length - 1);
      scores[document] = pairs > 0 ? Math.floor((total * (pairs + close)) / pairs) : total;
    }
    return { scores, codes };
  };

  // ---- Beside scores: what is first, and what was meant.

  // Puts one among the first so many, where it is one of them; says whether there are so many.
  const insert = (best, one, most, compare) => {
    if (best.length === most && (most === 0 || compare(best[most - 1], one) <= 0)) return true;
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(best[middle], one) <= 0) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, one);
    if (best.length > most) best.pop();
    return best.length === most;
  };

  // The first so many of a list in an order, without ordering all of it.
  const firstOf = (all, most, compare) => {
    if (most * 8 > all.length) return all.sort(compare).slice(0, most);
    const best = [];
    for (const one of all) insert(best, one, most, compare);
    return best;
  };

  /** Documents of a kind that pass the filters, as columns: what was found is far more than is shown. */
  class Passing {
    constructor(kind, most) {
      [this.kind, this.count] = [kind, 0];
      [this.keys, this.scores, this.evidence, this.more] = [new Float64Array(most), new Float64Array(most), new Uint8Array(most), new Int32Array(most)];
    }

    /** Adds one, with a number by which its kind knows more of it. */
    add(key, score, evidence, more) {
      this.keys[this.count] = key;
      this.scores[this.count] = score;
      this.evidence[this.count] = evidence;
      this.more[this.count] = more;
      this.count += 1;
    }

    /** The places of the first so many: by score, or without words evidence first; then the newest interview, in its order. */
    first(most, isByScore) {
      const { keys, count, [isByScore ? "scores" : "evidence"]: ranks } = this;
      const compare = (a, b) => ranks[b] - ranks[a] || groupOf(keys[b]) - groupOf(keys[a]) || keys[a] - keys[b];
      const best = [];
      const isMany = most * 8 > count;
      let least = -1;
      // The newest are the last: those that come later rarely are before them.
      for (let at = count - 1; at >= 0; at -= 1) {
        if (ranks[at] < least) continue;
        if (isMany) best.push(at);
        else if (insert(best, at, most, compare)) least = ranks[best[most - 1]];
      }
      return isMany ? best.sort(compare).slice(0, most) : best;
    }
  }

  // Whether two words are one letter off: one more, one less, another, or two neighbours the other way round.
  const isOneOff = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    const isRest = (a, b) => a.length === b.length && a.every((letter, at) => letter === b[at]);
    const [a, b] = [one.slice(same), other.slice(same)];
    if (a.length === 0 && b.length === 0) return false;
    // Another number is no slip: it is another year, another ticket.
    const digits = (letters) => letters.filter((letter) => letter >= "0" && letter <= "9");
    if (!isRest(digits(a), digits(b))) return false;
    const isSwapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && isRest(a.slice(2), b.slice(2));
    return isSwapped || isRest(a.slice(1), b.slice(1)) || isRest(a.slice(1), b) || isRest(a, b.slice(1));
  };

  const groupOf = (key) => Math.floor(key / KEY);
  const numberOf = (key) => key % KEY;

  globalThis.searchScore = { CLASS, ENTRIES, Passing, QUOTES, TURNS, candidates, filtered, firstOf, groupOf, idf, isOneOff, log, numberOf, phraseList, scored, union };
}
