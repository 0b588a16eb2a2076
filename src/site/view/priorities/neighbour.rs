//! A row and the one below it: how sure it is that it is above, and what a point would have to be worth for them to change places.
//!
//! Comes in: two ranked rows that may be shown. Goes out: sentences. Does not know: how either looks.

use crate::analysis::priority::PriorityRow;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::number::number;

/// Points that differ by less are the same ones.
const SAME: f64 = 1e-9;

/// At which worth of a point two rows change places.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Swap {
    OrMore(f64),
    OrLess(f64),
}

/// What is said of an upper row and the one below it.
pub(super) fn neighbour(context: &PageContext<'_>, upper: &PriorityRow, lower: &PriorityRow) -> Vec<String> {
    let Some(title) = context.candidate(lower.candidate).map(|link| link.title) else { return Vec::new() };
    let words = context.words();
    let chance = above(context, upper, lower);
    let chance = chance
        .map(|chance| words.fill("neighbour.above", &[("next", &title), ("chance", &context.chance_in_words(chance))]));
    let swap = swap(context.site.numbers.priorities.point_value, upper, lower).map(|swap| {
        let (key, hours) = match swap {
            Swap::OrMore(hours) => ("neighbour.or_more", hours),
            Swap::OrLess(hours) => ("neighbour.or_less", hours),
        };
        words.fill(key, &[("next", &title), ("hours", &number(hours))])
    });
    chance.into_iter().chain(swap).collect()
}

/// P(upper above lower), where that may be said.
fn above(context: &PageContext<'_>, upper: &PriorityRow, lower: &PriorityRow) -> Option<f64> {
    context.released().shows_all_candidates().then_some(())?;
    let place = |row: &PriorityRow| Some(row.rank?.checked_sub(1)? as usize);
    let above = &context.site.numbers.priorities.stability.fixed.above;
    above.get(place(upper)?)?.get(place(lower)?).copied()
}

/// U* = (LI_a − LI_b) / (p_b − p_a), p = S / U; none where no worth of a point makes them change places.
fn swap(point_value: f64, upper: &PriorityRow, lower: &PriorityRow) -> Option<Swap> {
    let points = |row: &PriorityRow| row.terms.strategic / point_value;
    let saved = |row: &PriorityRow| Some(row.priority? - row.terms.strategic);
    let more_points = points(lower) - points(upper);
    let at = (saved(upper)? - saved(lower)?) / more_points;
    let is_there = point_value > 0.0 && more_points.abs() > SAME && at > 0.0 && at.is_finite();
    is_there.then_some(if more_points > 0.0 { Swap::OrMore(at) } else { Swap::OrLess(at) })
}
