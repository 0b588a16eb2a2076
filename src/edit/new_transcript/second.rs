//! Second codings of an interview: their passages get the words of the new transcript.
//!
//! Comes in: the lists of whoever coded the interview again, and where words are now. Goes out: the lists with the new words.
//! A passage that is not found keeps its old words, and reading the study complains of it. Does not know: the interview's own marks.

use super::CodedTranscript;
use super::align::Alignment;
use super::front::item_around;
use super::old_mark::touching;
use super::place::{Fit, place};
use super::words::SaidWords;
use crate::base::edit::spliced;
use crate::base::path::SourcePath;
use crate::content::interview::coded_again::SecondCoding;
use crate::diagnostic::StudyRefusal;
use crate::markdown::yaml;

/// The words of both transcripts, and how they are aligned.
#[derive(Clone, Copy)]
pub(super) struct BothTranscripts<'t> {
    pub(super) before: &'t SaidWords,
    pub(super) after: &'t SaidWords,
    pub(super) alignment: &'t Alignment,
}

/// The second codings of an interview with the new words.
#[derive(Debug, Default)]
pub(super) struct MovedCodings {
    /// The lists that change, each with its text after the change.
    pub(super) changed: Vec<(SourcePath, String)>,
    /// What is to be looked at, a sentence each.
    pub(super) notes: Vec<String>,
}

/// Gives the passages of the second codings their new words.
pub(super) fn moved(old: CodedTranscript<'_>, both: BothTranscripts<'_>) -> Result<MovedCodings, StudyRefusal> {
    let codings = old.entry.kind.coded_again.iter().flat_map(|again| &again.codings);
    let mut moved = MovedCodings::default();
    for coding in codings {
        let Some((path, text)) = old.second.iter().find(|(path, _)| *path == coding.path) else { continue };
        let restated = Restated::new(coding, text, both).ok_or_else(|| touching(old))?;
        moved.notes.extend(restated.notes(path));
        if restated.text != *text {
            moved.changed.push((path.clone(), restated.text));
        }
    }
    Ok(moved)
}

/// A list with the words of the new transcript.
struct Restated {
    text: String,
    /// Passages whose words are others now, or stand between others, as they were.
    compared: Vec<String>,
    /// Passages that are not found.
    lost: Vec<String>,
}

impl Restated {
    /// None where two changes touch.
    fn new(coding: &SecondCoding, text: &str, both: BothTranscripts<'_>) -> Option<Self> {
        let BothTranscripts { before, after, alignment } = both;
        let tree = yaml::parse(text, &coding.path).value;
        let (mut edits, mut compared, mut lost) = (Vec::new(), Vec::new(), Vec::new());
        for quote in &coding.quotes {
            let inside = before.within(quote.span);
            let words = inside.first().zip(inside.last()).map(|(first, last)| *first..last + 1);
            let Some(placed) = words.and_then(|words| place(&words, alignment, before, after)) else {
                lost.push(quote.text.clone());
                continue;
            };
            if placed.fit != Fit::Same {
                compared.push(quote.text.clone());
            }
            if let Some(item) = tree.as_ref().and_then(|tree| item_around(tree, quote.written, &coding.path, text)) {
                let is_same = placed.fit != Fit::Similar;
                edits.extend(item.reworded(&quote.text, after, &placed.words, is_same, Vec::new()));
            }
        }
        Some(Self { text: spliced(text, &edits)?, compared, lost })
    }

    fn notes(&self, path: &SourcePath) -> impl Iterator<Item = String> {
        let quoted = |passages: &[String]| passages.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ");
        let note = |what: &str, passages: &[String]| {
            (!passages.is_empty()).then(|| format!("{path}: {what}: {}", quoted(passages)))
        };
        let compared = note("other words than before, or the same elsewhere; compare them", &self.compared);
        compared.into_iter().chain(note("not found; the old words stay", &self.lost))
    }
}
