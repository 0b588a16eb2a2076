// The rows of the page of priorities in another order; which one stands in the address. Bands belong to the published order, and
// are put away in any other.
customElements.define(
  "sort-rows",
  class extends HTMLElement {
    connectedCallback() {
      this.table = document.querySelector(".ranking");
      this.select = this.querySelector("select");
      if (!this.table) return;
      this.published = [...this.table.tBodies];
      this.byTitle = new Intl.Collator(document.documentElement.lang || "en", { numeric: true }).compare;
      this.select.addEventListener("change", () => {
        this.apply();
        addressState.write("sort", this.select.value ? [this.select.value] : []);
      });
      this.hidden = false;
      this.readAddress();
      addressState.onChange(() => this.readAddress());
    }

    readAddress() {
      const [value = ""] = addressState.read("sort");
      const isKnown = [...this.select.options].some((option) => option.value === value);
      const wanted = isKnown ? value : "";
      if (this.select.value === wanted && this.sorted === wanted) return;
      this.select.value = wanted;
      this.apply();
    }

    apply() {
      const { value } = this.select;
      if (value === (this.sorted ?? "")) return;
      this.sorted = value;
      this.table.classList.toggle("sorted", value !== "");
      this.table.append(...(value ? this.published.toSorted(this.order(value)) : this.published));
    }

    // What is a heading of a band has no values, and stays before all.
    order(key) {
      const title = (row) => row.querySelector("th a")?.textContent ?? "";
      const value = (row) => Number(row.dataset[key] ?? Infinity);
      if (key === "title") return (a, b) => this.byTitle(title(a), title(b));
      return (a, b) => value(b) - value(a) || 0;
    }
  },
);
