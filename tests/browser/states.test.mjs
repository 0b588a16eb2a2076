// Sites that cannot be built, pages that go, a server that stops: the browser shows what there is, and comes back by
// itself.

import assert from "node:assert/strict";
import test from "node:test";

import { heard, isMarked, mark, needsBrowser, open, openWindow } from "./browser.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

const PAGE = "content/interviews/p07.md";
const board = (page) => page.locator("cairn-problems section");

test("where the first build fails its errors are shown, and the page when they are mended", async (test) => {
  const site = await serve(test, { ...STUDY, [PAGE]: STUDY[PAGE].replace("freq=monthly", "freq=mothly") });
  const page = await open(await openWindow(test, { expected: /status of 503/ }), `${site.url}/interviews/p07/`);
  await board(page)
    .getByText(/^1 error: there is no page to show yet/)
    .waitFor();
  await board(page).getByText("content/interviews/p07.md:10:", { exact: false }).first().waitFor();
  await site.change(PAGE, "freq=mothly", "freq=monthly");
  await page.getByRole("heading", { level: 1, name: "P07, Payments" }).waitFor();
  await board(page).waitFor({ state: "detached" });
});

test("a page that is deleted is not found, and comes back with its file", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test, { expected: /status of 404/ }), `${site.url}/themes/waiting/`);
  const text = STUDY["content/interviews/p08.md"];
  await site.change("content/interviews/p08.md", "{.waiting", "{.toil");
  await site.remove("content/themes/waiting.md");
  await page.getByRole("heading", { name: "Page not found" }).waitFor();
  await site.write("content/themes/waiting.md", STUDY["content/themes/waiting.md"]);
  await site.write("content/interviews/p08.md", text);
  await page.getByRole("heading", { level: 1, name: "Waiting" }).waitFor();
  assert.equal(page.url(), `${site.url}/themes/waiting/`);
});

test("under a template of one's own that is broken the last good page stays", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/themes/toil/`);
  await mark(page);
  const template = "themes/default/templates/theme.html";
  for (const broken of [
    "{% extends 'base.html' %}\n{% block main %}{{ title }\n{% endblock %}",
    "{% extends 'base.html' %}\n{% block main %}{{ tilte }}{% endblock %}",
  ]) {
    await site.write(template, broken);
    await board(page).getByText(`${template}:2:`, { exact: false }).first().waitFor();
    assert.ok(await isMarked(page), "the last good page is still there");
    await site.write(template, "{% extends 'base.html' %}\n{% block main %}<h1>{{ title }}, my way</h1>{% endblock %}");
    await page.getByRole("heading", { name: "Toil, my way" }).waitFor();
    await board(page).waitFor({ state: "detached" });
    await mark(page);
  }
});

test("a page that cannot be made from new content stays as it was, with the reason over it", async (test) => {
  const template = "{% extends 'base.html' %}{% block main %}<h1>{{ title }}</h1>\n{{ extra.colour }}{% endblock %}";
  const about = (extra) => `---\ntitle: About\n${extra}---\nWho asked.\n`;
  const site = await serve(test, {
    ...STUDY,
    "content/about.md": about("extra: {colour: red}\n"),
    "themes/default/templates/page.html": template,
  });
  const window = await openWindow(test, { expected: /status of 500/ });
  const page = await open(window, `${site.url}/about/`);
  await mark(page);
  await site.write("content/about.md", about(""));
  await board(page).getByText("page.html:2:", { exact: false }).first().waitFor();
  assert.ok(await isMarked(page), "the last good page is still there");
  const other = await open(window, `${site.url}/about/`);
  await board(other)
    .getByText(/there is no page to show yet/)
    .waitFor();
  await site.write("content/about.md", about("extra: {colour: green}\n"));
  await page.getByText("green").waitFor();
  await other.getByText("green").waitFor();
});

test("an open page recovers when the server was gone and is there again", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test, { expected: /ERR_/ }), `${site.url}/interviews/p07/`);
  const untouched = await open(page.context(), `${site.url}/themes/waiting/`);
  await mark(untouched);
  await site.stop();
  await site.change(PAGE, "Answer 3,", "Answer three,");
  await site.start();
  await page.getByText("Answer three,").waitFor();
  await heard(untouched, 1);
  await site.change(PAGE, "Answer three,", "Answer 3 again,");
  await page.getByText("Answer 3 again,").waitFor();
  assert.ok(await isMarked(untouched), "a page that is the same as before is not loaded again");
});

test("the last good page stays when the server comes back to a study with errors", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test, { expected: /ERR_/ }), `${site.url}/interviews/p07/`);
  await mark(page);
  await site.stop();
  await site.change(PAGE, "freq=monthly", "freq=mothly");
  await site.start();
  await board(page)
    .getByText(/last good page/)
    .waitFor();
  assert.ok(await isMarked(page));
  await site.change(PAGE, "freq=mothly", "freq=weekly");
  await page.getByRole("heading", { level: 1, name: "P07, Payments" }).waitFor();
  await board(page).waitFor({ state: "detached" });
});
