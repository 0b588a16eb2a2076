//! Brackets and quotation marks that are never closed: the error is met further down, where something no longer fits.
//!
//! Comes in: where a syntax error was met. Goes out: the complaint, at what was opened. Does not know: how trees are built.

use granit_parser::ErrorKind;

use super::BAD_YAML;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;

/// The complaint about what was opened on an earlier line than that of an error, where that is what is wrong.
pub(super) fn complaint(
    kind: &ErrorKind,
    met: Span,
    text: &str,
    path: &SourcePath,
    opened: Option<Span>,
) -> Option<Diagnostic> {
    use ErrorKind::*;
    let place = |at: usize| Place::new(path, at..at + 1);
    match kind {
        MappingValueNotAllowed
        | InvalidColonPlacement
        | BlockEntryInFlowCollection
        | InvalidIndentation
        | SimpleKeyExpected
        | InvalidSimpleKey
        | ExpectedFlowSequenceSeparator
        | ExpectedFlowMappingSeparator
        | UnexpectedEofFlowSequence
        | UnexpectedEofFlowMapping
        | UnexpectedEofImplicitFlowMapping => {
            let at = opened?.range().start;
            let is_above = text[at..met.range().start].contains('\n');
            (is_above && !is_closed(&text[at..])).then(|| {
                let (open, close) = if text[at..].starts_with('[') { ('[', ']') } else { ('{', '}') };
                Diagnostic::error(BAD_YAML, place(at), format!("`{open}` is never closed"))
                    .label(Place::new(path, met), "so that this is read as part of it")
                    .help(format!("close it with `{close}`, or put a text that begins with it in quotes"))
            })
        }
        InvalidTrailingSingleQuotedScalar | InvalidTrailingDoubleQuotedScalar => {
            let (open, close) = quoted_over_lines(&text[..met.range().start])?;
            Some(
                Diagnostic::error(BAD_YAML, place(open), "this quotation mark is not closed where its text ends")
                    .label(place(close), "so that this one closes it")
                    .help("close it, or put the text in quotes of the other kind"),
            )
        }
        _ => None,
    }
}

/// Whether the bracket that a text begins with is closed in it. Brackets in quotes and comments are none.
fn is_closed(text: &str) -> bool {
    let (mut depth, mut quote, mut comment) = (0_usize, None, false);
    let mut before = ' ';
    for c in text.chars() {
        match (quote, c) {
            _ if comment => comment = c != '\n',
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (None, '#') if before.is_whitespace() => comment = true,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return true;
        }
        before = c;
    }
    false
}

/// Where a text in quotes was opened and closed that ends a text and goes over lines, if it is closed where a value begins: what
/// closes it was to open another.
fn quoted_over_lines(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_end();
    let mark = text.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let close = text.len() - 1;
    let mut open = text[..close].rfind(mark)?;
    // `\"` and `''` stand for a mark in the text.
    while let Some(before) = text[..open].strip_suffix(if mark == '"' { '\\' } else { '\'' }) {
        open = before.rfind(mark)?;
    }
    let last = text[open..close].rsplit_once('\n')?.1.trim_end();
    (last.is_empty() || last.ends_with([':', '-', ',', '[', '{'])).then_some((open, close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_is_closed_by_its_own() {
        for text in ["[a]", "[a, [b]]", "[a, \"]\", b]", "{a: [b]}\nc: d", "[it's, b]", "[a, # ]\n b]"] {
            assert!(is_closed(text), "{text}");
        }
        for text in ["[a", "[a, [b]", "[a\nb: [c]", "[a # ]\n", "[\"]", "{a: 1\nb: {c: 1}"] {
            assert!(!is_closed(text), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_closed_where_another_begins_was_not_to_go_on() {
        assert_eq!(quoted_over_lines("a: \"one\nb: \""), Some((3, 11)));
        assert_eq!(quoted_over_lines("a: 'it''s\n- '  "), Some((3, 12)));
        assert_eq!(quoted_over_lines("a: \"say \\\"x\nb: \""), Some((3, 15)));
        // These are closed where they were to be, whatever follows.
        for text in ["a: \"one\"", "a: \"one\n  two\"", "a: one", ""] {
            assert_eq!(quoted_over_lines(text), None, "{text}");
        }
    }
}
