//! Is what the page claims as often true as it says? Companies are made up of which everything is known, some of their people
//! are asked, and what cairn makes of it is held against what is so.
//!
//! Comes in: chance. Goes out: how often the truth was in an interval, and a band was one. Does not know: the formula's terms. Takes
//! minutes, so it is run by hand; `docs/priorities.md` has the result.

use cairn::analysis::Numbers;
use cairn::analysis::priority::{Candidate, PriorityRow};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::study;
use crate::study::random::Random;
use crate::what_if::Counted;

const SEED: u64 = 0x0074_7275_7468;
/// How many companies are made up for each number of interviews.
const COMPANIES: u64 = 200;
const TEAMS: [usize; 5] = [34, 31, 27, 14, 6];
const THEMES: usize = 8;
/// What people's words are off by where they remember as the policy takes them to.
const RECALL: [f64; 5] = [0.5, 2.0 / 3.0, 1.0, 1.5, 2.0];
const EXACT: [f64; 1] = [1.0];
/// By number of interviews, how often the contract has found the truth in the interval, and the first band to be one.
const CONTRACT: [(usize, f64, f64); 3] = [(7, 0.93, 0.73), (20, 0.95, 0.80), (50, 0.93, 0.92)];
/// So much less than that is chance, and that these are other companies.
const SLACK: f64 = 0.05;
/// U: 0.005 · 112 · 480.
const POINT: f64 = 268.8;

/// What somebody loses to a theme: how often a quarter, and how many hours each time.
type Loss = Option<(f64, f64)>;

/// A company: of each person the team and what they lose to each theme, and of each theme its points.
struct Company {
    people: Vec<(usize, Vec<Loss>)>,
    points: Vec<usize>,
}

/// Nearly normal, mean 0 and deviation 1: twelve uniform numbers added up.
fn normal(random: &mut Random) -> f64 {
    (0..12).map(|_| random.below(1 << 24) as f64 / f64::from(1 << 24)).sum::<f64>() - 6.0
}

impl Company {
    fn new(random: &mut Random) -> Self {
        // How common a theme is, a little different from team to team; how often and how long, log-normal.
        let themes: Vec<([f64; 5], f64, f64)> = (0..THEMES)
            .map(|_| {
                let common = 1.2 * normal(random) - 0.5;
                let teams = TEAMS.map(|_| 1.0 / (1.0 + (-common - 0.7 * normal(random)).exp()));
                (teams, 1.0 + 0.8 * normal(random), -0.7 + 0.7 * normal(random))
            })
            .collect();
        let of_teams = TEAMS.iter().enumerate().flat_map(|(team, people)| std::iter::repeat_n(team, *people));
        let loss = |random: &mut Random, team: usize, (common, often, long): &([f64; 5], f64, f64)| {
            let is_affected = (random.below(1 << 24) as f64) < common[team] * f64::from(1 << 24);
            let (often, long) = (often + 0.8 * normal(random), long + 0.6 * normal(random));
            is_affected.then(|| (often.exp().clamp(0.05, 150.0), long.exp().clamp(0.02, 40.0)))
        };
        let person = |team| (team, themes.iter().map(|theme| loss(random, team, theme)).collect());
        let people = of_teams.map(person).collect();
        Self { people, points: (0..THEMES).map(|theme| if theme < 2 { theme + 1 } else { 0 }).collect() }
    }

    /// P of each theme, were everybody asked and remembered well.
    fn truth(&self) -> Vec<f64> {
        let hours = |theme: usize| -> f64 {
            self.people.iter().filter_map(|(_, losses)| losses[theme]).map(|(often, long)| often * long).sum()
        };
        (0..THEMES).map(|theme| hours(theme) + POINT * self.points[theme] as f64).collect()
    }

    /// What so many people say who were picked by chance.
    fn facts(&self, random: &mut Random, interviews: usize, recall: &[f64]) -> Value {
        let asked = random.shuffled(&self.people);
        let said = |random: &mut Random, value: f64| format!("{:.4}", value * random.pick(recall)).parse::<f64>().ok();
        let people = asked.into_iter().take(interviews).enumerate().map(|(number, (team, losses))| {
            let marks = losses.iter().enumerate().filter_map(|(theme, loss)| {
                let (often, long) = (*loss)?;
                let (often, long) = (said(random, often), said(random, long));
                Some(json!({"themes": [name(theme)], "kind": "pain", "freq": often, "toil": long}))
            });
            let marks: Vec<Value> = marks.collect();
            json!({"name": format!("P{number:02}"), "team": format!("team{team}"), "tags": [], "marks": marks})
        });
        let people: Vec<Value> = people.collect();
        let teams = TEAMS.iter().enumerate();
        let teams: Vec<Value> =
            teams.map(|(team, people)| json!({"name": format!("team{team}"), "headcount": people})).collect();
        let theme = |(theme, points): (usize, &usize)| json!({"slug": name(theme), "strategic": {"winter": points}});
        let themes: Vec<Value> = self.points.iter().enumerate().map(theme).collect();
        json!({"teams": teams, "outcomes": {"winter": 1}, "themes": themes, "opportunities": [], "people": people})
    }
}

