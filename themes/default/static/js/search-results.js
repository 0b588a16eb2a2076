// What the search has found, as a page shows it: results with their matched words marked, buttons that narrow it, what it comes to
// in words. It also loads what searches, and the dialog. Words that people said are only ever put in as text.
{
  const { words, files } = globalThis.searchSettings;
  const { root } = globalThis.siteSearch;
  const language = document.documentElement.lang || "en";
  const plural = new Intl.PluralRules(language);

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const number = (count) => count.toLocaleString("en-US");

  /** A text by its key, with what belongs in it. */
  const say = (key, values = {}) => fill(words[key] ?? key, values);
  /** A text that counts. */
  const many = (key, count) => {
    const forms = words[key];
    return fill((count === 0 && forms.none) || (forms[plural.select(count)] ?? forms.other), { count: number(count) });
  };
  const day = (date) => {
    const [year, month, of] = date.split("-").map(Number);
    return of ? say("date.day", { day: of, month: say(`month.${month}`), year }) : date;
  };

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null));
    return element;
  };

  /** The address of something below the site's root. Nobody answers for a folder where the site is opened from the disk. */
  const address = (path) => {
    const url = new URL(path, root);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  };
  const pageOf = (query) => {
    const url = new URL(globalThis.siteSearch.page);
    if (query) url.searchParams.set("q", query);
    return url.href;
  };

  // ---- A result.

  // The engine has cut what is long; what it found in it is marked.
  const marked = (text, marks) => {
    const parts = [];
    let at = 0;
    for (const [start, end] of marks) {
      parts.push(text.slice(at, start), make("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)].filter(Boolean);
  };

  // Whose words it is, or what it belongs to; of a quote also the themes that matched, else nothing would say why it was found.
  const meta = (result) => {
    const matched = result.about ?? [];
    const names = [result.participant, result.role, result.team?.title].filter(Boolean);
    const who = names.flatMap((name, place) => {
      const found = matched.find(({ text }) => text === name);
      return [place > 0 ? ", " : "", ...(found ? marked(name, found.marks) : [name])];
    });
    const kind = result.quoteKind ? [make("span", `kind kind-${result.quoteKind}`, say(`kind.${result.quoteKind}`))] : [];
    const date = result.date ? [make("time", "", day(result.date))] : [];
    const [before, behind] = words["search.on"].split("{theme}");
    const themes = matched.filter(({ text }) => !names.includes(text)).map(({ text, marks }) => [before, make("bdi", "", ...marked(text, marks)), behind]);
    const parts = [kind, who, date, ...themes].filter((part) => part.length > 0);
    return parts.flatMap((part, place) => (place > 0 ? [" · ", ...part] : part));
  };

  // Of a text of which only the beginning has room, what is marked first and what follows.
  const [ROOM, BEFORE] = [80, 30];
  const fromMark = ({ text, marks = [] }) => {
    if (marks.length === 0 || marks[0][1] <= ROOM) return { text, marks };
    const from = text.indexOf(" ", marks[0][0] - BEFORE) + 1;
    const start = from > 0 && from <= marks[0][0] ? from : marks[0][0];
    return { text: `…${text.slice(start)}`, marks: marks.map((mark) => mark.map((at) => at - start + 1)) };
  };

  /** A link to where something was said or is described, with all of the text, or from its first mark on. */
  const link = (result, { isShort = false } = {}) => {
    const hit = make("a", "hit");
    hit.href = address(result.url);
    hit.dataset.id = result.id;
    const isSaid = result.kind === "quote" || result.kind === "turn";
    const title = !isSaid && result.title ? result.title : null;
    if (title) hit.append(make("span", "hit-title", ...marked(title, result.titleMarks ?? [])));
    if (result.text && result.text !== title) {
      const { text, marks = [] } = isShort ? fromMark(result) : result;
      hit.append(make("span", isSaid || !title ? "hit-words" : "hit-text", ...marked(text, marks)));
    }
    const below = meta(result);
    if (below.length > 0) hit.append(make("span", "hit-meta", ...below));
    return hit;
  };

  /** Results by kind, in the order in which they come. */
  const groups = (results) => {
    const found = new Map();
    for (const result of results) found.set(result.kind, [...(found.get(result.kind) ?? []), result]);
    return [...found];
  };

  // ---- What it comes to.

  const status = (found) => {
    const { quote = 0, ...others } = found.counts;
    const rest = Object.values(others).reduce((sum, count) => sum + count, 0);
    if (quote + rest === 0) return say("search.nothing");
    const quotes = say("search.found", { quotes: many("count.quotes", quote), people: many("search.people", found.people) });
    const parts = [quote > 0 ? quotes : many("count.quotes", 0), rest > 0 ? many("search.others", rest) : ""].filter(Boolean);
    return found.about ? say("search.at_least", { found: parts.join(", ") }) : parts.join(", ");
  };

  // A filter that means nothing here.
  const unknown = ({ key, value }) => say(key === "is" ? "search.unknown_is" : "search.unknown", { key, value });

  // In how many quotes a part of a query is, or in how much else.
  const places = ({ quotes, others, about }) => {
    if (quotes + others === 0) return say("search.nowhere");
    const counted = quotes > 0 ? many("count.quotes", quotes) : many("search.texts", others);
    const found = about ? say("search.at_least", { found: counted }) : counted;
    return quotes > 0 ? found : say("search.no_quote", { places: found });
  };

  // Why nothing was found.
  const apart = ({ unnarrowed, alone }) => {
    if (unnarrowed) return say("search.unnarrowed", { places: places(unnarrowed) });
    return say("search.alone", { words: alone.map((part) => say("search.alone_word", { word: part.word, places: places(part) })).join(", ") });
  };

  // What a query can be narrowed by, as it is read (`search-query.js`, which is loaded where it is searched).
  const KEYS = ["theme", "team", "kind", "person", "role", "year", "is"];

  // A piece of a query that looks like a filter and is none. Words have colons too: where something was found, only a slip is told.
  const doubt = ({ key, words: typed, near, example }, isFound) => {
    if (example) return say("search.no_value", { key, example });
    const said = say("search.no_filter", { key, words: typed });
    if (near) return say("search.meant", { said, near });
    const filters = KEYS.map((each) => say("search.filter", { key: each })).join(", ");
    return isFound ? null : say("search.filters_are", { said, filters });
  };

  /** What the reader should know of a query beside what was found. */
  const notes = (found) => [
    ...(found.unknown ?? []).map(unknown),
    ...(found.corrected ?? []).map(({ from, to }) => say("search.corrected", { from, to })),
    ...(found.leftOut ? [say("search.left_out")] : []),
    ...(found.doubts ?? []).map((each) => doubt(each, found.results.length > 0)).filter(Boolean),
    ...(found.apart ? [apart(found.apart)] : []),
  ];

  // ---- Filters.

  const FILTER = /(?:^|\s)(kind|team|theme|role|year|person|is):("[^"]*"?|\S*)/giu;
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** A query with a filter, or without it where it has it. It goes before the words, the last of which may be a beginning. */
  const toggled = (query, key, { value, label }) => {
    const names = [value, label].filter(Boolean).map((name) => folded(String(name)));
    let had = false;
    const rest = query.replace(FILTER, (whole, itsKey, itsValue) => {
      const isIt = itsKey.toLowerCase() === key && names.includes(folded(itsValue.replaceAll('"', "")));
      had ||= isIt;
      return isIt ? "" : whole;
    });
    if (had) return rest.trimStart();
    const text = String(value).replaceAll('"', "");
    return `${key}:${/\s/.test(text) ? `"${text}"` : text} ${query}`;
  };

  // Our word for it, where it is one of a few; else its title.
  const labelOf = (key, { value, label }) => words[`kind.${value}`] ?? words[`search.kinds.${value}`] ?? words[`search.${key}.${value}`] ?? label ?? String(value);
  const isKindOfQuote = (value) => words[`kind.${value}`] !== undefined;
  const QUOTE_KINDS = ["pain", "workaround", "workflow", "avoided", "ask", "praise", "counter"];
  const rank = ({ value }) => QUOTE_KINDS.indexOf(value);

  /**
   * What there is to narrow a search by: a key, or one of the two lists that `kind:` has. Each with what it is called, and what
   * belongs in it.
   */
  const NARROWING = [
    { key: "kind", title: say("search.narrow.kind"), has: isKindOfQuote },
    ...["team", "theme", "role", "year", "person", "is"].map((key) => ({ key, title: say(`search.narrow.${key}`), has: () => true })),
    { key: "kind", title: say("search.results"), has: (value) => !isKindOfQuote(value) },
  ];

  /** Buttons that narrow a search, each with how many would be left. Those that were there stay the same elements: focus stays. */
  class Filters {
    constructor(place, { key, has }, most, pressed) {
      [this.place, this.key, this.has, this.most, this.pressed] = [place, key, has, most, pressed];
      this.buttons = new Map();
    }

    /** Shows the buttons for what was found. */
    show(found) {
      const options = this.options(found);
      const wanted = options.filter(({ isOn }, place) => place < this.most || isOn).map((option) => this.button(option));
      for (const [value, button] of this.buttons) {
        if (wanted.includes(button)) continue;
        button.remove();
        this.buttons.delete(value);
      }
      wanted.forEach((button, place) => {
        const there = this.place.children[place];
        if (there !== button) this.place.insertBefore(button, there ?? null);
      });
      this.place.hidden = wanted.length === 0;
    }

    /** The same after one of them was pressed: each stays where it is, also where it would leave nothing. */
    update(found) {
      const options = new Map(this.options(found).map((option) => [String(option.value), option]));
      for (const [value, { option }] of this.buttons) this.button(options.get(value) ?? { ...option, count: 0, isOn: false });
    }

    // What is on can be switched off, whatever would be left.
    options(found) {
      const on = found.filters.filter(({ key, not }) => key === this.key && !not);
      const all = (found.facets[this.key] ?? []).filter(({ value }) => this.has(value));
      const isSame = (one, other) => String(one.value) === String(other.value);
      // But for one that is not typed to its end.
      const typed = /\S*$/.exec(found.query)[0].toLowerCase();
      const isTyped = ({ value }) => typed === `${this.key}:${value}`.toLowerCase();
      const others = on.filter((filter) => this.has(filter.value) && !isTyped(filter) && !all.some((option) => isSame(option, filter)));
      const options = [...all, ...others.map((filter) => ({ ...filter, count: 0 }))];
      // Kinds always come in one order.
      if (this.key === "kind") options.sort((a, b) => rank(a) - rank(b));
      return options.map((option) => ({ ...option, isOn: on.some((filter) => isSame(filter, option)) }));
    }

    button(option) {
      const id = String(option.value);
      let button = this.buttons.get(id);
      if (!button) {
        button = make("button", "", make("span", ""), make("span", "count"));
        button.type = "button";
        button.addEventListener("click", () => this.pressed(this.key, button.option));
        this.buttons.set(id, button);
      }
      button.option = option;
      const [label, count] = button.children;
      label.className = this.key === "kind" && isKindOfQuote(id) ? `kind kind-${id}` : "";
      label.textContent = labelOf(this.key, option);
      count.textContent = number(option.count);
      button.setAttribute("aria-pressed", String(option.isOn));
      return button;
    }
  }

  // ---- What searches.

  const loaded = new Map();
  // Files of the search, by their names in its settings.
  const load = (...names) => Promise.all(names.map((name) => loaded.get(name) ?? begin(name)));
  const begin = (name) => {
    const href = root + files[name];
    const isStyle = name === "style";
    const element = document.createElement(isStyle ? "link" : "script");
    const arriving = new Promise((onload, onerror) => {
      document.head.append(Object.assign(element, isStyle ? { rel: "stylesheet", href } : { src: href }, { onload, onerror }));
    });
    loaded.set(name, arriving);
    // What did not come may come when it is asked for again.
    arriving.catch(() => loaded.delete(name));
    return arriving;
  };

  /** Opens the dialog. */
  const open = async () => {
    await load("style", "box");
    globalThis.searchBox.open();
  };

  let client;
  const search = async (...all) => {
    await load("client");
    const engine = files.engine.split(" ").map((file) => root + file);
    client ??= globalThis.openSearch({ base: root, engine: engine.join(" ") });
    const opening = client;
    opening.catch(() => client === opening && (client = null));
    return (await opening).search(...all);
  };
  const complete = async (...all) => (client ? (await client).complete(...all) : []);

  globalThis.searchResults = {
    Filters,
    NARROWING,
    address,
    complete,
    groups,
    link,
    make,
    many,
    notes,
    open,
    pageOf,
    say,
    search,
    status,
    toggled,
  };
}
