//! Knowledge becomes numbers: priorities, co-occurrence, coverage.
//!
//! Comes in: a [`Knowledge`](crate::knowledge::Knowledge) and settings. Goes out: one value a question.
//! Does not know: how a number is shown.

pub mod cooccurrence;
pub mod coverage;
pub mod priority;
mod rollup;
#[cfg(test)]
mod testing;