fn name(theme: usize) -> String {
    format!("theme{theme}")
}

/// How often what was claimed was so.
#[derive(Debug, Default, Clone, Copy)]
struct Held {
    intervals: (u32, u32),
    inner: (u32, u32),
    first_bands: (u32, u32),
}

impl Held {
    fn of(company: &Company, counted: &Counted) -> Self {
        let truth = company.truth();
        let numbers: Numbers = cairn::analysis::numbers(&counted.knowledge, &counted.settings);
        let true_priority = |row: &PriorityRow| match row.candidate {
            Candidate::Theme(id) => {
                let slug = counted.knowledge.themes[id].slug.as_str();
                (0..THEMES).find(|theme| name(*theme) == slug).map(|theme| truth[theme])
            }
            Candidate::Opportunity(_) => None,
        };
        let rows = numbers.priorities.rows.iter().filter(|row| row.rank.is_some());
        let rows: Vec<(f64, &PriorityRow)> = rows.filter_map(|row| Some((true_priority(row)?, row))).collect();
        let mut held = Self::default();
        for (truth, certainty) in rows.iter().filter_map(|(truth, row)| Some((*truth, row.certainty.as_ref()?))) {
            let within = |(low, high): (f64, f64)| u32::from(low <= truth && truth <= high);
            held.intervals.0 += within(certainty.interval);
            held.inner.0 += within(certainty.inner);
            held.intervals.1 += 1;
            held.inner.1 += 1;
        }
        if let [first, _, ..] = numbers.priorities.stability.bands[..] {
            let truths: Vec<f64> = rows.iter().map(|(truth, _)| *truth).collect();
            let least = truths[..first].iter().copied().fold(f64::INFINITY, f64::min);
            held.first_bands = (u32::from(truths[first..].iter().all(|rest| *rest < least)), 1);
        }
        held
    }

    fn plus(self, other: Self) -> Self {
        let add = |one: (u32, u32), other: (u32, u32)| (one.0 + other.0, one.1 + other.1);
        Self {
            intervals: add(self.intervals, other.intervals),
            inner: add(self.inner, other.inner),
            first_bands: add(self.first_bands, other.first_bands),
        }
    }
}

fn held(interviews: usize, recall: &[f64]) -> Held {
    let one = |number| {
        let mut random = Random::new(SEED, number);
        let company = Company::new(&mut random);
        let facts = company.facts(&mut random, interviews, recall);
        let files: Vec<(String, String)> = study::files(&facts).into_iter().collect();
        Held::of(&company, &Counted::new(&files))
    };
    (0..COMPANIES).into_par_iter().map(one).reduce(Held::default, Held::plus)
}

#[test]
#[ignore = "it takes minutes: cargo test --release --test it -- --ignored --nocapture as_often_true"]
fn what_is_claimed_is_as_often_true_as_it_says() {
    let part = |(so, of): (u32, u32)| f64::from(so) / f64::from(of);
    let found = |name: &str, recall: &[f64]| {
        CONTRACT.map(|(interviews, ..)| {
            let Held { intervals, inner, first_bands } = held(interviews, recall);
            let [within, half, band] = [intervals, inner, first_bands].map(part);
            println!(
                "{name}, n = {interviews}: {within:.3} of {}, inner {half:.3}, first bands {band:.3} of {}",
                intervals.1, first_bands.1
            );
            (within, band)
        })
    };
    found("remembered as the policy has it", &RECALL);
    // The contract's companies remember exactly.
    let exact = found("remembered exactly", &EXACT);
    for ((within, band), (interviews, interval, first_band)) in exact.into_iter().zip(CONTRACT) {
        assert!(within > interval - SLACK && band > first_band - SLACK, "n = {interviews}: {within} and {band}");
    }
}
