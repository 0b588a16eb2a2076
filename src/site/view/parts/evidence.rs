//! Which quotes explain a number, where there is no room for all of them.
//!
//! Comes in: quotes. Goes out: no more than can be read, people before repetitions.
//! Does not know: which number they explain.

use serde::Serialize;

use super::context::PageContext;
use crate::knowledge::QuoteId;
use crate::site::view::block::{Block, Blocks, Placeholder};

/// How many quotes a number shows; the rest is on the candidate's own page. More make a page that nobody reads and
/// that a large study cannot afford for each of its numbers.
pub const SHOWN: usize = 40;

/// Quotes of one sort: as many as are shown, and how many there are.
#[derive(Debug, Serialize)]
pub struct EvidenceList {
    /// Those that are shown.
    pub shown_html: Placeholder,
    /// How many those are.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
}

impl PageContext<'_> {
    /// Quotes on a line each, one a person first.
    pub fn evidence_list(&self, blocks: &mut Blocks<'_>, ids: &[QuoteId]) -> EvidenceList {
        let ids = self.shown(ids);
        let quotes = self.first_quotes(&ids);
        EvidenceList { shown: quotes.len(), shown_html: blocks.add(Block::Evidence(quotes)), total: ids.len() }
    }

    /// Some quotes in order where there is room for all, else so many of them, one a person first.
    pub fn quotes_with_room(&self, ids: &[QuoteId], most: usize) -> Vec<QuoteId> {
        if ids.len() <= most { ids.to_vec() } else { self.first_of(ids, most) }
    }

    /// The quotes to show of many: one a person first. Where people are not named, the first ones, since another order would
    /// tell who said two of them.
    pub(super) fn first_quotes(&self, ids: &[QuoteId]) -> Vec<QuoteId> {
        self.first_of(ids, SHOWN)
    }

    fn first_of(&self, ids: &[QuoteId], most: usize) -> Vec<QuoteId> {
        match self.released().attribution().pseudonym {
            true => self.site.analysis.of_quotes(ids).one_a_person_first(most),
            false => ids.iter().copied().take(most).collect(),
        }
    }
}
