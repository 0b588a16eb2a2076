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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::testing::Study;

    #[test]
    fn an_ask_stands_until_it_is_answered() {
        let (since, answered, today) = (Some(date(2026, 2, 3)), Some(date(2026, 4, 1)), Some(date(2026, 7, 1)));
        // From 3 February to 1 April: 25 days to the end of February, 31 of March, 1 of April. To 1 July: 30 of April, 31 of
        // May and 30 of June more.
        let to_answer = 25 + 31 + 1;
        let to_today = to_answer + 30 + 31 + 30;
        for (status, answered, expected) in [
            (AskStatus::Open, None, Some(to_today)),
            (AskStatus::Open, answered, Some(to_today)),
            (AskStatus::Planned, answered, Some(to_answer)),
            (AskStatus::Planned, None, Some(to_today)),
            (AskStatus::Declined, answered, Some(to_answer)),
            (AskStatus::Done, None, None),
        ] {
            assert_eq!(age(status, since, answered, today), expected, "{status:?} {answered:?}");
        }
        assert_eq!(age(AskStatus::Open, None, None, today), None);
        assert_eq!(age(AskStatus::Open, today, None, since), Some(0), "a day that is still to come");
    }

    #[test]
    fn two_lists_have_in_common_what_is_the_same_or_lies_below() {
        let study = Study::default().themes("top low<top lowest<low other");
        let [top, low, lowest, other] = ["top", "low", "lowest", "other"].map(|name| study.theme_id(name));
        let knowledge = study.knowledge();
        let common = |some: &[ThemeId], others: &[ThemeId]| in_common(&knowledge, some, others);
        assert_eq!(common(&[top], &[lowest]), [lowest]);
        assert_eq!(common(&[lowest], &[top]), [lowest]);
        assert_eq!(common(&[low, other], &[other, top]), [low, other]);
        assert_eq!(common(&[low, top], &[low]), [low], "once");
        assert_eq!(common(&[low], &[other]), []);
    }
}
