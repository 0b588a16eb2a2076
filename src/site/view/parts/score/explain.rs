//! What made each number: people and quotes, estimates, settings.
//!
//! Comes in: a row of the priorities. Goes out: its numbers, each with a sentence, facts and what people said.
//! Does not know: how the table looks.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::analysis::priority::{Blend, LoadSource, PopulationSource, Row};
use crate::knowledge::{QuoteId, TeamId};
use crate::site::count::narrow;
use crate::site::view::parts::desk::{Desk, Person};
use crate::site::view::parts::evidence::{Evidence, SHOWN, one_a_person_first};
use crate::site::view::parts::number::{number, percent, plural};
use crate::site::view::parts::words;

/// How many people's values a mean shows: enough to see how far apart they are; who is affected is shown in full measure
/// beside the share.
const VALUES: usize = 20;
/// How many quotes of one person stand beside their value.
const QUOTES: usize = 3;

/// A number and what made it.
#[derive(Debug, Serialize)]
pub struct Number<'a> {
    /// For its place on the page: `leverage`.
    pub key: &'static str,
    /// Its name in the formula: `L`.
    pub symbol: &'static str,
    /// What it is.
    pub name: &'static str,
    /// The number; none where it is not known.
    pub value: Option<String>,
    /// Its unit.
    pub unit: &'static str,
    /// How it came about, with the numbers put in.
    pub how: String,
    /// Estimates and settings that went into it.
    pub facts: Vec<Fact>,
    /// What people said that went into it.
    pub said: Vec<Said<'a>>,
    /// How many more people said something than are shown.
    pub more: usize,
}

/// An estimate or a setting.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it comes from, if that has a page.
    pub href: Option<String>,
}

/// What one person said.
#[derive(Debug, Serialize)]
pub struct Said<'a> {
    /// Who.
    pub who: Person<'a>,
    /// What it comes to; none where only the fact that they spoke counts.
    pub value: Option<String>,
    /// The quotes.
    pub quotes: Vec<Evidence<'a>>,
}

impl<'a> Number<'a> {
    fn new(key: &'static str, symbol: &'static str, name: &'static str, unit: &'static str) -> Self {
        Self { key, symbol, name, unit, value: None, how: String::new(), facts: Vec::new(), said: Vec::new(), more: 0 }
    }

    fn value(mut self, value: impl Into<Option<f64>>) -> Self {
        self.value = value.into().map(number);
        self
    }

    fn how(mut self, how: String) -> Self {
        self.how = how;
        self
    }

    fn fact(mut self, name: &str, value: impl Into<String>) -> Self {
        self.facts.push(Fact { name: name.to_owned(), value: value.into(), href: None });
        self
    }
}

/// All numbers of a row, and how many evidence quotes are not shown.
pub(super) fn numbers<'a>(desk: &Desk<'a>, row: &'a Row) -> (Vec<Number<'a>>, usize) {
    let shown = one_a_person_first(&row.quotes, |id| desk.knowledge().participant(id));
    let hidden = row.quotes.len() - shown.len();
    let numbers = vec![
        priority(desk, row),
        leverage(desk, row),
        share(desk, row, &shown),
        frequency(desk, row),
        impact(row),
        toil(desk, row),
        removes(row),
        load(desk, row),
        modifier(desk, row),
        strategic(desk, row),
    ];
    (numbers, hidden)
}

/// "4 of 6 teams interviewed, of 14": how many of the teams that were asked are affected.
pub(super) fn teams(desk: &Desk<'_>, row: &Row) -> String {
    let population = &desk.facts.numbers.priorities.population;
    let team = |participant| desk.knowledge().participants[participant].team;
    let affected: BTreeSet<TeamId> = row.affected.iter().filter_map(|person| team(person.participant)).collect();
    let heard = plural(population.teams_heard, "team", "teams");
    format!("{} of {heard} interviewed, of {}", affected.len(), population.teams)
}

fn or_unknown(value: Option<f64>) -> String {
    value.map_or_else(|| "unknown".to_owned(), number)
}

