//! The list of names that must not reach git, and what stands in their place.
//!
//! Comes in: the text of `names.toml`; texts that may hold names. Goes out: a [`NamesList`], texts with pseudonyms in the place
//! of names, and where listed names stand. Does not know: where the list lies, what the texts are for.
//!
//! Nothing of the list is ever said: complaints have a line and a column, and counts are by what a name became.

mod entry;
mod folded_text;
mod gap;
mod given_names;
mod label;
mod left;
mod likely;
mod list;
mod matcher;
mod mistakes;
mod numbered;
mod parts;
mod pattern;
mod propose;
mod replacements;
mod titles;
mod trade_words;
mod written;
mod written_words;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::content::interview::SpeakerRole;
use crate::diagnostic::Checked;
pub(super) use left::{LeftTexts, names_left};
use matcher::{NameMatch, NameMatcher};
pub use numbered::free_pseudonyms;
pub(super) use propose::{KnownPeople, propose};
pub use replacements::Replacements;

/// The names of a study, and what stands in their place.
#[derive(Debug)]
pub struct NamesList {
    /// In the order of the file.
    entries: Vec<ListedName>,
    matcher: NameMatcher,
    /// The entries of `[speakers]` by their labels, as names are compared.
    by_label: FxHashMap<String, usize>,
}

/// An entry of the list.
#[derive(Debug, Clone)]
struct ListedName {
    /// What is to be replaced, as it is written.
    written: String,
    /// What stands in its place.
    replacement: String,
    /// The line in the list, from 1.
    line: u32,
    /// Who it is, where it is a speaker.
    speaker: Option<NamedSpeaker>,
}

/// Who speaks under a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSpeaker {
    /// The name that stands in the transcript: a pseudonym, or that of an interviewer.
    pub name: String,
    /// What they do there; never [`SpeakerRole::Unknown`].
    pub role: SpeakerRole,
}

/// A listed name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameOccurrence {
    /// The bytes of the text.
    pub span: Range<usize>,
    /// The line of the list that it is of, from 1; of several the first.
    pub line: u32,
    /// Whether it is a part of a name, which only counts where it is capitalised.
    pub is_part: bool,
}

impl NamesList {
    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Reads `names.toml`. With an error among the complaints the list is not to be used. No complaint holds anything of it.
    pub fn read(text: &str, path: &SourcePath) -> Checked<Self> {
        list::read(text, path)
    }

    /// Who speaks under a label; none where the list does not know it.
    pub fn speaker(&self, label: &str) -> Option<&NamedSpeaker> {
        let entry = self.by_label.get(&label_key(label))?;
        self.entries[*entry].speaker.as_ref()
    }

    /// All speakers, in the order of the list.
    pub fn speakers(&self) -> impl Iterator<Item = &NamedSpeaker> {
        self.entries.iter().filter_map(|entry| entry.speaker.as_ref())
    }

    /// The labels of all speakers, as they are written.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.speaker.is_some()).map(|entry| entry.written.as_str())
    }

    /// The entries that are found only as a whole, as they are written: words, and people who are only spoken of.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.speaker.is_none()).map(|entry| entry.written.as_str())
    }

    /// A text with what stands in the place of each listed name. A name may go on over a line's end.
    pub fn replace(&self, text: &str, replacements: &mut Replacements) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut end = 0;
        for found in self.matcher.find(text) {
            let name = self.replacement(&found);
            replaced.push_str(&text[end..found.span.start]);
            replaced.push_str(&name);
            end = found.span.end;
            replacements.count(name);
        }
        replaced.push_str(&text[end..]);
        replaced
    }

    /// Where listed names stand in a text, in its order.
    pub fn occurrences(&self, text: &str) -> Vec<NameOccurrence> {
        let found = self.matcher.find(text).into_iter();
        found.map(|found| self.occurrence(&found)).collect()
    }

    /// A text in which each listed name is made unreadable, every other byte in its place: for what is shown of a file beside a
    /// complaint.
    pub fn mask(&self, text: &str) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut end = 0;
        for NameMatch { span, .. } in self.matcher.find(text) {
            masked.push_str(&text[end..span.start]);
            masked.extend(text[span.clone()].chars().map(mask_of));
            end = span.end;
        }
        masked + &text[end..]
    }

    fn occurrence(&self, found: &NameMatch) -> NameOccurrence {
        let lines = found.entries.iter().map(|entry| self.entries[*entry].line);
        NameOccurrence { span: found.span.clone(), line: lines.min().unwrap_or(1), is_part: found.is_part }
    }

    /// What stands in the place of a name; of one that several share all that it may be, since nobody guesses who was meant.
    fn replacement(&self, found: &NameMatch) -> String {
        let mut names: Vec<&str> = Vec::new();
        for entry in &found.entries {
            let name = self.entries[*entry].replacement.as_str();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" or ")
    }
}

/// What hides a character and is as long.
fn mask_of(c: char) -> char {
    match c.len_utf8() {
        _ if c.is_whitespace() => c,
        1 => '*',
        2 => '\u{b7}',
        3 => '\u{2022}',
        _ => '\u{1f7b6}',
    }
}

/// A label as labels are compared: without what a recorder or a transcript puts behind it.
fn label_key(label: &str) -> String {
    fold::name(label.trim().trim_end_matches([':', '：'])).into_owned()
}

#[cfg(test)]
mod tests;
