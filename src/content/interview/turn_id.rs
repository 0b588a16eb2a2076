//! The ids of turns: `t12` is the twelfth turn's place on the page.
//!
//! Comes in: a turn's index, or a place on an interview's page. Goes out: a [`TurnId`]. Does not know: which turns there are.

use std::fmt;

/// The place of a turn on its page. It counts the turns of the transcript from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnId {
    index: usize,
}

impl TurnId {
    /// What the id of a turn begins with; its number follows.
    pub const PREFIX: &'static str = "t";

    /// The id of a turn, by its index among the turns of the transcript.
    pub fn of(index: usize) -> Self {
        Self { index }
    }

    /// Which of so many turns an id is; the page writes numbers without zeros before them.
    pub fn read(id: &str, turns: usize) -> Option<Self> {
        let number = id.strip_prefix(Self::PREFIX).filter(|rest| is_turn_id(id) && !rest.starts_with('0'))?;
        let number: usize = number.parse().ok().filter(|number| *number <= turns)?;
        number.checked_sub(1).map(Self::of)
    }

    /// The turn's index among the turns of the transcript.
    pub fn index(self) -> usize {
        self.index
    }

    /// The turn's number, from 1.
    pub fn number(self) -> usize {
        self.index + 1
    }
}

impl fmt::Display for TurnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Self::PREFIX, self.number())
    }
}

/// Whether an id is kept for turns, so that nothing else on the page may have it.
pub fn is_turn_id(id: &str) -> bool {
    id.strip_prefix(TurnId::PREFIX)
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turns_id_is_a_t_and_its_number() {
        for (id, is_kept, index) in [
            ("t1", true, Some(0)),
            ("t12", true, Some(11)),
            ("t13", true, None),
            ("t0", true, None),
            ("t007", true, None),
            ("t99999999999999999999", true, None),
            ("t", false, None),
            ("t+5", false, None),
            ("toil", false, None),
            ("12", false, None),
        ] {
            let read = TurnId::read(id, 12);
            assert_eq!((is_turn_id(id), read.map(TurnId::index)), (is_kept, index), "{id}");
            assert!(read.is_none_or(|read| read.to_string() == id), "{id}");
        }
    }
}
