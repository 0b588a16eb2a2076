// Two rows of the page of priorities side by side: term by term, what makes the difference, and how sure it is which is above the
// other. Buttons on the rows choose them; which two stands in the address, `?a=new-service&b=security-groups`.
{
  const LIST = 2;
  // Less of a difference makes none.
  const ALIKE = 1.1;

  const grouped = (text) => text.replace(/\d(?=(\d{3})+$)/g, "$&,");
  // With two digits that say something, as the page has it.
  const about = (value) => {
    const [whole, fraction] = String(Number(Number(value).toPrecision(2))).split(".");
    return grouped(whole) + (fraction ? `.${fraction}` : "");
  };

  const element = (name, ...inside) => {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  };

  customElements.define(
    "compare-rows",
    class extends HTMLElement {
      connectedCallback() {
        [this.section, this.status] = [this.querySelector("section"), this.querySelector("[role=status]")];
        this.chosen = [];
        this.buttons = new Map();
        const model = this.querySelector("template").content.firstElementChild;
        for (const row of document.querySelectorAll(".ranking > tbody[id]")) {
          if (row.classList.contains("part")) continue;
          const button = model.cloneNode(true);
          const title = row.querySelector("th a").textContent;
          button.ariaLabel = `${button.textContent}: ${title}`;
          button.addEventListener("click", () => this.toggle(row.id));
          row.querySelector(".why > td").prepend(button);
          this.buttons.set(row.id, { button, title });
        }
        this.querySelector(".close").addEventListener("click", () => {
          const [first] = this.chosen;
          this.choose([]);
          this.buttons.get(first)?.button.focus();
        });
        this.hidden = false;
        this.readAddress();
        addressState.onChange(() => this.readAddress());
      }

      /** The row that an address names, by its slug or with its kind before that. */
      named(name) {
        return this.buttons.has(name) ? name : [...this.buttons.keys()].find((id) => this.slug(id) === name);
      }

      slug(id) {
        return id.slice(id.indexOf(".") + 1);
      }

      // A slug alone, unless a theme and an opportunity share it.
      shortest(id) {
        return this.named(this.slug(id)) === id ? this.slug(id) : id;
      }

      readAddress() {
        const chosen = ["a", "b"].flatMap((name) => this.named(addressState.read(name)[0]) ?? []);
        const isSame = chosen.join(" ") === this.chosen.join(" ");
        if (!isSame) this.show(chosen[0] === chosen[1] ? chosen.slice(1) : chosen);
      }

      toggle(id) {
        const others = this.chosen.filter((other) => other !== id);
        this.choose(others.length < this.chosen.length ? others : [...others.slice(1 - LIST), id]);
        if (this.chosen.length === LIST) this.scrollIntoView({ block: "nearest" });
      }

      choose(chosen) {
        this.show(chosen);
        for (const [place, name] of ["a", "b"].entries()) {
          addressState.write(name, chosen[place] ? [this.shortest(chosen[place])] : []);
        }
      }

      show(chosen) {
        this.chosen = chosen;
        for (const [id, { button }] of this.buttons) button.ariaPressed = `${chosen.includes(id)}`;
        this.status.textContent = chosen.length === 1 ? this.say("choose", this.buttons.get(chosen[0])) : "";
        if (chosen.length < LIST) this.section.hidden = true;
        else this.load(() => this.compare());
      }

      // What is needed is loaded once, when two rows are chosen.
      load(done) {
        if (globalThis.compareData) {
          done();
          return;
        }
        if (!this.script) document.head.append((this.script = Object.assign(element("script"), { src: this.dataset.src })));
        this.script.addEventListener("load", done, { once: true });
      }

      compare() {
        const { rows, safe: percent } = globalThis.compareData;
        const places = this.chosen.map((id) => rows.findIndex((row) => row.id === id)).sort((a, b) => a - b);
        if (places.length < LIST || places[0] < 0) return;
        const [a, b] = places.map((place) => ({ ...rows[place], saved: rows[place].priority - rows[place].strategic }));
        const above = ["fixed", "varied"].map((of) => globalThis.compareData[of][places[0]]?.[places[1] - places[0] - 1]);
        // The one that is above more often comes first.
        const [upper, lower, chances] = above[0] < 500 ? [b, a, above.map((chance) => 1000 - chance)] : [a, b, above];
        const [chance, varied] = chances.map((thousandths) => this.chance(thousandths));
        const said = this.say("chance", { a: upper.title, b: lower.title, chance, varied });
        // Whether a line can be drawn between the two (`tells_apart` of `analysis/priority/tiers.rs`).
        const isApart = Math.min(...chances) >= 10 * percent;
        this.querySelector(".chance").textContent = `${said} ${this.say(isApart ? "apart" : "together", { percent })}`;
        this.fill(a, b);
        this.explain(a, b);
        this.section.hidden = false;
      }

      // A chance in thousandths, in words.
      chance(thousandths) {
        const { draws } = globalThis.compareData;
        const percent = Math.round(thousandths / 10);
        const key = { 0: "never", 1000: "always" }[thousandths] ?? { 0: "hardly", 100: "nearly" }[percent] ?? "of";
        return this.say(key, { percent, draws: grouped(`${draws}`) });
      }

      fill(a, b) {
        const heads = this.querySelectorAll("thead th");
        const values = {
          people: ({ people }) => about(people),
          times: ({ times }) => `× ${about(times)}`,
          hours: ({ hours }) => `× ${this.time(hours)}`,
          saved: ({ saved }) => this.worth(about(saved)),
          strategic: ({ strategic }) => this.worth(`+ ${about(strategic)}`),
          priority: ({ priority }) => this.worth(about(priority)),
          between: ({ interval }) => interval && this.worth(this.say("range", { low: about(interval[0]), high: about(interval[1]) })),
        };
        [a, b].forEach((row, place) => {
          heads[place].textContent = row.title;
          for (const [key, value] of Object.entries(values)) {
            this.querySelector(`tbody .${key}`).cells[place + 1].textContent = value(row);
          }
        });
      }

      worth(hours) {
        return this.say("worth", { hours });
      }

      // Below an hour in minutes.
      time(hours) {
        return this.say(hours < 1 ? "minutes" : "time", { count: about(hours < 1 ? hours * 60 : hours) });
      }

      // What speaks for either, what makes most of the difference first.
      explain(a, b) {
        const said = [[a, b], [b, a]].flatMap(([row, other]) => {
          const listed = this.reasons(row, other).map((reason) => element("li", reason));
          return listed.length > 0 ? element("li", this.say("for", row), element("ul", ...listed)) : [];
        });
        this.querySelector(".difference").replaceChildren(...(said.length > 0 ? said : [element("li", this.dataset.alike)]));
      }

      reasons(row, other) {
        const all = ["people", "times", "hours"].map((key) => [row[key] / other[key], key]);
        // Of how many people were heard to say so, where that is what differs.
        const product = all.filter(
          ([size, key]) => size > ALIKE && Number.isFinite(size) && (key !== "people" || row.affected > other.affected),
        );
        const told = { more: row.affected, less: other.affected };
        const reasons = product.sort(([one], [two]) => two - one)
          .map(([size, key]) => this.say(key, { ...told, factor: about(size) }));
        const more = row.strategic - other.strategic;
        if (more <= 0.05 * Math.max(row.priority, other.priority)) return reasons;
        const strategic = this.say("strategic", { more: about(row.strategic), less: about(other.strategic) });
        return Math.abs(more) > Math.abs(row.saved - other.saved) ? [strategic, ...reasons] : [...reasons, strategic];
      }

      say(text, values) {
        return this.dataset[text].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
      }
    },
  );
}
