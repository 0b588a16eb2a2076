// The draws a second time, from the text of the scoring contract and not from the program: candidate after candidate, each
// through all draws, with the people of the urn written out one by one. Comes in: studies with what a build of each says.
// Goes out: what is further off than a hundredth. Does not know: how the program makes its draws.
import { readFileSync } from "node:fs";

const DRAWS = 100_000;
const NEAR = 0.01;
const RECALL = [1 / 2, 2 / 3, 1, 3 / 2, 2];
const LOAD_HOURS = [0, 0.1, 0.25, 0.5, 1];
const CONDITIONS = { "-1": 0.8, 0: 1, 1: 1.25 };
const HOURS = 480;
const EVIDENCE = ["pain", "workaround", "workflow", "avoided"];

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
const mean = (numbers) => sum(numbers) / numbers.length;

// Chris Doty-Humphrey's sfc32, one stream for each pair of keys.
function randomOf(one, other) {
  let [a, b, c, count] = [one | 0, other | 0, 0x9e3779b9 | 0, 1];
  const next = () => {
    const all = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + all | 0;
    return (all >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 15; warm++) next();
  return next;
}

// The weights of the participants: by team, by the team above, or all 1.
function weights(study, population) {
  const people = study.people;
  const team = (name) => study.teams.find((other) => other.name === name);
  const byName = (of) => {
    if (people.some((person) => !person.team)) return null;
    const strata = new Map();
    for (const person of people) {
      const name = of(team(person.team));
      strata.set(name, (strata.get(name) ?? 0) + 1);
    }
    if (strata.size < 2 || people.length < 3 * strata.size) return null;
    const size = (name) => sum(study.teams.filter((one) => of(one) === name).map((one) => one.headcount ?? 0));
    return people.map((person) => {
      const name = of(team(person.team));
      return (size(name) - strata.get(name)) / strata.get(name);
    });
  };
  const found = byName((one) => one.name) ?? byName((one) => one.parent ?? one.name);
  if (!found || population <= people.length) return people.map(() => 1);
  const usual = mean(found);
  const clipped = found.map((weight) => Math.min(Math.max(weight, usual / 2), usual * 2));
  const scale = sum(clipped) / sum(clipped.map((weight) => weight ** 2));
  return clipped.map((weight) => weight * scale);
}

// What one person says of a candidate: f0 and a, t, and whether they are affected.
function voice(person, themes) {
  const cells = new Map();
  let isAffected = person.tags.some((tag) => themes.includes(tag));
  for (const mark of person.marks) {
    const theme = mark.themes.find((name) => themes.includes(name));
    if (!theme || !EVIDENCE.includes(mark.kind)) continue;
    isAffected = true;
    const isAvoided = mark.kind === "avoided";
    const key = `${theme} ${isAvoided}`;
    if (!cells.has(key)) cells.set(key, { isAvoided, often: [], long: [] });
    if (mark.freq !== undefined) cells.get(key).often.push(mark.freq);
    if (mark.toil !== undefined) cells.get(key).long.push(mark.toil);
  }
  const all = [...cells.values()];
  const often = (isAvoided) => sum(all.filter((cell) => cell.isAvoided === isAvoided && cell.often.length).map((cell) => mean(cell.often)));
  const timed = all.filter((cell) => cell.long.length);
  const both = timed.filter((cell) => cell.often.length);
  const weight = (cell) => mean(cell.often) * (cell.isAvoided ? 0.5 : 1);
  let toil = null;
  if (both.length) toil = sum(both.map((cell) => weight(cell) * mean(cell.long))) / sum(both.map(weight));
  else if (timed.length) toil = mean(timed.map((cell) => mean(cell.long)));
  const saysOften = all.some((cell) => cell.often.length);
  return { isAffected, saysOften, happening: often(false), avoided: often(true), toil };
}

function medianLoad(study, themes) {
  const marks = study.people.flatMap((person) => person.marks);
  const loads = marks.filter((mark) => EVIDENCE.includes(mark.kind) && mark.themes.some((name) => themes.includes(name)));
  const sorted = loads.map((mark) => mark.load).filter((load) => load !== undefined).sort((a, b) => a - b);
  if (!sorted.length) return 0;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : Math.floor((sorted[middle - 1] + sorted[middle]) / 2 + 0.5);
}

// f0, a and t of people with a number of each and factors, blended with a guess.
function hours(candidate, counts, factors) {
  const { voices, estimate, effect } = candidate;
  const worth = estimate.worth ?? 4;
  const blend = (guess, factor, said, value) => {
    if (guess === undefined) return said ? value : 0;
    if (!said) return guess * (worth > 0 ? factor : 1);
    return (worth * guess * factor + said * value) / (worth + said);
  };
  const whoOften = [...voices.keys()].filter((at) => voices[at].saysOften);
  const whoLong = [...voices.keys()].filter((at) => voices[at].toil !== null);
  const people = sum(whoOften.map((at) => counts[at]));
  const often = (key) => sum(whoOften.map((at) => counts[at] * voices[at][key] * factors.often[at])) / people;
  const happening = blend(estimate.freq, factors.guess[0], whoOften.length, often("happening"));
  const avoided = blend(estimate.latent, factors.guess[1], whoOften.length, often("avoided"));
  const events = (at) => (voices[at].happening + voices[at].avoided / 2) * factors.often[at];
  const whoBoth = whoLong.filter((at) => voices[at].saysOften);
  const usual = sum(whoBoth.map((at) => counts[at] * events(at))) / sum(whoBoth.map((at) => counts[at]));
  const weighs = (at) => counts[at] * (voices[at].saysOften ? events(at) / usual : 1);
  const long = sum(whoLong.map((at) => weighs(at) * voices[at].toil * factors.long[at])) / sum(whoLong.map(weighs));
  const toil = blend(estimate.toil, factors.guess[2], whoLong.length, long);
  return (happening + avoided / 2) * (effect.removes * toil + effect.load) * effect.modifier;
}

function candidates(study) {
  const covered = study.opportunities.flatMap((opportunity) => opportunity.themes);
  const alone = study.themes.filter((theme) => !covered.includes(theme.slug) && theme.status !== "addressed");
  const total = sum(Object.values(study.outcomes));
  return [...study.opportunities, ...alone.map((theme) => ({ ...theme, themes: [theme.slug] }))].map((given) => {
    const estimate = given.estimate ?? {};
    const condition = (name) => CONDITIONS[estimate[name] ?? 0];
    const points = Object.entries(given.strategic ?? {});
    return {
      slug: given.slug,
      estimate,
      voices: study.people.map((person) => voice(person, given.themes)),
      guess: estimate.reach ?? 0.5,
      worth: estimate.reach === undefined ? 1 : estimate.worth ?? 1,
      effect: {
        removes: estimate.removes ?? 1,
        load: LOAD_HOURS[estimate.load ?? medianLoad(study, given.themes)],
        modifier: condition("maturity") * condition("risk") * condition("complexity"),
      },
      points: sum(points.map(([outcome, value]) => (value * study.outcomes[outcome]) / total)),
    };
  });
}

// L · I of a candidate in every draw.
function drawn(study, candidate, place, weight, population) {
  const n = study.people.length;
  const effective = sum(weight);
  const recall = study.recall ?? RECALL;
  const saved = new Float64Array(DRAWS);
  const affected = candidate.voices.map((one) => one.isAffected);
  for (let draw = 0; draw < DRAWS; draw++) {
    // The same for every candidate: who is drawn. Its own: how people recall.
    const shared = randomOf(draw, 0x5eed);
    const own = randomOf(draw, place + 1);
    const factor = () => recall[Math.floor(own() * recall.length)];
    // A number is a copy of that participant; else somebody new, affected or not.
    const others = [];
    const counts = affected.map(() => 1);
    let reached = affected.filter(Boolean).length;
    for (let before = 0; before < population - n; before++) {
      const [base, pick, fresh] = [shared(), shared(), shared()];
      let picked = pick * (effective + before);
      let who = 0;
      while (who < n && picked >= weight[who]) picked -= weight[who++];
      let other = who < n ? who : others[Math.min(Math.floor(picked), before - 1)];
      if (base < candidate.worth / (candidate.worth + effective + before)) other = fresh < candidate.guess;
      if (typeof other === "number") counts[other] += 1;
      reached += (typeof other === "number" ? affected[other] : other) ? 1 : 0;
      others.push(other);
    }
    const factors = { often: counts.map(factor), long: counts.map(factor), guess: [factor(), factor(), factor()] };
    saved[draw] = reached * hours(candidate, counts, factors);
  }
  return saved;
}

// P as the formula has it, without chance.
function priority(study, candidate, weight, population, point) {
  const n = study.people.length;
  const affected = candidate.voices.map((one) => one.isAffected);
  const known = affected.filter(Boolean).length;
  const weighed = sum(weight.filter((_, at) => affected[at]));
  const share = (weighed + candidate.worth * candidate.guess) / (sum(weight) + candidate.worth);
  const ones = affected.map(() => 1);
  const people = known + (population - n) * share;
  return people * hours(candidate, ones, { often: ones, long: ones, guess: [1, 1, 1] }) + point * candidate.points;
}

const chance = (test) => {
  let times = 0;
  for (let draw = 0; draw < DRAWS; draw++) times += test(draw);
  return times / DRAWS;
};

function compare({ study, rows, stability }) {
  let compared = 0;
  const wrong = [];
  const near = (what, found, expected, within = NEAR) => {
    compared += 1;
    if (!(Math.abs(found - expected) <= within)) wrong.push(`${study.name}: ${what}: ${found}, and here ${expected}`);
  };
  const heads = sum(study.teams.map((team) => team.headcount ?? 0));
  const population = Math.max(study.population ?? heads, study.people.length);
  const point = study.point ?? 0.005 * population * HOURS;
  const weight = weights(study, population);
  const all = candidates(study);
  const saved = new Map(all.map((one, place) => [one.slug, drawn(study, one, place, weight, population)]));
  const ranked = rows.filter((row) => row.rank !== null);
  if (ranked.length !== all.length) wrong.push(`${study.name}: ${ranked.length} rows are ranked, and here ${all.length}`);
  const of = (row) => all.find((one) => one.slug === row.slug);
  const factor = Float64Array.from({ length: DRAWS }, (_, draw) => RECALL[Math.floor(randomOf(draw, 0x9017)() * 5)]);
  const fixed = ranked.map((row) => saved.get(row.slug).map((value) => value + point * of(row).points));
  const varied = ranked.map((row) => saved.get(row.slug).map((value, draw) => value + point * factor[draw] * of(row).points));
  for (const [place, row] of ranked.entries()) {
    const exact = priority(study, of(row), weight, population, point);
    near(`${row.slug} P`, row.priority, exact, 1e-9 * exact);
    for (const [end, part] of [[row.interval[0], 0.025], [row.inner[0], 0.25], [row.inner[1], 0.75], [row.interval[1], 0.975]]) {
      // Of a number that many draws share, less are below, and more not above.
      const slack = 1e-9 * Math.abs(end);
      const below = chance((draw) => fixed[place][draw] < end - slack);
      const upTo = chance((draw) => fixed[place][draw] <= end + slack);
      near(`${row.slug} below ${end}`, Math.min(Math.max(part, below), upTo), part);
    }
    const ranks = ranked.map(() => 0);
    for (let draw = 0; draw < DRAWS; draw++) {
      const mine = fixed[place][draw];
      let [above, same] = [0, 0];
      for (const other of fixed) [above, same] = [above + (other[draw] > mine), same + (other[draw] === mine)];
      for (let rank = above; rank < above + same; rank++) ranks[rank] += 1 / same / DRAWS;
    }
    ranks.forEach((expected, rank) => near(`${row.slug} rank ${rank + 1}`, row.ranks[rank], expected));
    if (stability.slugs[place] !== row.slug) wrong.push(`${study.name}: ${stability.slugs[place]} in place of ${row.slug}`);
  }
  for (const [name, order, above] of [["fixed", fixed, stability.above], ["varied", varied, stability.varied.above]]) {
    for (let one = 0; one < order.length; one++) {
      for (let other = 0; other < order.length; other++) {
        const half = (draw) => (order[one][draw] > order[other][draw]) + (order[one][draw] === order[other][draw]) / 2;
        near(`${ranked[one].slug} above ${ranked[other].slug}, ${name}`, above[one][other], one === other ? 0.5 : chance(half));
      }
    }
  }
  let tier = 1;
  for (let row = 1; row < ranked.length; row++) {
    const isCut = (order) => (draw) => Math.min(...order.slice(0, row).map((of) => of[draw])) > Math.max(...order.slice(row).map((of) => of[draw]));
    const sure = Math.min(chance(isCut(fixed)), chance(isCut(varied)));
    const expected = ranked[row].tier - ranked[row - 1].tier;
    // Nearer than a hundredth to the limit either is right.
    if (Math.abs(sure - 0.8) > NEAR) near(`${ranked[row].slug} begins a band`, expected, sure > 0.8 ? 1 : 0, 0);
    tier = ranked[row].tier;
  }
  return { compared, wrong, tiers: tier };
}

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const results = cases.map(compare);
const wrong = results.flatMap((result) => result.wrong);
wrong.forEach((line) => console.log(line));
console.log(`${sum(results.map((result) => result.compared))} numbers of ${cases.length} studies, ${wrong.length} of them off`);
process.exitCode = wrong.length ? 1 : 0;
