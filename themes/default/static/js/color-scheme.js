// Light, dark, or as the system has it: remembered, and set before the first paint.
{
  const key = "cairn.colors";
  const choices = ["auto", "light", "dark"];

  const read = () => {
    try {
      const choice = localStorage.getItem(key);
      return choices.includes(choice) ? choice : "auto";
    } catch {
      return "auto"; // Storage may be forbidden, as it is for files in some browsers.
    }
  };

  const write = (choice) => {
    try {
      localStorage.setItem(key, choice);
    } catch {
      // The choice then holds for this page only.
    }
  };

  const show = (choice) => {
    if (choice === "auto") delete document.documentElement.dataset.colors;
    else document.documentElement.dataset.colors = choice;
  };

  show(read());

  customElements.define(
    "color-scheme",
    class extends HTMLElement {
      connectedCallback() {
        const button = document.createElement("button");
        button.type = "button";
        let choice = read();
        const name = () => (button.textContent = this.dataset[choice] ?? choice);
        button.addEventListener("click", () => {
          choice = choices[(choices.indexOf(choice) + 1) % choices.length];
          write(choice);
          show(choice);
          name();
        });
        name();
        this.replaceChildren(button);
      }
    },
  );
}
