// What only a folded part needs is loaded when that is opened, or when the address says how it is set.
for (const part of document.querySelectorAll("details[data-scripts]")) {
  const load = () => {
    for (const src of part.dataset.scripts.split(" ")) {
      // In their order: not as each arrives.
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    }
  };
  if (location.search) load();
  else part.addEventListener("toggle", load, { once: true });
}
