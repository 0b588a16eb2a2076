// The way to the search: a button on every page, `/`, Ctrl or ⌘ with K. What searches is loaded when somebody first comes near it.
{
  const button = document.querySelector(".search-open");
  const src = new URL(button.dataset.settings, location.href).href;
  const root = new URL("..", src).href;
  const loaded = new Map();

  const element = (make) =>
    new Promise((onload, onerror) => void document.head.append(Object.assign(make, { onload, onerror })));
  // In their order: not as each arrives. What did not come may come when it is asked for again.
  const once = (href, name) => {
    if (!loaded.has(href)) {
      const isStyle = name === "style";
      const parts = isStyle ? { rel: "stylesheet", href } : { src: href, async: false };
      const arriving = element(Object.assign(document.createElement(isStyle ? "link" : "script"), parts));
      loaded.set(href, arriving);
      arriving.catch(() => loaded.delete(href));
    }
    return loaded.get(href);
  };

  globalThis.siteSearch = {
    root,
    /** Loads files of the search by their names in its settings. */
    async load(...names) {
      await once(src);
      const { files } = globalThis.searchSettings;
      await Promise.all(names.map((name) => once(root + files[name], name)));
    },
  };

  const parts = () => globalThis.siteSearch.load("style", "results", "box");
  const open = () =>
    parts().then(
      () => globalThis.searchBox.open(),
      // Without the dialog there is the page.
      () => location.assign(`${root}search/${location.protocol === "file:" ? "index.html" : ""}`),
    );
  for (const near of ["pointerenter", "focus"]) button.addEventListener(near, () => parts().catch(() => {}), { once: true });
  button.addEventListener("click", open);
  button.hidden = false;

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const isSlash = event.key === "/" && !isCommand && document.documentElement.dataset.keys !== "off";
    if (!isSlash && !(event.key.toLowerCase() === "k" && isCommand && !event.shiftKey)) return;
    if (isSlash && event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    // A long list that can be filtered has the key for itself; the search page has its field.
    const own = isSlash && document.querySelector("[data-slash]:not([hidden])");
    const field = [...(own ? own.querySelectorAll("input, select, button") : [])].find((each) => each.checkVisibility());
    if (field) field.focus();
    else if (!document.querySelector("dialog[open]")) open();
  });
}
