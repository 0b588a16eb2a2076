//! Labels: what says in a transcript who speaks, in one of several forms.
//!
//! Comes in: a line of a parsed document. Goes out: a [`TurnLabel`], if the line opens with one. Does not know: who was there,
//! and so whether a name is one.

mod bold;
mod line;
mod parts;
mod plain;

use std::borrow::Cow;

pub(super) use bold::read as bold;
pub(super) use line::read as line;
pub(super) use parts::COLONS;
pub(crate) use parts::without_role;
pub(super) use plain::read as plain;

use parts::is_unseen;

use crate::base::span::Span;
use crate::markdown::document::{Document, MarkdownBlock};

/// The form of a label. A file is read in one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dialect {
    /// `**Mira:** [00:12:34] words`
    Bold,
    /// `Mira (00:12:34):`, the words on the next line
    Line,
    /// `Mira: words`, or the words below
    Plain,
}

impl Dialect {
    /// A name as a label of this form.
    pub(super) fn written(self, name: &str) -> String {
        match self {
            Self::Bold => format!("**{name}:**"),
            Self::Line => format!("{name} (00:12:34):"),
            Self::Plain => format!("{name}:"),
        }
    }
}

/// Who speaks from here on, as a line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TurnLabel<'a> {
    /// The name, with its role; `None` for the same speaker as before.
    pub(super) name: Option<Cow<'a, str>>,
    /// All of the label, with its times and the space up to the words.
    pub(super) span: Span,
    /// The first time in it.
    pub(super) ms: Option<u64>,
    /// Whether it has a colon: without one it is a label only of a name that is known, or comes again.
    pub(super) has_colon: bool,
}

/// Longer names are sentences.
const MAX_NAME: usize = 80;

/// Words that open paragraphs of ordinary prose, in the form in which names are compared.
const NO_NAMES: [&str; 5] = ["q", "a", "question", "answer", "examples"];

/// Words in bold that lead into a paragraph of ordinary prose, in the form in which names are compared.
const LEAD_INS: [&str; 28] = [
    "action",
    "actions",
    "background",
    "cause",
    "context",
    "date",
    "decision",
    "edit",
    "error",
    "example",
    "fix",
    "goal",
    "impact",
    "note",
    "notes",
    "output",
    "problem",
    "reason",
    "reply",
    "result",
    "risk",
    "solution",
    "summary",
    "takeaway",
    "takeaways",
    "todo",
    "update",
    "warning",
];

/// Whether a word in bold before a colon is hardly a name. It is given in the form in which names are compared.
pub(super) fn is_lead_in(word: &str) -> bool {
    LEAD_INS.contains(&word)
}

/// Whether a word before a colon is hardly a name. It is given in the form in which names are compared.
pub(crate) fn is_prose(word: &str) -> bool {
    NO_NAMES.contains(&word) || is_lead_in(word)
}

fn is_too_long(name: &str) -> bool {
    name.len() > MAX_NAME && name.chars().count() > MAX_NAME
}

/// Goes over space, line ends included, up to the end of a line's paragraph.
fn skip_space(text: &str, from: usize, line: &MarkdownBlock) -> usize {
    let rest = &text[from..line.span.range().end.max(from)];
    from + rest.len() - rest.trim_start().len()
}

/// Goes over what nobody sees where a line begins, and over space of any width.
fn skip_unseen(text: &str, from: usize, line: &MarkdownBlock) -> usize {
    let rest = &text[from..line.span.range().end.max(from)];
    from + rest.len() - rest.trim_start_matches(is_unseen).len()
}

/// Whether what a text begins with is the target of a link, and no word.
pub(super) fn is_target(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.starts_with(['<', '#']) || word.contains(['/', '@']) || word.trim_end_matches(['.', '…']).contains('.')
}

/// Where a piece of a text begins in it.
fn offset_in(text: &str, piece: &str) -> usize {
    (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

/// The name in a stretch of the file as a reader sees it.
fn seen<'a>(document: &Document<'a>, line: &MarkdownBlock, span: Span) -> Cow<'a, str> {
    let written = &document.text()[span.range()];
    match written.contains(['\\', '&', '*', '_', '<', '[', '`', '~']) {
        true => document.words(line, span),
        false => Cow::Borrowed(written.trim()),
    }
}
