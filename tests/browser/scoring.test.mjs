// The formula as the page of priorities works it out, on the scoring contract's examples by hand, and numbers as pages write them.
// tests/it/what_if holds it to the build's in thousands of random studies.

import assert from "node:assert/strict";
import test from "node:test";

const script = (name) => import(new URL(`../../themes/default/static/js/${name}.js`, import.meta.url));
await script("numbers");
await script("scoring");
const { scoring, numbers } = globalThis;

const NOTHING = { reach: null, worth: null, freq: null, latent: null, toil: null, removes: null, load: null, conditions: [null, null, null] };

/** A study of so many people in one team of 120. */
const study = (people, weights, candidates) => ({
  policy: { point: 300, hours: 480, load: [0, 0.1, 0.25, 0.5, 1], modifiers: [0.8, 1, 1.25], study: [0, 0, 0] },
  people: 120,
  weights,
  teams: [{ parent: null, counts: true, people: 120, known: true }],
  interviews: Array.from({ length: people }, (_, person) => ({ date: null, voices: [[person, 0]] })),
  candidates: candidates.map((candidate, index) => ({
    theme: index, by_slug: index, decided: false, heading: false, above: [], points: [], quotes: [], tags: [], own: [], ...candidate,
    estimate: { ...NOTHING, ...candidate.estimate },
  })),
});
const tags = (first, last) => Array.from({ length: last - first + 1 }, (_, n) => [first - 1 + n, first - 1 + n]);
const rows = (data, choice = {}) => scoring.rows(data, { ...scoring.published(data), ...choice }).rows;

test("the worked example", () => {
  const data = study(10, [0.6, 0.4], [
    { tags: tags(1, 8), points: [[0, 2]], estimate: { worth: 0, freq: 0.5, toil: 24, load: 3, conditions: [1, null, null] } },
    { tags: tags(4, 8), points: [[1, 4]], estimate: { worth: 0, freq: 2, toil: 1.5, load: 4, conditions: [1, null, null] } },
    { tags: tags(9, 9), points: [[0, 5]], estimate: { worth: 0, freq: 13, toil: 0.25, load: 2 } },
  ]);
  const shown = rows(data).map(({ index, rank, leverage, impact, saved, strategic, priority }) => [
    "ABC"[index], rank, leverage, impact, saved, strategic, priority,
  ]);
  assert.deepEqual(shown, [
    ["A", 1, 46.5, 30.625, 1424.0625, 360, 1784.0625],
    ["C", 2, 208, 0.5, 104, 900, 1004],
    ["B", 3, 120, 3.125, 375, 480, 855],
  ]);
  const order = (choice) => rows(data, choice).map(({ index }) => "ABC"[index]).join("");
  assert.deepEqual([193.571, 193.572, 0].map((point) => order({ point })), ["ABC", "ACB", "ABC"]);
});

test("what one person says of two themes adds up, in hours too", () => {
  // Daily 3 minutes of one theme, quarterly 16 hours of another.
  const quotes = [[0, 0, 0, 0, 65, 0.05, null], [0, 0, 1, 0, 1, 16, null]];
  const [{ frequency, toil }] = rows(study(1, [], [{ quotes }]));
  assert.equal(frequency.f, 66);
  assert.ok(Math.abs(frequency.f * toil - 19.25) < 1e-9, `${frequency.f * toil} hours`);
});

test("a path that is avoided counts half of how often it would be taken", () => {
  const [{ frequency, toil }] = rows(study(1, [], [{ quotes: [[0, 0, 0, 1, 1, 24, null]] }]));
  assert.deepEqual([frequency.avoided, frequency.f, toil], [1, 0.5, 24]);
});

test("numbers are rounded and grouped as pages write them", () => {
  const cases = [
    [1784.0625, "1,784"], [1_234_567.8, "1,234,568"], [855, "855"], [46.5, "46.5"], [30.625, "30.6"], [3.125, "3.12"], [0.775, "0.78"],
    [0.1333, "0.13"], [0.05, "0.05"], [0.0042, "0.0042"], [0, "0"], [-0, "0"], [-1234, "−1,234"], [-12.34, "−12.3"],
    // In the middle between two: to the even one.
    [2638.5, "2,638"], [2639.5, "2,640"], [12.25, "12.2"], [12.35, "12.3"], [0.125, "0.12"],
  ];
  for (const [value, expected] of cases) assert.equal(numbers.number(value), expected, String(value));
  const terms = [[0, "0"], [0.0896978, "0.0897"], [-0.775, "−0.775"], [0.00012345, "0.000123"], [0.9999, "1"], [30.625, "30.6"]];
  for (const [value, expected] of terms) assert.equal(numbers.term(value), expected, String(value));
  assert.deepEqual([0.775, 0.004, 1, 0].map(numbers.percent), ["78", "0.4", "100", "0"]);
});
