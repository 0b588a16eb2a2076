// What documents can be filtered by: themes, teams, kinds, people, roles, years, evidence; which of them a query wants, and how many
// would be left with each (`src/search/query/filters.rs` is its twin). What comes in are documents with what is known of them. It
// knows no words.
{
  const { fold, KEYS, KINDS } = globalThis.searchQuery;
  const NONE = [];
  const EVIDENCE = ["evidence"];

  // A thing and all above it, for each of a list of `[slug, title, parent + 1]`.
  const lineages = (all) =>
    all.map((_, index) => {
      const line = [];
      for (let at = index; at >= 0 && all[at] && !line.includes(at); at = all[at][2] - 1) line.push(at);
      return line;
    });

  // Which of an interview's people a document is of, beside a place among them.
  const NOBODY = -1;
  // A mask has a bit for each key; that of what is unwanted whatever else is asked for has all.
  const BITS = new Map(KEYS.map((key, index) => [key, 1 << index]));
  const OF_THEME = BITS.get("theme");
  const [NEVER, UNKNOWN] = [(1 << KEYS.length) - 1, -1];
  // The keys of whom a document is of, and how they are called of what it is.
  const OF_PEOPLE = ["team", "person", "role", "year"];

  /**
   * What is known of the documents of an index: of whom each is, by a number that all documents of the same people have, and of which
   * kind, by another.
   */
  class Attributes {
    #first;
    #people = new Map();

    constructor(manifest) {
      this.manifest = manifest;
      [this.themes, this.teams] = [lineages(manifest.themes), lineages(manifest.teams)];
      // The kind of each of the study's own entries, and its number among those of its kind.
      this.entries = manifest.entries.flatMap(([kind, count]) => Array.from({ length: count }, (_, index) => ({ kind, index })));
      // Kinds of quotes, each without evidence and with it, then the others.
      this.kinds = manifest.kinds.flatMap((kind) => [["quote", kind], ["quote", kind]]);
      [this.TURN, this.INTERVIEW, this.TAKEAWAY] = [0, 1, 2].map((more) => this.kinds.length + more);
      this.kinds.push(["turn"], ["interview"], ["takeaway"]);
      // An interview has a number for nobody, one for each of its people, and one for all of them.
      const { people } = manifest.groups;
      this.#first = new Int32Array(people.length + 1);
      people.forEach((own, at) => (this.#first[at + 1] = this.#first[at] + own.length + 2));
    }

    /** How many numbers of people there are. */
    get peopleCount() {
      return this.#first.at(-1);
    }

    /** The number of one of an interview's people, or of nobody. */
    peopleOf(group, person) {
      return this.#first[group - 1] + (person < this.#first[group] - this.#first[group - 1] - 2 ? person + 1 : 0);
    }

    /** The number of all people of an interview. */
    allOf(group) {
      return this.#first[group] - 1;
    }

    isNobody(group, people) {
      return people === this.#first[group - 1];
    }

    /** What some people of an interview have in common with what is looked for. */
    ofPeople(group, people) {
      if (!this.#people.has(people)) {
        const place = people - this.#first[group - 1] - 1;
        const own = this.manifest.groups.people[group - 1];
        this.#people.set(people, this.#common(group, people === this.allOf(group) ? own : own.slice(Math.max(0, place), place + 1)));
      }
      return this.#people.get(people);
    }

    #common(group, people) {
      if (people.length === 1) return this.#ofOne(group, people[0]);
      const known = (name) => [...new Set(people.map((one) => one[name]).filter((id) => id >= 0))];
      const team = [...new Set(known("team").flatMap((id) => this.teams[id] ?? NONE))];
      const year = this.yearOf(group);
      return { team, person: known("person"), role: known("role"), year: year > 0 ? this.valuesOf("year", year) : NONE };
    }

    #ofOne(group, { team, person, role }) {
      const known = (key, at) => (at > 0 ? this.valuesOf(key, at) : NONE);
      return { team: known("team", team + 1), person: known("person", person + 1), role: known("role", role + 1), year: known("year", this.yearOf(group)) };
    }

    /** Who it is, where a number is of one of an interview's people. */
    onlyOf(group, people) {
      const place = people - this.#first[group - 1] - 1;
      return people === this.allOf(group) ? undefined : this.manifest.groups.people[group - 1][place];
    }

    /** An interview's year; 0 where it has none. */
    yearOf(group) {
      return this.manifest.groups.years[group - 1];
    }

    /** Room to count what single people have: each value one higher than it is, but for the year, and 0 for none. */
    countsOfOne() {
      const { teams, people, roles, groups } = this.manifest;
      const room = (most) => new Int32Array(most + 1);
      return { team: room(teams.length), person: room(people.length), role: room(roles.length), year: room(groups.years.reduce((a, b) => Math.max(a, b), 0)) };
    }

    /** The values that what was counted so has. */
    valuesOf(key, at) {
      if (key === "team") return this.teams[at - 1] ?? NONE;
      return key === "year" ? [`${at}`] : [at - 1];
    }

    /** Who of an interview's people a speaker is; -1 of others. */
    placeOf(group, speaker) {
      return this.manifest.groups.speakers[group - 1]?.[speaker] ?? NOBODY;
    }

    /** Who a speaker is; nothing of others. */
    speaker(group, speaker) {
      return this.manifest.groups.people[group - 1]?.[this.placeOf(group, speaker)];
    }

    /** The themes of a quote, and all above them, each once. */
    themesOf(themes) {
      return [...new Set(themes.flatMap((id) => this.themes[id] ?? NONE))];
    }

    /** One of the study's own entries. */
    entry(number) {
      const { kind, index } = this.entries[number] ?? { kind: "page" };
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

    /** Whether there is anything that a value may mean. */
    isMeant(key, typed) {
      const meant = this.meant(key, typed);
      if (key === "kind") return [...KINDS, ...this.manifest.kinds].includes(meant[0]);
      if (key === "year") return this.manifest.groups.years.some((year) => year > 0 && `${year}` === meant[0]);
      return key === "is" ? EVIDENCE.includes(meant[0]) : meant.length > 0;
    }
  }

  // Kinds of quotes come in pairs, the second with evidence.
  const isEvidence = ({ TURN }, kind) => kind < TURN && kind % 2 === 1;

  /** What the filters of a query want. */
  class Filters {
    #people;
    #kinds = [];

    constructor(attributes, filters) {
      this.attributes = attributes;
      this.#people = new Int16Array(attributes.peopleCount).fill(UNKNOWN);
      [this.wanted, this.unwanted] = [new Map(), new Map()];
      for (const { key, value, not } of filters) {
        const side = not ? this.unwanted : this.wanted;
        side.set(key, new Set([...(side.get(key) ?? []), ...attributes.meant(key, value)]));
      }
      this.isEmpty = this.wanted.size + this.unwanted.size === 0;
      this.hasThemes = this.wanted.has("theme") || this.unwanted.has("theme");
      // What means nothing here, so that nothing passes it.
      this.unknown = filters.flatMap(({ key, value }) => (attributes.isMeant(key, value) ? [] : [{ key, value }]));
      this.shown = filters.map(({ key, value, not }) => {
        const [meant] = attributes.meant(key, value);
        const label = meant === undefined ? value : attributes.named(key, meant).label;
        return { key, value, label, ...(not && { not }) };
      });
    }

    /** Which keys' filters something does not pass, of those of which it has values. */
    failing(values) {
      for (const [key, wanted] of this.unwanted) if (values[key]?.some((value) => wanted.has(value))) return NEVER;
      let failing = 0;
      for (const [key, wanted] of this.wanted) if (values[key] && !values[key].some((value) => wanted.has(value))) failing |= BITS.get(key);
      return failing;
    }

    /** The same of the people of a document, and of its kind; each is worked out once. */
    failingPeople(group, people) {
      if (this.isEmpty) return 0;
      if (this.#people[people] === UNKNOWN) this.#people[people] = this.failing(this.attributes.ofPeople(group, people));
      return this.#people[people];
    }

    failingKind(kind) {
      if (this.isEmpty) return 0;
      return (this.#kinds[kind] ??= this.failing({ kind: this.attributes.kinds[kind], is: isEvidence(this.attributes, kind) ? EVIDENCE : NONE }));
    }

    failingThemes(facts, row) {
      return this.hasThemes ? this.failing({ theme: this.attributes.themesOf(facts.quote(row).themes) }) : 0;
    }

    /** The same of what has no themes. */
    get failingNoTheme() {
      return this.hasThemes ? this.failing({ theme: NONE }) : 0;
    }

    /** Whether a turn may pass: it is of no theme, and no evidence. */
    get hasTurns() {
      return !this.wanted.has("theme") && !this.wanted.has("is") && (this.wanted.get("kind")?.has("turn") ?? true);
    }
  }

  /** How many documents would be left with each value, beside the filters of other keys. */
  class Facets {
    #counts = new Map(KEYS.map((key) => [key, new Map()]));
    #groups;
    #counted = new Map();
    #now = null;
    #themes;
    #lastOf;
    #quotes = 0;

    constructor(attributes) {
      this.attributes = attributes;
      this.#groups = new Int32Array(attributes.peopleCount);
      // How many quotes each theme has, and which of the quotes that were counted was its last.
      this.#themes = new Int32Array(attributes.themes.length);
      this.#lastOf = new Int32Array(attributes.themes.length);
    }

    #add(key, values, count = 1) {
      const counts = this.#counts.get(key);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + count);
    }

    /** Counts one of the study's own entries. */
    addEntry(values, failing) {
      for (const key of KEYS) if ((failing & ~BITS.get(key)) === 0) this.#add(key, values[key]);
    }

    // How many have each number, of those that fail some filters: most often the same ones as the one before.
    #failing(failing) {
      if (failing === this.#now?.failing) return this.#now;
      this.#now = this.#counted.get(failing);
      if (!this.#now) {
        const { kinds, peopleCount } = this.attributes;
        this.#now = { failing, people: new Int32Array(peopleCount), kinds: new Int32Array(kinds.length) };
        this.#counted.set(failing, this.#now);
      }
      return this.#now;
    }

    /** Counts a document of an interview, where it fails at most one key's filters. */
    add(group, people, kind, failing) {
      if ((failing & (failing - 1)) !== 0) return;
      const now = this.#failing(failing);
      this.#groups[people] = group;
      now.people[people] += 1;
      now.kinds[kind] += 1;
    }

    /** Counts the themes of a quote, and all above them, each once. */
    addThemes({ themes, themeStarts }, row, failing) {
      if ((failing & ~OF_THEME) !== 0) return;
      this.#quotes += 1;
      for (let at = themeStarts[row]; at < themeStarts[row + 1]; at += 1) {
        const line = this.attributes.themes[themes[at]] ?? NONE;
        for (let up = 0; up < line.length; up += 1) {
          if (this.#lastOf[line[up]] === this.#quotes) continue;
          this.#lastOf[line[up]] = this.#quotes;
          this.#themes[line[up]] += 1;
        }
      }
    }

    // Spreads what was counted by numbers over the values that these have.
    #spread() {
      for (const { failing, people, kinds } of this.#counted.values()) {
        const isCounted = (key) => (failing & ~BITS.get(key)) === 0;
        this.#spreadPeople(people, OF_PEOPLE.filter(isCounted));
        kinds.forEach((count, kind) => {
          if (count > 0 && isCounted("kind")) this.#add("kind", this.attributes.kinds[kind], count);
          if (count > 0 && isCounted("is") && isEvidence(this.attributes, kind)) this.#add("is", EVIDENCE, count);
        });
      }
      this.#themes.forEach((count, theme) => count > 0 && this.#add("theme", [theme], count));
    }

    // Most are one person's: these are counted by what is known of one first, so that a team's line is gone up once.
    #spreadPeople(counts, keys) {
      if (keys.length === 0) return;
      const { attributes } = this;
      const single = attributes.countsOfOne();
      counts.forEach((count, people) => {
        if (count === 0) return;
        const group = this.#groups[people];
        const one = attributes.onlyOf(group, people);
        if (one) {
          single.team[one.team + 1] += count;
          single.person[one.person + 1] += count;
          single.role[one.role + 1] += count;
          single.year[attributes.yearOf(group)] += count;
        } else {
          const values = attributes.ofPeople(group, people);
          for (const key of keys) this.#add(key, values[key], count);
        }
      });
      for (const key of keys) single[key].forEach((count, at) => count > 0 && at > 0 && this.#add(key, attributes.valuesOf(key, at), count));
    }

    /** Each key's values with their counts, the most frequent first. */
    list() {
      this.#spread();
      const compare = (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1);
      const named = (key, value, count) => Object.assign(this.attributes.named(key, value), { count });
      const of = (key) => Array.from(this.#counts.get(key), ([value, count]) => named(key, value, count)).sort(compare);
      return Object.fromEntries(KEYS.map((key) => [key, of(key)]));
    }
  }

  globalThis.searchFilters = { Attributes, Facets, Filters };
}
