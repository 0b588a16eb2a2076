//! The sentence that says what is safe to say of the order.
//!
//! Comes in: ranked rows that may be shown. Goes out: a [`VerdictLine`]. Does not know: how the order is told, or how it looks.

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::priority::PriorityRow;
use crate::analysis::priority::tiers::{SafeOrder, safe_order};
use crate::site::view::parts::context::PageContext;

/// What can be said, as the key of a text with what belongs in it.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct VerdictLine<'a> {
    /// The text.
    key: &'static str,
    /// The title of the first row.
    first: &'a str,
    /// The title of the second row.
    second: &'a str,
    /// How many rows it is about.
    count: u32,
    /// How many come next and cannot be told apart; 0 where that is nothing to say.
    next: u32,
}

/// Of rows with a rank, in their order.
pub(super) fn verdict<'a>(context: &PageContext<'a>, ranked: &[&PriorityRow]) -> VerdictLine<'a> {
    let ranges: Vec<(f64, f64)> = ranked.iter().filter_map(|row| context.range(row)).collect();
    let interviewed = context.site.numbers.priorities.population.interviewed;
    let (key, count, next) = match safe_order(interviewed, &ranges) {
        SafeOrder::NobodyAsked => ("safe.nobody_asked_html", 0, 0),
        SafeOrder::NothingScored => ("safe.nothing_scored_html", 0, 0),
        SafeOrder::OnlyOne => ("safe.only_one_html", 1, 0),
        SafeOrder::OneTier(rows) => ("safe.one_tier_html", rows, 0),
        SafeOrder::Ahead { first: 1, next } => ("safe.clear_first_html", 1, next),
        SafeOrder::Ahead { first: 2, next } => ("safe.two_ahead_html", 2, next),
        SafeOrder::Ahead { first, next } => ("safe.several_ahead_html", first, next),
    };
    let title = |place: usize| ranked.get(place).and_then(|row| context.candidate(row.candidate));
    let title = |place: usize| title(place).map_or("", |link| link.title);
    let next = if next > 1 { narrow(next) } else { 0 };
    VerdictLine { key, first: title(0), second: title(1), count: narrow(count), next }
}
