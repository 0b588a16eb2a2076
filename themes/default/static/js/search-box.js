// The search as a dialog over any page: a combobox with a list of results, as ARIA describes it. The focus stays in the field; what
// is chosen in the list is named to it. The list changes only when somebody typed or pressed something.
{
  const { Filters, NARROWING, complete, groups, link, make, many, notes, pageOf, say, search, status, toggled } = globalThis.searchResults;
  // How many results of a kind are shown, and how many buttons and completions.
  const [LIMIT, KINDS, TEAMS, COMPLETIONS] = [{ quote: 10, other: 3 }, 7, 5, 6];
  const LIST = ":search-list";
  // How long nothing may come before it is said that something is on its way.
  const SLOW_MS = 400;

  const icon = () => document.querySelector(".search-open .i").cloneNode(true);
  const button = (text) => Object.assign(make("button", "", text), { type: "button" });
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const input = set(make("input"), {
    name: "q",
    role: "combobox",
    "aria-label": say("search.field"),
    "aria-autocomplete": "list",
    "aria-controls": LIST,
    "aria-expanded": "false",
    autocapitalize: "off",
    autocomplete: "off",
    enterkeyhint: "search",
    placeholder: say("search.field"),
    spellcheck: "false",
  });
  const close = button(say("search.close"));
  const [kinds, teams] = [make("span"), make("span")];
  const only = set(make("div", "search-only", kinds, teams), { role: "group", "aria-label": say("search.only") });
  const note = make("p", "search-note");
  const list = set(make("div", "search-list"), { id: LIST, role: "listbox", "aria-label": say("search.results") });
  const help = make("p", "search-help", say("search.help"));
  const state = set(make("p", "search-status"), { role: "status" });
  const all = make("a", "", say("search.all"));
  const field = make("form", "search-field", icon(), input, close);
  const foot = make("div", "search-foot", state, make("span", "search-keys", say("search.keys")), all);
  const dialog = set(make("dialog", "search-box", field, only, note, help, list, foot), { "aria-label": say("search.title") });
  field.setAttribute("role", "search");
  document.body.append(dialog);

  const press = (key, option) => {
    input.value = toggled(input.value, key, option);
    find("update");
  };
  const [ofKinds, ofTeams] = NARROWING;
  const filters = [new Filters(kinds, ofKinds, KINDS, press), new Filters(teams, ofTeams, TEAMS, press)];

  // ---- What is chosen.

  let options = [];
  let chosen = null;

  const choose = (option) => {
    chosen?.setAttribute("aria-selected", "false");
    chosen = option ?? null;
    if (!chosen) return input.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", chosen.id);
    // The heading of a group comes with its first.
    (chosen.previousElementSibling?.matches(".search-kind") ? chosen.previousElementSibling : chosen).scrollIntoView({ block: "nearest" });
    return chosen.scrollIntoView({ block: "nearest" });
  };

  const asOption = (element, place) => set(element, { id: `${LIST}-${place}`, role: "option", "aria-selected": "false", tabindex: "-1" });

  // ---- What is found.

  const group = (name, title, ...children) => {
    const heading = set(make("div", "search-kind", title), { id: `${LIST}-${name}`, role: "presentation" });
    return set(make("div", "", heading, ...children), { role: "group", "aria-labelledby": heading.id });
  };

  const completion = (each) => {
    const option = make("div", "hit completion", make("span", "hit-text", each.label ?? each.insert));
    if (each.count) option.append(make("span", "count", each.count.toLocaleString("en-US")));
    option.dataset.id = `complete ${each.insert}`;
    option.addEventListener("click", () => {
      // What is complete ends with a space: the next word follows.
      const isWhole = !each.insert.endsWith(":");
      input.setRangeText(isWhole ? `${each.insert} ` : each.insert, each.from, each.to, "end");
      input.focus();
      find();
    });
    return option;
  };

  const show = (found, completions, how) => {
    const before = chosen?.dataset.id;
    const isBare = input.value.trim() === "";
    const narrowing = completions.slice(0, COMPLETIONS).map(completion);
    const results = isBare ? [] : found.results.map((result) => [result.kind, link(result, { isShort: true })]);
    list.replaceChildren();
    if (narrowing.length > 0) list.append(group("complete", say("search.complete"), ...narrowing));
    for (const [kind, links] of groups(results.map(([kind, hit]) => ({ kind, hit })))) {
      list.append(group(kind, say(`search.kinds.${kind}`), ...links.map(({ hit }) => hit)));
    }
    options = [...list.querySelectorAll(".hit")].map(asOption);
    input.setAttribute("aria-expanded", String(options.length > 0));
    list.hidden = options.length === 0;
    help.hidden = !isBare;
    // Whoever had chosen something has it still, where it was found again.
    choose(before && options.find((option) => option.dataset.id === before));
    if (!chosen) list.scrollTop = 0;
    for (const each of filters) each[how](found);
    note.textContent = notes(found).join(" ");
    const isNarrowing = narrowing.length > 0 && found.results.length === 0;
    state.textContent = isBare ? "" : isNarrowing ? many("search.completions", narrowing.length) : status(found);
  };

  // Completions narrow the query; those of words help only where nothing was found. One letter begins too much.
  const narrowing = (completions, found) =>
    completions.filter(({ insert, from, to }) => {
      const typed = input.value.slice(from, to);
      return typed.length > 1 && typed !== insert && (insert.includes(":") || found.results.length === 0);
    });

  let newest = 0;
  // Who presses a button finds it where it was.
  const find = async (how = "show") => {
    const mine = (newest += 1);
    const query = input.value;
    all.href = pageOf(query);
    const slow = setTimeout(() => mine === newest && (state.textContent = say("search.searching")), SLOW_MS);
    try {
      const found = await search(query, { limit: LIMIT });
      const completions = query.trim() ? await complete(query, input.selectionStart).catch(() => []) : [];
      if (mine === newest) show(found, narrowing(completions, found), how);
    } catch (error) {
      // A newer search took its place.
      if (error?.name !== "AbortError" && mine === newest) state.textContent = say("search.failed");
    } finally {
      clearTimeout(slow);
    }
  };

  // ---- Keys.

  const step = (by) => {
    const place = options.indexOf(chosen);
    const next = place < 0 ? (by > 0 ? 0 : options.length - 1) : (place + by + options.length) % options.length;
    choose(options[next]);
  };

  const enter = (event) => {
    if (!chosen) return location.assign(pageOf(input.value));
    const { ctrlKey, metaKey, shiftKey } = event;
    return chosen.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  };

  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    // In the field, until something is chosen in the list.
    Home: () => chosen && choose(options[0]),
    End: () => chosen && choose(options.at(-1)),
    Enter: enter,
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const act = KEYS[event.key];
    const isUsed = act && (chosen || !["Home", "End"].includes(event.key)) && (options.length > 0 || event.key === "Enter");
    if (!isUsed) {
      if (["ArrowLeft", "ArrowRight"].includes(event.key)) choose(null);
      return;
    }
    event.preventDefault();
    act(event);
  });
  input.addEventListener("input", () => {
    choose(null);
    find();
  });
  field.addEventListener("submit", (event) => event.preventDefault());

  // ---- Opening and closing: the browser gives the focus back to where it was.

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // Beside the dialog, or on something that leads to this very page.
    const isOut = event.target === dialog;
    if (isOut || (event.target.closest("a[href]") && !event.ctrlKey && !event.metaKey && !event.shiftKey)) dialog.close();
  });

  globalThis.searchBox = {
    open() {
      if (!dialog.open) dialog.showModal();
      input.focus();
      input.select();
      find();
    },
  };
}
