// What only a folded part needs is loaded when that is opened, or when the address says how it is set: in its query, or in its hash
// behind the part's name. A part that is of no use without its scripts is hidden without this one.
for (const part of document.querySelectorAll("details[data-scripts]")) {
  const load = () => {
    for (const src of part.dataset.scripts.split(" ")) {
      // In their order: not as each arrives.
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    }
  };
  part.hidden = false;
  const { name } = part.dataset;
  const isSet = name ? location.hash.startsWith(`#${name}&`) : location.search;
  if (isSet) load();
  else part.addEventListener("toggle", load, { once: true });
}
