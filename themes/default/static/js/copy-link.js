// A button on a quote card that copies the card's address.
customElements.define(
  "copy-link",
  class extends HTMLElement {
    connectedCallback() {
      if (!navigator.clipboard) return;
      const { copyLink = "Copy link", copied = "Copied" } = document.body.dataset;
      const button = document.createElement("button");
      const name = document.createElement("span");
      button.type = "button";
      button.title = copyLink;
      button.className = "icon icon-link";
      button.append(name);
      const say = (words, isDone) => {
        name.textContent = words;
        button.classList.toggle("done", isDone);
      };
      say(copyLink, false);
      button.addEventListener("click", async () => {
        const url = new URL(location.href);
        url.hash = this.closest("[id]").id;
        await navigator.clipboard.writeText(url.href);
        say(copied, true);
        setTimeout(() => say(copyLink, false), 1600);
      });
      this.replaceChildren(button);
    }
  },
);
