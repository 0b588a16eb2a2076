//! How much is wanted of what a query finds, and all that was found.
//!
//! Comes in: nothing, these are the types. Goes out: [`SearchLimits`], [`FoundAll`]. Does not know: how anything is found.

use super::order::FoundDocument;
use super::score::MatchedList;
use crate::search::ResultKind;

/// How many results are wanted of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchLimits {
    /// Of quotes.
    pub quotes: usize,
    /// Of each other kind.
    pub others: usize,
}

impl SearchLimits {
    /// Those that a page shows before more is asked for.
    pub const FIRST: Self = Self { quotes: 10, others: 3 };
    /// All there are.
    pub const ALL: Self = Self { quotes: usize::MAX, others: usize::MAX };

    /// How many of a kind.
    pub(super) fn of(self, kind: ResultKind) -> usize {
        if kind == ResultKind::Quote { self.quotes } else { self.others }
    }
}

/// Everything that a query finds, in order.
#[derive(Default)]
pub(super) struct FoundAll {
    pub(super) documents: Vec<FoundDocument>,
    /// The lists of those that were found by words.
    pub(super) lists: Vec<MatchedList>,
    pub(super) is_about: bool,
}
