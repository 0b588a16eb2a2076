//! Outcomes, linked.
//!
//! Comes in: the described outcomes, and points that something has for them. Goes out: a [`LinkedOutcome`] each, with its
//! share of all weights. Does not know: what serves them.

use std::sync::Arc;

use super::kinds::KnownKind;
use super::name_table::{KindWords, NameTable};
use crate::base::id::IdVec;
use crate::base::path::SourcePath;
use crate::content::estimate::StrategicPoints;
use crate::content::outcome::Outcome;
use crate::content::{Entry, Kind};
use crate::diagnostic::Diagnostic;
use crate::knowledge::OutcomeId;

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Outcome, unknown_rule: "unknown-outcome", remedy: "describe it with `cairn new outcome`" };

/// An outcome, linked.
#[derive(Debug)]
pub struct LinkedOutcome {
    /// As the file has it.
    pub entry: Arc<Entry<Outcome>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// Its weight as written, 1 where none is.
    pub weight: f64,
    /// Its weight divided by the sum of all: 0 to 1.
    pub share: f64,
}

impl KnownKind for Outcome {
    type Linked = LinkedOutcome;

    fn entry(linked: &LinkedOutcome) -> Option<&Entry<Self>> {
        Some(&linked.entry)
    }
}

/// Weights are divided by their sum; an outcome without one weighs 1, so that none at all means all alike.
pub(super) fn link(
    entries: Vec<Arc<Entry<Outcome>>>,
    complaints: &mut Vec<Diagnostic>,
) -> IdVec<OutcomeId, LinkedOutcome> {
    let weight = |entry: &Arc<Entry<Outcome>>| entry.kind.weight.as_ref().map_or(1.0, |weight| weight.value);
    let sum: f64 = entries.iter().map(weight).sum();
    if let Some(first) = entries.first().filter(|_| sum == 0.0) {
        let span = first.kind.weight.as_ref().map_or(first.slug_span, |weight| weight.span);
        let complaint =
            Diagnostic::error("weights-sum-to-zero", first.place(span), "the weights of all outcomes sum to 0")
                .help("give at least one outcome a weight above 0");
        complaints.push(complaint);
    }
    let share = |weight: f64| if sum > 0.0 { weight / sum } else { 0.0 };
    let link = |entry: Arc<Entry<Outcome>>| {
        let weight = weight(&entry);
        LinkedOutcome { title: entry.shown_title(), weight, share: share(weight), entry }
    };
    entries.into_iter().map(link).collect()
}

/// What an entry does for outcomes, as far as they are known.
pub(super) fn strategic(
    points: &[StrategicPoints],
    path: &SourcePath,
    outcomes: &NameTable<OutcomeId>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<(OutcomeId, f64)> {
    points
        .iter()
        .filter_map(|points| Some((outcomes.find(&points.outcome, path, complaints)?, points.points)))
        .collect()
}
