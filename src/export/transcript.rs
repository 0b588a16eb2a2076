//! A transcript as its readers see it: who speaks, when, what is said, and which of the words are quotes.
//!
//! Comes in: nothing, these are the types. Goes out: a [`ReleasedTranscript`]. Does not know: how it is read, which file it
//! becomes.

use std::borrow::Cow;
use std::ops::Range;

use crate::content::interview::{Time, time_in_brackets};
use crate::release::{ReleasedInterview, ReleasedQuote};

/// A transcript as its readers see it.
#[derive(Debug)]
pub struct ReleasedTranscript<'a> {
    pub(super) interview: ReleasedInterview<'a>,
    /// Its title, or one made from who spoke.
    pub(super) title: &'a str,
    /// What each speaker is called.
    pub(super) speakers: Vec<Cow<'a, str>>,
    /// The turns in order; one without a speaker for what stands before the first.
    pub(super) turns: Vec<TranscriptTurn>,
    /// The quotes that begin in it, in that order, by their numbers in the file.
    pub(super) quotes: Vec<usize>,
}

/// What one speaker says, uninterrupted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TranscriptTurn {
    /// The number of the speaker; none before the first label.
    pub(super) speaker: Option<usize>,
    /// The time in its label, in milliseconds.
    pub(super) label_ms: Option<u64>,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// A paragraph, or another block of words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Whether it is a heading: that is in no turn.
    pub(super) is_heading: bool,
    /// What is said, white space folded, with times in brackets where they stand.
    pub(super) text: String,
    /// Which of it are quotes.
    pub(super) quotes: Vec<QuotedWords>,
}

/// Words of a quote in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QuotedWords {
    /// The quote's number in the file.
    pub(super) quote: usize,
    /// Where in the text.
    pub(super) range: Range<usize>,
    /// Whether the quote begins here.
    pub(super) begins: bool,
    /// Whether it ends here.
    pub(super) ends: bool,
}

impl Paragraph {
    /// The times that stand in it, each with where it stands.
    pub(super) fn times(&self) -> impl Iterator<Item = (Range<usize>, u64)> {
        let found = |at: usize| time_in_brackets(&self.text[at..]).map(|Time { ms, length }| (at..at + length, ms));
        self.text.match_indices('[').filter_map(move |(at, _)| found(at))
    }
}

impl TranscriptTurn {
    /// When it begins: the time of its label, else the first in it.
    pub(super) fn start_ms(&self) -> Option<u64> {
        self.label_ms.or_else(|| self.paragraphs.iter().flat_map(Paragraph::times).map(|(_, ms)| ms).next())
    }

    /// Whether it has words.
    pub(super) fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }
}

impl<'a> ReleasedTranscript<'a> {
    /// Its quotes, in the order in which they begin.
    pub(super) fn quotes(&self) -> impl Iterator<Item = ReleasedQuote<'a>> {
        self.quotes.iter().filter_map(|quote| self.interview.nth_quote(*quote))
    }

    /// What the speaker of a turn is called.
    pub(super) fn speaker(&self, turn: &TranscriptTurn) -> Option<&str> {
        self.speakers.get(turn.speaker?).map(AsRef::as_ref)
    }

    /// Whether any time is known.
    pub fn has_times(&self) -> bool {
        self.turns.iter().any(|turn| turn.start_ms().is_some())
    }
}

/// A time as a label has it: `00:12:34`, with thousandths only where there are some.
pub(super) fn clock(ms: u64) -> String {
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    let whole = format!("{hours:02}:{minutes:02}:{seconds:02}");
    if ms.is_multiple_of(1000) { whole } else { format!("{whole}.{:03}", ms % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_labels_have_them() {
        assert_eq!(clock(754_000), "00:12:34");
        assert_eq!(clock(359_999_020), "99:59:59.020");
        assert_eq!(clock(360_000_000), "100:00:00");
    }

    #[test]
    fn a_turn_begins_at_its_label_or_at_the_first_time_in_it() {
        let said = |text: &str| Paragraph { text: text.to_owned(), ..Paragraph::default() };
        let mut turn = TranscriptTurn {
            paragraphs: vec![said("One [two] three"), said("[00:05] Four [00:09]")],
            ..Default::default()
        };
        assert_eq!(turn.start_ms(), Some(5000));
        turn.label_ms = Some(1000);
        assert_eq!(turn.start_ms(), Some(1000));
    }
}
