// Keeps an open page what its files say: asks for it again when it changed and stays where the reader is, swaps style
// sheets, shows what is wrong, and goes to the quote that was written last where that is wanted.
"use strict";

{
  const mine = { ...document.currentScript.dataset };
  const KEY = "cairn:place";
  const FOLLOWED = "cairn:followed";
  const CHOSE = "cairn:chose";
  /** More complaints than this are for the terminal. */
  const MOST = 40;
  /** How long until somebody is asked again who does not answer. */
  const RETRY = 1000;

  // The place of the reader.

  const BLOCKS = ["p", "li", "dt", "dd", "th", "td", "summary", "pre", "figcaption", "h1", "h2", "h3", "h4"];
  const blocks = () => [...document.querySelectorAll(BLOCKS.map((block) => `main ${block}`))];

  /** Whether an element stays in the window while the page scrolls. */
  const isStuck = (it) => {
    for (let at = it; at; at = at.parentElement) {
      if (["sticky", "fixed"].includes(getComputedStyle(at).position)) return true;
    }
    return false;
  };

  /**
   * The words by which a place is found again: those under the top of the window, then those above, which hold the place
   * of the ones under the top while these are written, then those below.
   */
  const landmarks = () => {
    // Who is at the top of a page wants to see what comes there.
    if (scrollY === 0) return [];
    const all = blocks().filter((block) => block.checkVisibility());
    const first = all.findIndex((block) => block.getBoundingClientRect().bottom > 8 && !isStuck(block));
    if (first < 0) return [];
    const near = [
      all[first],
      ...all.slice(Math.max(0, first - 8), first).reverse(),
      ...all.slice(first + 1, first + 9),
    ];
    const loose = near.filter((block) => !isStuck(block));
    return loose.map((block) => ({ text: block.textContent, top: block.getBoundingClientRect().top }));
  };

  /** How far the page is from the place that was remembered. */
  const distance = (place) => {
    const found = new Map(place.landmarks.map(({ text }) => [text, []]));
    for (const block of blocks()) found.get(block.textContent)?.push(block);
    for (const { text, top } of place.landmarks) {
      // Words that stand on the page more than once say nothing about the place.
      const [at, another] = found.get(text);
      if (at && !another) return at.getBoundingClientRect().top - top;
    }
    return place.y - scrollY;
  };

  /** What can be opened, each by a name that holds when there is more of it: the nearest id, and a count. */
  const folds = () => {
    const counts = new Map();
    return [...document.querySelectorAll("details")].map((details) => {
      const id = details.closest("[id]")?.id;
      const count = counts.get(id) ?? 0;
      counts.set(id, count + 1);
      return [`${id} ${count}`, details];
    });
  };

  const remember = (place) => sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, ...place }));

  const bring = (at) => {
    for (let above = at.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
    at.scrollIntoView({ block: "center", behavior: "instant" });
  };

  const glow = (at) => {
    const outline = (outline) => ({ outline, outlineOffset: "4px" });
    at.animate([outline("3px solid currentColor"), outline("3px solid transparent")], 1600);
  };

  const restore = () => {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    if (place?.path !== location.pathname) return;
    const open = new Map(place.open ?? []);
    for (const [name, details] of folds()) details.open = open.get(name) ?? details.open;
    const go = place.go && document.getElementById(place.go);
    const put = () => {
      const off = go ? 0 : distance(place);
      if (go) bring(go);
      else if (Math.abs(off) > 0.5) scrollBy({ top: off, behavior: "instant" });
    };
    put();
    if (go) glow(go);
    // Until all has come, pictures move the page, the browser goes to the place that the address names, and what comes
    // into the window for the first time gets its true height.
    let touched = false;
    const touch = () => (touched = true);
    for (const kind of ["wheel", "keydown", "pointerdown"])
      addEventListener(kind, touch, { once: true, passive: true });
    const settle = (frames) => {
      if (touched) return;
      put();
      if (frames > 0) requestAnimationFrame(() => settle(frames - 1));
    };
    addEventListener("load", () => requestAnimationFrame(() => settle(5)), { once: true });
  };

  // What the server tells.

  let stream = null;

  const again = (go) => {
    // What is told from here on is for the page that comes.
    rest();
    const open = folds().map(([name, details]) => [name, details.open]);
    remember({ y: scrollY, landmarks: landmarks(), open, go });
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
    return { here: to.pathname === location.pathname, id: decodeURIComponent(to.hash.slice(1)), to };
  };

  const hear = (news) => {
    if (isAway(news)) {
      rest();
      location.assign("/");
      return;
    }
    const go = follow(news);
    if (go && !go.here) {
      rest();
      remember({ path: go.to.pathname, y: 0, landmarks: [], go: go.id });
      location.assign(go.to);
      return;
    }
    // There is no page while there is no site, or while this one cannot be made: the last good one stays.
    if (news.page !== "" && news.page !== mine.page) {
      again(go?.id);
      return;
    }
    swapStyles(news.styles);
    const at = go && document.getElementById(go.id);
    if (at) {
      bring(at);
      glow(at);
    }
    showAudience(news.audience);
    complain(news);
  };

  const rest = () => {
    stream?.close();
    stream = null;
  };

  const listen = () => {
    rest();
    const mine = new EventSource(`/_cairn/live?path=${encodeURIComponent(location.pathname)}`);
    stream = mine;
    mine.addEventListener("message", (event) => stream === mine && hear(JSON.parse(event.data)));
    // A browser asks again by itself where nobody answers, but gives up where somebody else does.
    const givenUp = () => stream === mine && mine.readyState === EventSource.CLOSED;
    mine.addEventListener("error", () => givenUp() && setTimeout(() => givenUp() && listen(), RETRY));
  };

  // What is wrong.

  let board = null;
  let said = "[]";
  let change = 0;
  let hidden = null;

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  const take = () => {
    board?.remove();
    board = null;
  };

  const hide = () => {
    take();
    hidden = change;
  };

  const headline = (count) => {
    const errors = count === 1 ? "1 error" : `${count} errors`;
    return mine.page === "" ? `${errors}: there is no page to show yet` : `${errors}: this is the last good page`;
  };

  /** A complaint as a terminal shows it, taken apart: its sentences are wrapped where the window is narrow. */
  const article = ({ place, href, text }) => {
    const [what, ...lines] = text.split("\n").filter((line) => line.trim() !== `--> ${place}`);
    const help = lines.findIndex((line) => line.startsWith("= help: ", line.search(/\S/)));
    const excerpt = lines.slice(0, help < 0 ? undefined : help).filter((line) => line.trim() !== "|");
    const where = element(href ? "a" : "span", { className: "place", textContent: place });
    if (href) where.href = href;
    const all = element("article", {});
    all.append(where, element("p", { textContent: what }));
    if (excerpt.length > 0) all.append(element("pre", { textContent: excerpt.join("\n"), tabIndex: 0 }));
    if (help >= 0)
      all.append(element("p", { textContent: lines.slice(help).join(" ").replace(/\s+/g, " ").replace("= ", "") }));
    return all;
  };

  /** Scrolls an excerpt that is wider than the window to the passage that is underlined. */
  const bringPassage = (pre) => {
    const lines = pre.textContent.split("\n");
    const column = Math.max(...lines.map((line) => line.search(/\^+/)));
    const longest = Math.max(...lines.map((line) => line.length));
    pre.scrollLeft = (pre.scrollWidth * column) / longest - pre.clientWidth / 2;
  };

  const showBoard = (problems) => {
    board = element("cairn-problems", {});
    const style = element("link", { rel: "stylesheet", href: "/_cairn/live.css" });
    const list = element("section", { ariaLabel: "What keeps the site from being built", hidden: true });
    // Without its style it would stand below the page for a moment.
    style.addEventListener("load", () => {
      list.hidden = false;
      list.querySelectorAll("pre").forEach(bringPassage);
    });
    const close = element("button", { type: "button", textContent: "Hide", title: "Hide until the next change (Esc)" });
    close.addEventListener("click", hide);
    const head = element("header", {});
    head.append(element("p", { role: "alert", textContent: headline(problems.length) }), close);
    list.append(head, ...problems.slice(0, MOST).map(article));
    if (problems.length > MOST) {
      list.append(element("p", { textContent: `And ${problems.length - MOST} more: the terminal has them all.` }));
    }
    board.attachShadow({ mode: "open" }).append(style, list);
    document.body.append(board);
  };

  const complain = (news) => {
    const text = JSON.stringify(news.problems);
    change = news.change;
    if (text === said && (board || change === hidden)) return;
    said = text;
    take();
    if (news.problems.length > 0) showBoard(news.problems);
  };

  addEventListener("keydown", (event) => event.key === "Escape" && hide());

  // Whom the page is for.

  let corner = null;
  let audience = null;

  /** Whether another audience was chosen, which does not see this page. */
  const isAway = (news) => {
    const before = audience;
    audience = news.audience?.shown ?? null;
    return before !== null && audience !== null && before !== audience && news.missing;
  };

  const choose = async (select) => {
    const answer = await fetch("/_cairn/audience", { method: "POST", body: select.value }).catch(() => null);
    if (!answer?.ok) select.value = audience;
    // Whoever chose by the keyboard goes on there when the page is loaded again.
    else sessionStorage.setItem(CHOSE, "");
  };

  const cornerOf = ({ all, choice }) => {
    const nav = element("nav", { ariaLabel: "Audience", hidden: true });
    const form = element("form", {});
    const select = element("select", { disabled: !choice });
    const titles = [["", "Everything"], ...all];
    select.append(...titles.map(([value, textContent]) => element("option", { value, textContent })));
    const label = element("label", { textContent: "Shown: " });
    label.append(select);
    form.append(label);
    if (choice) form.append(element("button", { textContent: "Show" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      choose(select);
    });
    nav.append(form);
    return nav;
  };

  const showAudience = (news) => {
    const text = JSON.stringify(news && [news.all, news.choice]);
    if (corner?.text !== text) {
      corner?.remove();
      corner = null;
    }
    if (!news) return;
    if (!corner) {
      corner = element("cairn-audience", { text });
      const style = element("link", { rel: "stylesheet", href: "/_cairn/live.css" });
      const nav = cornerOf(news);
      style.addEventListener("load", () => {
        nav.hidden = false;
        if (sessionStorage.getItem(CHOSE) !== null) nav.querySelector("select").focus({ preventScroll: true });
        sessionStorage.removeItem(CHOSE);
      });
      corner.attachShadow({ mode: "open" }).append(style, nav);
      document.body.append(corner);
    }
    corner.shadowRoot.querySelector("select").value = news.shown;
  };

  restore();
  addEventListener("load", () => setTimeout(() => (history.scrollRestoration = "auto")), { once: true });
  // A browser holds few connections to one server: a page that nobody sees does without, and hears what it missed when
  // somebody does.
  const listenIfSeen = () => (document.visibilityState === "visible" ? listen() : rest());
  addEventListener("visibilitychange", listenIfSeen);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", (event) => event.persisted && listenIfSeen());
  listenIfSeen();
}
