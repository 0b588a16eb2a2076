// A button on a quote card that copies the card's address.
customElements.define(
  "copy-link",
  class extends HTMLElement {
    connectedCallback() {
      if (!navigator.clipboard) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy link";
      button.addEventListener("click", async () => {
        const url = new URL(location.href);
        url.hash = this.closest("[id]").id;
        await navigator.clipboard.writeText(url.href);
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = "Copy link"), 2000);
      });
      this.replaceChildren(button);
    }
  },
);
