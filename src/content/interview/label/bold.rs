//! `**Mira:**`, `**Mira**:`, `**Mira (PM)** [00:12]`, `[00:12] **Mira:**`, `**[00:12] Mira:**`, `**Mira:**words`.
//!
//! Comes in: a line. Goes out: its label. Does not know: the other forms.

use std::borrow::Cow;

use super::parts::{colon, named, role, seen_of};
use super::{TurnLabel, is_too_long, offset_in, skip_space, skip_unseen};
use crate::base::span::Span;
use crate::content::interview::time;
use crate::markdown::document::{Document, MarkdownBlock};

/// The label that a line opens with: a name in bold, with a colon inside or behind it, or else a time right behind it.
pub(in crate::content::interview) fn read<'a>(document: &Document<'a>, line: &MarkdownBlock) -> Option<TurnLabel<'a>> {
    if let Some(label) = usual(document, line) {
        return Some(label);
    }
    let text = document.text();
    let start = line.span.range().start;
    let begins = skip_unseen(text, start, line);
    let before = time::in_label(&text[begins..line.span.range().end]);
    let opens = before.map_or(begins, |time| skip_unseen(text, begins + time.length, line));
    let (strong, inside) = strong(document, line, opens)?;
    let words = document.words(line, inside);
    let inner = named(&words);
    let name = match inner.name.starts_with(['*', '_']) {
        true => seen_of(inner.name.trim_matches(['*', '_'])),
        false => inner.name,
    };
    let behind = behind(text, strong, line, inner.has_colon);
    let is_label = inner.has_colon || behind.has_colon || inner.is_timed || behind.ms.is_some();
    if !is_label || name.is_empty() || is_too_long(name) {
        return None;
    }
    Some(TurnLabel {
        ms: before.map(|time| time.ms).or(inner.ms).or(behind.ms),
        has_colon: inner.has_colon || behind.has_colon,
        name: Some(piece_of(&words, name)),
        span: Span::new(start, skip_space(text, behind.end, line)),
    })
}

/// Nearly all labels are `**Mira:** words`: what such a line is can be told from its bytes alone.
fn usual<'a>(document: &Document<'a>, line: &MarkdownBlock) -> Option<TurnLabel<'a>> {
    let (text, start) = (document.text(), line.span.range().start);
    let strong = line.opening_strong.filter(|strong| strong.range().start == start)?.range();
    let name = text[strong.clone()].strip_prefix("**")?.strip_suffix(":**")?;
    let begins_words = |bytes: &[u8]| matches!(bytes, [b' ', word, ..] if word.is_ascii_alphanumeric());
    let is_usual = name.len() <= super::MAX_NAME
        && begins_words(&text.as_bytes()[strong.end..line.span.range().end])
        && is_plain(name.as_bytes());
    let span = Span::new(start, strong.end + 1);
    is_usual.then_some(TurnLabel { name: Some(Cow::Borrowed(name)), span, ms: None, has_colon: true })
}

/// Whether a name is words of ASCII with single spaces between them.
fn is_plain(name: &[u8]) -> bool {
    let mut last = b' ';
    let is_one = |byte: &u8| {
        let again = last == b' ';
        last = *byte;
        if *byte == b' ' { !again } else { byte.is_ascii_alphanumeric() || matches!(*byte, b'-' | b'.') }
    };
    name.iter().all(is_one) && last != b' '
}

/// A piece of words, borrowed where they are.
fn piece_of<'a>(words: &Cow<'a, str>, piece: &str) -> Cow<'a, str> {
    let start = offset_in(words, piece);
    match words {
        Cow::Borrowed(words) => Cow::Borrowed(&words[start..start + piece.len()]),
        Cow::Owned(_) => Cow::Owned(piece.to_owned()),
    }
}

/// The bold that begins at a place, and what is inside it: strong emphasis, or delimiters that CommonMark does not take for
/// any, since no space follows on `**Mira:**`.
fn strong(document: &Document<'_>, line: &MarkdownBlock, at: usize) -> Option<(Span, Span)> {
    if let Some(strong) = line.opening_strong.filter(|strong| strong.range().start == at) {
        return Some((strong, strong));
    }
    let rest = &document.text().as_bytes()[at..line.span.range().end];
    let delimiter = match rest {
        [b'*', b'*', ..] => b"**",
        [b'_', b'_', ..] => b"__",
        _ => return None,
    };
    let inner = &rest[2..rest.len().min(super::MAX_NAME * 4)];
    let end = memchr::memmem::find(inner, delimiter)?;
    let closes = at + 2 + end;
    // What stands apart from the delimiters is no emphasis to a reader either.
    let is_on_line = !inner[..end].contains(&b'\n') && !inner[..end].ends_with(b" ");
    let are_words = document.is_text_at(at) && document.is_text_at(closes);
    (is_on_line && are_words).then(|| (Span::new(at, closes + 2), Span::new(at + 2, closes)))
}

/// What belongs to a label behind its bold.
struct Behind {
    end: usize,
    has_colon: bool,
    ms: Option<u64>,
}

/// Reads `(PM)`, a colon and a time behind the bold, each of which may be missing; a colon also behind the time.
fn behind(text: &str, strong: Span, line: &MarkdownBlock, had_colon: bool) -> Behind {
    let rest = |at: usize| &text[at..line.span.range().end];
    let mut behind = Behind { end: strong.range().end, has_colon: false, ms: None };
    let take_colon = |behind: &mut Behind, from: usize| {
        if let Some(length) = colon(rest(from)).filter(|_| !behind.has_colon) {
            (behind.end, behind.has_colon) = (from + length, true);
        }
    };
    let mut from = behind.end;
    if !had_colon {
        from += role(rest(from)).unwrap_or(0);
        take_colon(&mut behind, from);
        from = from.max(behind.end);
    }
    let at = skip_space(text, from, line);
    if let Some(time) = time::in_label(rest(at)) {
        (behind.end, behind.ms) = (at + time.length, Some(time.ms));
        let end = behind.end;
        if !had_colon {
            take_colon(&mut behind, end);
        }
    }
    behind
}
