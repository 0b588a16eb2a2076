// Another policy, or without some of the interviews: a form whose rows move as one drags. What is chosen stands in the address.
// The sums are made in a worker, or piece by piece where a page is a file and may have none.
{
  const { published, rows, steps } = globalThis.scoring;
  const { number, percent, grouped } = globalThis.numbers;
  const WORD = "what-if";
  // How long the page may be kept waiting by a sum.
  const SLICE_MS = 8;
  // How far sliders reach, in multiples of what was published; nearer to that than this part of their way is as published.
  const [FARTHEST_POINT, FARTHEST_WEIGHT, NEAR] = [4, 3, 0.005];
  const MOST = 1e9;
  // How long nothing may have changed before the address says so.
  const WRITE_MS = 150;

  const rounded = (value) => Number(value.toPrecision(3));
  const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const toggled = (list, item, isIn) => (isIn ? [...list, item] : list.filter((other) => other !== item)).sort((a, b) => a - b);
  const replaced = (list, index, value) => list.map((other, at) => (at === index ? value : other));

  // ---- Sums.

  // Asks for rows, one choice at a time; of those that come meanwhile only the newest is answered.
  class Sums {
    #newest = 0;
    #busy = false;
    #waiting = null;

    constructor(data, script, answer) {
      [this.data, this.answer] = [data, answer];
      // A page that is a file gets no worker.
      if (location.protocol.startsWith("http")) this.#begin(script);
    }

    #begin(script) {
      this.worker = new Worker(script);
      this.worker.postMessage({ data: this.data });
      this.worker.addEventListener("message", ({ data: { number, result } }) => {
        this.#busy = false;
        if (number === this.#newest) this.answer(result);
        if (this.#waiting) this.#post(this.#waiting);
      });
      this.worker.addEventListener("error", () => {
        this.worker = null;
        if (this.last) this.ask(this.last);
      });
    }

    #post(choice) {
      [this.#busy, this.#waiting] = [true, null];
      this.worker.postMessage({ number: this.#newest, choice });
    }

    ask(choice) {
      this.last = choice;
      this.#newest += 1;
      if (!this.worker) this.#inSlices(choice);
      else if (this.#busy) this.#waiting = choice;
      else this.#post(choice);
    }

    /** What was asked for is wanted no more. */
    forget() {
      this.#newest += 1;
      [this.#waiting, this.last] = [null, null];
    }

    async #inSlices(choice) {
      const mine = this.#newest;
      const all = steps(this.data, choice);
      let until = performance.now() + SLICE_MS;
      for (let step = all.next(); ; step = all.next()) {
        if (step.done) return this.answer(step.value);
        if (performance.now() < until) continue;
        await new Promise((done) => setTimeout(done));
        if (mine !== this.#newest) return undefined;
        until = performance.now() + SLICE_MS;
      }
    }
  }

  // ---- The address.

  const write = (data, choice, home) => {
    const params = new URLSearchParams();
    for (const key of ["load", "modifiers", "study"]) if (!isSame(choice[key], home[key])) params.set(key, choice[key].join());
    if (choice.point !== home.point) params.set("point", choice.point);
    choice.weights.forEach((weight, index) => {
      if (weight !== home.weights[index]) params.set(`weight.${data.names.outcomes[index].slug}`, weight);
    });
    for (const team of choice.teams) params.append("team", data.names.teams[team].slug);
    for (const interview of choice.interviews) params.append("interview", data.names.interviews[interview].slug);
    if (choice.since) params.set("since", choice.since);
    return params;
  };

  // What an address says and a policy can be: anything else in it is as published.
  const read = (data, params, home) => {
    const isAmount = (value) => Number.isFinite(value) && value >= 0 && value <= MOST;
    const list = (key, isGood) => {
      const values = (params.get(key) ?? "").split(",").map(Number);
      return params.has(key) && values.length === home[key].length && values.every(isGood) ? values : home[key];
    };
    const amount = (key, usual) => (params.get(key)?.trim() && isAmount(Number(params.get(key))) ? Number(params.get(key)) : usual);
    const places = (key, items) => {
      const wanted = params.getAll(key);
      return items.flatMap(({ slug }, index) => (wanted.includes(slug) ? index : []));
    };
    const load = list("load", isAmount);
    const since = params.get("since") ?? "";
    return {
      point: amount("point", home.point),
      weights: data.names.outcomes.map(({ slug }, index) => amount(`weight.${slug}`, home.weights[index])),
      load: load.every((value, index) => index === 0 || value >= load[index - 1]) ? load : home.load,
      modifiers: list("modifiers", (value) => isAmount(value) && value > 0),
      study: list("study", (value) => [-1, 0, 1].includes(value)),
      teams: places("team", data.names.teams),
      interviews: places("interview", data.names.interviews),
      since: /^\d{4}-\d\d-\d\d$/.test(since) ? since : "",
    };
  };

  // ---- The form.

  customElements.define(
    "what-if",
    class extends HTMLElement {
      connectedCallback() {
        this.data = globalThis.whatIfData;
        if (!this.data) return;
        this.home = published(this.data);
        this.choice = this.home;
        this.before = rows(this.data, this.home);
        const end = Number(document.querySelector("[data-scale]")?.dataset.scale);
        this.ranking = new globalThis.Ranking((...all) => this.say(...all), this.named(this.before).rows, end);
        this.sums = new Sums(this.data, this.dataset.worker, (result) => this.show(this.named(result)));
        this.form = this.querySelector("form");
        this.build();
        this.form.addEventListener("input", (event) => this.change(event));
        this.form.addEventListener("submit", (event) => event.preventDefault());
        this.form.addEventListener("reset", (event) => {
          event.preventDefault();
          this.set(this.home);
        });
        this.querySelector(".copy").addEventListener("click", ({ currentTarget }) => currentTarget.ariaDisabled === "true" || this.copy(currentTarget));
        this.form.hidden = false;
        this.readAddress();
        addressState.onChange(() => this.readAddress());
      }

      /** A text of the page with what belongs in it, in the form for a number where there is one. */
      say(text, values = {}, count = undefined) {
        const written = this.dataset[text];
        const forms = written.startsWith("{\"") ? JSON.parse(written) : { other: written };
        const category = count === undefined ? "other" : new Intl.PluralRules(document.documentElement.lang || "en").select(count);
        const form = (count === 0 && forms.none) || (forms[category] ?? forms.other);
        const all = count === undefined ? values : { count: grouped(`${count}`), ...values };
        return form.replace(/\{(\w+)\}/g, (whole, name) => all[name] ?? whole);
      }

      // Rows know their places in the data; the page knows them by their names, or by what is said of those it does not know.
      named(result) {
        const { candidates, others } = this.data.names;
        const wholes = new Map(result.rows.map(({ index }) => [this.data.candidates[index].theme, candidates[index]]));
        for (const row of result.rows) {
          row.id = candidates[row.index];
          row.other = others[row.index];
          row.whole = row.partOf === null ? null : wholes.get(row.partOf);
        }
        return result;
      }

      // What depends on the study: a slider for each outcome, a box for each team and interview.
      build() {
        const { outcomes, teams, interviews } = this.data.names;
        const isSlider = (value) => value > 0;
        const farthest = Math.max(...this.home.weights.filter(isSlider), 1) * FARTHEST_WEIGHT;
        const slider = this.querySelector("template.slider").content;
        outcomes.forEach(({ title }, index) => {
          const copy = slider.cloneNode(true);
          copy.querySelector("span").textContent = title;
          Object.assign(copy.querySelector("input"), { name: "weights", max: farthest });
          copy.querySelector("input").dataset.index = index;
          this.querySelector(".weights").append(copy);
        });
        this.querySelector(".weights").hidden = outcomes.length === 0;
        const dates = this.data.interviews.map(({ date }) => date);
        const newestFirst = [...dates.keys()].sort((a, b) => (dates[b] ?? "").localeCompare(dates[a] ?? "") || a - b);
        this.addBoxes("teams", teams, [...teams.keys()], []);
        this.addBoxes("interviews", interviews, newestFirst, dates);
        const point = this.form.elements.point;
        point.max = Math.max(this.before.point * FARTHEST_POINT, 1);
      }

      addBoxes(name, items, order, dates) {
        const list = this.querySelector(`.${name} ul`);
        for (const index of order) {
          const item = document.createElement("li");
          const label = document.createElement("label");
          const box = Object.assign(document.createElement("input"), { type: "checkbox", name });
          box.dataset.index = index;
          label.append(box, Object.assign(document.createElement("bdi"), { textContent: items[index].title }));
          const date = dates[index];
          if (date) label.append(Object.assign(document.createElement("time"), { dateTime: date, textContent: date }));
          item.append(label);
          list.append(item);
        }
        list.closest("details").hidden = items.length === 0;
      }

      change({ target }) {
        const { name, dataset } = target;
        const index = Number(dataset.index);
        const value = target.type === "number" && target.value === "" ? NaN : Number(target.value);
        const change = this.changes[name];
        if (change) this.set({ ...this.choice, ...change.call(this, { target, index, value }) }, target);
      }

      // What each part of the form changes; nothing where what is written is no number yet.
      changes = {
        point({ target, value }) {
          const isNear = Math.abs(value - this.before.point) < target.max * NEAR;
          return { point: isNear ? this.home.point : rounded(value) };
        },
        weights({ target, index, value }) {
          const isNear = Math.abs(value - this.home.weights[index]) < target.max * NEAR;
          return { weights: replaced(this.choice.weights, index, isNear ? this.home.weights[index] : rounded(value)) };
        },
        // More load never costs less.
        load({ target, index, value }) {
          if (!target.validity.valid || Number.isNaN(value)) return {};
          const held = (other, at) => (at < index ? Math.min(other, value) : Math.max(other, value));
          return { load: this.choice.load.map(held) };
        },
        modifiers({ target, index, value }) {
          if (!target.validity.valid || Number.isNaN(value)) return {};
          return { modifiers: replaced(this.choice.modifiers, index, value) };
        },
        study: ({ index, value }) => ({ study: replaced(this.choice.study, index, value) }),
        since: ({ target }) => ({ since: target.value }),
        teams: ({ target, index }) => ({ teams: toggled(this.choice.teams, index, !target.checked) }),
        interviews: ({ target, index }) => ({ interviews: toggled(this.choice.interviews, index, !target.checked) }),
      };

      readAddress() {
        clearTimeout(this.writing);
        this.set(read(this.data, addressState.readHash(WORD), this.home));
        if (isSame(this.choice, this.home)) return;
        this.closest("details").open = true;
        // What is folded within is opened where it is not as published.
        const { point, weights } = this.home;
        if (!isSame({ ...this.choice, point, weights }, this.home)) this.querySelector(".more-policy").open = true;
      }

      /** Makes a choice: the form, the rows and the address follow. What is being typed into stays as it is typed. */
      set(choice, typedInto = null) {
        this.choice = choice;
        const isHome = isSame(choice, this.home);
        this.fill(typedInto);
        // They can still be reached: whoever has just pressed one is not left nowhere.
        for (const button of this.querySelectorAll(".what-if-acts button")) button.ariaDisabled = `${isHome}`;
        // Browsers take it amiss if an address changes with each pixel.
        clearTimeout(this.writing);
        this.writing = setTimeout(() => addressState.writeHash(WORD, write(this.data, choice, this.home)), isHome ? 0 : WRITE_MS);
        const refused = isHome ? null : this.refusal(choice);
        document.querySelector(".ranking").hidden = Boolean(refused);
        document.querySelector("main").classList.toggle("trying", !isHome);
        if (!isHome && !refused) return this.sums.ask(choice);
        this.sums.forget();
        if (refused) return this.tell(refused);
        this.ranking.reset();
        this.tell(this.say("nothing"));
        return this.showPoint(this.before.point);
      }

      /** Why there is nothing to rank, in the words of the command line: what is tried is a slip. */
      refusal({ since, weights }) {
        if (weights.length > 0 && weights.every((weight) => weight === 0)) return this.say("noWeights");
        const newest = this.data.interviews.map(({ date }) => date ?? "").reduce((one, other) => (one > other ? one : other), "");
        if (!since || newest >= since) return null;
        return newest ? this.say("nobodySince", { since, newest }) : this.say("nothingDated", { since });
      }

      fill(typedInto) {
        const { choice } = this;
        const put = (input, value) => {
          if (input !== typedInto) input.value = value;
        };
        for (const name of ["weights", "load", "modifiers", "study"]) {
          for (const input of this.querySelectorAll(`[name="${name}"]`)) {
            const value = choice[name][input.dataset.index];
            if (input.type === "range" && value > input.max) input.max = value;
            put(input, value);
          }
        }
        for (const name of ["teams", "interviews"]) {
          for (const box of this.querySelectorAll(`[name="${name}"]`)) box.checked = !choice[name].includes(Number(box.dataset.index));
          const all = this.data[name].length;
          this.querySelector(`.${name} b`).textContent = this.say("some", { some: all - choice[name].length, all });
        }
        put(this.form.elements.since, choice.since);
        const sum = choice.weights.reduce((sum, weight) => sum + weight, 0);
        this.querySelectorAll(".weights label").forEach((label, index) => {
          const weight = choice.weights[index];
          const share = percent(sum > 0 ? weight / sum : 0);
          this.tellValue(label, this.say("weight", { weight: number(weight), share }));
        });
      }

      showPoint(point) {
        const { point: input } = this.form.elements;
        if (point > input.max) input.max = point;
        if (document.activeElement !== input || this.choice.point === this.home.point) input.value = point;
        this.tellValue(this.querySelector(".point label"), this.say("point", { hours: number(point) }));
      }

      // What a slider is set to, beside it and for who hears it.
      tellValue(label, text) {
        label.querySelector("b").textContent = text;
        label.querySelector("input").ariaValueText = text;
      }

      show(result) {
        this.ranking.show(result);
        this.showPoint(result.point);
        const moved = this.ranking.moved();
        const first = result.rows.find(({ rank }) => rank === 1);
        const title = first && document.getElementById(first.id)?.querySelector("th a")?.textContent;
        const all = this.before.rows.filter(({ rank }) => rank !== null).length;
        this.tell([this.say("moved", { all }, moved), title && this.say("first", { first: title })].filter(Boolean).join(" "));
      }

      tell(text) {
        this.querySelector("[role=status]").textContent = text;
      }

      /** The choice as `site.toml` has it; what no setting can say stands in comments. */
      settings() {
        const { choice, home, data } = this;
        const keys = ["maturity", "risk", "complexity"];
        const study = keys.flatMap((key, index) => (choice.study[index] === home.study[index] ? [] : `${key} = ${choice.study[index]}`));
        const lists = ["load", "modifiers"].filter((key) => !isSame(choice[key], home[key]));
        const point = choice.point === home.point ? [] : [`point_value = ${choice.point}`];
        const scoring = [...point, ...lists.map((key) => `${key} = [${choice[key].join(", ")}]`)];
        const sections = [["study", study], ["scoring", scoring]].filter(([, lines]) => lines.length > 0);
        const weights = data.names.outcomes.flatMap(({ slug }, index) =>
          choice.weights[index] === home.weights[index] ? [] : `# ${this.say("setWeight", { outcome: slug, weight: choice.weights[index] })}`,
        );
        const out = [...choice.teams.map((team) => data.names.teams[team].slug), ...choice.interviews.map((one) => data.names.interviews[one].slug)];
        const people = [...(out.length > 0 ? [this.say("setWithout", { names: out.join(", ") })] : []), ...(choice.since ? [this.say("setSince", { date: choice.since })] : [])];
        const blocks = [...sections.map(([name, lines]) => [`[${name}]`, ...lines]), [...weights, ...people.map((line) => `# ${line}`)]];
        return blocks.filter((lines) => lines.length > 0).map((lines) => `${lines.join("\n")}\n`).join("\n");
      }

      copy(button) {
        globalThis.copyText(button, this.settings());
      }
    },
  );
}
