// Takes the pictures of the README and the docs. Comes in: a folder with the demonstration's site, a folder to write to.
// Goes out: a PNG for each row of the table below. It is no test: `docs/demonstration/pictures` runs it.

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

/** What is shown: a page; what is opened on it, or searched for; where the picture begins; how large it is. */
const PICTURES = {
  home: { page: "", size: [1200, 900] },
  theme: { page: "themes/credential-refresh/", size: [1200, 900] },
  interview: { page: "interviews/2026-06-p11/", size: [1200, 900] },
  search: { page: "", search: "ticket", size: [1200, 900] },
  priorities: { page: "priorities/", open: '[id$="one-log-in-a-day"] details', size: [1200, 1010] },
};

const [site, out] = process.argv.slice(2).map((path) => resolve(path));
await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.BROWSER_BINARY ?? "/usr/bin/chromium" });
try {
  for (const [name, { page: address, open, search, size }] of Object.entries(PICTURES)) {
    const [width, height] = size;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: "light",
      reducedMotion: "reduce",
      locale: "en-GB",
      timezoneId: "UTC",
    });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, address, "index.html")).href);
    if (open) await page.locator(open).first().evaluate((details) => (details.open = true));
    if (search) {
      await page.keyboard.press("/");
      await page.getByRole("combobox").fill(search);
      await page.locator(".search-box .hit").first().waitFor();
      await page.keyboard.press("ArrowDown");
    }
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(out, `${name}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
}
