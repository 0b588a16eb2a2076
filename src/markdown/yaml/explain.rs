//! What a syntax error means to somebody who writes front matter, and what to do about it.
//!
//! Comes in: an error of the YAML parser. Goes out: one complaint. Does not know: how trees are built.

use granit_parser::{ErrorKind, ScanError};

use super::{BAD_YAML, MAX_DEPTH, unclosed};
use crate::base::fold::{self, Unseen};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::diagnostic::Diagnostic;

/// The complaint about a syntax error, at the character that does not fit,
/// or at the bracket or quotation mark further up that is never closed. `opened` is the innermost bracket that is open there.
pub(super) fn explain(error: &ScanError, text: &str, path: &SourcePath, opened: Option<Span>) -> Diagnostic {
    let (message, help) = in_words(error.kind());
    let offset = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(0));
    let width = text[offset..].chars().next().filter(|c| !c.is_whitespace()).map_or(0, char::len_utf8);
    let met = Span::new(offset, offset + width);
    if let Some(unseen) = unseen_near(text, offset) {
        let place = Place::new(path, unseen.at..unseen.at + unseen.character.len_utf8());
        let met = (place.span != met).then(|| (Place::new(path, met), message));
        let complaint = Diagnostic::error(BAD_YAML, place, format!("{unseen}, stands where YAML wants none"));
        let complaint = complaint.help("remove it; behind the `:` of a key type a plain space");
        return met.into_iter().fold(complaint, |complaint, (place, message)| complaint.label(place, message));
    }
    unclosed::complaint(error.kind(), met, text, path, opened)
        .unwrap_or_else(|| Diagnostic::error(BAD_YAML, Place::new(path, met), message).help(help))
}

/// What nobody sees in the key of the line that holds a place, or of the line before it: with it a key is none, and what is met next
/// does not fit.
fn unseen_near(text: &str, offset: usize) -> Option<Unseen> {
    let line = text[..offset].rfind('\n').map_or(0, |end| end + 1);
    let before = text[..line.saturating_sub(1)].rfind('\n').map_or(0, |end| end + 1);
    [before, line].into_iter().find_map(|start| unseen_in_key(text, start))
}

/// What nobody sees in the key of a line, up to what stands right behind its `:`. At the very start of a file some editors put a
/// mark that is none of the text.
pub(in crate::markdown) fn unseen_in_key(text: &str, start: usize) -> Option<Unseen> {
    let line = text[start..].lines().next()?;
    let lead = if start == 0 { line.len() - line.trim_start_matches('\u{feff}').len() } else { 0 };
    let colon = line.find(':').map_or(line.len(), |colon| colon + 1);
    let end = colon + line[colon..].chars().next().map_or(0, char::len_utf8);
    let unseen = fold::first_unseen(&line[lead..end])?;
    Some(Unseen { at: start + lead + unseen.at, ..unseen })
}

fn in_words(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind::*;
    let (message, help) = match kind {
        UnclosedQuotedScalar | DocumentIndicatorInQuotedScalar => {
            ("this quotation mark is never closed", "close it, or put the text in quotes of the other kind")
        }
        InvalidTrailingSingleQuotedScalar | InvalidTrailingDoubleQuotedScalar => (
            "text goes on after the closing quotation mark",
            "put the whole text in quotes; an apostrophe within '…' is written ''",
        ),
        UnknownQuotedScalarEscape | InvalidQuotedScalarHexEscape | InvalidUnicodeEscape => {
            ("a backslash within \"…\" begins an escape that there is not", "write \\\\, or put the text in '…'")
        }
        TabNotAllowed | TabInBlockIndentation | TabInIndentation | TabInPlainScalar | TabAtBlockScalarStart => {
            ("a tab stands where YAML wants spaces", "indent with spaces")
        }
        MappingValueNotAllowed | InvalidColonPlacement => (
            "this `:` stands where no key can be",
            "put a text that holds `: ` in quotes; if it is a key, begin it in the column of the keys above",
        ),
        SimpleKeyExpected | InvalidSimpleKey => {
            ("a `:` and a space are missing after this key", "write `key: value`; indent the lines of a longer text")
        }
        ExpectedBlockMappingKey
        | ExpectedBlockSequenceEntry
        | BlockSequenceEntryNotAllowed
        | InvalidIndentation
        | InvalidBlockScalarIndent
        | InvalidFlowScalarIndent
        | InvalidQuotedScalarIndent => (
            "this does not fit what stands before it",
            "begin it in the column of its neighbours; put a text that begins with `[`, `{`, `*`, `-` or a quotation \
             mark wholly in quotes",
        ),
        ExpectedFlowSequenceSeparator
        | ExpectedFlowMappingSeparator
        | UnexpectedEofFlowSequence
        | UnexpectedEofFlowMapping
        | UnexpectedEofImplicitFlowMapping
        | MisplacedFlowCollectionEnd
        | MismatchedFlowCollectionEnd { .. } => (
            "the brackets here do not hold together",
            "write `[a, b]` or `{key: value}`; put a text that begins with a bracket in quotes",
        ),
        other => return in_words_with_detail(other),
    };
    (message.to_owned(), help)
}

fn in_words_with_detail(kind: &ErrorKind) -> (String, &'static str) {
    match kind {
        ErrorKind::UnexpectedCharacter { character } => (
            format!("the character `{}` cannot stand here", character.escape_debug()),
            "put a text that begins with it in quotes",
        ),
        ErrorKind::UnclosedFlowCollection { open } => {
            (format!("`{open}` is never closed"), "close it, or put a text that begins with it in quotes")
        }
        ErrorKind::RecursionLimitExceeded => {
            (format!("values are nested more than {MAX_DEPTH} deep"), "write them flatter")
        }
        other => (format!("this is not YAML: {other}"), "put a text with special characters in quotes"),
    }
}
