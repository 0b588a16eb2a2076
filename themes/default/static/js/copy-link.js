// Buttons that copy: the address of a quote or of the page, and either of them as Markdown. They are here only where scripts
// are.
{
  const words = document.body.dataset;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);

  // What makes Markdown is loaded when somebody comes near a button that needs it.
  let maker;
  const load = () =>
    (maker ??= new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = words.asMarkdown;
      script.onload = () => loaded(globalThis.asMarkdown);
      script.onerror = () => {
        maker = undefined;
        failed(new Error("no Markdown"));
      };
      document.head.append(script);
    }));

  const field = (text) => {
    const area = document.createElement("textarea");
    area.readOnly = true;
    area.value = text;
    area.setAttribute("aria-label", words.copyByHand);
    return area;
  };

  // The way of old, for pages that may not use the clipboard: files, plain http, a reader who said no.
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

  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byCommand(text);
    }
  };

  const makeButton = (icon, label, text) => {
    const button = document.createElement("button");
    const name = document.createElement("span");
    button.type = "button";
    button.title = label;
    button.className = `icon icon-${icon}`;
    name.textContent = label;
    button.append(name);
    button.addEventListener("click", async () => {
      // Nothing is waited for that is there: some browsers let only the click itself copy.
      const made = text();
      const value = typeof made === "string" ? made : await made.catch(() => null);
      if (value === null) return;
      if (!(await copied(value))) {
        byHand(value);
        return;
      }
      name.textContent = said.textContent = words.copied;
      button.classList.add("done");
      setTimeout(() => {
        name.textContent = label;
        said.textContent = "";
        button.classList.remove("done");
      }, 1600);
    });
    return button;
  };

  const markdown = (make) => () => (globalThis.asMarkdown ? make(globalThis.asMarkdown) : load().then(make));

  const address = (id) => {
    // A card's address is that of its theme's page, on whichever page it is today: the first of the list.
    const first = document.querySelector(".quote-pages a");
    const url = new URL(first?.href ?? location.href);
    url.search = "";
    url.hash = id;
    return url.href;
  };

  // What a place for buttons is about: a card, a quote of a transcript beside which it stands, or the page.
  const about = (place) => {
    const card = place.closest(".card");
    if (card) return [words.copyMarkdown, () => address(card.id), (make) => make.card(card)];
    const note = place.closest("li");
    if (!note) return [words.copyPage, () => location.href, (make) => make.page()];
    const listed = document.querySelector(`.quote-index a[href="#${CSS.escape(place.dataset.id)}"], .quote-index a[href="${encodeURI(`#${place.dataset.id}`)}"]`);
    const who = listed.closest("li").dataset.saidBy;
    const make = (make) => make.words(listed.querySelector(".clip"), who, place.dataset.id);
    return [words.copyMarkdown, () => address(place.dataset.id), make];
  };

  customElements.define(
    "copy-link",
    class extends HTMLElement {
      connectedCallback() {
        const [label, link, make] = about(this);
        const buttons = [makeButton("link", words.copyLink, link), makeButton("copy", label, markdown(make))];
        this.replaceChildren(...buttons);
        for (const event of ["pointerenter", "focusin"]) this.addEventListener(event, () => load().catch(() => {}), { once: true });
      }
    },
  );

  const add = (place, id) => {
    if (place.querySelector("copy-link")) return;
    const buttons = document.createElement("copy-link");
    if (id) buttons.dataset.id = id;
    place.append(buttons);
  };

  // A transcript has many quotes: a note gets its buttons when somebody comes near it.
  const notes = ".notes > li[data-for]";
  const near = (event) => {
    const note = event.target.closest?.(notes);
    if (note) add(note, note.dataset.for);
  };
  const addToTarget = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const note = id && document.querySelector(`.notes > li[data-for="${CSS.escape(id)}"]`);
    if (note) add(note, id);
  };
  addEventListener("pointerover", near);
  addEventListener("focusin", near);
  addEventListener("hashchange", addToTarget);
  addToTarget();
  if (matchMedia("(hover: none)").matches) {
    for (const note of document.querySelectorAll(notes)) add(note, note.dataset.for);
  }

  const head = document.querySelector("main .page-head .meta") ?? document.querySelector("main > .meta, main .lead");
  const title = document.querySelector("main h1");
  if (head) add(head);
  else if (title) {
    const meta = document.createElement("p");
    meta.className = "meta";
    title.after(meta);
    add(meta);
  }
}
