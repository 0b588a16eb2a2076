// Each note beside a transcript stands at the first line of its quote, or below the note before it where that is longer.
// Without this script the notes of a turn stand at its top.
{
  const wide = matchMedia("(width >= 72rem)");

  const align = () => {
    const lists = [...document.querySelectorAll(".turn > .notes")];
    for (const note of document.querySelectorAll(".notes > li")) note.style.marginBlockStart = "";
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

  // A phone's window grows and shrinks in height while one scrolls: only its width moves words.
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    requestAnimationFrame(align);
  });
  // Notes come and go with a filter.
  addEventListener("notes", align);
  document.fonts.ready.then(align);
  align();
}
