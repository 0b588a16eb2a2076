// The corner of a page says whom it is for, and lets whoever looks at it choose another audience.

import assert from "node:assert/strict";
import test from "node:test";

import axe from "axe-core";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { STUDY, serve } from "./site.mjs";

needsBrowser();

const shown = (audience, text) => text.replace("---\n", `---\naudience: [${audience}]\n`);
const AUDIENCES = {
  ...STUDY,
  "site.toml":
    '[audiences.engineering]\ntitle = "All engineers"\nshows = ["themes", "pages"]\n[audiences.directors]\nshows = ["themes"]\n',
  "content/interviews/p07.md": shown("engineering, directors", STUDY["content/interviews/p07.md"]),
  "content/interviews/p08.md": shown("engineering", STUDY["content/interviews/p08.md"]),
};

const corner = (page) => page.locator("cairn-audience");
const select = (page) => corner(page).getByLabel("Shown:");
const isShown = (page, name) =>
  page.waitForFunction(
    (name) => document.querySelector("cairn-audience")?.shadowRoot.querySelector("select")?.value === name,
    name,
  );

test("another audience is chosen by the keyboard, and the same page opens for it", async (test) => {
  const site = await serve(test, AUDIENCES);
  const page = await open(await openWindow(test), `${site.url}/themes/waiting/`);
  await select(page).waitFor();
  assert.deepEqual(await select(page).locator("option").allTextContents(), [
    "Everything",
    "directors",
    "All engineers",
  ]);
  await isShown(page, "");
  assert.ok(await page.getByText("I wait every day.").first().isVisible());
  await select(page).focus();
  await page.keyboard.press("d");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("I wait every day.").first().waitFor({ state: "detached" });
  assert.equal(new URL(page.url()).pathname, "/themes/waiting/");
  await isShown(page, "directors");
  await page.waitForFunction(() => document.activeElement?.localName === "cairn-audience");
});

test("where the page is not for the one that is chosen, the home page opens, in every window", async (test) => {
  const site = await serve(test, AUDIENCES, ["--audience", "engineering"]);
  const context = await openWindow(test, { expected: /404/ });
  const page = await open(context, `${site.url}/interviews/p08/`);
  await isShown(page, "engineering");
  await select(page).selectOption({ label: "directors" });
  await corner(page).getByRole("button", { name: "Show" }).click();
  await isShown(page, "directors");
  await page.waitForURL(`${site.url}/`);
});

test("the filter counts no people where quotes are withheld, and comes back to what the page said", async (test) => {
  const files = {
    ...AUDIENCES,
    "content/interviews/p09.md":
      "---\nparticipant: P09\naudience: [engineering, directors]\n---\n\n" +
      "**P09:** [I wait too.]{.waiting for=engineering} [It is fine.]{.waiting kind=praise} [Nobody says so.]{.waiting for=directors}\n",
  };
  const site = await serve(test, files, ["--audience", "engineering"]);
  const page = await open(await openWindow(test), `${site.url}/themes/waiting/`);
  const counts = () => page.locator("filter-quotes .group:not([hidden]) .count").allTextContents();
  const whole = await counts();
  assert.match(whole.join(), /3 quotes, 1 more not for this audience/);
  await page.getByRole("button", { name: "Praise" }).click();
  assert.deepEqual(await counts(), ["1 quote"]);
  await page.getByRole("button", { name: "Praise" }).click();
  assert.deepEqual(await counts(), whole);
});

test("a study without audiences has no such corner", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test), `${site.url}/`);
  assert.equal(await corner(page).count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  test(`it can be read by everybody, ${colorScheme}`, async (test) => {
    const site = await serve(test, AUDIENCES);
    const page = await open(
      await openWindow(test, { colorScheme, viewport: { width: 390, height: 844 } }),
      `${site.url}/themes/toil/`,
    );
    await select(page).waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
      [],
    );
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}
