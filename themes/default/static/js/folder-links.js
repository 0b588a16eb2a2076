// A site opened from disk: nobody there answers for a folder, so links to folders get their index.html.
if (location.protocol === "file:") {
  const completed = (href) => {
    const url = new URL(href, location.href);
    if (url.protocol !== "file:" || !url.pathname.endsWith("/")) return null;
    url.pathname += "index.html";
    return url.href;
  };

  for (const link of document.querySelectorAll("a[href]")) {
    const href = completed(link.getAttribute("href"));
    if (href) link.href = href;
  }

  const refresh = document.querySelector('meta[http-equiv="refresh"]');
  const target = refresh && completed(refresh.content.replace(/^.*?url=/, ""));
  if (target) location.replace(target);
}
