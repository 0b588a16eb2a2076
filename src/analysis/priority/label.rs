//! What kind of thing a candidate is: a word beside the row that never changes the order.
//!
//! Comes in: a row's numbers. Goes out: a [`Label`]. Does not know: how the numbers came about.

use super::row::Label;

/// Fewer affected people than this are no case for a platform team.
const FEW_PEOPLE: f64 = 2.0;
/// Equivalent hours an event; less than this is little.
const LITTLE_IMPACT: f64 = 0.1;
/// A part of everybody's hours; what saves less than this in all saves little, however often it happens.
const LITTLE_SAVED: f64 = 0.005;
/// Up to this share of the population, what strategy asks for is for the few.
const SMALL_SHARE: f64 = 0.25;

/// The numbers that decide.
pub(super) struct LabelFacts {
    /// Nobody is affected, and somebody asked for something.
    pub(super) only_asks: bool,
    /// r.
    pub(super) share: f64,
    /// r · N.
    pub(super) people: f64,
    /// N · H: everybody's hours per quarter.
    pub(super) capacity: f64,
    /// L and I, where both are known.
    pub(super) scored: Option<(f64, f64)>,
    /// S.
    pub(super) strategic: f64,
}

/// The first label of the scoring contract that fits; asks alone come before any of them, also where a guess gives a
/// number, because then no evidence stands behind it.
pub(super) fn label(facts: &LabelFacts) -> Option<Label> {
    if facts.only_asks {
        return Some(Label::AsksOnly);
    }
    let (leverage, impact) = facts.scored?;
    let product = leverage * impact;
    let no_strategy = facts.strategic == 0.0;
    Some(if no_strategy && facts.people < FEW_PEOPLE {
        Label::NotForAPlatformTeam
    } else if no_strategy && impact < LITTLE_IMPACT && product < LITTLE_SAVED * facts.capacity {
        Label::LittleImpact
    } else if product >= facts.strategic {
        Label::Horizontal
    } else if facts.share <= SMALL_SHARE {
        Label::Strategic
    } else {
        Label::Mixed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hundred people of 480 hours a quarter: half a per cent of it is 240 hours.
    const CAPACITY: f64 = 48_000.0;

    fn of(people: f64, share: f64, leverage: f64, impact: f64, strategic: f64) -> Label {
        let scored = Some((leverage, impact));
        label(&LabelFacts { only_asks: false, share, people, capacity: CAPACITY, scored, strategic }).unwrap()
    }

    #[test]
    fn each_boundary_lies_where_the_contract_has_it() {
        assert_eq!(of(1.99, 0.9, 9.0, 9.0, 0.0), Label::NotForAPlatformTeam);
        assert_eq!(of(2.0, 0.9, 9.0, 9.0, 0.0), Label::Horizontal);
        assert_eq!(of(1.99, 0.25, 9.0, 9.0, 82.0), Label::Strategic, "strategy makes it the platform team's");
        assert_eq!(of(2.0, 0.9, 9.0, 0.09, 0.0), Label::LittleImpact);
        assert_eq!(of(2.0, 0.9, 9.0, 0.1, 0.0), Label::Horizontal);
        assert_eq!(of(2.0, 0.9, 2.0, 0.05, 1.0), Label::Mixed, "strategy makes up for little impact");
        assert_eq!(of(9.0, 0.1, 2.0, 3.0, 6.0), Label::Horizontal, "a tie is horizontal");
        assert_eq!(of(9.0, 0.25, 2.0, 3.0, 6.1), Label::Strategic);
        assert_eq!(of(9.0, 0.26, 2.0, 3.0, 6.1), Label::Mixed);
    }

    #[test]
    fn a_little_that_happens_often_is_not_little() {
        assert_eq!(of(50.0, 0.5, 2999.0, 0.08, 0.0), Label::LittleImpact, "239.92 hours of 48,000");
        assert_eq!(of(50.0, 0.5, 3000.0, 0.08, 0.0), Label::Horizontal, "240 hours, in pieces of five minutes");
        assert_eq!(
            of(50.0, 0.5, 1.0, 0.1, 0.0),
            Label::Horizontal,
            "an event of six minutes is not little, however rare"
        );
    }

    #[test]
    fn what_cannot_be_scored_has_no_label_but_asks_only() {
        let (share, people, capacity) = (0.5, 50.0, CAPACITY);
        let facts = LabelFacts { only_asks: false, share, people, capacity, scored: None, strategic: 9.0 };
        assert_eq!(label(&facts), None);
        assert_eq!(label(&LabelFacts { only_asks: true, ..facts }), Some(Label::AsksOnly));
    }

    #[test]
    fn asks_alone_stay_so_beside_a_guess() {
        let (share, people, capacity, scored) = (0.5, 50.0, CAPACITY, Some((50.0, 1.0)));
        let facts = LabelFacts { only_asks: true, share, people, capacity, scored, strategic: 0.0 };
        assert_eq!(label(&facts), Some(Label::AsksOnly));
    }
}
