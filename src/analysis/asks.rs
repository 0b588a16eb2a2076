//! Asks: which are the loudest, how old each is, and what it has in common with what matters.
//!
//! Comes in: knowledge. Goes out: ids, days and themes. Does not know: words, or how it is shown. No ask is scored.

use std::cmp::Reverse;

use super::count::{Count, count};
use crate::base::Date;
use crate::content::ask::AskStatus;
use crate::knowledge::{AskId, Knowledge, ThemeId};

/// The asks that somebody voiced, those of most people first, then by quotes.
pub fn loudest(knowledge: &Knowledge) -> Vec<AskId> {
    let counted = knowledge.asks.enumerate().map(|(id, ask)| (id, count(knowledge, &ask.quotes)));
    let mut asks: Vec<(AskId, Count)> = counted.filter(|(_, count)| count.people > 0).collect();
    asks.sort_by_key(|(_, count)| Reverse(*count));
    asks.into_iter().map(|(id, _)| id).collect()
}

/// For how many days an ask has stood, or stood until it was answered; none where the days are not known.
pub fn age(status: AskStatus, since: Option<Date>, answered: Option<Date>, today: Option<Date>) -> Option<u32> {
    let until = match status {
        AskStatus::Open => today,
        AskStatus::Planned => answered.or(today),
        AskStatus::Done | AskStatus::Declined => answered,
    };
    Some(days_between(since?, until?))
}

/// From one day to another; none if that came first.
fn days_between(from: Date, to: Date) -> u32 {
    const HOURS_OF_A_DAY: i64 = 24;
    u32::try_from(from.duration_until(to).as_hours() / HOURS_OF_A_DAY).unwrap_or(0)
}

/// The themes that two lists of them have in common, in the order of the first: the same theme, or of one that lies below
/// another the lower one.
pub fn in_common(knowledge: &Knowledge, some: &[ThemeId], others: &[ThemeId]) -> Vec<ThemeId> {
    let is_below = |theme: ThemeId, above: ThemeId| knowledge.themes_above(theme).any(|parent| parent == above);
    let lower = |one: ThemeId, other: ThemeId| match (one == other, is_below(one, other), is_below(other, one)) {
        (true, ..) | (_, true, _) => Some(one),
        (.., true) => Some(other),
        _ => None,
    };
    let pairs = some.iter().flat_map(|one| others.iter().filter_map(move |other| lower(*one, *other)));
    let mut common = Vec::new();
    for theme in pairs {
        if !common.contains(&theme) {
            common.push(theme);
        }
    }
    common
}
