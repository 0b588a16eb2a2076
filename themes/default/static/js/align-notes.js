// Each note beside a transcript stands at the first line of its quote, or below the note before it where that is longer.
// Without this script the notes of a turn stand at its top. Only turns near the window are looked at: a browser lays out no
// others, and would have to for each that is asked where its words are.
{
  const wide = matchMedia("(width >= 72rem)");
  const near = new Set();

  const align = (turns) => {
    const lists = [...turns].map((turn) => turn.querySelector(":scope > .notes"));
    for (const list of lists) for (const note of list.children) note.style.marginBlockStart = "";
    if (!wide.matches) return;
    // All is read before anything is written, so that the page is laid out once.
    const moves = lists.flatMap((list) => {
      const gap = parseFloat(getComputedStyle(list).rowGap) || 0;
      let end = list.getBoundingClientRect().top - gap;
      return [...list.children].filter((note) => !note.hidden).map((note) => {
        const quote = document.getElementById(note.dataset.for);
        const wanted = quote?.getClientRects()[0]?.top ?? 0;
        const top = Math.max(wanted, end + gap);
        const move = top - (end + gap);
        end = top + note.getBoundingClientRect().height;
        return [note, move];
      });
    });
    for (const [note, move] of moves) note.style.marginBlockStart = `${move}px`;
  };

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? near.add(target) : near.delete(target);
      align(entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target));
    },
    { rootMargin: "50% 0px" },
  );
  for (const list of document.querySelectorAll(".turn > .notes")) observer.observe(list.parentElement);

  // A phone's window grows and shrinks in height while one scrolls: only its width moves words.
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    requestAnimationFrame(() => align(near));
  });
  // Notes come and go with a filter.
  addEventListener("notes", () => align(near));
  document.fonts.ready.then(() => align(near));
}
