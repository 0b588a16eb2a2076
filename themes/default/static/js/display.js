// How the reader wants the site to look: colours, contrast, single keys. What was chosen is set before the first paint; the
// menu is wired when the page is there. Before all that the face of titles is asked for.
{
  const root = document.documentElement;

  // Sooner than the styles ask for it; a link in the page would do the same, but browsers refuse that one with an error where
  // the site is opened from the disk.
  const { font } = document.currentScript.dataset;
  if (font && location.protocol !== "file:") {
    const link = { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: font };
    document.head.append(Object.assign(document.createElement("link"), link));
  }

  const choices = { colors: ["auto", "light", "dark"], contrast: ["auto", "more"], keys: ["on", "off"] };

  const read = (key) => {
    try {
      const choice = localStorage.getItem(`cairn.${key}`);
      return choices[key].includes(choice) ? choice : choices[key][0];
    } catch {
      return choices[key][0]; // Storage may be forbidden, as it is for files in some browsers.
    }
  };

  const write = (key, choice) => {
    try {
      localStorage.setItem(`cairn.${key}`, choice);
    } catch {
      // The choice then holds for this page only.
    }
  };

  const show = (key, choice) => {
    if (choice === choices[key][0]) delete root.dataset[key];
    else root.dataset[key] = choice;
  };

  const wire = (group) => {
    const { key } = group.dataset;
    const buttons = [...group.querySelectorAll("button")];
    const press = (choice) => {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === choice));
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        write(key, button.value);
        show(key, button.value);
        press(button.value);
      });
    }
    press(read(key));
  };

  for (const key of Object.keys(choices)) show(key, read(key));
  document.addEventListener("DOMContentLoaded", () => {
    for (const group of document.querySelectorAll(".display [data-key]")) wire(group);
    for (const opener of document.querySelectorAll(".display-open, .nav-display")) opener.hidden = false;
  });
}
