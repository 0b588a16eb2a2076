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
use crate::edit::RefactorError;
use crate::markdown::yaml;

/// The words of both transcripts, and how they are aligned.
#[derive(Clone, Copy)]
pub(super) struct BothTranscripts<'t> {
    pub(super) before: &'t SaidWords,
    pub(super) after: &'t SaidWords,
    pub(super) alignment: &'t Alignment,
}

/// The lists that change, each with its text after the change.
pub(super) fn moved(
    old: CodedTranscript<'_>,
    both: BothTranscripts<'_>,
) -> Result<Vec<(SourcePath, String)>, RefactorError> {
    let codings = old.entry.kind.coded_again.iter().flat_map(|again| &again.codings);
    let mut moved = Vec::new();
    for coding in codings {
        let Some((path, text)) = old.second.iter().find(|(path, _)| *path == coding.path) else { continue };
        let changed = restated(coding, text, both).ok_or_else(|| touching(old))?;
        if changed != *text {
            moved.push((path.clone(), changed));
        }
    }
    Ok(moved)
}

/// A list with the words of the new transcript; none where two changes touch.
fn restated(coding: &SecondCoding, text: &str, both: BothTranscripts<'_>) -> Option<String> {
    let BothTranscripts { before, after, alignment } = both;
    let tree = yaml::parse(text, &coding.path).value;
    let mut edits = Vec::new();
    for quote in &coding.quotes {
        let inside = before.within(quote.span);
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
        let Some(placed) = place(&(*first..last + 1), alignment, before, after) else { continue };
        if let Some(item) = tree.as_ref().and_then(|tree| item_around(tree, quote.written, &coding.path, text)) {
            edits.extend(item.reworded(&quote.text, after, &placed.words, placed.fit == Fit::Same, Vec::new()));
        }
    }
    spliced(text, &edits)
}
