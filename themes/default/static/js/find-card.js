// The address of a quote's card is that of its theme's page. Where the theme has more quotes than one page, the card may be on
// another: the list of pages says which cards each has, by the first six letters of the FNV-1a hash of the card's name.
const digest = (name) => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0").slice(0, 6);
};

// What is sought: where two names have one digest, nobody is sent to and fro for a card that is nowhere.
const SOUGHT = "cairn.sought";

const takeSought = () => {
  try {
    const sought = sessionStorage.getItem(SOUGHT);
    sessionStorage.removeItem(SOUGHT);
    return sought;
  } catch {
    return null; // Storage may be forbidden, and two such names are rare.
  }
};

const remember = (name) => {
  try {
    sessionStorage.setItem(SOUGHT, name);
  } catch {
    // Then one is sent on as often as the digest says so.
  }
};

const named = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // Not every `%` is an escape.
  }
};

const find = () => {
  const name = named();
  const sought = takeSought();
  if (!name || sought === name || document.getElementById(name)) return;
  const wanted = digest(name);
  const has = (link) => link.dataset.cards.split(" ").includes(wanted);
  const page = [...document.querySelectorAll(".quote-pages [data-cards]")].find(has);
  if (!page) return;
  remember(name);
  const target = new URL(page.href);
  target.hash = location.hash;
  location.replace(target.href);
};

addEventListener("hashchange", find);
find();
