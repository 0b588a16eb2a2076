//! Which quotes stand for many, where a page has no room for all: the strongest of them, spread over teams and people.
//!
//! Comes in: quotes. Goes out: the same quotes in another order, or as many of them as there is room for. Does not know: which
//! page shows them, or who may see whom.

use std::cmp::Reverse;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::count::says_cost;
use crate::config::Calendar;
use crate::knowledge::{Knowledge, LinkedQuote, QuoteId};

/// Quotes by what they say of a cost, the most first: a participant's words before others', evidence before what is none, then
/// by hours per quarter, those that say something of a cost before those that say nothing; else in order.
pub fn strongest_first(knowledge: &Knowledge, quotes: &[QuoteId], calendar: &Calendar) -> Vec<QuoteId> {
    let strength = |id: &QuoteId| {
        let quote = &knowledge.quotes[*id];
        // Hours are finite and not negative, and such numbers are in the order of their bits.
        let hours = hours_per_quarter(quote, calendar).unwrap_or_default().to_bits();
        Reverse((quote.by_participant, quote.evidence, hours, says_cost(quote)))
    };
    let mut sorted = quotes.to_vec();
    sorted.sort_by_cached_key(strength);
    sorted
}

/// What a quote says that it costs one person in a quarter: how often, times how long.
fn hours_per_quarter(quote: &LinkedQuote, calendar: &Calendar) -> Option<f64> {
    Some(quote.freq?.per_quarter(calendar) * quote.toil_hours?)
}

/// So many quotes at most, of quotes that come strongest first: a quote of each team before there are two of any, and within a
/// team one of each person before there are two of anybody; in the order in which they are chosen.
pub fn spread<T: Copy + Eq + Hash, P: Eq + Hash>(
    strongest: &[QuoteId],
    most: usize,
    team: impl Fn(QuoteId) -> T,
    person: impl Fn(QuoteId) -> P,
) -> Vec<QuoteId> {
    let over_people = in_rounds(strongest, |quote| (team(quote), person(quote)));
    let mut over_teams = in_rounds(&over_people, team);
    over_teams.truncate(most);
    over_teams
}

/// First the first of each group, then the second of each, and so on; each round in the order given.
fn in_rounds<G: Eq + Hash>(quotes: &[QuoteId], group: impl Fn(QuoteId) -> G) -> Vec<QuoteId> {
    let mut seen: FxHashMap<G, usize> = FxHashMap::default();
    let round = |quote: &QuoteId| {
        let seen = seen.entry(group(*quote)).or_default();
        *seen += 1;
        (*seen, *quote)
    };
    let mut rounds: Vec<(usize, QuoteId)> = quotes.iter().map(round).collect();
    rounds.sort_by_key(|(round, _)| *round);
    rounds.into_iter().map(|(_, quote)| quote).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    fn numbers(quotes: &[QuoteId]) -> Vec<usize> {
        quotes.iter().map(|quote| quote.index()).collect()
    }

    fn strongest(knowledge: &Knowledge) -> Vec<QuoteId> {
        let all: Vec<QuoteId> = knowledge.quotes.ids().collect();
        strongest_first(knowledge, &all, &Calendar::default())
    }

    #[test]
    fn the_most_hours_per_quarter_come_first() {
        // Per quarter: 2 × 3 h = 6 h; 1 × 8 h = 8 h; without a time or a frequency nothing is known.
        let marks = [
            "a",
            "a load=3",
            "a freq=2 toil=3",
            "a freq=1 toil=8",
            "a kind=ask freq=9 toil=9",
            "a asked freq=9 toil=9",
        ];
        let knowledge = Study::default().themes("a").interview("p1", &marks).knowledge();
        assert_eq!(numbers(&strongest(&knowledge)), [3, 2, 1, 0, 4, 5]);
    }

    #[test]
    fn a_cost_is_how_often_times_how_long_and_of_equals_the_first_comes_first() {
        let order = |marks: &[&str]| {
            let knowledge = Study::default().themes("a").interview("p1", marks).knowledge();
            numbers(&strongest(&knowledge))
        };
        for (marks, expected) in [
            (&[][..], &[][..]),
            (&["a kind=ask", "a kind=praise"], &[0, 1]),
            (&["a kind=ask freq=65 toil=8", "a", "a"], &[1, 2, 0]),
            // Three times 8 h are 24 h per quarter, 13 times 3 h are 39 h, 65 times half an hour 32.5 h.
            (&["a freq=3 toil=8", "a freq=13 toil=3", "a freq=65 toil=0.5"], &[1, 2, 0]),
            (&["a toil=80", "a freq=0.25 toil=0.25"], &[1, 0]),
            (&["a", "a freq=13 toil=1", "a freq=13 toil=1"], &[1, 2, 0]),
            // Per quarter: 2 · 3 = 6, none, 9 · 1 = 9, 6 again, and hours that nobody says how often.
            (&["a freq=2 toil=3", "a", "a freq=9 toil=1", "a freq=3 toil=2", "a toil=9"], &[2, 0, 3, 4, 1]),
        ] {
            assert_eq!(order(marks), expected, "{marks:?}");
        }
    }

    #[test]
    fn every_team_speaks_before_one_speaks_twice_and_so_does_every_person() {
        let study = Study::default().themes("a").team("t", None).team("u", None);
        // Quotes 0 to 2 are of P1, 3 of P2, both of one team; 4 and 5 of P3 of another; 6 of P4, who has none.
        let study = study.interview("p1", &["a freq=9 toil=9", "a freq=9 toil=8", "a freq=9 toil=7"]).in_team("t");
        let study = study.interview("p2", &["a"]).in_team("t").interview("p3", &["a", "a freq=1 toil=1"]).in_team("u");
        let knowledge = study.interview("p4", &["a"]).knowledge();
        let (team, person) = (|quote| knowledge.team_then(quote), |quote| knowledge.participant(quote));
        let chosen = |most| numbers(&spread(&strongest(&knowledge), most, team, person));
        // Each team's strongest; then P2, who has not spoken yet, and P3 again; then P1's others.
        assert_eq!(chosen(9), [0, 5, 6, 3, 4, 1, 2]);
        assert_eq!(chosen(4), [0, 5, 6, 3]);
        assert_eq!(chosen(0), [0; 0]);
        // Where people may not be told apart, a team's strongest stand for it.
        assert_eq!(numbers(&spread(&strongest(&knowledge), 5, team, |_| ())), [0, 5, 6, 1, 4]);
    }
}
