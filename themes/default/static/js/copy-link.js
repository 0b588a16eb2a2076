// A button on a quote card that copies the card's address.
customElements.define(
  "copy-link",
  class extends HTMLElement {
    connectedCallback() {
      if (!navigator.clipboard) return;
      const { copyLink = "Copy link", copied = "Copied" } = document.body.dataset;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = copyLink;
      button.addEventListener("click", async () => {
        const url = new URL(location.href);
        url.hash = this.closest("[id]").id;
        await navigator.clipboard.writeText(url.href);
        button.textContent = copied;
        setTimeout(() => (button.textContent = copyLink), 2000);
      });
      this.replaceChildren(button);
    }
  },
);
