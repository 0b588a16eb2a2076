// Keeps an open page what its files say: asks for it again when it changed and stays where the reader is, swaps style
// sheets, shows what is wrong, and goes to the quote that was written last where that is wanted.
"use strict";

{
  const mine = { ...document.currentScript.dataset };
  const KEY = "cairn:place";
  const FOLLOWED = "cairn:followed";

  /** The element under the top of the window that has a place of its own, and how far it is from the top. */
  const landmark = () => {
    for (const y of [8, 80, 160, 320]) {
      const at = document.elementFromPoint(innerWidth / 2, y)?.closest("main [id]");
      if (at) return { id: at.id, top: at.getBoundingClientRect().top };
    }
    return null;
  };

  const remember = (go) => {
    const open = [...document.querySelectorAll("details")].map((details) => details.open);
    const place = { path: location.pathname, y: scrollY, landmark: landmark(), open, go };
    sessionStorage.setItem(KEY, JSON.stringify(place));
  };

  const show = (id) => {
    const at = document.getElementById(id);
    if (!at) return false;
    for (let above = at.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
    at.scrollIntoView({ block: "center" });
    at.classList.remove("cairn-written");
    void at.offsetWidth;
    at.classList.add("cairn-written");
    at.animate?.([{ outline: "3px solid currentColor", outlineOffset: "4px" }, { outline: "3px solid transparent", outlineOffset: "4px" }], 1600);
    return true;
  };

  const restore = () => {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    if (place?.path !== location.pathname) return;
    const details = [...document.querySelectorAll("details")];
    if (details.length === place.open.length) details.forEach((each, index) => (each.open = place.open[index]));
    if (place.go && show(place.go)) return;
    const at = place.landmark && document.getElementById(place.landmark.id);
    const y = at ? scrollY + at.getBoundingClientRect().top - place.landmark.top : place.y;
    scrollTo({ top: y, behavior: "instant" });
  };

  const again = (go) => {
    remember(go);
    // The browser's own memory of the place knows nothing of what came above it.
    history.scrollRestoration = "manual";
    location.reload();
  };

  /** What a style sheet is called whatever is in it: `/assets/cairn.css` for `/assets/cairn.3f9a1c2045.css`. */
  const plain = (path) => path.replace(/\.[0-9a-f]{10}\.css$/, ".css");

  const swapStyles = (styles) => {
    const path = (link) => new URL(link.href).pathname;
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
    const ours = links.filter((link) => new URL(link.href).origin === location.origin);
    for (const style of styles) {
      const older = ours.filter((link) => plain(path(link)) === plain(style));
      const newest = older.at(-1);
      if (!newest || path(newest) === style) continue;
      const next = newest.cloneNode();
      next.href = style;
      // The old one holds until the new one is there, however many come meanwhile.
      next.addEventListener("load", () => older.forEach((link) => link.remove()));
      newest.after(next);
    }
  };

  /** Where to go, if that is news: a place on this page, or another page. */
  const follow = (news) => {
    const before = Number(sessionStorage.getItem(FOLLOWED) ?? "-1");
    sessionStorage.setItem(FOLLOWED, news.followed);
    if (before < 0 || news.followed <= before || !news.go) return null;
    const to = new URL(news.go, location.origin);
    return { here: to.pathname === location.pathname, id: decodeURIComponent(to.hash.slice(1)), href: to.href };
  };

  let board = null;
  let said = "[]";

  const board_of = () => {
    const host = document.createElement("div");
    host.id = "cairn-problems";
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_cairn/live.css";
    const list = document.createElement("section");
    list.setAttribute("role", "alert");
    list.setAttribute("aria-label", "What keeps the site from being built");
    root.append(style, list);
    document.body.append(host);
    return host;
  };

  const complain = (problems) => {
    const text = JSON.stringify(problems);
    if (text === said) return;
    said = text;
    board?.remove();
    board = null;
    if (problems.length === 0) return;
    board = board_of();
    const list = board.shadowRoot.querySelector("section");
    const head = document.createElement("h1");
    head.textContent = problems.length === 1 ? "1 error: this is the last good page" : `${problems.length} errors: this is the last good page`;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Hide";
    close.title = "Hide until the next change (Esc)";
    close.addEventListener("click", () => board?.remove());
    list.append(close, head);
    for (const problem of problems) {
      const each = document.createElement("article");
      const place = document.createElement(problem.href ? "a" : "span");
      if (problem.href) place.href = problem.href;
      place.className = "place";
      place.textContent = problem.place;
      const words = document.createElement("pre");
      words.textContent = problem.text;
      words.tabIndex = 0;
      each.append(place, words);
      list.append(each);
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") board?.remove();
  });

  const hear = (news) => {
    const go = follow(news);
    if (go && !go.here) {
      sessionStorage.setItem(KEY, JSON.stringify({ path: new URL(go.href).pathname, y: 0, open: [], go: go.id }));
      location.assign(go.href);
      return;
    }
    if (news.page !== mine.page) {
      again(go?.id);
      return;
    }
    swapStyles(news.styles);
    if (go) show(go.id);
    complain(news.problems);
  };

  restore();
  history.scrollRestoration = "auto";
  const stream = new EventSource(`/_cairn/live?path=${encodeURIComponent(location.pathname)}`);
  stream.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  addEventListener("pagehide", () => stream.close());
  // A page that the browser kept and shows again has missed what happened.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
