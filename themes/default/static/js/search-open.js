// The way to the search: a button on every page, `/`, Ctrl or ⌘ with K. What searches is loaded when it is opened first; where it
// does not come, there is the page.
{
  const button = document.querySelector(".search-open");
  const settings = new URL(button.dataset.settings, location.href).href;
  const page = new URL(location.protocol === "file:" ? "index.html" : ".", settings).href;
  let loading;

  const add = (src) =>
    new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));

  globalThis.siteSearch = {
    page,
    root: new URL("..", settings).href,
    /** Loads what shows results. What did not come may come when it is asked for again. */
    begin() {
      loading ??= add(settings).then(() => add(siteSearch.root + searchSettings.files.results));
      return loading.catch((error) => {
        loading = null;
        throw error;
      });
    },
  };

  const open = () => siteSearch.begin().then(() => searchResults.open()).catch(() => location.assign(page));
  button.addEventListener("click", open);
  button.hidden = false;

  addEventListener("keydown", (event) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const isSlash = event.key === "/" && !isCommand && document.documentElement.dataset.keys !== "off";
    if (!isSlash && !(event.key === "k" && isCommand)) return;
    if (event.altKey || (isSlash && event.target.closest?.("input, textarea, select, [contenteditable]"))) return;
    event.preventDefault();
    // A long list that can be filtered has the key for itself.
    const fields = isSlash ? document.querySelectorAll("[data-slash] :is(input, select)") : [];
    const field = [...fields].find((each) => each.checkVisibility());
    if (field) field.focus();
    else if (!document.querySelector("dialog[open]")) open();
  });
}
