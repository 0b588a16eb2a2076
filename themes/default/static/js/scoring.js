// Priorities under another policy, or without some of the interviews: P = L · I + S, as the build itself works them out.
// What comes in is the study's data (`/data/what-if.js`) and a choice; what goes out is a row for each candidate. It knows no page,
// so that it runs in one, in a worker and in a test alike. Numbers are added in the build's order, or the last digit would differ.
{
  // What one strategic point is worth where nobody says, as a part of everybody's hours.
  const POINT_PER_CAPACITY = 0.005;
  // The guess of a share where nobody guessed, and how many interviews guesses are worth: of the share, of anything else.
  const [SHARE_GUESS, SHARE_WORTH, WORTH] = [0.5, 1, 4];
  // What is avoided counts half: a new trip gains half of the saving on average.
  const AVOIDED = 0.5;
  // Weights by team want two teams or more, and three people heard of each on average.
  const [FEWEST_STRATA, FEWEST_HEARD] = [2, 3];

  const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const isKnown = (value) => value !== null && value !== undefined;
  // The same whatever order the values come in.
  const sum = (values) => values.sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
  const mean = (values) => (values.length > 0 ? sum(values) / values.length : null);

  /** The choice that a study's site was built with. */
  const published = ({ policy, weights }) => ({
    point: policy.point,
    weights: [...weights],
    load: [...policy.load],
    modifiers: [...policy.modifiers],
    study: [...policy.study],
    teams: [],
    interviews: [],
    since: "",
  });

  // ---- Who is heard.

  // Those without a date come first, those of a day as they lie in the study.
  const oldestFirst = (interviews) =>
    [...interviews.keys()].sort((a, b) => compareText(interviews[a].date ?? "", interviews[b].date ?? "") || a - b);

  // Which interviews count, and each person's team: that of the newest of them that names one.
  const heard = (data, { teams: teamsOut, interviews: interviewsOut, since }) => {
    const isOut = ({ date }, index) => interviewsOut.includes(index) || (since !== "" && !(date && date >= since));
    const counts = data.interviews.map((interview, index) => !isOut(interview, index));
    const teams = new Map();
    for (const index of oldestFirst(data.interviews)) {
      if (!counts[index]) continue;
      const { voices } = data.interviews[index];
      for (const [person, team] of voices) teams.set(person, team ?? teams.get(person) ?? null);
    }
    for (const [person, team] of teams) if (teamsOut.includes(team)) teams.delete(person);
    return { counts, teams };
  };

  // The strata that people were heard of: their teams, or those above them. None where somebody is in none, where it is not known
  // how many people there are, or where people are too few for it.
  const strataOf = (data, choice, teams, stratumOf) => {
    if ([...teams.values()].includes(null)) return null;
    const strata = new Map();
    for (const team of teams.values()) strata.set(stratumOf(team), { heard: 0, people: 0, isKnown: false, weight: 1 });
    for (const team of teams.values()) strata.get(stratumOf(team)).heard += 1;
    for (const [team, { known, counts, people }] of data.teams.entries()) {
      const stratum = strata.get(stratumOf(team));
      if (!stratum || !counts || choice.teams.includes(team)) continue;
      stratum.people += people;
      stratum.isKnown ||= known;
    }
    const isSafe = strata.size >= FEWEST_STRATA && teams.size >= FEWEST_HEARD * strata.size;
    return isSafe && [...strata.values()].every(({ isKnown }) => isKnown) ? strata : null;
  };

  // w = (N_h − n_h) / n_h, no further from the mean than by half or twice, then scaled to Σ w = (Σ w)² / Σ w².
  const weigh = (strata) => {
    const total = (value) => sum(strata.map((stratum) => stratum.heard * value(stratum)));
    const weight = (stratum) => stratum.weight;
    for (const stratum of strata) stratum.weight = (Math.max(stratum.people, stratum.heard) - stratum.heard) / stratum.heard;
    const middle = total(weight) / total(() => 1);
    for (const stratum of strata) stratum.weight = Math.min(Math.max(stratum.weight, middle / 2), middle * 2);
    const isEven = strata.every((stratum) => stratum.weight === strata[0].weight);
    const scale = total(weight) / total((stratum) => stratum.weight * stratum.weight);
    for (const stratum of strata) stratum.weight = isEven ? 1 : stratum.weight * scale;
    return total(weight);
  };

  // What each person's yes or no weighs: people of a team of whom few were heard weigh more.
  const weights = (data, choice, teams) => {
    const own = (team) => team;
    const above = (team) => data.teams[team].parent ?? team;
    for (const stratumOf of [own, above]) {
      const strata = strataOf(data, choice, teams, stratumOf);
      if (!strata) continue;
      const effective = weigh([...strata.values()]);
      return { of: (person) => strata.get(stratumOf(teams.get(person))).weight, effective };
    }
    return { of: () => 1, effective: teams.size };
  };

  const population = (data, choice) => {
    const { counts, teams } = heard(data, choice);
    const interviewed = teams.size;
    const peopleOf = ({ counts, people }) => (counts ? people : 0);
    const without = choice.teams.reduce((people, team) => people + peopleOf(data.teams[team]), 0);
    const people = Math.max(data.people - without, interviewed);
    return { counts, teams, interviewed, people, weights: weights(data, choice, teams) };
  };

  // ---- What they said of a candidate.

  // A person's quotes of one candidate, in cells: of each theme what happens, and what is avoided.
  const cellsOf = (quotes) => {
    const cells = new Map();
    for (const [, , theme, isAvoided, f, t] of quotes) {
      const key = theme * 2 + isAvoided;
      if (!cells.has(key)) cells.set(key, { isAvoided, fs: [], ts: [] });
      const cell = cells.get(key);
      if (f !== null) cell.fs.push(f);
      if (t !== null) cell.ts.push(t);
    }
    return [...cells.values()].map(({ isAvoided, fs, ts }) => ({ isAvoided, f: mean(fs), t: mean(ts) }));
  };

  // A person's hours: by their events; plain where no cell has both.
  const hoursOf = (cells) => {
    const withT = cells.filter(({ t }) => t !== null);
    const withBoth = withT.filter(({ f }) => f !== null);
    const events = sum(withBoth.map(counted));
    if (withT.length < 2 || !(events > 0)) return mean(withT.map(({ t }) => t));
    return sum(withBoth.map((cell) => counted(cell) * cell.t)) / events;
  };

  const counted = ({ f, isAvoided }) => (isAvoided ? f * AVOIDED : f);

  // What one person's words come to: f as it counts, f of what happens, of what is avoided, and t.
  const personOf = (quotes) => {
    const cells = cellsOf(quotes);
    const withF = cells.filter(({ f }) => f !== null);
    const of = (avoided) => sum(withF.filter(({ isAvoided }) => isAvoided === avoided).map(({ f }) => f));
    const [happens, avoided] = [of(0), of(1)];
    return { f: withF.length > 0 ? happens + AVOIDED * avoided : null, happens, avoided, t: hoursOf(cells) };
  };

  // ỹ = (m·g + Σ w·y) / (m + Σ w); the guess alone where nobody said anything.
  const blend = (guess, worth, values, weights = values.map(() => 1)) => {
    const m = isKnown(guess) ? worth : 0;
    const weight = m + sum([...weights]);
    if (!(weight > 0)) return guess ?? null;
    return (m * (guess ?? 0) + sum(values.map((value, index) => weights[index] * value))) / weight;
  };

  const frequency = ({ freq, latent, worth: written }, people) => {
    const worth = written ?? WORTH;
    const said = people.filter(({ f }) => f !== null);
    const happens = blend(freq, worth, said.map(({ happens }) => happens));
    const avoided = blend(latent, worth, said.map(({ avoided }) => avoided));
    const isUnknown = happens === null && avoided === null;
    const isGuessed = isKnown(freq) || isKnown(latent);
    return { said: said.length, isGuessed, avoided, f: isUnknown ? null : (happens ?? 0) + AVOIDED * (avoided ?? 0) };
  };

  // Hours an event: who has more events weighs more.
  const toil = ({ toil, worth }, people) => {
    const said = people.filter(({ t }) => t !== null);
    const usual = mean(said.flatMap(({ f }) => f ?? []));
    const weights = said.map(({ f }) => (f === null || !(usual > 0) ? 1 : f / usual));
    return blend(toil, worth ?? WORTH, said.map(({ t }) => t), weights);
  };

  const load = ({ load }, quotes) => {
    if (isKnown(load)) return load;
    const loads = quotes.flatMap(([, , , , , , load]) => load ?? []).sort((a, b) => a - b);
    if (loads.length === 0) return null;
    const [lower, upper] = [loads[(loads.length - 1) >> 1], loads[loads.length >> 1]];
    return lower + Math.ceil((upper - lower) / 2);
  };

  // r, and r · N: not one by way of the other, whose rounding would show.
  const share = ({ reach, worth }, affected, { interviewed, people, weights }) => {
    const [x, others] = [affected.size, people - interviewed];
    const guess = reach ?? SHARE_GUESS;
    const m = (isKnown(reach) ? worth : null) ?? SHARE_WORTH;
    const n = weights.effective;
    const yes = sum([...affected].map((person) => weights.of(person)));
    const known = { affected: x, guess };
    if (others === 0) return { ...known, share: interviewed > 0 ? x / interviewed : guess, reached: x };
    if (!(n + m > 0)) return { ...known, share: guess, reached: others * guess };
    const share = (x * (n + m) + others * (yes + m * guess)) / ((n + m) * people);
    return { ...known, share, reached: x + (others * (yes + m * guess)) / (n + m) };
  };

  // All that does not depend on the policy.
  const evidence = (candidate, population) => {
    const { counts, teams } = population;
    const isHeard = ([interview, person]) => counts[interview] && teams.has(person);
    const quotes = candidate.quotes.filter(isHeard);
    const byPerson = new Map();
    for (const quote of quotes) byPerson.set(quote[1], [...(byPerson.get(quote[1]) ?? []), quote]);
    const affected = new Set(byPerson.keys());
    for (const tag of candidate.tags) if (isHeard(tag)) affected.add(tag[1]);
    const people = [...byPerson.values()].map(personOf);
    return {
      ...share(candidate.estimate, affected, population),
      frequency: frequency(candidate.estimate, people),
      toil: toil(candidate.estimate, people),
      load: load(candidate.estimate, quotes),
      hasMarks: candidate.own.some(isHeard),
    };
  };

  // ---- What it comes to.

  /** U, in equivalent hours per quarter. */
  const pointOf = (people, { policy }, choice) => choice.point ?? POINT_PER_CAPACITY * people * policy.hours;

  const shares = (weights) => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => (all > 0 ? weight / all : 0));
  };

  const row = (candidate, found, point, shares, choice) => {
    const { estimate } = candidate;
    const conditions = estimate.conditions.map((value, index) => value ?? choice.study[index]);
    const modifier = conditions.reduce((product, value) => product * choice.modifiers[value + 1], 1);
    const removes = estimate.removes ?? 1;
    const loadHours = found.load === null ? 0 : choice.load[found.load];
    const points = candidate.points.reduce((sum, [outcome, points]) => sum + shares[outcome] * points, 0);
    const strategic = point * points;
    const hasCost = found.toil !== null || found.load !== null;
    const impact = hasCost ? (removes * (found.toil ?? 0) + loadHours) * modifier : null;
    const leverage = found.frequency.f === null ? null : found.reached * found.frequency.f;
    const saved = impact === null || leverage === null ? null : leverage * impact;
    const priority = saved === null ? null : saved + strategic;
    return { ...found, modifier, removes, loadHours, strategic, impact, leverage, saved, priority, points };
  };

  // Whether a theme with others below it is more than their heading, and one that is in no file is named by anybody.
  const stands = ({ heading, implied }, { hasMarks, points }) => hasMarks || (!implied && (!heading || points > 0));

  // Scored rows by falling P, then the others by falling S and falling number of affected people; ties by name. Candidates come
  // by kind and name.
  const compare = (a, b) => {
    if (a.priority !== null && b.priority !== null) return b.priority - a.priority || a.index - b.index;
    if (a.priority !== null || b.priority !== null) return a.priority === null ? 1 : -1;
    return b.strategic - a.strategic || b.affected - a.affected || a.bySlug - b.bySlug;
  };

  // Rows in order, each followed by its parts; ranks for those that are no part of another; last what is decided.
  const ranked = (data, rows) => {
    const open = new Set(rows.filter(({ isDecided }) => !isDecided).map(({ index }) => data.candidates[index].theme));
    const wholeOf = ({ index }) => data.candidates[index].above.findLast((above) => open.has(above)) ?? null;
    const parts = new Map();
    const [heads, decided] = [[], []];
    for (const row of rows.toSorted(compare)) {
      const whole = wholeOf(row);
      row.partOf = row.isDecided ? null : whole;
      if (row.isDecided) decided.push(row);
      else if (whole === null) heads.push(row);
      else parts.set(whole, [...(parts.get(whole) ?? []), row]);
    }
    heads.forEach((head, place) => (head.rank = head.priority === null ? null : place + 1));
    const partsOf = ({ index }) => parts.get(data.candidates[index].theme ?? -1) ?? [];
    return [...heads.flatMap((head) => [head, ...partsOf(head)]), ...decided];
  };

  // What was found for the newest choice of people: a weight that is dragged changes none of it.
  let kept = {};

  /** Works out all rows, with a pause after each candidate that takes long. */
  function* steps(data, choice) {
    const key = JSON.stringify([choice.teams, choice.interviews, choice.since]);
    if (kept.data !== data || kept.key !== key) {
      const asked = population(data, choice);
      const found = [];
      for (const candidate of data.candidates) {
        found.push(evidence(candidate, asked));
        yield;
      }
      kept = { data, key, asked, found };
    }
    const { asked, found } = kept;
    const { people, interviewed } = asked;
    const point = pointOf(people, data, choice);
    const weighed = shares(choice.weights);
    const rows = data.candidates.map((candidate, index) => ({
      index,
      bySlug: candidate.by_slug,
      isDecided: candidate.decided,
      rank: null,
      ...row(candidate, found[index], point, weighed, choice),
    }));
    const standing = rows.filter((row) => stands(data.candidates[row.index], row));
    return { people, interviewed, point, rows: ranked(data, standing) };
  }

  /** All rows at once. */
  const rows = (data, choice) => {
    const all = steps(data, choice);
    for (;;) {
      const { done, value } = all.next();
      if (done) return value;
    }
  };

  globalThis.scoring = { published, steps, rows };

  // In a worker: the data comes once, then choices, each answered under its number.
  if (typeof WorkerGlobalScope !== "undefined") {
    let data;
    addEventListener("message", ({ data: message }) => {
      data = message.data ?? data;
      if (message.choice) postMessage({ number: message.number, result: rows(data, message.choice) });
    });
  }
}
