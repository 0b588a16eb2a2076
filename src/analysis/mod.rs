//! Knowledge becomes numbers: priorities, co-occurrence, coverage.
//!
//! Comes in: a [`Knowledge`](crate::knowledge::Knowledge) and settings. Goes out: one value a question.
//! Does not know: how a number is shown.

pub mod cooccurrence;
pub mod count;
pub mod coverage;
pub mod order;
pub mod priority;
pub mod quotes;
pub mod rollup;
pub mod teams;
#[cfg(test)]
mod testing;
pub mod themes;

use crate::base::id::IdVec;
use crate::config::Settings;
use crate::knowledge::{Knowledge, ThemeId};

/// All numbers of a study.
#[derive(Debug)]
pub struct Numbers {
    /// What matters most.
    pub priorities: priority::Priorities,
    /// Who was heard on what.
    pub coverage: coverage::Coverage,
    /// For each theme, those that occur together with it.
    pub together: IdVec<ThemeId, Vec<cooccurrence::Together>>,
    /// What is marked with each theme or one below it.
    pub rollup: rollup::Rollup,
}

/// Counts, estimates and ranks a study.
pub fn numbers(knowledge: &Knowledge, settings: &Settings) -> Numbers {
    let rollup = rollup::Rollup::new(knowledge);
    let ((priorities, coverage), together) = rayon::join(
        || {
            rayon::join(
                || priority::priorities(knowledge, &rollup, settings),
                || coverage::coverage(knowledge, &rollup),
            )
        },
        || cooccurrence::cooccurrence(knowledge, &rollup),
    );
    Numbers { priorities, coverage, together, rollup }
}
