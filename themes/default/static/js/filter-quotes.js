// The kinds above a list of quotes become switches: only the quotes of the kinds that are on are shown, all if none is.
customElements.define(
  "filter-quotes",
  class extends HTMLElement {
    connectedCallback() {
      const items = [...this.querySelectorAll(".kinds > [data-kind]")];
      if (items.length < 2) return;
      this.on = new Set();
      this.state = document.createElement("p");
      this.state.className = "visually-hidden";
      this.state.setAttribute("role", "status");
      this.querySelector(".kinds").after(this.state);
      for (const item of items) this.makeSwitch(item);
    }

    makeSwitch(item) {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.append(...item.childNodes);
      button.addEventListener("click", () => {
        const { kind } = item.dataset;
        if (!this.on.delete(kind)) this.on.add(kind);
        button.setAttribute("aria-pressed", String(this.on.has(kind)));
        this.apply();
      });
      item.append(button);
    }

    apply() {
      let shown = 0;
      for (const group of this.querySelectorAll(".group")) {
        let any = false;
        for (const card of group.querySelectorAll(".card")) {
          card.hidden = this.on.size > 0 && !this.on.has(card.dataset.kind);
          any ||= !card.hidden;
          shown += !card.hidden;
        }
        group.hidden = !any;
      }
      this.state.textContent = `${shown} quotes shown`;
    }
  },
);
