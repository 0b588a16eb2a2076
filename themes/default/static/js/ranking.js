// The rows of the page of priorities, shown with other numbers than those that the site was built with, and put back.
// It knows how a row is written, and nothing of how its numbers come about.
{
  const { number, term, percent, grouped } = globalThis.numbers;
  const SVG = "http://www.w3.org/2000/svg";
  const REORDER_MS = 200;

  const svg = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const spoken = (className, text) => Object.assign(document.createElement("span"), { className, textContent: text });

  // What was there before anything was changed.
  class Published {
    #texts = new Map();
    #attributes = new Map();

    text(element, text) {
      if (!element || element.textContent === text) return;
      if (!this.#texts.has(element)) this.#texts.set(element, [...element.childNodes]);
      element.replaceChildren(text);
    }

    attribute(element, name, value) {
      if (!element) return;
      if (!this.#attributes.has(element)) this.#attributes.set(element, new Map());
      const before = this.#attributes.get(element);
      if (!before.has(name)) before.set(name, element.getAttribute(name));
      element.setAttribute(name, value);
    }

    restore() {
      for (const [element, nodes] of this.#texts) element.replaceChildren(...nodes);
      for (const [element, attributes] of this.#attributes) {
        for (const [name, value] of attributes) {
          if (value === null) element.removeAttribute(name);
          else element.setAttribute(name, value);
        }
      }
      this.#texts.clear();
      this.#attributes.clear();
    }
  }

  globalThis.Ranking = class {
    #published = new Published();
    #rows = new Map();
    #orders = new Map();
    #heights = new Map();
    #observer = new ResizeObserver((all) => {
      for (const { target, contentRect } of all) this.#heights.set(target, contentRect.height);
    });

    /**
     * @param {(text: string, values: object, count?: number) => string} say the page's words
     * @param {object[]} rows the rows of the build, in its order
     * @param {number} end where the scale of all bars ends
     */
    constructor(say, rows, end) {
      [this.say, this.end] = [say, end];
      for (const row of rows) {
        const element = document.getElementById(row.id);
        if (!element) continue;
        const list = element.parentElement;
        if (!this.#orders.has(list)) this.#orders.set(list, [...list.children]);
        this.#know(row.id, { element, rank: row.rank, whole: row.whole, isNew: false });
      }
    }

    #know(id, row) {
      this.#observer.observe(row.element);
      this.#rows.set(id, { ...row, delta: null, partOf: null });
      const details = this.#withReceipt(row.element);
      details?.addEventListener("toggle", () => this.result && this.#showReceipt(id));
    }

    /** Shows rows as they would be. */
    show(result) {
      this.result = result;
      document.querySelector("main").classList.add("trying");
      this.byId = new Map(result.rows.map((row) => [row.id, row]));
      this.#stretch(result.rows);
      this.#forget(({ isNew }, id) => isNew && !this.byId.has(id));
      for (const row of result.rows) if (row.other && !this.#rows.has(row.id)) this.#add(row);
      for (const id of this.#rows.keys()) this.#showRow(id);
      this.#reorder(new Map([...this.#orders.keys()].map((list) => [list, this.#wanted(list)])));
    }

    /** Shows them as they were published. */
    reset() {
      if (!this.result) return;
      this.result = null;
      this.#forget(({ isNew }) => isNew);
      this.#published.restore();
      for (const row of this.#rows.values()) {
        for (const added of ["delta", "partOf"]) {
          row[added]?.remove();
          row[added] = null;
        }
      }
      document.querySelector("main").classList.remove("trying");
      this.#reorder(this.#orders);
    }

    /** How many rows have another rank than was published. */
    moved() {
      const isMoved = ([id, { rank, isNew }]) => !isNew && (this.byId.get(id)?.rank ?? null) !== rank;
      return [...this.#rows].filter(isMoved).length;
    }

    // A row that the site was built without, made like another one with nothing of that one's.
    #add({ id, other: { title, what, href } }) {
      const list = document.querySelector(".ranking");
      const model = list?.querySelector("tbody[id]");
      if (!model) return;
      const element = model.cloneNode(true);
      const link = element.querySelector("th a");
      const why = Object.assign(document.createElement("a"), { className: "meta", href, innerHTML: element.querySelector(".why summary, .why a").innerHTML });
      why.querySelector("bdi").textContent = title;
      element.querySelector(".why > td").replaceChildren(why);
      for (const of of element.querySelectorAll(".delta, .interval, .half, .strategic, pattern, .chart-dots")) of.remove();
      for (const of of element.querySelectorAll("[data-published]")) of.replaceChildren();
      link.setAttribute("href", href);
      link.querySelector("bdi").textContent = title;
      element.querySelector(".line-meta").textContent = what;
      element.querySelector(".rank").textContent = "–";
      element.classList.remove("part");
      element.id = id;
      const [bar, named] = [element.querySelector(".chart-bar"), element.querySelector(".chart-bar title")];
      named.id = `${id}:title`;
      bar.setAttribute("aria-labelledby", named.id);
      list.append(element);
      this.#know(id, { element, rank: null, whole: null, isNew: true });
    }

    // Takes rows away that are not to be known any more.
    #forget(isGone) {
      for (const [id, row] of this.#rows) {
        if (!isGone(row, id)) continue;
        this.#observer.unobserve(row.element);
        row.element.remove();
        this.#rows.delete(id);
      }
    }

    // The details in which a row says how it adds up; a row too many to have its own gets one.
    #withReceipt(element) {
      const cell = element.querySelector(".why > td");
      const model = document.querySelector(".receipt table");
      if (!cell || !model) return null;
      if (!cell.querySelector("details")) {
        const link = cell.firstElementChild;
        const details = document.createElement("details");
        const table = model.cloneNode(true);
        const receipt = Object.assign(document.createElement("div"), { className: "receipt" });
        // What it says of another row is none of this one's.
        for (const how of table.querySelectorAll(".how")) how.textContent = "";
        details.className = "only-trying";
        table.caption.textContent = link.textContent;
        receipt.append(table);
        details.append(Object.assign(document.createElement("summary"), { innerHTML: link.innerHTML }), receipt);
        cell.append(details);
      }
      return cell.querySelector("details");
    }

    #showRow(id) {
      const { element } = this.#rows.get(id);
      const row = this.byId.get(id);
      const { people: all, interviewed } = this.result;
      if (!element.matches("tbody")) return;
      const value = row && row.priority !== null ? number(row.priority) : this.say("unknown");
      this.#published.text(element.querySelector(".n b"), value);
      this.#showRank(id, row);
      if (!row) return;
      const affected = element.querySelector(".affected");
      this.#published.text(affected, this.say("ofInterviewed", { count: row.affected, all: grouped(`${interviewed}`) }));
      this.#showBar(element.querySelector(".chart-bar"), row, all);
      if (element.querySelector(".why details")?.open) this.#showReceipt(id);
    }

    #showRank(id, row) {
      const shown = this.#rows.get(id);
      const cell = shown.element.querySelector(".rank");
      const rank = row?.rank ?? null;
      const whole = row?.whole ?? null;
      const places = shown.rank !== null && rank !== null ? shown.rank - rank : 0;
      this.#published.text(cell, rank !== null ? `${rank}` : whole !== null ? this.say("part") : "–");
      this.#showWhole(shown, whole);
      shown.delta?.remove();
      shown.delta = shown.isNew ? spoken("delta", this.say("new")) : null;
      if (shown.isNew) cell.after(shown.delta);
      if (places === 0) return;
      shown.delta = spoken("delta", "");
      const mark = spoken("", places > 0 ? `▲ ${places}` : `▼ ${-places}`);
      mark.ariaHidden = "true";
      const count = Math.abs(places);
      shown.delta.append(mark, spoken("visually-hidden", this.say(places > 0 ? "up" : "down", {}, count)));
      cell.after(shown.delta);
    }

    // What a row is a part of: another policy may make it one, or a row of its own.
    #showWhole(shown, whole) {
      const { element } = shown;
      shown.partOf?.remove();
      shown.partOf = null;
      const published = element.querySelector(".part-of");
      const isPublished = whole === shown.whole;
      if (element.classList.contains("part") !== (whole !== null)) {
        this.#published.attribute(element, "class", whole !== null ? "part" : "");
      }
      if (published) this.#published.attribute(published, "class", isPublished ? "part-of" : "part-of is-other");
      if (isPublished || whole === null) return;
      const theme = this.#rows.get(whole)?.element.querySelector("th a")?.textContent ?? "";
      shown.partOf = spoken("of-other", this.say("partOf", { theme }));
      const meta = element.querySelector(".line-meta");
      meta.insertBefore(shown.partOf, meta.querySelector("[data-published]"));
    }

    // Where a bar would be longer than the scale, the scale is as many times as long: its lines stay, and mean more.
    #stretch(rows) {
      this.times = Math.max(1, Math.ceil(Math.max(...rows.map(({ priority }) => priority ?? 0)) / this.end));
      for (const text of document.querySelectorAll(".ranking thead .bar-cell text")) {
        // Lines stand at round numbers, of which two digits say all.
        const value = Number(((Number.parseFloat(text.getAttribute("x")) / 100) * this.end).toPrecision(2));
        this.#published.text(text, grouped(`${Math.round(value * this.times)}`));
      }
    }

    #showBar(bar, row) {
      if (!bar) return;
      const at = (value) => Math.round(Math.min(Math.max(value / (this.end * this.times), 0), 1) * 10_000) / 100;
      const [saved, all] = [at(row.saved ?? 0), at(row.priority ?? 0)];
      const put = (element, name, value) => this.#published.attribute(element, name, `${value}%`);
      put(bar.querySelector(".saved"), "width", saved);
      const strategic = bar.querySelector(".strategic") ?? (all > saved ? this.#addStrategic(bar) : null);
      put(strategic, "x", saved);
      put(strategic, "width", Math.round((all - saved) * 100) / 100);
      for (const end of ["x1", "x2"]) put(bar.querySelector(".point"), end, all);
      const values = [row.priority, row.saved, row.strategic].map((value) => number(value ?? 0));
      const [whole, first, second] = values;
      this.#published.text(bar.querySelector("title"), this.say("bar", { all: whole, saved: first, strategic: second }));
    }

    // A row without strategic hours has no place for them.
    #addStrategic(bar) {
      const model = document.querySelector(".ranking pattern");
      const id = `${bar.closest("tbody").id}:hatch`;
      const fill = model ? `url("#${id}")` : "currentColor";
      if (model) bar.append(Object.assign(model.cloneNode(true), { id }));
      const part = svg("rect", { class: "strategic", x: "0%", y: 5, width: "0%", height: 11, fill });
      bar.querySelector(".saved").after(part);
      return part;
    }

    #showReceipt(id) {
      const row = this.byId.get(id);
      const table = this.#rows.get(id).element.querySelector(".receipt table");
      if (!table) return;
      const unknown = this.say("unknown");
      const line = (key, value, how) => {
        const of = (cell) => table.querySelector(`.${key} > .${cell}`);
        this.#published.text(of("n"), value);
        if (how !== undefined) this.#published.text(of("how"), how);
      };
      if (!row || row.priority === null) {
        for (const key of ["people", "times", "hours", "saved", "strategic", "priority"]) line(key, unknown, "");
        return;
      }
      line("people", number(row.reached), this.#howMany(row));
      line("times", `× ${number(row.frequency.f)}`, this.#whoSaid(row));
      line("hours", `× ${term(row.impact)}`, this.#impact(row));
      line("saved", number(row.saved));
      line("strategic", `+ ${number(row.strategic)}`);
      line("priority", number(row.priority));
    }

    #howMany({ affected: count, share }) {
      const { people, interviewed } = this.result;
      const affected = this.say("affected", { all: grouped(`${interviewed}`) }, count);
      return this.say("share", { share: percent(share), people: grouped(`${people}`), affected });
    }

    #whoSaid({ frequency: { said, isGuessed } }) {
      return this.say(said === 0 ? "estimated" : isGuessed ? "saidAndEstimated" : "said", {}, said);
    }

    #impact({ removes, toil, loadHours, modifier }) {
      const [removed, hands, load, factor] = [removes, toil ?? 0, loadHours, modifier].map(term);
      return this.say("impact", { removes: removed, toil: hands, load, modifier: factor });
    }

    // The rows of a list in their order; what is no row stays before them.
    #wanted(list) {
      const isHere = (element) => element?.parentElement === list;
      const ordered = new Set(this.result.rows.map(({ id }) => this.#rows.get(id)?.element).filter(isHere));
      // What would be no candidate any more goes last.
      for (const { element } of this.#rows.values()) if (isHere(element)) ordered.add(element);
      return [...this.#orders.get(list).filter((element) => !ordered.has(element)), ...ordered];
    }

    // Puts rows in another order; those that move are seen to, where motion is wanted.
    #reorder(orders) {
      const isMoving = matchMedia("(prefers-reduced-motion: no-preference)").matches;
      const focused = document.activeElement;
      for (const [list, wanted] of orders) {
        const before = isMoving ? this.#tops(list.children) : null;
        if (!move(list, wanted) || !isMoving) continue;
        const after = this.#tops(wanted);
        for (const [row, top] of after) {
          const way = before.get(row) - top;
          // What is no row, the heading of a band, is put away meanwhile.
          if (way !== 0 && this.#heights.has(row)) row.animate({ transform: [`translateY(${way}px)`, "none"] }, { duration: REORDER_MS, easing: "ease-out" });
        }
      }
      if (document.activeElement !== focused) focused.focus({ preventScroll: true });
    }

    // Where each row of a list is, by the heights that they have: to ask for places would lay out the page in the midst of it.
    #tops(rows) {
      let top = 0;
      const tops = new Map();
      for (const row of rows) {
        tops.set(row, top);
        top += this.#heights.get(row) ?? 0;
      }
      return tops;
    }
  };

  // Puts children in another order, and touches no more of them than it must; says whether it did.
  const move = (list, wanted) => {
    let at = list.firstElementChild;
    let isMoved = false;
    for (const child of wanted) {
      if (child === at) {
        at = at.nextElementSibling;
        continue;
      }
      list.insertBefore(child, at);
      isMoved = true;
    }
    return isMoved;
  };
}
