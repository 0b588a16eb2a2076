//! What became of a transcript, for people and for programs.
//!
//! Comes in: nothing, this is the type. Goes out: an [`ImportReport`]. Does not know: who prints it, what is said in the
//! transcript.

use std::collections::BTreeMap;

use serde::Serialize;

use super::account::Account;

/// What became of a transcript.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ImportReport {
    /// The word for the format that it was taken for: `vtt`.
    pub format: &'static str,
    /// What people call that.
    pub format_title: &'static str,
    /// How one sees that it is in it.
    pub why: String,
    /// What it was opened from.
    pub container: &'static str,
    /// How many pieces it has: captions, or paragraphs.
    pub segments: usize,
    /// Who speaks, by the names that are written.
    pub speakers: Vec<SpeakerShare>,
    /// Which labels were taken for somebody's, where nobody said whose they are. None where there is a list of names: then labels
    /// are names, and not said.
    pub labels: Vec<LabelTaken>,
    /// What became of the letters.
    pub letters: LetterCounts,
    /// The lines that were not understood, from 1.
    pub not_understood: Vec<usize>,
    /// What was mended on the way, or should be looked at.
    pub remarks: Vec<String>,
    /// What was put in the place of names, with how often.
    pub replacements: BTreeMap<String, usize>,
    /// Words that may be names, and are left in the text: first those that are known as one.
    pub names_left: Vec<NameLeft>,
}

/// A word or several that may be a name and are left in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameLeft {
    /// As it is written.
    pub name: String,
    /// How often.
    pub times: usize,
    /// The line of the interview's file where it stands first, from 1.
    pub line: usize,
    /// Whether it is known as a name: a part of a label, a frequent given name, an address.
    #[serde(rename = "known")]
    pub is_known: bool,
}

/// A label that was taken for somebody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelTaken {
    /// As the recorder writes it.
    pub label: String,
    /// The name that is written in its place.
    pub became: String,
    /// How many pieces are theirs.
    pub times: usize,
}

/// How much somebody says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerShare {
    /// The name that is written; none where nobody is named.
    pub name: Option<String>,
    /// `interviewer`, `participant`, `observer`; none where nobody says so.
    pub role: Option<&'static str>,
    /// How many turns.
    pub turns: usize,
    /// How many words.
    pub words: usize,
}

/// What became of the letters and digits of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LetterCounts {
    /// All that it has.
    pub seen: u64,
    /// Those of the words.
    pub words: u64,
    /// Those of labels.
    pub labels: u64,
    /// Those of times.
    pub times: u64,
    /// Those of lines that were not understood.
    pub not_understood: u64,
    /// Those that were left out, by the reason.
    pub dropped: BTreeMap<&'static str, u64>,
}

impl LetterCounts {
    /// What a container's reader and a format's reader account for. What the container has in its text is what the format sees.
    pub(super) fn of(beside: &Account, account: &Account) -> Self {
        let mut dropped = account.dropped.clone();
        for (reason, count) in &beside.dropped {
            *dropped.entry(reason).or_default() += count;
        }
        Self {
            seen: account.seen + beside.dropped.values().sum::<u64>(),
            words: account.words,
            labels: account.labels,
            times: account.times,
            not_understood: account.not_understood,
            dropped,
        }
    }
}
