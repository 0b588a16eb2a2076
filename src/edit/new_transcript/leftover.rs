//! What a transcript holds beside what is said: comments, footnotes, headings. No new transcript has it, and nobody may lose it.
//!
//! Comes in: the old transcript. Goes out: what to write at the end of the new one. Does not know: marks.

use super::CodedTranscript;
use crate::base::edit::Edit;
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::markdown::document::{BlockKind, Document};
use crate::markdown::front_matter;

const OPENS: &str = "<!--";
const CLOSES: &str = "-->";

/// What of a transcript is not said.
#[derive(Debug, Default)]
pub(super) struct Leftover {
    /// Comments, as they are.
    comments: Vec<String>,
    /// Headings and footnotes.
    others: Vec<String>,
}

/// What of the old transcript is not said.
pub(super) fn left(old: CodedTranscript<'_>) -> Leftover {
    let body = front_matter::split(old.text, &old.entry.path).value.body;
    let document = Document::parse(old.text, body);
    let headings = document.blocks().iter().filter(|block| block.kind == BlockKind::Heading).map(|block| block.span);
    let mut spans: Vec<_> = headings.chain(document.footnote_definitions().map(|(_, span)| span)).collect();
    spans.sort_unstable();
    let others = spans.into_iter().map(|span| old.text[span.range()].trim().to_owned()).collect();
    let mut comments = Vec::new();
    let mut at = body;
    while let Some(start) = old.text[at..].find(OPENS).map(|found| at + found) {
        let end = old.text[start..].find(CLOSES).map_or(old.text.len(), |end| start + end + CLOSES.len());
        if document.is_comment(start) {
            comments.push(old.text[start..end].to_owned());
        }
        at = end;
    }
    Leftover { comments, others }
}

impl Leftover {
    /// Writes it at the end of a text: comments as they are, all else in one.
    pub(super) fn edit(&self, text: &str, path: &SourcePath) -> Option<Edit> {
        let mut blocks = self.comments.clone();
        if !self.others.is_empty() {
            let inner = self.others.join("\n\n").replace(CLOSES, "-- >");
            blocks.push(format!("{OPENS} Of the transcript that was replaced:\n\n{inner}\n\n{CLOSES}"));
        }
        let end = text.len();
        let before = if text.ends_with('\n') { "\n" } else { "\n\n" };
        let written = format!("{before}{}\n", blocks.join("\n\n"));
        // Lines end as those of the file do.
        let written = match text.contains("\r\n") {
            true => written.replace("\r\n", "\n").replace('\n', "\r\n"),
            false => written,
        };
        (!blocks.is_empty()).then(|| Edit::new(Place::new(path, end..end), written))
    }

    pub(super) fn notes(&self) -> Vec<String> {
        let count = self.comments.len() + self.others.len();
        let what = if count == 1 { "comment, heading or footnote" } else { "comments, headings and footnotes" };
        let note =
            || format!("{count} {what} of the old transcript stand at the end of the file: put them where they belong");
        (count > 0).then(note).into_iter().collect()
    }
}
