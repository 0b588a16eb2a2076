// Places for the buttons that copy: on cards and on quotes that stand alone, on the notes beside a transcript, in the head of the page. They are here only where
// scripts are. What copies is loaded when somebody comes near one. Beside them a link leads to quotes like that one.
{
  const words = document.body.dataset;

  const script = (src) =>
    new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    });

  let loading;
  const load = () => {
    loading ??= Promise.all([script(words.asMarkdown), script(words.copyText)]);
    return loading.catch(() => (loading = undefined));
  };

  // Quotes that are no cards, each with a link to where it stands.
  const alone = ".evidence > li, .excerpt";
  const linkOf = (place) => place.closest(alone)?.querySelector("a:has(q), .in-transcript");

  // What a place is about: a card, a quote that a note is about, or the page.
  const address = (place) => {
    const id = place.closest(".card")?.id ?? place.dataset.id;
    if (!id) return linkOf(place)?.href ?? location.href;
    // A card's address is that of its theme's page, on whichever page it is today: the first of the list.
    const url = new URL(document.querySelector(".quote-pages a")?.href ?? location.href);
    url.search = "";
    url.hash = id;
    return url.href;
  };

  // The name of the interview whose page it is.
  const interview = () => decodeURIComponent(location.pathname.split("/").findLast((part) => part && part !== "index.html"));

  const makeIcon = (tag, icon, label) => {
    const element = document.createElement(tag);
    const name = document.createElement("span");
    element.title = name.textContent = label;
    element.className = `icon icon-${icon}`;
    element.append(name);
    return element;
  };

  const makeButton = (icon, label, text) => {
    const button = makeIcon("button", icon, label);
    button.type = "button";
    // Nothing is waited for that is there: some browsers let only the click itself copy.
    const copy = () => globalThis.copyText?.(button, text());
    button.addEventListener("click", () => (globalThis.copyText ? copy() : load().then(copy)));
    return button;
  };

  // Quotes that are like one, by the names of its interview and of itself.
  const makeSimilar = (place) => {
    const name = place.closest(".card")?.id ?? `${interview()}.${place.dataset.id}`;
    const link = makeIcon("a", "similar", words.similar);
    link.href = `${siteSearch.page}?like=${encodeURIComponent(name)}`;
    return link;
  };

  customElements.define(
    "copy-link",
    class extends HTMLElement {
      connectedCallback() {
        const isCard = this.dataset.id || this.closest(".card");
        const isPage = !isCard && !linkOf(this);
        this.replaceChildren(
          makeButton("link", words.copyLink, () => address(this)),
          makeButton("copy", isPage ? words.copyPage : words.copyMarkdown, () => asMarkdown.of(this)),
          ...(isCard && globalThis.siteSearch ? [makeSimilar(this)] : []),
        );
        for (const near of ["pointerenter", "focusin"]) this.addEventListener(near, load, { once: true });
      }
    },
  );

  const add = (place, id = "") => {
    if (!place || place.querySelector("copy-link")) return;
    const buttons = document.createElement("copy-link");
    buttons.dataset.id = id;
    place.append(buttons);
  };

  for (const quote of document.querySelectorAll(alone)) if (linkOf(quote)) add(quote.querySelector(".line-meta, figcaption"));

  // A transcript has many quotes: a note gets its buttons when somebody comes near it, or to its quote.
  const notes = ".notes > li[data-for]";
  const addTo = (note) => add(note, note?.dataset.for);
  const near = ({ target }) => addTo(target.closest?.(notes));
  const addToTarget = () => {
    const links = location.hash ? [...document.querySelectorAll(".notes .kind-link")] : [];
    addTo(links.find((link) => link.hash === location.hash)?.closest(notes));
  };
  for (const event of ["pointerover", "focusin"]) addEventListener(event, near);
  addEventListener("hashchange", addToTarget);
  addToTarget();
  if (matchMedia("(hover: none)").matches) document.querySelectorAll(notes).forEach(addTo);

  // A page that is not there has no address to copy, and its title is nothing to copy either.
  const title = document.querySelector("main h1");
  const isCopied = !title?.hasAttribute("data-no-markdown");
  let head = document.querySelector("main .page-head .meta") ?? document.querySelector("main > .meta, main .lead");
  if (isCopied && !head && title) {
    head = document.createElement("p");
    head.className = "meta";
    title.after(head);
  }
  if (isCopied) add(head);
}
