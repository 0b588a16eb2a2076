//! A transcript as a recorder wrote it: pieces in the order of the file, each with who speaks and when, as far as it says.
//!
//! Comes in: nothing, these are the types. Goes out: a [`RawTranscript`]. Does not know: how it was written down, turns,
//! pseudonyms.

use jiff::civil::Date;

use super::account::Account;

/// A transcript as a recorder wrote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RawTranscript {
    /// The pieces in the order of the file.
    pub segments: Vec<Segment>,
    /// What the recorder calls the meeting.
    pub title: Option<String>,
    /// The day, where the recorder says it.
    pub date: Option<Date>,
    /// How long it takes, in milliseconds, where the recorder says it.
    pub duration_ms: Option<u64>,
    /// The lines that were not understood, from 1, in the text that was read.
    pub not_understood: Vec<usize>,
    /// What was mended on the way, each a short sentence, like `line 14: the caption ends before it starts`.
    pub remarks: Vec<String>,
    /// What became of the letters.
    pub account: Account,
}

/// A piece of a transcript: a caption, or a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segment {
    /// Who speaks, as the recorder writes it; none where it does not say.
    pub speaker: Option<String>,
    /// When it starts, in milliseconds from the start of the recording.
    pub start_ms: Option<u64>,
    /// When it ends.
    pub end_ms: Option<u64>,
    /// What is said: plain text, entities and markup of the format resolved, white space folded, never empty.
    pub text: String,
    /// Whether the recorder began a new paragraph here. Captions never do; texts do at each of theirs.
    pub paragraph: bool,
}