fn priority<'a>(desk: &Desk<'a>, row: &Row) -> Number<'a> {
    let (leverage, impact) = (or_unknown(row.leverage), or_unknown(row.impact));
    let mut new = Number::new("priority", "P", "Priority", "equivalent hours a quarter")
        .value(row.priority)
        .how(format!("L · I + S = {leverage} × {impact} + {}", number(row.strategic)));
    if let Some(capacity) = row.capacity_percent {
        let hours = number(desk.facts.settings.scoring.hours);
        new = new
            .fact("Share of everybody's time", format!("{} % (at {hours} h a person and quarter)", number(capacity)));
    }
    if let Some(people) = row.as_people {
        new = new.fact("What it saves, as people", number(people));
    }
    if let Some(back) = row.effort_multiplier {
        let below = if back < 1.0 { ": less than the effort" } else { "" };
        new = new.fact("What comes back in a year for an hour of effort", format!("{} h{below}", number(back)));
    }
    new
}

fn leverage<'a>(desk: &Desk<'a>, row: &Row) -> Number<'a> {
    let people = desk.facts.numbers.priorities.population.people;
    let frequency = or_unknown(row.frequency.value);
    Number::new("leverage", "L", "Leverage", "events a quarter")
        .value(row.leverage)
        .how(format!("r · N · f = {} × {people} × {frequency}", number(row.share.value)))
}

fn share<'a>(desk: &Desk<'a>, row: &'a Row, shown: &[QuoteId]) -> Number<'a> {
    let population = &desk.facts.numbers.priorities.population;
    let share = &row.share;
    let guess = if share.guessed { "estimate.reach" } else { "nobody guessed" };
    let mut new = Number::new("share", "r", "Share of people affected", "of everybody")
        .value(share.value)
        .how(share_in_words(desk, row))
        .fact("People interviewed (n)", population.interviewed.to_string())
        .fact("People there are (N)", format!("{}: {}", population.people, population_source(population.source)))
        .fact("Guess (g)", format!("{}: {guess}; worth {}", number(share.guess), interviews(share.worth)))
        .fact("95 % interval", format!("{} % to {} %", percent(share.interval.0), percent(share.interval.1)));
    for affected in &row.affected {
        let quotes: Vec<Evidence<'a>> =
            affected.quotes.iter().filter(|id| shown.contains(id)).map(|id| desk.evidence(*id)).collect();
        if (quotes.is_empty() && !affected.quotes.is_empty()) || new.said.len() >= SHOWN {
            new.more += 1;
            continue;
        }
        let value = quotes.is_empty().then(|| "by a tag of the interview".to_owned());
        new.said.push(Said { who: desk.participant(affected.participant), value, quotes });
    }
    new
}

/// What a guess is worth.
fn interviews(worth: f64) -> String {
    format!("{} {}", number(worth), if number(worth) == "1" { "interview" } else { "interviews" })
}

fn share_in_words(desk: &Desk<'_>, row: &Row) -> String {
    let population = &desk.facts.numbers.priorities.population;
    let (n, all) = (population.interviewed, population.people);
    let share = &row.share;
    let x = share.affected;
    if all <= n {
        return format!("x / n = {x} / {n}: everybody was asked");
    }
    let (m, g) = (number(share.worth), number(share.guess));
    let mean = (f64::from(x) + share.worth * share.guess) / (f64::from(n) + share.worth);
    format!(
        "p = (x + m · g) / (n + m) = ({x} + {m} × {g}) / ({n} + {m}) = {p}, then r = (x + (N − n) · p) / N = ({x} + {rest} × {p}) / {all}",
        p = number(mean),
        rest = all - n,
    )
}

fn population_source(source: PopulationSource) -> &'static str {
    match source {
        PopulationSource::Settings => "a setting",
        PopulationSource::HeadCounts => "the sum of the teams' head-counts",
        PopulationSource::InterviewedOnly => "nobody said how many there are, so only those who were interviewed",
    }
}

/// A number that is blended from what people said and a guess.
fn blended<'a>(
    desk: &Desk<'a>,
    blend: &'a Blend,
    new: Number<'a>,
    estimate: &str,
    show: fn(f64) -> String,
) -> Number<'a> {
    let mut new = new.value(blend.value);
    let said = blend.said.len();
    let sum: f64 = blend.said.iter().map(|said| said.value).sum();
    new.how = match (blend.value, blend.guess) {
        (None, _) => format!("unknown: nobody said, and there is no {estimate}"),
        (Some(_), None) => format!("the mean of what {} said", plural(narrow(said), "person", "people")),
        (Some(_), Some(guess)) => format!(
            "(m · g + Σ) / (m + k) = ({m} × {} + {}) / ({m} + {said})",
            number(guess),
            number(sum),
            m = number(blend.worth),
        ),
    };
    if let Some(guess) = blend.guess {
        new = new.fact(estimate, format!("{}; worth {}", show(guess), interviews(blend.worth)));
    }
    new.more = said.saturating_sub(VALUES);
    new.said = blend
        .said
        .iter()
        .take(VALUES)
        .map(|said| Said {
            who: desk.participant(said.participant),
            value: Some(show(said.value)),
            quotes: said.quotes.iter().take(QUOTES).map(|id| desk.evidence(*id)).collect(),
        })
        .collect();
    new
}

