// The words of queries and of what is shown, cut as the build cuts a study's (`src/search/words`): a test holds the two together.
// What comes in is any text; what goes out are its terms with their positions. It knows no index, so that it runs in a page, in a
// worker and in a test alike.
{
  // Longer terms are cut, chains of more parts have no joined term, and behind a word so many signs belong to it.
  const [LONGEST_TERM, MOST_PARTS, MOST_SIGNS] = [64, 8, 2];
  // Without its article a word has so many letters.
  const SHORTEST_BARE = 3;

  // ---- One form for a word.

  // Accents, vowel points, and what nobody sees. Of all breves that of й alone says which letter it is.
  const DROPPED =
    /(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n", ς: "σ" };
  const isAscii = (text) => !/[^\x00-\x7f]/.test(text);

  /** A text as words are compared. */
  const fold = (text) => {
    if (isAscii(text)) return text.toLowerCase();
    const small = text.normalize("NFKD").toLowerCase().replace(DROPPED, "");
    return small.replace(/[ßæœøđðþłħıŋς]/g, (letter) => PLAIN[letter]).normalize("NFC");
  };

  const cut = (term) => (term.length > LONGEST_TERM ? [...term].slice(0, LONGEST_TERM).join("") : term);

  // ---- What letters are.

  const JOINER = /^[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/;
  const SIGN = /^[\u2000-\u206f\u3000-\u3004\u00a0]/;
  const MARK = /^\p{M}/u;
  const WORD = /^[\p{Alphabetic}\p{N}\p{M}]/u;
  const UNSPACED_SCRIPT =
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\u3005\uff70\uff9e\uff9f]/u;
  const EMOJI = /^[\u{1f000}-\u{1faff}\u2600-\u27bf\u2b00-\u2bff]/u;
  const OF_EMOJI = /^[\ufe0f\u200d\u{1f3fb}-\u{1f3ff}]/u;
  const OF_LETTER = /^[\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7ff]/;
  const SPACE = /^\p{White_Space}/u;
  const NUMBER = /^\p{N}/u;

  const isUnspaced = (c) => c >= "\u0e00" && WORD.test(c) && UNSPACED_SCRIPT.test(c);

  // Whether each of the first 128 characters is a letter or a figure: most of most texts are these.
  const ASCII_WORDS = Array.from({ length: 128 }, (_, code) => /[A-Za-z0-9]/.test(String.fromCharCode(code)));

  // The kinds of a character: a letter of a script with spaces or of one without, a mark, what nobody sees, a picture, any other.
  const kindOf = (c) => {
    const code = c.charCodeAt(0);
    if (code < 128) return ASCII_WORDS[code] ? "spaced" : "other";
    if (JOINER.test(c)) return "joiner";
    if (SIGN.test(c)) return "other";
    if (MARK.test(c)) return "mark";
    if (isUnspaced(c)) return "unspaced";
    if (WORD.test(c)) return "spaced";
    return EMOJI.test(c) && !OF_EMOJI.test(c) ? "emoji" : "other";
  };
  const continuesLetter = (c, kind) => OF_LETTER.test(c) || kind === "mark" || kind === "joiner";

  const charAt = (text, at) => (text.charCodeAt(at) < 128 ? text[at] : String.fromCodePoint(text.codePointAt(at)));
  // The character that ends before a place.
  const charBefore = (text, at) => {
    if (at <= 0) return "";
    const low = text.charCodeAt(at - 1);
    const isPair = low >= 0xdc00 && low < 0xe000 && at > 1 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
    return text.slice(isPair ? at - 2 : at - 1, at);
  };

  // What ties words to each other, in its plain form.
  const connectorOf = (c) => {
    if (c === "’" || c === "ʼ") return "'";
    if (c === "‐" || c === "‑") return "-";
    const plain = c >= "\uff01" && c <= "\uff5e" ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c;
    return plain.length === 1 && ".-_:/'&@+#".includes(plain) ? plain : null;
  };

  // ---- Tokens.

  const isSpacedRun = (c, kind) => kind === "spaced" || kind === "mark";
  // Where a run of letters ends. What nobody sees is part of it where the run goes on behind it.
  const runEnd = (text, start, goesOn) => {
    let end = start;
    for (let at = start; at < text.length; ) {
      if (ASCII_WORDS[text.charCodeAt(at)] && goesOn === isSpacedRun) {
        end = at += 1;
        continue;
      }
      const c = charAt(text, at);
      const kind = kindOf(c);
      at += c.length;
      if (kind === "joiner") continue;
      if (end !== start && !goesOn(c, kind)) break;
      end = at;
    }
    return end;
  };
  const isUnspacedRun = (c, kind) => isUnspaced(c) || continuesLetter(c, kind);

  // Whether a part alone has signs beside it, of which a joined term is made.
  const hasSigns = (text, { start, end }) => connectorOf(text[start - 1] ?? "") !== null || connectorOf(text[end] ?? "") !== null;

  // The joined term of a chain, with where it stands; null where it has none.
  const joined = (text, chain) => {
    if (chain.length === 1 && !hasSigns(text, chain[0])) return null;
    const [first, last] = [chain[0], chain.at(-1)];
    let start = first.start;
    let term = "";
    const dot = charBefore(text, start);
    if (connectorOf(dot) === ".") {
      const before = charBefore(text, start - dot.length);
      const isFree = before === "" || SPACE.test(before) || "([\"'«“‘".includes(before);
      if (isFree && /^\p{Alphabetic}/u.test(charAt(text, start))) [term, start] = [".", start - dot.length];
    }
    let [end, signs] = [last.end, ""];
    while (signs.length < MOST_SIGNS && ["+", "#"].includes(connectorOf(text[end] ?? ""))) signs += connectorOf(text[end++]);
    if (chain.length > MOST_PARTS || (chain.length === 1 && !term && !signs)) return null;
    for (const part of chain) {
      const isBetweenDigits = part.connector && /\p{N}$/u.test(term) && NUMBER.test(part.term);
      term += isBetweenDigits ? part.connector + part.term : part.term;
    }
    term = cut(term + signs);
    const isPlain = term === cut(chain.map((part) => part.term).join(""));
    return term === first.term ? null : { term, start, end, isPlain };
  };

  /**
   * The tokens of a text, in its order: `{term, position, parts, start, end}`. A joined term stands behind that of its first part and
   * has also `isJoined`, and `isPlain` where it is nothing but its parts together.
   */
  const tokens = (text) => {
    const found = [];
    let [position, chain] = [0, []];

    const endChain = () => {
      if (chain.length === 0) return;
      const whole = joined(text, chain);
      chain.forEach(({ term, start, end }, index) => {
        found.push({ term, position: position + index, parts: 1, start, end });
        if (index === 0 && whole) found.push({ ...whole, position, parts: chain.length, isJoined: true });
      });
      position += chain.length;
      chain = [];
    };
    const addPart = (start, end) => {
      const between = chain.length > 0 ? text.slice(chain.at(-1).end, start) : "";
      const connector = between.length === 1 ? connectorOf(between) : null;
      if (!connector) endChain();
      const term = cut(fold(text.slice(start, end)));
      // Of a mark alone nothing may be left: it is no word.
      if (term) chain.push({ term, start, end, connector });
    };
    const addUnspaced = (start, end) => {
      let before = null;
      for (let at = start; at < end; ) {
        const from = at;
        at += charAt(text, at).length;
        for (; at < end; at += charAt(text, at).length) {
          const c = charAt(text, at);
          if (!continuesLetter(c, kindOf(c))) break;
        }
        const letter = { folded: fold(text.slice(from, at)), start: from, end: at };
        if (!letter.folded) continue;
        if (before) found.push({ term: before.folded + letter.folded, position: position++, parts: 2, start: before.start, end: at, isUnspaced: true });
        before = letter;
      }
      if (before) found.push({ term: before.folded, position: position++, parts: 1, start: before.start, end: before.end, isUnspaced: true });
    };

    for (let at = 0; at < text.length; ) {
      const c = charAt(text, at);
      const kind = kindOf(c);
      if (kind === "unspaced" || (kind === "mark" && isUnspaced(c))) {
        endChain();
        const end = runEnd(text, at, isUnspacedRun);
        addUnspaced(at, end);
        at = end;
      } else if (kind === "spaced" || kind === "mark") {
        const end = runEnd(text, at, isSpacedRun);
        addPart(at, end);
        at = end;
      } else if (kind === "emoji") {
        endChain();
        const start = at;
        at += c.length;
        while (at < text.length && OF_EMOJI.test(charAt(text, at))) at += charAt(text, at).length;
        found.push({ term: c, position: position++, parts: 1, start, end: at });
      } else {
        at += c.length;
      }
    }
    endChain();
    return found;
  };

  // The article that Arabic writes as the beginning of a word, and "and" or "so" before it.
  const ARTICLE = /^(?:كال|بال|ال|لل|[وف](?:كال|بال|ال|لل))/;

  /** A folded term without its article; null where it has none, or hardly more. */
  const withoutArticle = (term) => {
    const rest = term.replace(ARTICLE, "");
    return rest !== term && [...rest].length >= SHORTEST_BARE ? rest : null;
  };

  globalThis.searchWords = { fold, tokens, withoutArticle, isSpace: (c) => SPACE.test(c), isUnspaced };
}
