// The page of the search: everything that a query finds, by kind, with what narrows it beside. The query is in the address, so that
// it can be sent and one comes back to it; `?like=interview.quote` asks for quotes like one.
customElements.define(
  "search-page",
  class extends HTMLElement {
    // How many results of a kind come at first, and with each more.
    static FIRST = { quote: 10, other: 3 };
    static LIMIT = { quote: 20, other: 10 };
    // How many buttons a filter has.
    static BUTTONS = 12;
    // How long nothing may be typed before the address says what was.
    static WRITE_MS = 400;

    connectedCallback() {
      // A frame of one's own may have no search.
      if (!globalThis.siteSearch) return;
      this.site = document.title.slice(document.title.indexOf(" · ") + 3);
      this.form = this.querySelector("form");
      this.input = this.form.elements.q;
      this.state = this.querySelector("[role=status]");
      this.place = this.querySelector(".search-found");
      this.side = this.querySelector(".search-narrow");
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.input.addEventListener("input", () => this.typed());
      addEventListener("popstate", () => this.readAddress());
      addEventListener("pagehide", () => this.remember());
      this.hidden = false;
      document.querySelector(".without-scripts").remove();
      globalThis.siteSearch.begin().then(
        () => this.begin(),
        () => (this.state.textContent = this.dataset.failed),
      );
    }

    begin() {
      this.results = globalThis.searchResults;
      const { Filters, NARROWING, make } = this.results;
      const wide = matchMedia("(width >= 62rem)");
      const fold = () => (this.side.open = wide.matches);
      wide.addEventListener("change", fold);
      fold();
      this.filters = NARROWING.map((narrowing) => {
        const buttons = make("div", "search-only");
        const { title } = narrowing;
        buttons.setAttribute("role", "group");
        buttons.setAttribute("aria-label", title);
        const part = make("div", "", make("p", "over", title), buttons);
        this.side.append(part);
        return [part, new Filters(buttons, narrowing, this.constructor.BUTTONS, (...pressed) => this.press(...pressed))];
      });
      history.scrollRestoration = "manual";
      this.readAddress();
    }

    // ---- The address.

    readAddress() {
      const params = new URLSearchParams(location.search);
      this.input.value = params.get("q") ?? "";
      this.like = params.get("like");
      const { shown, top } = history.state?.search ?? {};
      this.find(shown ?? {}).then(() => top && scrollTo(0, top));
    }

    write(how) {
      clearTimeout(this.writing);
      const url = new URL(location.href);
      url.search = "";
      if (this.input.value.trim()) url.searchParams.set("q", this.input.value.trim());
      if (this.like) url.searchParams.set("like", this.like);
      if (url.href === location.href) return;
      history[how](how === "pushState" ? {} : history.state, "", url);
    }

    // Where one comes back to: how many of each kind were shown, and how far down.
    remember() {
      if (!this.found) return;
      history.replaceState({ ...history.state, search: { shown: this.shown, top: scrollY } }, "");
    }

    // ---- What the reader does.

    typed() {
      this.like = null;
      this.find();
      clearTimeout(this.writing);
      this.writing = setTimeout(() => this.write("replaceState"), this.constructor.WRITE_MS);
    }

    submit(event) {
      event.preventDefault();
      this.write("pushState");
      this.find();
    }

    press(key, option) {
      this.remember();
      this.input.value = this.results.toggled(this.input.value, key, option);
      this.write("pushState");
      this.find({}, "update");
    }

    // ---- What is found.

    ask(options, tell) {
      return this.results.search(this.input.value, this.like ? { ...options, like: this.like } : options, tell);
    }

    async find(wanted = {}, how = "show") {
      if (!this.results) return;
      const { FIRST } = this.constructor;
      const mine = (this.newest = (this.newest ?? 0) + 1);
      const isBare = !this.like && this.input.value.trim() === "";
      this.nameThePage();
      this.first = null;
      try {
        const found = await this.ask({ limit: FIRST }, (first) => mine === this.newest && this.showFirst(first));
        if (mine !== this.newest) return;
        this.show(found, isBare);
        for (const [part, filter] of this.filters) {
          filter[how](found);
          part.hidden = filter.place.hidden;
        }
        this.side.hidden = this.filters.every(([part]) => part.hidden);
        this.state.textContent = isBare ? "" : this.results.status(found);
        for (const [kind, count] of Object.entries(wanted)) {
          while (this.shown[kind] < count && (await this.add(kind)) > 0);
        }
      } catch (error) {
        if (error?.name !== "AbortError" && mine === this.newest) this.state.textContent = this.results.say("search.failed");
      }
    }

    // The first is there before the others are read, and before anything is counted.
    showFirst(found) {
      this.found = null;
      this.shown = {};
      this.place.replaceChildren(...this.notes(found), ...this.sections(found.results, found));
      this.first = found.results;
    }

    show(found, isBare) {
      const first = this.first ?? [];
      this.first = null;
      this.found = found;
      // What is there stays where it is, and has the focus that it had.
      const isThere = first.length > 0 && first.every(({ id, kind }, at) => found.results[at]?.id === id && found.results[at].kind === kind);
      if (!isThere) {
        this.shown = {};
        return this.place.replaceChildren(...(isBare ? [this.help()] : [...this.notes(found), ...this.sections(found.results, found)]));
      }
      const rest = this.results.groups(found.results.slice(first.length));
      const there = [...this.place.querySelectorAll("section")];
      for (const section of there) section.querySelector("h2 .count").textContent = this.count(found, section.dataset.kind);
      const last = there.at(-1);
      const isLast = ([kind]) => kind === last.dataset.kind;
      this.addResults(last, rest.find(isLast)?.[1] ?? []);
      return this.place.append(...this.sections(rest.filter((group) => !isLast(group)).flatMap(([, results]) => results), found));
    }

    nameThePage() {
      const { say } = this.results;
      const query = this.input.value.trim();
      const title = query ? say("search.page_title", { query, title: say("search.title") }) : say("search.title");
      document.title = `${title} · ${this.site}`;
    }

    help() {
      const { make, say } = this.results;
      return make("p", "search-help", say("search.help"));
    }

    // What the reader should know.
    notes(found) {
      const { make, notes, say } = this.results;
      const said = this.like ? [say("search.similar_to"), ...notes(found)] : notes(found);
      return said.map((text) => make("p", "search-note", text));
    }

    // A section for each kind.
    sections(results, found) {
      const { groups, make, say } = this.results;
      return groups(results).map(([kind, results]) => {
        const list = make("ul", "search-hits");
        const heading = make("h2", "", say(`search.kinds.${kind}`), " ", make("span", "count", this.count(found, kind)));
        const section = make("section", "", heading, list);
        section.dataset.kind = kind;
        this.addResults(section, results);
        return section;
      });
    }

    count(found, kind) {
      const count = (found.counts[kind] ?? 0).toLocaleString("en-US");
      return found.about ? this.results.say("search.at_least", { found: count }) : count;
    }

    addResults(section, results) {
      const { link, make, many } = this.results;
      const { kind } = section.dataset;
      const list = section.querySelector("ul");
      list.append(...results.map((result) => make("li", "", link(result))));
      this.shown[kind] = (this.shown[kind] ?? 0) + results.length;
      section.querySelector(".more")?.remove();
      const left = (this.found?.counts[kind] ?? 0) - this.shown[kind];
      if (left <= 0) return;
      const more = make("button", "more", many("search.more", Math.min(left, this.limit(kind))));
      more.type = "button";
      more.addEventListener("click", async () => {
        const place = this.shown[kind];
        // Who goes by keyboard is at the first that was added.
        if ((await this.add(kind)) > 0) list.children[place].firstElementChild.focus();
      });
      section.append(more);
    }

    limit(kind) {
      const { LIMIT } = this.constructor;
      return LIMIT[kind] ?? LIMIT.other;
    }

    /** Adds results of a kind where its list ends; gives how many. */
    async add(kind) {
      const mine = this.newest;
      const limit = { quote: this.limit(kind), other: this.limit(kind) };
      // Where it was not answered, since a newer search came, nothing is added.
      const more = await this.ask({ limit, kind, offset: this.shown[kind] }).catch(() => ({ results: [] }));
      const section = this.place.querySelector(`section[data-kind="${kind}"]`);
      if (mine !== this.newest || !section) return 0;
      this.addResults(section, more.results);
      return more.results.length;
    }
  },
);
