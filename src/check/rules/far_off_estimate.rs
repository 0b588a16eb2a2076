//! An estimate that the evidence contradicts.
//!
//! Comes in: estimates and what was counted. Goes out: guesses far outside of what people said. Does not know: who is right.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::priority::{self, Blend, Candidate, PriorityRow};
use crate::base::digits::{digits, percent};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::config::Level;
use crate::content::estimate::Estimate;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "far-off-estimate",
    group: RuleGroup::Priorities,
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
    (guess < low || guess > high).then(|| {
        let [guess, low, high] = in_percent([guess, low, high]);
        (format!("the estimate says {guess} %, the interviews say {low} to {high} %"), estimate.written.reach)
    })
}

/// A guess and the two ends that it lies outside of, as pages have shares; with more digits where it would look like one of them.
fn in_percent(shares: [f64; 3]) -> [String; 3] {
    let rounded = shares.map(percent);
    let [guess, ends @ ..] = &rounded;
    if ends.contains(guess) { shares.map(|share| digits(share * 100.0)) } else { rounded }
}

fn value(unit: &str, blend: &Blend) -> Option<String> {
    let guess = blend.guess.filter(|_| blend.said.len() >= FEWEST_SAID)?;
    let said = blend.said.iter().map(|said| said.value);
    let (low, high) = said.fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    (guess > high * FAR || guess * FAR < low).then(|| {
        let people = blend.said.len();
        format!("the estimate says {} {unit}, {people} people said {} to {}", digits(guess), digits(low), digits(high))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_looks_like_no_end_that_it_lies_outside_of() {
        let shown = |shares| in_percent(shares).join(" ");
        assert_eq!(shown([0.05, 0.6789, 1.0]), "5 68 100");
        // 5.3 and 5.4 are both 5 in whole per cent.
        assert_eq!(shown([0.053, 0.054, 0.4]), "5.3 5.4 40");
        // Below one per cent as on the page, where nothing is 0 that is not.
        assert_eq!(shown([0.004, 0.06, 0.4]), "0.4 6 40");
    }
}
