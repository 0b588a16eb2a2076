//! Priorities: `P = L · I + S`, each number with what made it. The formula is the scoring contract's.
//!
//! Comes in: knowledge and settings. Goes out: [`Priorities`], rows in the page's order.
//! Does not know: how a row is shown.

mod candidate;
pub mod draws;
mod evidence;
mod head_count;
mod inputs;
mod interval;
mod label;
mod next_interview;
mod order;
mod part;
mod population;
mod row;
mod score;
mod share;
pub mod tiers;
mod voice;
mod weights;

#[cfg(test)]
mod invariants;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::rollup::Rollup;
use crate::config::{Scoring, Settings};
use crate::knowledge::{Knowledge, ThemeId};

use draws::{DrawInputs, DrawResults, Stability};

pub use draws::Certainty;
pub use evidence::Evidence;
pub use inputs::*;
pub use next_interview::{NamedTeam, NextInterview, TeamGain, next_interview};
pub use part::*;
pub use population::{Population, PopulationSource, customers, people_without};
pub use row::*;
pub use share::evidence_interval;
pub use weights::{Stratum, WeightedBy, Weighting};

/// What one strategic point is worth where `[scoring] point_value` says nothing, as a part of the population's hours
/// per quarter (scoring contract: U = 0.005 · N · H).
const POINT_PER_CAPACITY: f64 = 0.005;

/// Scores and ranks all candidates of a study. `drawn` makes the draws that say how sure that is, or has them from before.
pub fn priorities(
    knowledge: &Knowledge,
    rollup: &Rollup,
    settings: &Settings,
    drawn: impl FnOnce(&DrawInputs) -> Arc<DrawResults>,
) -> Priorities {
    let population = population::population(knowledge, settings.study.population);
    let point_value = point_value(&settings.scoring, &population);
    let scorer = score::Scorer { knowledge, settings, population: &population, point_value };
    let rows = candidate::judged_candidates(knowledge).into_par_iter().map(|judged| {
        let evidence = Evidence::gather(knowledge, rollup, &settings.scoring.calendar, &judged.themes);
        scorer.row(judged, evidence)
    });
    let mut rows = order::ordered(knowledge, rows.collect());
    let inputs = DrawInputs::new(&population, &rows, &settings.scoring);
    let results = drawn(&inputs);
    draws::give(&mut rows, &inputs, &results);
    Priorities::new(population, point_value, rows, Stability::new(&inputs, &results))
}

/// How many of all people a theme affects: as in its own row, or as it would be there if no opportunity covered it.
pub fn share_of_theme(knowledge: &Knowledge, rollup: &Rollup, priorities: &Priorities, theme: ThemeId) -> Share {
    if let Some(row) = priorities.row(Candidate::Theme(theme)) {
        return row.share;
    }
    let affected = evidence::affected_by(knowledge, rollup, &[theme]);
    let estimate = candidate::estimate(&knowledge.themes[theme]);
    share::share(&affected, &priorities.population, &estimate)
}

/// U, in equivalent hours per quarter.
fn point_value(scoring: &Scoring, population: &Population) -> f64 {
    scoring.point_value.unwrap_or_else(|| POINT_PER_CAPACITY * f64::from(population.people) * scoring.hours)
}
