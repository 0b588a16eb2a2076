// A search client with results that are made up, for tests of what shows them: which come, and when, is the test's to say.

/** Runs in the page in place of the client: finds what has all words of a query in it, anywhere. */
function define() {
  const quote = (id, quoteKind, text, who, role, team, date) => {
    const [slug, anchor] = id.split("#");
    const title = team[0].toUpperCase() + team.slice(1);
    const url = `interviews/${slug}/#${anchor}`;
    return { id, kind: "quote", quoteKind, text, url, interview: slug, participant: who, role, team: { slug: team, title }, date };
  };
  const entry = (kind, slug, title, text, url) => ({ id: slug, kind, title, text, url });
  const WORDS = [
    "It took two weeks until the ticket was through, and then there was another ticket.",
    "We copy the tickets by hand, <b>every</b> week.",
    "I like that ticket system, really.",
    "Nobody answers a ticket on a Friday.",
    "There is one ticket for each of the nine forms.",
    "The ticket was closed before anybody had read it.",
  ];
  const KINDS = ["pain", "workaround", "praise", "pain", "pain", "avoided"];
  const TEAMS = ["payments", "search", "payments", "freight", "freight", "search"];
  const documents = [
    ...WORDS.map((text, n) =>
      quote(n === 0 ? "p07#two-weeks" : `p${10 + n}#said-${n}`, KINDS[n], text, `P${10 + n}`, "staff engineer", TEAMS[n], `2026-0${n + 1}-18`),
    ),
    entry("theme", "waiting", "Waiting for a ticket", "What takes long.", "themes/waiting/"),
    entry("team", "payments", "Payments", "They see to tickets of payment.", "teams/payments/"),
    ...Array.from({ length: 40 }, (_, n) => ({
      ...quote(`p07#${n}`, undefined, `Before it there were many words, and then a ticket came, number ${n}.`, "P07", "engineer", "payments", "2026-03-02"),
      kind: "turn",
    })),
  ];
  const valueOf = { kind: (each) => each.quoteKind ?? each.kind, team: (each) => each.team?.slug, year: (each) => each.date?.slice(0, 4), person: (each) => each.participant };
  const parsed = (query) => {
    const parts = query.toLowerCase().match(/"[^"]*"|\S+/g) ?? [];
    const filters = parts.flatMap((part) => {
      const [, key, value] = /^(kind|team|year|person):(.+)$/.exec(part) ?? [];
      return key ? { key, value: key === "person" ? value.toUpperCase() : value, label: key === "team" ? value[0].toUpperCase() + value.slice(1) : undefined } : [];
    });
    return { filters, words: parts.filter((part) => !part.includes(":")).map((word) => word.replaceAll('"', "")) };
  };
  const matches = (each, filters) => Object.keys(valueOf).every((key) => {
    const wanted = filters.filter((filter) => filter.key === key);
    return wanted.length === 0 || wanted.some(({ value }) => valueOf[key](each) === value);
  });
  const marksOf = (text, words) => {
    const found = words.flatMap((word) => [...text.toLowerCase().matchAll(new RegExp(word.replace(/[^a-z0-9]/g, "."), "g"))].map(({ index }) => [index, index + word.length]));
    return found.sort(([a], [b]) => a - b);
  };
  const search = async (query, { limit = { quote: 10, other: 3 }, offset = 0, kind, like } = {}) => {
    window.asked = [...(window.asked ?? []), { query, kind, offset, like }];
    await window.before?.(query);
    const { filters, words } = like ? { filters: [], words: ["ticket"] } : parsed(query);
    const corrected = words.includes("tikcet") ? [{ from: "tikcet", to: "ticket" }] : [];
    const wanted = words.map((word) => (word === "tikcet" ? "ticket" : word));
    const all = documents.filter((each) => wanted.every((word) => `${each.title ?? ""} ${each.text} ${each.team?.title ?? ""}${each.quoteKind === "praise" ? " Waiting in line" : ""}`.toLowerCase().includes(word)));
    const found = words.length + filters.length === 0 ? [] : all.filter((each) => matches(each, filters));
    const facets = {};
    for (const key of Object.keys(valueOf)) {
      const others = filters.filter((filter) => filter.key !== key);
      const counts = new Map();
      for (const each of all.filter((each) => ["quote", "turn"].includes(each.kind) && matches(each, others))) {
        const value = valueOf[key](each);
        if (value && value !== "turn") counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      facets[key] = [...counts].map(([value, count]) => ({ value, count, label: key === "team" ? value[0].toUpperCase() + value.slice(1) : undefined }));
    }
    const counts = {};
    const results = [];
    for (const each of found) {
      counts[each.kind] = (counts[each.kind] ?? 0) + 1;
      const most = limit[each.kind] ?? limit.other;
      const from = kind ? offset : 0;
      if ((!kind || kind === each.kind) && counts[each.kind] > from && counts[each.kind] <= from + most) {
        const about = each.team ? [each.team.title, ...(each.quoteKind === "praise" ? ["Waiting in line"] : [])].map((text) => ({ text, marks: marksOf(text, wanted) })).filter(({ marks }) => marks.length > 0) : undefined;
        results.push({ ...each, about, titleMarks: marksOf(each.title ?? "", wanted), marks: marksOf(each.text, wanted), score: 1 });
      }
    }
    const people = new Set(found.filter(({ kind }) => kind === "quote").map(({ participant }) => participant)).size;
    const unknown = filters.filter(({ key, value }) => key === "year" && !/^\d{4}$/.test(value));
    return { query, words: wanted, filters, unknown, corrected, leftOut: query.length > 1000, doubts: window.doubts, counts, about: Boolean(window.isAbout), people, facets, results };
  };
  const complete = async (query, caret) => {
    const part = /\S*$/.exec(query.slice(0, caret))[0];
    const options = ["team:payments", "team:search", "team:freight", "kind:pain", "kind:praise"];
    const found = part.includes(":") || part.length > 1 ? options.filter((option) => option.startsWith(part)) : [];
    return found.map((option) => ({ insert: option, label: option, count: 2, from: caret - part.length, to: caret }));
  };
  globalThis.openSearch = async (options) => {
    window.opened = [...(window.opened ?? []), options];
    if (window.isBroken) throw new Error("it is broken");
    return { search, complete };
  };
}

/** Puts the client with made-up results in the place of the one that searches. */
export const withMadeUpResults = (window) =>
  window.route("**/search-client.*.js", (route) => route.fulfill({ contentType: "text/javascript", body: `(${define})();` }));
