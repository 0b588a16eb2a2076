// Marks in the list of contents where one reads.
{
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) links.set(place, link);
  }
  const places = [...links.keys()];
  let current;

  const mark = () => {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    const isAtEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
    const above = (place) => place.getBoundingClientRect().top < clientHeight / 3;
    const here = isAtEnd ? places.at(-1) : places.findLast(above);
    if (here === current) return;
    links.get(current)?.removeAttribute("aria-current");
    links.get(here)?.setAttribute("aria-current", "location");
    current = here;
  };

  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}
