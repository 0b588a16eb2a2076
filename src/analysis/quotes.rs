//! Lists of quotes, parted: by team, by kind, and those to show where there is no room for all.
//!
//! Comes in: quotes. Goes out: the same quotes in groups or in another order. Does not know: why these quotes, or how they
//! are shown.

use std::cmp::Reverse;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::count::{Count, count};
use crate::content::choice::Choice as _;
use crate::content::interview::QuoteKind;
use crate::knowledge::{Knowledge, QuoteId, TeamId};

/// What one team said; `T` is what teams are told apart by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamQuotes<T> {
    /// The team that its people were of then; none for those who had none.
    pub team: Option<T>,
    /// The quotes, in the order given.
    pub quotes: Vec<QuoteId>,
    /// How many people and quotes those are.
    pub count: Count,
}

/// Quotes by team: the team that most people spoke from first, those without a team last. Teams that `named` says are the
/// same are one.
pub fn by_team<T: Copy + Ord + Hash>(
    knowledge: &Knowledge,
    quotes: &[QuoteId],
    named: impl Fn(TeamId) -> Option<T>,
) -> Vec<TeamQuotes<T>> {
    let mut teams: FxHashMap<Option<T>, Vec<QuoteId>> = FxHashMap::default();
    for quote in quotes {
        teams.entry(knowledge.team_then(*quote).and_then(&named)).or_default().push(*quote);
    }
    let counted = teams.into_iter().map(|(team, quotes)| TeamQuotes { team, count: count(knowledge, &quotes), quotes });
    let mut counted: Vec<TeamQuotes<T>> = counted.collect();
    counted.sort_by_key(|said| (said.team.is_none(), Reverse(said.count), said.team));
    counted
}

/// Which kinds there are among quotes and how often, in the order of the format's table.
pub fn by_kind(knowledge: &Knowledge, quotes: &[QuoteId]) -> Vec<(QuoteKind, usize)> {
    let mut counts: Vec<(QuoteKind, usize)> = QuoteKind::ALL.iter().map(|kind| (*kind, 0)).collect();
    for quote in quotes {
        // The table of kinds has each of them, in its order.
        counts[knowledge.quotes[*quote].kind as usize].1 += 1;
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}

/// So many quotes at most: first one of each person, then others, each part in the order given.
pub fn one_a_person_first(knowledge: &Knowledge, quotes: &[QuoteId], most: usize) -> Vec<QuoteId> {
    let mut seen = FxHashSet::default();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for quote in quotes {
        let is_new = knowledge.participant(*quote).is_some_and(|who| seen.insert(who));
        let them = if is_new { &mut first } else { &mut others };
        them.push(*quote);
        if first.len() == most {
            break;
        }
    }
    first.into_iter().chain(others).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    fn all(knowledge: &Knowledge) -> Vec<QuoteId> {
        knowledge.quotes.ids().collect()
    }

    fn numbers(quotes: &[QuoteId]) -> Vec<usize> {
        quotes.iter().map(|quote| quote.index()).collect()
    }

    #[test]
    fn the_team_that_most_people_spoke_from_comes_first_and_no_team_last() {
        let study = Study::default().themes("a").team("t", None).team("u", None);
        let study = study.interview("p1", &["a", "a"]).interview("p2", &["a", "a", "a"]).in_team("t");
        let study = study.interview("p3", &["a"]).in_team("u").interview("p4", &["a"]).in_team("u");
        let knowledge = study.knowledge();
        let found = by_team(&knowledge, &all(&knowledge), Some);
        let found: Vec<_> =
            found.iter().map(|said| (said.team.map(Id::index), numbers(&said.quotes), said.count)).collect();
        let count = |people, quotes| Count { people, quotes };
        let expected = [
            (Some(1), vec![5, 6], count(2, 2)),
            (Some(0), vec![2, 3, 4], count(1, 3)),
            (None, vec![0, 1], count(1, 2)),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn kinds_are_counted_in_the_formats_order() {
        let study = Study::default().themes("a").interview("p1", &["a kind=ask", "a", "a kind=ask", "a kind=workflow"]);
        let knowledge = study.knowledge();
        let expected = [(QuoteKind::Pain, 1), (QuoteKind::Workflow, 1), (QuoteKind::Ask, 2)];
        assert_eq!(by_kind(&knowledge, &all(&knowledge)), expected);
    }

    #[test]
    fn each_person_has_one_before_anybody_has_two() {
        let study = Study::default().themes("a").interview("p1", &["a", "a"]).interview("p2", &["a", "a"]);
        let knowledge = study.knowledge();
        let shown = |most| numbers(&one_a_person_first(&knowledge, &all(&knowledge), most));
        assert_eq!(shown(1), [0]);
        assert_eq!(shown(2), [0, 2]);
        assert_eq!(shown(3), [0, 2, 1]);
        assert_eq!(shown(9), [0, 2, 1, 3]);
    }
}
