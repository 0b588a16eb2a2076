//! The sentences that say what is safe to say of the order, and what is not.
//!
//! Comes in: ranked rows that may be shown. Goes out: a [`VerdictLine`]. Does not know: how sure the order is, or how it looks.

use serde::Serialize;

use crate::analysis::count::narrow;
use crate::analysis::priority::PriorityRow;
use crate::analysis::priority::tiers::{Among, SAFE_PERCENT, SafeOrder, bands, safe_order};
use crate::site::view::parts::context::PageContext;

/// What can be said, as keys of texts with what belongs in them.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(in crate::site::view) struct VerdictLine<'a> {
    /// The text.
    pub(in crate::site::view) key: &'static str,
    /// The title of the first row.
    pub(in crate::site::view) first: &'a str,
    /// The title of the second row.
    pub(in crate::site::view) second: &'a str,
    /// The title of the third row.
    pub(in crate::site::view) third: &'a str,
    /// How many rows it is about.
    pub(in crate::site::view) count: u32,
    /// In how many of a hundred draws it holds, at the least.
    pub(in crate::site::view) percent: u32,
    /// How many come next and cannot be told apart; 0 where that is nothing to say.
    pub(in crate::site::view) next: u32,
    /// How many are behind all others; 0 where that is nothing to say.
    pub(in crate::site::view) behind: u32,
    /// Which rows are among the first, where none is ahead.
    pub(in crate::site::view) among: Option<AmongLine>,
    /// From how many of a hundred draws on something is called safe; none where nothing was drawn.
    pub(in crate::site::view) basis: Option<u32>,
}

/// Which rows are among the first.
#[derive(Debug, PartialEq, Serialize)]
pub(in crate::site::view) struct AmongLine {
    /// The text.
    pub(in crate::site::view) key: &'static str,
    /// How many rows they are.
    #[serde(skip)]
    pub(in crate::site::view) rows: usize,
    /// Among how many first places.
    pub(in crate::site::view) places: usize,
    /// In how many of a hundred draws, at the least.
    pub(in crate::site::view) percent: u32,
}

/// Of rows with a rank, in their order.
pub(in crate::site::view) fn verdict<'a>(context: &PageContext<'a>, ranked: &[&PriorityRow]) -> VerdictLine<'a> {
    let priorities = &context.site.numbers.priorities;
    let bands = bands(ranked);
    // How often rows are among the first is known of all rows together.
    let stability = context.released().shows_all_candidates().then_some(&priorities.stability);
    let order = safe_order(priorities.population.interviewed, ranked.len(), &bands, stability);
    let title = |place: usize| ranked.get(place).and_then(|row| context.candidate(row.candidate));
    let title = |place: usize| title(place).map_or("", |link| link.title);
    VerdictLine { first: title(0), second: title(1), third: title(2), ..line(order) }
}

pub(super) fn line(order: SafeOrder) -> VerdictLine<'static> {
    let of = |key, count| VerdictLine { key, count: narrow(count), ..VerdictLine::default() };
    match order {
        SafeOrder::NobodyAsked => of("safe.nobody_asked_html", 0),
        SafeOrder::NothingScored => of("safe.nothing_scored_html", 0),
        SafeOrder::OnlyOne => of("safe.only_one_html", 1),
        SafeOrder::NotDrawn => of("safe.not_drawn_html", 0),
        SafeOrder::TooClose { rows, among } => {
            VerdictLine { among: among.map(among_line), basis: Some(SAFE_PERCENT), ..of("safe.too_close_html", rows) }
        }
        SafeOrder::Ahead { first, next, behind, percent } => {
            let key = match first {
                1 => "safe.clear_first_html",
                2 => "safe.two_ahead_html",
                _ => "safe.several_ahead_html",
            };
            let next = if next > 1 { narrow(next) } else { 0 };
            VerdictLine { percent, next, behind: narrow(behind), basis: Some(SAFE_PERCENT), ..of(key, first) }
        }
    }
}

fn among_line(Among { rows, places, percent }: Among) -> AmongLine {
    let key = match rows {
        1 => "safe.among_1_html",
        2 => "safe.among_2_html",
        _ => "safe.among_3_html",
    };
    AmongLine { key, rows, places, percent }
}
