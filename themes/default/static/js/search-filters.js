// What documents can be filtered by: themes, teams, kinds, people, roles, years, evidence; which of them a query wants, and how many
// would be left with each (`src/search/query/filters.rs` is its twin). What comes in are documents with what is known of them. It
// knows no words.
{
  const { fold, KEYS } = globalThis.searchQuery;
  const NONE = [];

  // A thing and all above it, for each of a list of `[slug, title, parent + 1]`.
  const lineages = (all) =>
    all.map((_, index) => {
      const line = [];
      for (let at = index; at >= 0 && all[at] && !line.includes(at); at = all[at][2] - 1) line.push(at);
      return line;
    });

  /** What is known of the documents of an index. */
  class Attributes {
    #speakers = new Map();

    constructor(manifest) {
      this.manifest = manifest;
      [this.themes, this.teams] = [lineages(manifest.themes), lineages(manifest.teams)];
      // The kind of each of the study's own entries, and its number among those of its kind.
      this.entries = manifest.entries.flatMap(([kind, count]) => Array.from({ length: count }, (_, index) => ({ kind, index })));
    }

    #year(group) {
      const year = this.manifest.groups.years[group - 1];
      return year > 0 ? [`${year}`] : NONE;
    }

    // What some of an interview's people have in common with what is looked for.
    #of(group, people, kind, more = {}) {
      const known = (name) => [...new Set(people.map((one) => one[name]).filter((id) => id >= 0))];
      const team = [...new Set(known("team").flatMap((id) => this.teams[id] ?? NONE))];
      return { theme: NONE, team, kind, person: known("person"), role: known("role"), year: this.#year(group), is: NONE, ...more };
    }

    quote(group, { themes, kind, isEvidence, person }) {
      const people = this.manifest.groups.people[group - 1] ?? NONE;
      return this.#of(group, people[person] ? [people[person]] : NONE, ["quote", this.manifest.kinds[kind]], {
        theme: [...new Set(themes.flatMap((id) => this.themes[id] ?? NONE))],
        is: isEvidence ? ["evidence"] : NONE,
      });
    }

    // All turns of a speaker are alike.
    turn(group, speaker) {
      const key = `${group} ${speaker}`;
      if (!this.#speakers.has(key)) {
        const person = this.speaker(group, speaker);
        this.#speakers.set(key, this.#of(group, person ? [person] : NONE, ["turn"]));
      }
      return this.#speakers.get(key);
    }

    /** Who of an interview's people a speaker is; nothing of others. */
    speaker(group, speaker) {
      const { speakers, people } = this.manifest.groups;
      return people[group - 1]?.[speakers[group - 1]?.[speaker] ?? -1];
    }

    /** The kind of an entry. */
    entryKind(group, number) {
      if (group > 0) return number === 0 ? "interview" : "takeaway";
      return this.entries[number]?.kind ?? "page";
    }

    entry(group, number) {
      const kind = this.entryKind(group, number);
      if (group > 0) return this.#of(group, this.manifest.groups.people[group - 1] ?? NONE, [kind]);
      const { index } = this.entries[number] ?? {};
      const own = (name, lines) => (kind === name ? (lines[index] ?? NONE) : NONE);
      return { theme: own("theme", this.themes), team: own("team", this.teams), kind: [kind], person: NONE, role: NONE, year: NONE, is: NONE };
    }

    /** What a value is called, and what it is typed as. */
    named(key, value) {
      const { themes, teams, people, roles } = this.manifest;
      if (key === "theme" || key === "team") {
        const [slug, title] = (key === "theme" ? themes : teams)[value];
        return { value: slug, label: title };
      }
      const name = key === "person" ? people[value] : key === "role" ? roles[value] : value;
      return { value: name, label: name };
    }

    /** The values that are called so, by name or in addresses. */
    meant(key, typed) {
      const wanted = fold(typed.replace(/\p{White_Space}+/gu, " ").trim());
      const { themes, teams, people, roles } = this.manifest;
      const among = (all) => [...all.keys()].filter((id) => [all[id]].flat().slice(0, 2).some((name) => fold(`${name}`) === wanted));
      if (key === "theme" || key === "team") return among(key === "theme" ? themes : teams);
      if (key === "person" || key === "role") return among(key === "person" ? people : roles);
      return [wanted];
    }
  }

  /** What the filters of a query want. */
  class Filters {
    constructor(attributes, filters) {
      this.attributes = attributes;
      [this.wanted, this.unwanted] = [new Map(), new Map()];
      for (const { key, value, not } of filters) {
        const side = not ? this.unwanted : this.wanted;
        side.set(key, new Set([...(side.get(key) ?? []), ...attributes.meant(key, value)]));
      }
      this.shown = filters.map(({ key, value, not }) => {
        const [meant] = attributes.meant(key, value);
        const label = meant === undefined ? value : attributes.named(key, meant).label;
        return { key, value, label, ...(not && { not }) };
      });
    }

    /** Which keys' filters a document does not pass; `null` where it is not wanted whatever else is asked for. */
    failing(attributes) {
      for (const [key, values] of this.unwanted) if (attributes[key].some((value) => values.has(value))) return null;
      const failing = [];
      for (const [key, values] of this.wanted) if (!attributes[key].some((value) => values.has(value))) failing.push(key);
      return failing;
    }

    /** Whether a turn may pass: it is of no theme, and no evidence. */
    get hasTurns() {
      return !this.wanted.has("theme") && !this.wanted.has("is") && (this.wanted.get("kind")?.has("turn") ?? true);
    }

    get isEmpty() {
      return this.wanted.size + this.unwanted.size === 0;
    }
  }

  /** How many documents would be left with each value, beside the filters of other keys. */
  class Facets {
    #counts = new Map(KEYS.map((key) => [key, new Map()]));

    add(attributes, failing) {
      if (failing === null || failing.length > 1) return;
      for (const key of failing.length === 1 ? failing : KEYS) {
        const counts = this.#counts.get(key);
        for (const value of attributes[key]) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }

    of(attributes) {
      const compare = (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1);
      const list = (key) => [...this.#counts.get(key)].map(([value, count]) => ({ ...attributes.named(key, value), count })).sort(compare);
      return Object.fromEntries(KEYS.map((key) => [key, list(key)]));
    }
  }

  globalThis.searchFilters = { Attributes, Facets, Filters };
}
