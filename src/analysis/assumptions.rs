//! Whether what was believed holds: counted in people, who confirm it or contradict it in their own words.
//!
//! Comes in: knowledge, and how many people are enough. Goes out: a [`Standing`]. Does not know: words, or how it is shown.

use super::count::count;
use crate::config::AssumptionSettings;
use crate::knowledge::{AssumptionId, Knowledge};

/// What people come to on an assumption. Who does both counts on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How many people confirm it.
    pub confirm: u32,
    /// How many people contradict it.
    pub contradict: u32,
    /// What that makes of it.
    pub state: AssumptionState,
}

/// What became of an assumption, in the order in which somebody has something to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AssumptionState {
    /// Nobody spoke to it.
    NotHeard,
    /// Too few did, or people say both.
    Open,
    /// Enough contradict it, and nobody confirms it.
    Contradicted,
    /// Enough confirm it, and nobody contradicts it.
    Confirmed,
}

impl AssumptionState {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::NotHeard, Self::Open, Self::Contradicted, Self::Confirmed];

    /// As data have it, and as words are looked up by.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotHeard => "not-heard",
            Self::Open => "open",
            Self::Contradicted => "contradicted",
            Self::Confirmed => "confirmed",
        }
    }
}

/// What people come to on an assumption.
pub fn standing(knowledge: &Knowledge, id: AssumptionId, settings: &AssumptionSettings) -> Standing {
    let assumption = &knowledge.assumptions[id];
    let people = |quotes| count(knowledge, quotes).people;
    let (confirm, contradict) = (people(&assumption.confirmed), people(&assumption.contradicted));
    Standing { confirm, contradict, state: state(confirm, contradict, settings.enough) }
}

fn state(confirm: u32, contradict: u32, enough: u32) -> AssumptionState {
    match (confirm, contradict) {
        (0, 0) => AssumptionState::NotHeard,
        (0, people) if people >= enough => AssumptionState::Contradicted,
        (people, 0) if people >= enough => AssumptionState::Confirmed,
        _ => AssumptionState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_enough_people_on_one_side_and_nobody_on_the_other() {
        // The contract: "`[assumptions] enough`, default 3, on one side and nobody on the other, else open".
        for (confirm, contradict, expected) in [
            (0, 0, AssumptionState::NotHeard),
            (2, 0, AssumptionState::Open),
            (3, 0, AssumptionState::Confirmed),
            (9, 1, AssumptionState::Open),
            (0, 2, AssumptionState::Open),
            (0, 3, AssumptionState::Contradicted),
            (1, 3, AssumptionState::Open),
        ] {
            assert_eq!(state(confirm, contradict, 3), expected, "{confirm} confirm, {contradict} contradict");
        }
        assert_eq!(state(1, 0, 1), AssumptionState::Confirmed);
    }
}
