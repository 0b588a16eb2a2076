//! The order in which results come.
//!
//! Comes in: documents that were found. Goes out: the same in order, kind after kind. Does not know: how a score came about.

use std::cmp::Ordering;

use super::lists::DocumentKey;
use crate::content::choice::Choice;
use crate::content::interview::QuoteKind;
use crate::search::ResultKind;

/// What `kind:` may name: the kinds of results, then those of quotes.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    let of_quotes = QuoteKind::ALL.iter().map(|kind| kind.word());
    ResultKind::words().chain(of_quotes.filter(|word| ResultKind::of(word).is_none()))
}

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FoundDocument {
    pub(super) kind: ResultKind,
    pub(super) key: DocumentKey,
    pub(super) score: u64,
    /// Which of the interview's speakers speaks, in a turn.
    pub(super) speaker: u32,
    pub(super) is_evidence: bool,
}

/// Whether a query had words, so that there are scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RankedBy {
    /// The score, then what is newer.
    Score,
    /// Evidence first, then what is newer.
    Evidence,
}

pub(super) fn sort(found: &mut [FoundDocument], by: RankedBy) {
    found.sort_unstable_by(|a, b| a.kind.cmp(&b.kind).then_with(|| within_kind(a, b, by)));
}

fn within_kind(a: &FoundDocument, b: &FoundDocument, by: RankedBy) -> Ordering {
    let best = match by {
        RankedBy::Score => b.score.cmp(&a.score),
        RankedBy::Evidence => b.is_evidence.cmp(&a.is_evidence),
    };
    best.then_with(|| b.key.group.cmp(&a.key.group)).then_with(|| a.key.number.cmp(&b.key.number))
}