fn frequency<'a>(desk: &Desk<'a>, row: &'a Row) -> Number<'a> {
    let new = Number::new("frequency", "f", "How often", "events an affected person and quarter");
    blended(desk, &row.frequency, new, "estimate.freq", |value| format!("{} a quarter", number(value)))
}

fn toil<'a>(desk: &Desk<'a>, row: &'a Row) -> Number<'a> {
    let new = Number::new("toil", "t", "Hands-on time", "hours an event");
    blended(desk, &row.toil, new, "estimate.toil", words::toil)
}

fn impact<'a>(row: &Row) -> Number<'a> {
    let (removes, toil) = (number(row.removes), or_unknown(row.toil.value));
    Number::new("impact", "I", "Impact", "equivalent hours an event").value(row.impact).how(format!(
        "(e · t + κ) · M = ({removes} × {toil} + {}) × {}",
        number(row.load_hours),
        number(row.modifier)
    ))
}

fn removes<'a>(row: &Row) -> Number<'a> {
    Number::new("removes", "e", "Share of that time that would be gone", "")
        .value(row.removes)
        .how("estimate.removes, 1 where there is none".to_owned())
}

fn load<'a>(desk: &Desk<'a>, row: &'a Row) -> Number<'a> {
    let mut new =
        Number::new("load", "κ", "Cognitive load relieved", "equivalent hours an event").value(row.load_hours);
    let Some(load) = &row.load else {
        return new.how("unknown: nobody said, and there is no estimate.load; counted as nothing".to_owned());
    };
    let level = format!("load {}, {}", load.value, words::load(load.value));
    match &load.source {
        LoadSource::Estimate => new.how(format!("{level}: estimate.load")),
        LoadSource::Median(quotes) => {
            new.more = quotes.len().saturating_sub(VALUES);
            new.said = quotes.iter().take(VALUES).map(|id| load_said(desk, *id)).collect();
            new.how(format!("{level}: the median of {}", plural(narrow(quotes.len()), "quote", "quotes")))
        }
    }
}

fn load_said<'a>(desk: &Desk<'a>, id: QuoteId) -> Said<'a> {
    let value = desk.knowledge().words(id).load.map(|load| load.to_string());
    Said { who: desk.speaker_of(id), value, quotes: vec![desk.evidence(id)] }
}

fn modifier<'a>(desk: &Desk<'a>, row: &Row) -> Number<'a> {
    let factors = desk.facts.settings.scoring.modifiers;
    let mut new = Number::new("modifier", "M", "Conditions", "").value(row.modifier);
    let mut product = Vec::new();
    for (name, condition) in ["maturity", "risk", "complexity"].into_iter().zip(row.conditions) {
        let factor = number(factors[usize::from(condition >= 0) + usize::from(condition > 0)]);
        new = new.fact(&format!("estimate.{name}"), format!("{condition:+}, so × {factor}"));
        product.push(factor);
    }
    new.how(product.join(" × "))
}

fn strategic<'a>(desk: &Desk<'a>, row: &Row) -> Number<'a> {
    let point = desk.facts.numbers.priorities.point_value;
    let mut new = Number::new("strategic", "S", "Strategic value", "equivalent hours a quarter").value(row.strategic);
    let mut sum = Vec::new();
    for (id, points) in &row.strategic_points {
        let share = number(desk.knowledge().outcomes[*id].share);
        let outcome = desk.outcome(*id);
        new.facts.push(Fact {
            name: outcome.title.to_owned(),
            value: format!("{} of 5 points, weight {share}", number(*points)),
            href: Some(outcome.href),
        });
        sum.push(format!("{share} × {}", number(*points)));
    }
    match sum.is_empty() {
        true => new.how("it serves no outcome".to_owned()),
        false => new.how(format!("U · Σ w · s = {} × ({})", number(point), sum.join(" + "))),
    }
}
