// The kinds and the themes of an interview's quotes become switches: a quote has its line, its note, its mark on the timeline and
// its place in the index only where it is of a kind that is on and of a theme that is on; all are, where none is.
// Which are on stands in the address; a quote that it leads to wins.
customElements.define(
  "filter-transcript",
  class extends HTMLElement {
    connectedCallback() {
      this.on = { kind: new Set(), theme: new Set() };
      this.buttons = new Map();
      for (const list of this.querySelectorAll(".kinds")) {
        if (list.children.length > 1) [...list.children].forEach((item) => this.makeSwitch(item));
      }
      this.readAddress();
      addressState.onChange(() => this.readAddress());
      addEventListener("hashchange", () => this.showTarget());
    }

    readAddress() {
      for (const what of ["kind", "theme"]) {
        const known = addressState.read(what).filter((value) => this.buttons.has(`${what} ${value}`));
        this.on[what] = new Set(known);
      }
      if (this.quotes || this.on.kind.size + this.on.theme.size > 0) this.apply();
      this.showTarget();
    }

    showTarget() {
      if (!addressState.target()?.matches("mark.off")) return;
      for (const what of ["kind", "theme"]) {
        this.on[what].clear();
        addressState.write(what, []);
      }
      this.apply();
    }

    makeSwitch(item) {
      const { kind, theme } = item.dataset;
      const [what, value] = kind ? ["kind", kind] : ["theme", this.slug(theme)];
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      for (const node of [...item.childNodes]) button.append(...(node.nodeName === "A" ? node.childNodes : [node]));
      button.addEventListener("click", () => {
        if (!this.on[what].delete(value)) this.on[what].add(value);
        this.apply();
        addressState.write(what, this.on[what]);
      });
      this.buttons.set(`${what} ${value}`, button);
      item.replaceChildren(button);
    }

    apply() {
      const { kind, theme } = this.on;
      this.quotes ??= this.find();
      for (const [name, button] of this.buttons) {
        const [what, value] = name.split(" ");
        button.setAttribute("aria-pressed", String(this.on[what].has(value)));
      }
      let shown = 0;
      for (const { id, kind: own, themes, parts, others } of this.quotes) {
        const isShown = (!kind.size || kind.has(own)) && (!theme.size || themes.some((each) => theme.has(each)));
        for (const part of parts) part.classList.toggle("off", !isShown);
        for (const other of others) other.toggleAttribute("hidden", !isShown);
        if (isShown) shown += 1;
      }
      const isAll = kind.size + theme.size === 0;
      this.querySelector("[role=status]").textContent = isAll ? "" : this.say("shown", shown);
      dispatchEvent(new Event("notes"));
    }

    // Each quote with all that shows it. A quote in several stretches has its id on the first.
    find() {
      const found = new Map();
      for (const part of document.querySelectorAll(".transcript mark.quote")) {
        const id = part.id || part.dataset.of;
        const quote = found.get(id) ?? { id, kind: part.dataset.kind, themes: [], parts: [], others: [] };
        quote.parts.push(part);
        found.set(id, quote);
      }
      for (const note of document.querySelectorAll(".notes > li")) {
        const quote = found.get(note.dataset.for);
        quote?.others.push(note);
        for (const chip of note.querySelectorAll(".chip")) quote?.themes.push(this.slug(chip.href));
      }
      for (const link of document.querySelectorAll(".chart-timeline .quote, .quote-index a")) {
        const quote = found.get(decodeURIComponent(link.getAttribute("href").slice(1)));
        quote?.others.push(link.closest("li") ?? link);
      }
      return [...found.values()];
    }

    // The name of a theme in a link to its page, which names its file where the site is opened from disk.
    slug(href) {
      return decodeURIComponent(new URL(href, location.href).pathname.split("/").findLast((part) => part && part !== "index.html"));
    }

    // A text in the form for a number: the page brings the forms, by plural category, and `none` for nothing.
    say(text, count) {
      const forms = JSON.parse(this.dataset[text] ?? "{}");
      const category = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
      const form = (count === 0 && forms.none) || (forms[category] ?? forms.other ?? "{count}");
      return form.replace("{count}", count.toLocaleString("en-US"));
    }
  },
);
