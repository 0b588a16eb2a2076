// Every page keeps to the policy that it is served with; each window fails its test where a console is not quiet.

import assert from "node:assert/strict";
import test from "node:test";

import { needsBrowser, open, openWindow } from "./browser.mjs";
import { PAGES, serve } from "./site.mjs";

needsBrowser();

const PAGE = "content/interviews/p07.md";
const SHEET = "themes/default/static/css/x.css";

test("no page of any kind does what it forbids, while it is loaded again, has errors over it and changes its style", async (test) => {
  const site = await serve(test);
  const window = await openWindow(test);
  let times = 0;
  for (const path of PAGES) {
    times += 1;
    const page = await open(window, site.url + path);
    assert.ok((await page.title()).length > 0, path);
    await site.change(PAGE, "freq=monthly", "freq=mothly");
    await page.locator("cairn-problems section").waitFor();
    await site.change(PAGE, "freq=mothly", "freq=monthly");
    await page.locator("cairn-problems").waitFor({ state: "detached" });
    await site.write(SHEET, `body { outline-color: rgb(${times}, 0, 0) }`);
    await page.waitForFunction(
      (times) => getComputedStyle(document.body).outlineColor === `rgb(${times}, 0, 0)`,
      times,
    );
    // The name of the site is on every page.
    await site.write("site.toml", `title = "Study ${times}"\n`);
    await page.waitForFunction((times) => document.title.includes(`Study ${times}`), times);
    await page.close();
  }
});

test("an old address leads on", async (test) => {
  const site = await serve(test);
  const page = await (await openWindow(test)).newPage();
  await page.goto(`${site.url}/themes/drudgery/#p07.two-weeks`);
  await page.waitForURL(`${site.url}/themes/toil/#p07.two-weeks`);
});

test("a page that is not there says so", async (test) => {
  const site = await serve(test);
  const page = await open(await openWindow(test, { expected: /status of 404/ }), `${site.url}/no/such/page/`);
  await page.getByRole("heading", { name: "Page not found" }).waitFor();
  await page.getByLabel("Breadcrumb").getByRole("link", { name: "Home" }).click();
  await page.waitForURL(`${site.url}/`);
});
