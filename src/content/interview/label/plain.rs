//! `Mira: words`, `[00:12] Mira: words`, `Mira (PM) [00:12]: words`, and `Mira:` with the words below.
//!
//! Comes in: a line. Goes out: its label. Does not know: whether the word before a colon is a name.

use super::parts::{named, without_role};
use super::{TurnLabel, is_too_long, offset_in, seen, skip_space, skip_unseen};
use crate::base::span::Span;
use crate::content::interview::time;
use crate::markdown::document::{Document, MarkdownBlock};

/// A label ends within so many bytes.
const MAX_LABEL: usize = 160;

const WIDE_COLON: &str = "：";

/// The label that a line opens with, if what stands before its first colon may be a name.
pub(in crate::content::interview) fn read<'a>(document: &Document<'a>, line: &MarkdownBlock) -> Option<TurnLabel<'a>> {
    let text = document.text();
    let Span { start, end } = line.span;
    let (start, end) = (start as usize, end as usize);
    let begins = skip_unseen(text, start, line);
    if matches!(text.as_bytes()[begins..end].first()?, b'*' | b'_' | b'`' | b'<' | b'!' | b'"' | b'\'' | b'|' | b'{') {
        return None;
    }
    let before = time::in_label(&text[begins..end]);
    let from = before.map_or(begins, |time| skip_unseen(text, begins + time.length, line));
    let (length, colon) = first_colon(&text.as_bytes()[from..end])?;
    let parts = named(&text[from..from + length]);
    if !may_be_name(without_role(parts.name)) || text[from + length + colon..].starts_with("//") {
        return None;
    }
    let at = offset_in(text, parts.name);
    let name = seen(document, line, Span::new(at, at + parts.name.len()));
    let words = skip_space(text, from + length + colon, line);
    let behind = time::in_label(&text[words..end.max(words)]);
    let words = behind.map_or(words, |time| skip_space(text, words + time.length, line));
    let ms = before.map(|time| time.ms).or(parts.ms).or(behind.map(|time| time.ms));
    let is_words = document.is_text_at(at);
    is_words.then(|| TurnLabel { name: Some(name), span: Span::new(start, words), ms, has_colon: true })
}

/// Where the first colon of a line stands that is none of a time's, and how long it is.
fn first_colon(line: &[u8]) -> Option<(usize, usize)> {
    let line = &line[..line.len().min(MAX_LABEL)];
    for at in memchr::memchr3_iter(b':', b'\n', WIDE_COLON.as_bytes()[0], line) {
        let length = match line[at] {
            b'\n' => return None,
            b':' => 1,
            _ if line[at..].starts_with(WIDE_COLON.as_bytes()) => WIDE_COLON.len(),
            _ => continue,
        };
        if !(ends_in_digit(&line[..at]) && begins_with_digit(&line[at + length..])) {
            return Some((at, length));
        }
    }
    None
}

/// Whether the last character is a digit, also a full-width one.
fn ends_in_digit(line: &[u8]) -> bool {
    line.last().is_some_and(u8::is_ascii_digit) || matches!(line, [.., 0xef, 0xbc, 0x90..=0x99])
}

fn begins_with_digit(line: &[u8]) -> bool {
    line.first().is_some_and(u8::is_ascii_digit) || matches!(line, [0xef, 0xbc, 0x90..=0x99, ..])
}

/// Whether something may be a name: letters, no sentence.
fn may_be_name(name: &str) -> bool {
    name.starts_with(char::is_alphanumeric)
        && name.chars().any(char::is_alphabetic)
        && !is_too_long(name)
        && !name.contains(['[', ']', '(', ')', '{', '}', '`', '"', '“', '”', '?', '!', ';', '<', '>', '|'])
}
