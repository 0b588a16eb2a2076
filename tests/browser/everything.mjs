// A small study that has everything in it: what pages of all kinds can show.

import { PAGES, STUDY } from "./site.mjs";

const front = (person, team) => `---\nparticipant: ${person}\nteam: ${team}\ninterviewer: Mira\n`;
/** The small study, with quotes of each kind, quotes that overlap, words that do not break, and everything an opportunity has. */
export const EVERYTHING = {
  ...STUDY,
  "site.toml": 'title = "A study whose name is longer than anybody would like it to be"\n',
  "content/themes/toil.md": "---\ntitle: Toil\naliases: [drudgery]\nstatus: watching\nowner: payments\n---\nWhat hurts.\n",
  "content/opportunities/one-button.md":
    "---\ntitle: One button\nstage: feature\nstatus: validated\nthemes: [toil]\nproblem: It hurts.\nhypothesis: It would not.\n" +
    "solution: A button.\neliminates: The forms.\nestimate: {reach: 0.4, freq: monthly, toil: 2h}\nstrategic: {faster: 3}\n" +
    "validation:\n  - {stage: problem, verdict: supports, with: Payments, date: 2026-02-03, note: They nodded.}\n---\nWords.\n",
  "content/interviews/p11.md":
    front("P11", "payments") +
    "recording: https://recordings.example/p11.mp4\nrole: staff engineer\nguide: g1\ntags: [waiting]\ntakeaways: [It is slow., It is dear.]\n---\n\n" +
    "**Mira:** [00:00:10] How?\n\n" +
    "**P11:** [00:00:20] Well, [it is [slow and]{.waiting #slow kind=pain freq=weekly toil=2h load=3} then some]{.toil #some kind=avoided} more. " +
    "[We copy it.]{.toil kind=workaround} [We have two.]{.toil kind=workflow} [I like it.]{.toil kind=praise} " +
    '[I want one.]{.toil kind=ask note="They laughed."} [It is fine.]{.toil kind=counter}\n\n' +
    `**P11:** \`${"word".repeat(60)}\` and ${"long".repeat(60)}\n\n| a | b |\n|---|---|\n| ${"c".repeat(90)} | d |\n\n` +
    "> Somebody else.\n\n- one\n- two\n\n**Mira:** Good.\n",
};

/** Its pages, of each kind at least one. */
export const ALL_PAGES = [...PAGES, "/interviews/p11/", "/themes/waiting/", "/search/"];
