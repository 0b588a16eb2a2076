//! A mark of the old transcript.
//!
//! Comes in: nothing, this is the type. Goes out: an [`OldMark`]. Does not know: where its words are in another transcript.

use super::CodedTranscript;
use crate::base::span::Span;
use crate::diagnostic::StudyRefusal;
use crate::markdown::attributes::Attributes;

/// Something that marks words of the old transcript.
#[derive(Debug)]
pub(super) struct OldMark {
    /// The passage in the file.
    pub(super) span: Span,
    /// What a reader sees of it.
    pub(super) text: String,
    /// The quote that it is, by its number in the file; none for a passage that is only limited.
    pub(super) quote: Option<usize>,
    /// The braces, where it stands in the text.
    pub(super) braces: Option<Attributes>,
    /// Whether it says who may read it.
    pub(super) is_limited: bool,
}

/// Why nothing changes where two changes would touch each other.
pub(super) fn touching(old: CodedTranscript<'_>) -> StudyRefusal {
    StudyRefusal::asked(format!("two changes in {} touch each other: move the marks by hand", old.entry.path))
}
