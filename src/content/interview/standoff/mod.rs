//! Stand-off quotes: written down beside the transcript, and found in it by their words.
//!
//! Comes in: keys and values, a transcript. Goes out: [`StandoffQuote`]s, and where their words stand. Does not know: other
//! quotes.

pub(super) mod locate;
pub(super) mod read;

use crate::base::span::Spanned;
use crate::content::Name;
use crate::content::interview::Coding;

/// A quote that was written down beside the transcript.
#[derive(Debug, Clone, PartialEq)]
pub struct StandoffQuote {
    /// `exact`: the words.
    pub exact: Spanned<String>,
    /// `prefix`: words right before them.
    pub prefix: Option<String>,
    /// `suffix`: words right after them.
    pub suffix: Option<String>,
    /// `id`.
    pub id: Option<Spanned<String>>,
    /// What is said about them.
    pub coding: Coding,
    /// `for`: who may read them, where that is limited.
    pub readers: Option<Vec<Name>>,
}
