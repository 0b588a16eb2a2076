// What a reader does with a page, in both browsers: copying a link and a quote, so that they can be pasted; playing a recording.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";

import { DEMONSTRATION, builtDemonstration, host } from "./built.mjs";
import { ENGINES } from "./engines.mjs";
import { serve } from "./site.mjs";

/** A few seconds of speech, as browsers play it. */
const SPEECH = join(DEMONSTRATION, "content/recordings/2026-06-p11.mp3");
const RECORDED =
  "---\nparticipant: P01\nrecording: p01.mp3\n---\n\n" +
  "**Mira:** [00:00:00] And then?\n\n**P01:** [00:00:01] Then I wait.\n\n**Mira:** [00:00:02] For what?\n\n**P01:** [00:00:03] For you.\n";

/** Where a reader pastes what was copied: a field on the page itself, since a clipboard that is read asks for leave. */
async function pasted(page) {
  await page.evaluate(() => {
    document.querySelector("#paste")?.remove();
    const field = document.createElement("textarea");
    field.id = "paste";
    document.querySelector("main").prepend(field);
    field.focus();
  });
  await page.paste();
  return page.evaluate(() => document.querySelector("#paste").value);
}

/** Clicks a button that copies; done when it says that it has. */
async function copy(page, selector) {
  await page.waitFor((selector) => document.querySelector(selector), selector);
  await page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: "center" }), selector);
  await page.click(selector);
  await page.waitFor((selector) => document.querySelector(selector).classList.contains("done"), selector);
}

for (const { name, skip, launch } of ENGINES) {
  test(`${name}: the link and the words of a quote are pasted as they were copied`, { skip }, async (test) => {
    const url = await host(test, await builtDemonstration());
    const page = await launch(test);
    const words = "I look in on it, see it's in the queue, go back, forget what I was on, look in again, call it four minutes of actual looking each time, and I push twice a day.";
    const who = "P01, senior engineer, Booking, 2026-02-05";
    const markdown = `> ${words}\n\n> — ${who} ([transcript](${url}/interviews/2026-02-p01/#the-word-ship))\n`;

    await page.goto(`${url}/themes/slow-pipeline/`);
    const card = "[id='2026-02-p01.the-word-ship']";
    await copy(page, `${card} button.icon-link`);
    assert.equal(await pasted(page), `${url}/themes/slow-pipeline/#2026-02-p01.the-word-ship`);
    await copy(page, `${card} button.icon-copy`);
    assert.equal(await pasted(page), markdown);

    // The same quote where it was said: its address puts the buttons at its note.
    await page.goto(`${url}/interviews/2026-02-p01/#the-word-ship`);
    const note = ".notes li[data-for='the-word-ship']";
    await copy(page, `${note} button.icon-link`);
    assert.equal(await pasted(page), `${url}/interviews/2026-02-p01/#the-word-ship`);
    await copy(page, `${note} button.icon-copy`);
    assert.equal(await pasted(page), markdown);
    assert.deepEqual(page.heard.wrong, []);
  });

  test(`${name}: a recording is played, stopped, and moved by keys and by the times of the transcript`, { skip }, async (test) => {
    const { url } = await serve(test, { "content/interviews/p01.md": RECORDED, "content/interviews/p01.mp3": await readFile(SPEECH) });
    const page = await launch(test);
    await page.goto(`${url}/interviews/p01/`);
    const control = ".player button.play";
    await page.waitFor((control) => document.querySelector(control)?.getAttribute("aria-label") === "Play", control);
    await page.click(control);
    await page.waitFor(() => document.querySelector(".player audio").currentTime > 0.3);
    await page.waitFor(() => document.querySelector(".turn.now"));
    assert.equal(await page.evaluate((control) => document.querySelector(control).getAttribute("aria-label"), control), "Pause");
    await page.click(control);
    await page.waitFor(() => document.querySelector(".player audio").paused);

    const stopped = await page.evaluate(() => document.querySelector(".player audio").currentTime);
    await page.evaluate(() => document.querySelector(".player input[type=range]").focus());
    await page.press("ArrowRight");
    await page.waitFor((stopped) => document.querySelector(".player audio").currentTime > stopped, stopped);

    // A time of the transcript moves the head, and starts nothing.
    await page.click("#t3 a.time");
    await page.waitFor(() => document.querySelector(".player audio").currentTime === 2);
    await page.waitFor(() => document.querySelector(".turn.now")?.id === "t3");
    assert.ok(await page.evaluate(() => document.querySelector(".player audio").paused));
    assert.equal(await page.evaluate(() => location.pathname), "/interviews/p01/");
    assert.deepEqual(page.heard.wrong, []);
  });
}
