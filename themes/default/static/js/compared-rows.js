// Two rows of the page of priorities side by side: term by term, what makes the difference, and how sure it is which is above the
// other. It is loaded when two are chosen (`compare-rows.js`), behind their numbers.
{
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

  class Comparison {
    constructor(panel) {
      this.panel = panel;
    }

    /** Fills the panel; whether the numbers know both rows. */
    show(chosen) {
      const { rows, safe: percent } = globalThis.compareData;
      const places = chosen.map((id) => rows.findIndex((row) => row.id === id)).sort((a, b) => a - b);
      if (places[0] < 0) return false;
      const [a, b] = places.map((place) => ({ ...rows[place], saved: rows[place].priority - rows[place].strategic }));
      const above = ["fixed", "varied"].map((of) => globalThis.compareData[of][places[0]]?.[places[1] - places[0] - 1]);
      // The one that is above more often comes first.
      const [upper, lower, chances] = above[0] < 500 ? [b, a, above.map((chance) => 1000 - chance)] : [a, b, above];
      const [chance, varied] = chances.map((thousandths) => this.chance(thousandths));
      const said = this.panel.say("chance", { a: upper.title, b: lower.title, chance, varied });
      // Whether a line can be drawn between the two (`tells_apart` of `analysis/priority/tiers.rs`).
      const isApart = Math.min(...chances) >= 10 * percent;
      this.panel.querySelector(".chance").textContent = `${said} ${this.panel.say(isApart ? "apart" : "together", { percent })}`;
      this.fill(a, b);
      this.explain(a, b);
      return true;
    }

    // A chance in thousandths, in words.
    chance(thousandths) {
      const { draws } = globalThis.compareData;
      const percent = Math.round(thousandths / 10);
      const key = { 0: "never", 1000: "always" }[thousandths] ?? { 0: "hardly", 100: "nearly" }[percent] ?? "of";
      return this.panel.say(key, { percent, draws: grouped(`${draws}`) });
    }

    fill(a, b) {
      const heads = this.panel.querySelectorAll("thead th");
      const values = {
        people: ({ people }) => about(people),
        times: ({ times }) => `× ${about(times)}`,
        hours: ({ hours }) => `× ${this.time(hours)}`,
        saved: ({ saved }) => this.worth(about(saved)),
        strategic: ({ strategic }) => this.worth(`+ ${about(strategic)}`),
        priority: ({ priority }) => this.worth(about(priority)),
        between: ({ interval }) => interval && this.worth(this.panel.say("range", { low: about(interval[0]), high: about(interval[1]) })),
      };
      [a, b].forEach((row, place) => {
        heads[place].textContent = row.title;
        for (const [key, value] of Object.entries(values)) {
          this.panel.querySelector(`tbody .${key}`).cells[place + 1].textContent = value(row);
        }
      });
    }

    worth(hours) {
      return this.panel.say("worth", { hours });
    }

    // Below an hour in minutes.
    time(hours) {
      return this.panel.say(hours < 1 ? "minutes" : "time", { count: about(hours < 1 ? hours * 60 : hours) });
    }

    // What speaks for either, what makes most of the difference first.
    explain(a, b) {
      const said = [[a, b], [b, a]].flatMap(([row, other]) => {
        const listed = this.reasons(row, other).map((reason) => element("li", reason));
        return listed.length > 0 ? element("li", this.panel.say("for", row), element("ul", ...listed)) : [];
      });
      this.panel.querySelector(".difference").replaceChildren(...(said.length > 0 ? said : [element("li", this.panel.dataset.alike)]));
    }

    reasons(row, other) {
      const all = ["people", "times", "hours"].map((key) => [row[key] / other[key], key]);
      // Of how many people were heard to say so, where that is what differs.
      const product = all.filter(
        ([size, key]) => size > ALIKE && Number.isFinite(size) && (key !== "people" || row.affected > other.affected),
      );
      const told = { more: row.affected, less: other.affected };
      const reasons = product.sort(([one], [two]) => two - one)
        .map(([size, key]) => this.panel.say(key, { ...told, factor: about(size) }));
      const more = row.strategic - other.strategic;
      if (more <= 0.05 * Math.max(row.priority, other.priority)) return reasons;
      const strategic = this.panel.say("strategic", { more: about(row.strategic), less: about(other.strategic) });
      return Math.abs(more) > Math.abs(row.saved - other.saved) ? [strategic, ...reasons] : [...reasons, strategic];
    }
  }

  globalThis.comparedRows = { fill: (panel, chosen) => new Comparison(panel).show(chosen) };
}
