// A list of interviews is filtered by team and year, and sorted. What can be chosen is what the list has; what is chosen stands in
// the address.
customElements.define(
  "filter-interviews",
  class extends HTMLElement {
    connectedCallback() {
      this.form = this.querySelector("form");
      this.lines = [...this.querySelectorAll(".interviews > li")].map((line) => ({
        line,
        title: line.querySelector(".line-title").textContent,
        teams: [...line.querySelectorAll(".team")].map((team) => team.textContent),
        year: line.querySelector("time")?.dateTime.slice(0, 4),
        quotes: Number(line.dataset.quotes),
      }));
      this.byTitle = new Intl.Collator(document.documentElement.lang || "en", { numeric: true }).compare;
      this.fill("team", this.lines.flatMap(({ teams }) => teams).sort(this.byTitle));
      this.fill("year", this.lines.flatMap(({ year }) => year ?? []).sort().reverse());
      this.form.addEventListener("change", ({ target }) => {
        this.apply();
        addressState.write(target.name, target.value ? [target.value] : []);
      });
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.hidden = this.lines.length < 2;
      this.readAddress();
      addressState.onChange(() => this.readAddress());
    }

    readAddress() {
      for (const select of this.form.querySelectorAll("select")) {
        const [value = ""] = addressState.read(select.name);
        select.value = [...select.options].some((option) => option.value === value) ? value : "";
      }
      this.apply();
    }

    // Of one there is nothing to choose.
    fill(name, values) {
      const select = this.form.elements[name];
      const each = [...new Set(values)];
      select.append(...each.map((value) => new Option(value, value)));
      select.closest("label").hidden = each.length < 2;
    }

    apply() {
      const [team, year, order] = ["team", "year", "order"].map((name) => this.form.elements[name].value);
      const orders = { quotes: (a, b) => b.quotes - a.quotes, title: (a, b) => this.byTitle(a.title, b.title) };
      const lines = order ? this.lines.toSorted(orders[order]) : this.lines;
      for (const each of lines) each.line.hidden = (team && !each.teams.includes(team)) || (year && each.year !== year);
      this.querySelector(".interviews").append(...lines.map(({ line }) => line));
      const shown = lines.filter(({ line }) => !line.hidden).length;
      this.form.querySelector("output").textContent = shown < lines.length ? this.say("shown", shown) : "";
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
