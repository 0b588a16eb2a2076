//! Quotes as a line each: where a number is explained, there is no room for cards.
//!
//! Comes in: quotes. Goes out: lines, no more than can be read, people before repetitions.
//! Does not know: which number they explain.

use serde::Serialize;

use super::desk::{Desk, Person};
use super::words::{self, Word};
use crate::knowledge::{ParticipantId, QuoteId};

/// How many quotes a number shows; the rest is on the candidate's own page. More make a page that nobody reads and
/// that a large study cannot afford for each of its numbers.
pub const SHOWN: usize = 40;

/// A quote on one line.
#[derive(Debug, Serialize)]
pub struct Evidence<'a> {
    /// The words.
    pub text: &'a str,
    /// What it is evidence of.
    pub kind: Word,
    /// Who said it.
    pub who: Person<'a>,
    /// Its place in the transcript.
    pub href: String,
}

/// Quotes of one sort: as many as are shown, and how many there are.
#[derive(Debug, Serialize)]
pub struct EvidenceList<'a> {
    /// Those that are shown.
    pub shown: Vec<Evidence<'a>>,
    /// How many there are.
    pub total: usize,
}

impl<'a> Desk<'a> {
    /// A quote on one line.
    pub fn evidence(&self, id: QuoteId) -> Evidence<'a> {
        let words = self.knowledge().words(id);
        Evidence {
            text: &words.text,
            kind: words::kind(words.kind),
            who: self.speaker_of(id),
            href: self.quote_href(id),
        }
    }

    /// Quotes on a line each, one a person first.
    pub fn evidence_list(&self, ids: &[QuoteId]) -> EvidenceList<'a> {
        let shown = one_a_person_first(ids, |id| self.knowledge().participant(id));
        EvidenceList { shown: shown.into_iter().map(|id| self.evidence(id)).collect(), total: ids.len() }
    }
}

/// The quotes to show: first one of each person, then the others, each part in order.
pub fn one_a_person_first(ids: &[QuoteId], person: impl Fn(QuoteId) -> ParticipantId) -> Vec<QuoteId> {
    let mut seen = rustc_hash::FxHashSet::default();
    let (first, others): (Vec<QuoteId>, Vec<QuoteId>) = ids.iter().partition(|id| seen.insert(person(**id)));
    first.into_iter().chain(others).take(SHOWN).collect()
}
