// Which two rows of the page of priorities are compared. Buttons on the rows choose them; which two stands in the address,
// `?a=new-service&b=security-groups`. What is said of them, and from which numbers, is loaded when two are chosen.
{
  const LIST = 2;
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
        this.isAsked = true;
        this.choose(others.length < this.chosen.length ? others : [...others.slice(1 - LIST), id]);
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

      // In their order: what is said needs the numbers.
      load(done) {
        if (globalThis.comparedRows) {
          done();
          return;
        }
        if (!this.script) {
          document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: this.dataset.styles }));
          for (const src of this.dataset.scripts.split(" ")) {
            this.script = Object.assign(document.createElement("script"), { src, async: false });
            document.head.append(this.script);
          }
        }
        this.script.addEventListener("load", done, { once: true });
      }

      compare() {
        if (this.chosen.length < LIST || !comparedRows.fill(this, this.chosen)) return;
        this.section.hidden = false;
        // It stands above the rows, and whoever chose is further down.
        if (!this.isAsked) return;
        this.isAsked = false;
        this.section.scrollIntoView({ block: "start" });
        this.section.querySelector("h2").focus({ preventScroll: true });
      }

      say(text, values) {
        return this.dataset[text].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
      }
    },
  );
}
