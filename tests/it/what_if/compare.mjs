// Works each case out as the page of priorities does, and says where the build has something else.
//
// Arguments: the folder of the look's scripts, a file with a case a line.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [scripts, file] = process.argv.slice(2);
for (const script of ["numbers.js", "scoring.js"]) await import(pathToFileURL(join(scripts, script)).href);
const { published, rows } = globalThis.scoring;

/** The numbers of a row that the build has too. */
const shown = (row, names) => ({
  name: names[row.index],
  rank: row.rank,
  affected: row.affected,
  share: row.share,
  reached: row.reached,
  f: row.frequency.f,
  latent: row.frequency.avoided,
  toil: row.toil,
  load: row.load,
  modifier: row.modifier,
  impact: row.impact,
  strategic: row.strategic,
  priority: row.priority,
});

const wrong = [];
let count = 0;
for (const line of (await readFile(file, "utf8")).split("\n")) {
  const { name, names, data, choice, rows: expected } = JSON.parse(line);
  const found = rows(data, { ...published(data), ...choice }).rows.map((row) => shown(row, names));
  count += 1;
  // To the last bit, so to the last digit that is shown.
  const differs = (row, place) => JSON.stringify(row) !== JSON.stringify(expected[place]);
  const at = found.length === expected.length ? found.findIndex(differs) : Math.min(found.length, expected.length);
  if (at >= 0) wrong.push(`${name}: row ${at}\n  build ${JSON.stringify(expected[at])}\n  page  ${JSON.stringify(found[at])}`);
}
console.log(wrong.length > 0 ? `${wrong.length} of ${count} differ\n${wrong.slice(0, 5).join("\n")}` : `${count} cases are the same`);
process.exitCode = wrong.length > 0 ? 1 : 0;
