//! An estimate that the evidence contradicts.
//!
//! Comes in: estimates and what was counted. Goes out: guesses far outside of what people said. Does not know: who is right.

use super::super::rule::{Finding, Group, Rule};
use super::super::study::Study;
use crate::analysis::priority::{self, Blend, Candidate, PriorityRow};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::config::Level;
use crate::content::estimate::Estimate;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "far-off-estimate",
    group: Group::Priorities,
    level: Level::Warn,
    page: include_str!("far_off_estimate.md"),
    find,
};

/// With fewer people asked, the interval holds nearly everything anyway.
const FEWEST_ASKED: u32 = 5;
/// Fewer people's numbers have no range worth the name.
const FEWEST_SAID: usize = 3;
/// So many times more than the most, or less than the least, that anybody said.
const FAR: f64 = 2.0;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let rows = study.numbers.priorities.rows.iter();
    let guessed = rows.filter_map(|row| match row.candidate {
        Candidate::Opportunity(id) => {
            let entry = &k.opportunities[id].entry;
            Some((row, &entry.path, &entry.kind.estimate))
        }
        Candidate::Theme(id) => k.themes[id].entry.as_ref().map(|entry| (row, &entry.path, &entry.kind.estimate)),
    });
    guessed.flat_map(|(row, path, estimate)| findings(study, row, path, estimate)).collect()
}

fn findings(study: &Study<'_>, row: &PriorityRow, path: &SourcePath, estimate: &Estimate) -> Vec<Finding> {
    let at = |span| Place::new(path, span);
    let mut found: Vec<Finding> =
        reach(study, row, estimate).map(|(message, span)| finding(at(span), message)).into_iter().collect();
    for (name, blend, span) in [
        ("times per quarter", &row.frequency.happening, estimate.written.freq),
        ("avoided times per quarter", &row.frequency.avoided, estimate.written.latent),
        ("hours an event", &row.effect.toil, estimate.written.toil),
    ] {
        found.extend(value(name, blend).map(|message| finding(at(span), message)));
    }
    found
}

fn finding(place: Place, message: String) -> Finding {
    Finding::new(
        place,
        message,
        "say in the text why the guess knows better, or take it out: the evidence speaks for itself",
    )
}

fn reach(study: &Study<'_>, row: &PriorityRow, estimate: &Estimate) -> Option<(String, Span)> {
    let population = &study.numbers.priorities.population;
    let guess = estimate.reach.filter(|_| population.interviewed >= FEWEST_ASKED)?;
    let (low, high) = priority::evidence_interval(&row.share, population);
    let percent = |share: f64| (share * 100.0).round();
    (guess < low || guess > high).then(|| {
        let message = format!(
            "the estimate says {} %, the interviews say {} to {} %",
            percent(guess),
            percent(low),
            percent(high)
        );
        (message, estimate.written.reach)
    })
}

fn value(unit: &str, blend: &Blend) -> Option<String> {
    let guess = blend.guess.filter(|_| blend.said.len() >= FEWEST_SAID)?;
    let said = blend.said.iter().map(|said| said.value);
    let (low, high) = said.fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    (guess > high * FAR || guess * FAR < low).then(|| {
        let people = blend.said.len();
        format!(
            "the estimate says {} {unit}, {people} people said {} to {}",
            rounded(guess),
            rounded(low),
            rounded(high)
        )
    })
}

/// A number with three digits that mean something, as the pages show it; whole from 100 on.
fn rounded(value: f64) -> f64 {
    const DIGITS: i32 = 3;
    if value == 0.0 || value.abs() >= 100.0 || !value.is_finite() {
        return value.round();
    }
    let magnitude = value.abs().log10().floor() as i32;
    let scale = 10_f64.powi(DIGITS - 1 - magnitude);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits_that_mean_something() {
        let shown = |value: f64| rounded(value).to_string();
        assert_eq!([0.0, 0.089_697_8, 3.247_1, 13.26, 642.4].map(shown), ["0", "0.0897", "3.25", "13.3", "642"]);
    }
}
