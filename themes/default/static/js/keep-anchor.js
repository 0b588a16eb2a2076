// A page that has moved: the browser's own refresh would forget the place within it.
const moved = document.querySelector("main a[href]");
if (moved && location.hash && location.protocol !== "file:") {
  const target = new URL(moved.href);
  target.hash = location.hash;
  location.replace(target.href);
}
