// Copies a text when a button is clicked, and says so on it: with the clipboard, without one as of old, else by the reader's own
// hand.
{
  const words = document.body.dataset;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);

  const field = (text) => {
    const area = document.createElement("textarea");
    area.readOnly = true;
    area.value = text;
    area.setAttribute("aria-label", words.copyByHand);
    return area;
  };

  // For pages that may not use the clipboard: files, plain http, a reader who said no.
  const byCommand = (text) => {
    const focused = document.activeElement;
    const area = field(text);
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    let isDone = false;
    try {
      isDone = document.execCommand("copy");
    } catch {
      // Then by hand.
    }
    area.remove();
    focused?.focus({ preventScroll: true });
    return isDone;
  };

  const byHand = (text) => {
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    const area = field(text);
    dialog.className = "copy-by-hand";
    dialog.setAttribute("aria-label", words.copyByHand);
    close.type = "button";
    close.textContent = words.close;
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(words.copyByHand, area, close);
    document.body.append(dialog);
    dialog.showModal();
    area.select();
  };

  const isCopied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byCommand(text);
    }
  };

  // Whatever is said until then, the newest click decides when it ends.
  const timers = new WeakMap();

  globalThis.copyText = async (button, text) => {
    if (!(await isCopied(text))) {
      byHand(text);
      return;
    }
    const name = button.querySelector("span");
    name.textContent = said.textContent = words.copied;
    button.classList.add("done");
    clearTimeout(timers.get(button));
    const end = () => {
      name.textContent = button.title;
      said.textContent = "";
      button.classList.remove("done");
    };
    timers.set(button, setTimeout(end, 1600));
  };
}
