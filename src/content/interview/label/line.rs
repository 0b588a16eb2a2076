//! `Mira (00:12:34):` on a line of its own, with a colon or none, the words on the next line; `(00:13:02):` where the same
//! speaker goes on.
//!
//! Comes in: a line. Goes out: its label. Does not know: the other forms.

use super::parts::{named, seen_of, without_role};
use super::{TurnLabel, is_too_long, offset_in, seen, skip_space};
use crate::base::span::Span;
use crate::markdown::document::{Document, MarkdownBlock};

/// A label's line is no longer, in bytes.
const MAX_LINE: usize = 200;
/// A name without a colon that has more words is a sentence.
const MAX_WORDS: usize = 5;

/// The label that a line is, up to its end.
pub(in crate::content::interview) fn read<'a>(document: &Document<'a>, line: &MarkdownBlock) -> Option<TurnLabel<'a>> {
    let start = line.span.range().start;
    let text = &document.text()[line.span.range()];
    let bytes = text.as_bytes();
    let length = memchr::memchr(b'\n', &bytes[..bytes.len().min(MAX_LINE)])
        .or_else(|| (bytes.len() < MAX_LINE).then_some(bytes.len()))?;
    let written = seen_of(&text[..length]);
    // A line break may be written out.
    let written = seen_of(written.strip_suffix('\\').unwrap_or(written));
    if !written.ends_with([':', '：', ')', ']', '）', '］', '】', '〕']) {
        return None;
    }
    let parts = named(written);
    let ms = parts.ms.filter(|_| parts.is_timed || parts.name.is_empty())?;
    let at = start + offset_in(text, parts.name);
    let name = seen(document, line, Span::new(at, at + parts.name.len()));
    if !is_name(&name, parts.has_colon) {
        return None;
    }
    let end = skip_space(document.text(), start + length, line);
    let name = (!name.is_empty()).then_some(name);
    Some(TurnLabel { name, span: Span::new(start, end), ms: Some(ms), has_colon: parts.has_colon })
}

fn is_name(name: &str, has_colon: bool) -> bool {
    let bare = without_role(name);
    let is_sentence = || bare.contains(['?', '!', ';', ',']) || bare.split_whitespace().count() > MAX_WORDS;
    !is_too_long(bare) && !bare.contains(['[', ']', '(', ')', '`']) && (has_colon || !is_sentence())
}
