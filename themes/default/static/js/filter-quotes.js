// The kinds above a list of quotes become switches: only the quotes of the kinds that are on are shown, all if none is, and
// each team's count is of what is shown. Which are on stands in the address. A card that the address leads to wins: where the
// filter would hide it, all are shown.
customElements.define(
  "filter-quotes",
  class extends HTMLElement {
    connectedCallback() {
      const items = [...this.querySelectorAll(".kinds > [data-kind]")];
      if (items.length < 2) return;
      this.on = new Set();
      this.buttons = new Map();
      this.state = document.createElement("p");
      this.state.className = "visually-hidden";
      this.state.setAttribute("role", "status");
      this.state.dataset.noMarkdown = "";
      this.querySelector(".kinds").after(this.state);
      for (const item of items) this.makeSwitch(item);
      this.readAddress();
      addressState.onChange(() => this.readAddress());
      addEventListener("hashchange", () => this.showTarget());
    }

    readAddress() {
      const kinds = new Set(addressState.read("kind").filter((kind) => this.buttons.has(kind)));
      const isSame = kinds.size === this.on.size && [...kinds].every((kind) => this.on.has(kind));
      this.on = kinds;
      if (!isSame) this.apply();
      this.showTarget();
    }

    showTarget() {
      const card = addressState.target();
      if (!card?.hidden || !this.contains(card)) return;
      this.on.clear();
      this.apply();
      addressState.write("kind", []);
      card.scrollIntoView();
    }

    makeSwitch(item) {
      const { kind } = item.dataset;
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.append(...item.childNodes);
      button.addEventListener("click", () => {
        if (!this.on.delete(kind)) this.on.add(kind);
        this.apply();
        addressState.write("kind", this.on);
      });
      this.buttons.set(kind, button);
      item.append(button);
    }

    apply() {
      for (const [kind, button] of this.buttons) button.setAttribute("aria-pressed", String(this.on.has(kind)));
      let shown = 0;
      for (const group of this.querySelectorAll(".group")) {
        const cards = [...group.querySelectorAll(".card")];
        for (const card of cards) card.hidden = this.on.size > 0 && !this.on.has(card.dataset.kind);
        const left = cards.filter((card) => !card.hidden);
        group.hidden = this.on.size > 0 && left.length === 0;
        shown += left.length;
        this.count(group, left, left.length === cards.length);
      }
      this.state.textContent = this.say("shown", shown);
    }

    // A text in the form for a number: the page brings the forms, by plural category, and `none` for nothing.
    say(text, count) {
      const forms = JSON.parse(this.dataset[text] ?? "{}");
      const category = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
      const form = (count === 0 && forms.none) || (forms[category] ?? forms.other ?? "{count}");
      return form.replace("{count}", count.toLocaleString("en-US"));
    }

    // In the words that the page came with: it alone knows how many are withheld. Of a part the people are counted where the
    // page has the words for it. A card whose words are nobody's who was interviewed counts no people.
    count(group, cards, areAll) {
      const count = group.querySelector(".count");
      if (!count) return;
      count.dataset.whole ??= count.textContent;
      const own = cards.filter((card) => !card.classList.contains("not-counted"));
      const people = new Set(own.map((card) => card.querySelector(".who")?.textContent)).size;
      const parts = [this.dataset.people && this.say("people", people), this.say("quotes", cards.length)];
      count.textContent = areAll ? count.dataset.whole : parts.filter(Boolean).join(" · ");
    }
  },
);
