//! How far off a priority may be for the share alone: the share's interval with all else as it is.
//!
//! Comes in: a row with its numbers. Goes out: two hours per quarter. Does not know: the rows beside it, and nothing of how well
//! people tell how often and how long: what it gives is the least that a priority may be off.

use super::population::Population;
use super::row::PriorityRow;

/// The 95 % interval of P that the interval of the share gives; none where the row cannot be scored.
pub fn range(row: &PriorityRow, population: &Population) -> Option<(f64, f64)> {
    let hours_each = row.frequency.value? * row.effect.impact?;
    let of_share = |share: f64| share * f64::from(population.people) * hours_each + row.terms.strategic;
    row.priority.map(|_| (of_share(row.share.interval.0), of_share(row.share.interval.1)))
}
