// What is shown of a text that was found: all of it, or the part that says most, with the words that were looked for
// (`src/search/query/excerpt.rs` is its twin). It knows no index.
{
  const { tokens, withoutArticle } = globalThis.searchWords;

  // About so much is shown of a text, and all of a quote that is not longer than this.
  const [SHOWN, WHOLE_QUOTE] = [200, 300];
  const ELLIPSIS = "…";

  // Where words are found in a text: `{word, start, end}`, in its order. A word has `terms`, a set, and `phrases`.
  const found = (all, words) => {
    const places = [];
    words.forEach(({ terms, phrases }, word) => {
      for (const { term, start, end } of all) if (terms.has(term)) places.push({ word, start, end });
      for (const phrase of phrases) places.push(...phrasePlaces(all, phrase, word));
    });
    return places.sort((a, b) => a.start - b.start || a.end - b.end);
  };

  const phrasePlaces = (all, phrase, word) => {
    const at = new Map(all.map((token) => [`${token.position} ${token.term}`, token]));
    return all.flatMap((first) => {
      if (first.term !== phrase[0].term) return [];
      const rest = phrase.map(({ term, offset }) => at.get(`${first.position + offset} ${term}`));
      return rest.every(Boolean) ? [{ word, start: first.start, end: Math.max(...rest.map(({ end }) => end)) }] : [];
    });
  };

  // Places that touch or overlap are one mark.
  const marksOf = (places) => {
    const marks = [];
    for (const { start, end } of places) {
      const last = marks.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else marks.push([start, end]);
    }
    return marks;
  };

  // Where the part begins that has the most different words, the first of them; the start where none is found.
  const bestStart = (places, most) => {
    let [best, count] = [0, 0];
    places.forEach(({ start }, first) => {
      const inside = places.slice(first, first + 64).filter(({ end }) => end - start <= most);
      const different = new Set(inside.map(({ word }) => word)).size;
      if (different > count) [best, count] = [start, different];
    });
    return best;
  };

  // Whether a place is within a character.
  const isSecondHalf = (text, at) => Number((text.charCodeAt(at) & 0xfc00) === 0xdc00);

  /** What is shown of a text, `{text, marks}`: all where it is not longer than `whole`, else about 200 characters. */
  const excerpt = (text, words, whole = SHOWN) => {
    const all = tokens(text).flatMap((token) => {
      const bare = withoutArticle(token.term);
      return bare ? [token, { ...token, term: bare }] : [token];
    });
    const places = found(all, words);
    if (text.length <= whole) return { text, marks: marksOf(places) };
    // A quarter of what is shown stands before the words.
    const from = Math.min(Math.max(0, bestStart(places, SHOWN) - SHOWN / 4), text.length - SHOWN);
    const starts = all.filter((token) => token.start >= from);
    const start = from <= 0 ? 0 : (starts[0]?.start ?? 0);
    const ends = all.filter((token) => token.start >= start && token.end <= start + SHOWN);
    const isRest = text.length <= start + SHOWN;
    const end = isRest ? text.length : (ends.length > 0 ? Math.max(...ends.map((token) => token.end)) : start + SHOWN - isSecondHalf(text, start + SHOWN));
    const [before, behind] = [start > 0 ? ELLIPSIS : "", end < text.length ? ELLIPSIS : ""];
    const inside = places.filter((place) => place.start >= start && place.end <= end);
    const shift = before.length - start;
    return {
      text: before + text.slice(start, end) + behind,
      marks: marksOf(inside).map(([from, to]) => [from + shift, to + shift]),
    };
  };

  globalThis.searchExcerpt = { WHOLE_QUOTE, excerpt };
}
