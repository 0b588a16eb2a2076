// `j` and `k` go to the next and the previous quote. Who turned single keys off, types into a field or holds a modifier keeps
// the key.
addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  const isOff = document.documentElement.dataset.keys === "off";
  if (!step || isOff || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const quotes = [...document.querySelectorAll(".card, mark.quote[id]:not(.off)")].filter((quote) => quote.checkVisibility());
  const current = quotes.indexOf(document.activeElement);
  // From where one reads, if no quote has the focus: the first one below the top of the window.
  const below = quotes.findIndex((quote) => quote.getBoundingClientRect().top > 0);
  const near = step > 0 ? below : (below < 0 ? quotes.length : below) - 1;
  const next = quotes[current < 0 ? near : current + step];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
});
