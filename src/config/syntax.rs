//! Lines of `site.toml` that are no TOML.
//!
//! Comes in: what the TOML parser could not read. Goes out: one complaint a line.
//! Does not know: keys and sections.

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;

/// The rule that a file is TOML.
pub(super) const INVALID_TOML: &str = "invalid-toml";

/// The lines that are no TOML, each once: what the parser made up to get past them is not complained of again.
pub(super) struct BrokenLines<'a> {
    text: &'a str,
    lines: Vec<BrokenLine>,
}

struct BrokenLine {
    line: Span,
    at: Span,
    message: String,
}

impl<'a> BrokenLines<'a> {
    pub(super) fn new(text: &'a str, errors: &[toml::de::Error]) -> Self {
        let mut lines: Vec<BrokenLine> = errors.iter().map(|error| BrokenLine::new(text, error)).collect();
        lines.sort_by_key(|broken| broken.at);
        lines.dedup_by_key(|broken| broken.line);
        Self { text, lines }
    }

    /// Whether a place is on one of these lines.
    pub(super) fn contain(&self, span: Span) -> bool {
        self.lines.iter().any(|broken| broken.line.start <= span.start && span.start <= broken.line.end)
    }

    /// Whether the name of a section is lost: then its keys seem to stand in the section before.
    pub(super) fn has_heading(&self) -> bool {
        self.lines.iter().any(|broken| self.text[broken.line.range()].trim_start().starts_with('['))
    }

    /// One complaint a line.
    pub(super) fn complaints(&self, path: &SourcePath) -> impl Iterator<Item = Diagnostic> {
        self.lines.iter().map(|broken| {
            let message = format!("this is not TOML: {}", broken.message);
            let line = &self.text[broken.line.range()];
            let help = match (fold::first_unseen(line), line.contains(|c| matches!(c, '‘'..='‟' | '«' | '»'))) {
                (Some(unseen), _) => format!("there is {unseen}, in this line: type a plain space, or remove it"),
                (None, true) => "put texts between the straight marks of the keyboard: `key = \"text\"`".to_owned(),
                (None, false) => "a line is `key = \"text\"`, `key = 3`, `key = [1, 2]` or `[section]`".to_owned(),
            };
            Diagnostic::error(INVALID_TOML, Place::new(path, broken.at), message).help(help)
        })
    }
}

impl BrokenLine {
    fn new(text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().unwrap_or_default();
        let start = text[..at.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at.start..].find('\n').map_or(text.len(), |newline| at.start + newline);
        Self { line: Span::new(start, end), at: at.into(), message: error.message().to_owned() }
    }
}
