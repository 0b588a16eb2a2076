// What a filter is set to stands in the address, `?kind=pain&kind=ask`, so that it can be sent to somebody. Filters read and
// write it here, each under a name of its own.
globalThis.addressState = {
  /** The values under a name. */
  read: (name) => new URLSearchParams(location.search).getAll(name),

  /** Puts values under a name in the place of those that were there. */
  write(name, values) {
    const url = new URL(location.href);
    url.searchParams.delete(name);
    for (const value of values) url.searchParams.append(name, value);
    if (url.href === location.href) return;
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // A page in a frame of somebody else's may not have an address of its own: the filter works all the same.
    }
  },

  /** What the hash says behind a word, `#what-if&point=300`; nothing where it says something else. */
  readHash(word) {
    const [first, ...rest] = location.hash.slice(1).split("&");
    return new URLSearchParams(first === word ? rest.join("&") : "");
  },

  /** Puts what is said behind a word in the place of the hash, which goes where nothing is said. */
  writeHash(word, params) {
    const isOurs = location.hash.slice(1).split("&")[0] === word;
    if (params.size === 0 && !isOurs) return;
    const url = new URL(location.href);
    url.hash = params.size > 0 ? `${word}&${params}` : "";
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // As above.
    }
  },

  /** Calls a function whenever the address may have become another one on this page. */
  onChange(changed) {
    addEventListener("popstate", changed);
    addEventListener("pageshow", (event) => event.persisted && changed());
  },

  /** The element that the address leads to. */
  target() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // Not every `%` is an escape.
    }
  },
};
