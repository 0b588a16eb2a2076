//! Times in a transcript: `[12:34]`, `\[1:02:03\]`, `(00:12:34.500)`, `【00:12】`.
//!
//! Comes in: text and the place of a bracket. Goes out: milliseconds from the start of the recording.
//! Does not know: what a time belongs to.

use std::borrow::Cow;

use crate::base::span::Span;
use crate::markdown::document::Document;

/// A time and the bytes it was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Milliseconds from the start of the recording.
    pub ms: u64,
    /// How many bytes it takes, brackets and their backslashes included.
    pub length: usize,
}

/// The time in square brackets that a text begins with; the brackets may be escaped.
pub fn in_brackets(text: &str) -> Option<Time> {
    let inner = text.strip_prefix('\\').unwrap_or(text).strip_prefix('[')?;
    let end = inner.find(|c: char| !is_time_char(c))?;
    let rest = &inner[end..];
    let rest = rest.strip_prefix('\\').unwrap_or(rest).strip_prefix(']')?;
    Some(Time { ms: parse(&inner[..end])?, length: text.len() - rest.len() })
}

/// The brackets that a time in a label may stand in: round, square, and their full-width forms.
const BRACKETS: [(char, char); 6] = [('[', ']'), ('(', ')'), ('［', '］'), ('（', '）'), ('【', '】'), ('〔', '〕')];

/// The time in any brackets that a text begins with; ASCII brackets may be escaped.
pub(super) fn in_label(text: &str) -> Option<Time> {
    // It is asked of every paragraph, and nearly none begins with a bracket.
    if !text.as_bytes().first().is_some_and(|first| matches!(first, b'[' | b'(' | b'\\' | 0x80..)) {
        return None;
    }
    let opened = text.strip_prefix('\\').unwrap_or(text);
    let (_, close) = BRACKETS.into_iter().find(|(open, _)| opened.starts_with(*open))?;
    let inner = &opened[opened.chars().next().map_or(0, char::len_utf8)..];
    let end = inner.find(|c| !is_written_in_time(c))?;
    let rest = &inner[end..];
    let rest = rest.strip_prefix('\\').unwrap_or(rest).strip_prefix(close)?;
    Some(Time { ms: parse(&narrow(inner[..end].trim()))?, length: text.len() - rest.len() })
}

/// The time in any brackets that a text ends with, and what stands before it.
pub(super) fn at_end(text: &str) -> Option<(&str, u64)> {
    if !text.as_bytes().last().is_some_and(|last| matches!(last, b']' | b')' | 0x80..)) {
        return None;
    }
    let (open, _) = BRACKETS.into_iter().find(|(_, close)| text.ends_with(*close))?;
    let at = text.rfind(open)?;
    let at = at - usize::from(text[..at].ends_with('\\'));
    let time = in_label(&text[at..]).filter(|time| time.length == text.len() - at)?;
    Some((&text[..at], time.ms))
}

/// How many bytes a time without brackets takes, `0:03` or `00:12:34.5`.
pub(super) fn clock(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(text.len());
    let written = text[..end].trim_end_matches(['.', ',', ':']);
    parse(&written.replace(',', ".")).map(|_| written.len())
}

/// A whole text that is a time, in any brackets or in none: `[00:31:10]`, `31:10`.
pub(super) fn alone(text: &str) -> Option<u64> {
    let bracketed = in_label(text).filter(|time| time.length == text.len()).map(|time| time.ms);
    bracketed
        .or_else(|| clock(text).filter(|length| *length == text.len()).and_then(|_| parse(&text.replace(',', "."))))
}

/// Full-width digits, colons and full stops as ASCII has them.
fn narrow(text: &str) -> Cow<'_, str> {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    if text.is_ascii() { Cow::Borrowed(text) } else { text.chars().map(narrow).collect() }
}

fn is_written_in_time(c: char) -> bool {
    is_time_char(c) || c == ' ' || matches!(c, '\u{ff10}'..='\u{ff1a}' | '\u{ff0e}')
}

/// A time that was written in a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeMark {
    /// Milliseconds from the start of the recording.
    pub(super) ms: u64,
    /// Its bytes, brackets and backslashes included.
    pub(super) span: Span,
    /// The same, with the spaces before it where a sign follows that belongs to the word before: `weeks [12:34].` is "weeks."
    pub(super) wordless: Span,
    /// Whether a label holds it.
    pub(super) in_label: bool,
}

impl TimeMark {
    /// The time whose bracket opens at a byte of a text.
    fn at(text: &str, bracket: usize) -> Option<Self> {
        let escapes = text[..bracket].bytes().rev().take_while(|byte| *byte == b'\\').count();
        let start = bracket - escapes % 2;
        let time = in_brackets(&text[start..])?;
        let span = Span::new(start, start + time.length);
        let wordless = Span::new(start - spaces_before_sign(text, span), start + time.length);
        Some(Self { ms: time.ms, span, wordless, in_label: false })
    }
}

/// How many spaces stand before a time behind which a sign follows that belongs to the word before.
fn spaces_before_sign(text: &str, time: Span) -> usize {
    const SIGNS: [char; 14] = ['.', ',', ';', ':', '!', '?', '…', ')', '"', '”', '’', '»', '。', '、'];
    if !text[time.range().end..].starts_with(SIGNS) {
        return 0;
    }
    let before = &text[..time.range().start];
    before.len() - before.trim_end_matches(' ').len()
}

/// The times in square brackets that stand in running text, in order.
pub(super) fn marks(document: &Document<'_>) -> Vec<TimeMark> {
    let text = document.text();
    let mark = |at: usize| TimeMark::at(text, at).filter(|_| document.is_text_at(at));
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(mark).collect()
}

/// Words that somebody copied from a transcript, without the times between them.
pub(super) fn without_times(copied: &str) -> Cow<'_, str> {
    let mut words = Cow::Borrowed("");
    let mut from = 0;
    for time in memchr::memchr_iter(b'[', copied.as_bytes()).filter_map(|at| TimeMark::at(copied, at)) {
        words += &copied[from..time.wordless.range().start];
        from = time.wordless.range().end;
    }
    words += &copied[from..];
    words
}

/// Reads `mm:ss`, `h:mm:ss`, `hh:mm:ss`, each with up to three decimals. Without hours, the minutes may exceed 59.
pub(super) fn parse(text: &str) -> Option<u64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, milliseconds(fraction)?),
        None => (text, 0),
    };
    let mut parts = whole.split(':').enumerate().map(|(index, part)| {
        let digits = if index == 0 { 1..=3 } else { 2..=2 };
        digits.contains(&part.len()).then(|| number(part)).flatten()
    });
    let seconds = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        (Some(minutes), Some(Some(seconds)), None, _) if seconds < 60 => minutes * 60 + seconds,
        (Some(hours), Some(Some(minutes)), Some(Some(seconds)), None) if minutes < 60 && seconds < 60 => {
            hours * 3600 + minutes * 60 + seconds
        }
        _ => return None,
    };
    Some(seconds * 1000 + fraction)
}

fn is_time_char(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.')
}

fn number(digits: &str) -> Option<u64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn milliseconds(fraction: &str) -> Option<u64> {
    let value = number(fraction)?;
    match fraction.len() {
        1 => Some(value * 100),
        2 => Some(value * 10),
        3 => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_forms() {
        for (text, ms) in [
            ("[12:34]", 754_000),
            ("[00:12:34]", 754_000),
            ("[1:02:03]", 3_723_000),
            ("[75:30]", 4_530_000),
            ("[00:12:34.5]", 754_500),
            ("[00:12:34.56]", 754_560),
            ("[00:12:34.567]", 754_567),
            ("\\[03:59\\]", 239_000),
            ("[03:59\\]", 239_000),
        ] {
            assert_eq!(in_brackets(&format!("{text} x")), Some(Time { ms, length: text.len() }), "{text}");
        }
    }

    #[test]
    fn labels_hold_times_in_any_brackets() {
        for text in [
            "[12:34]",
            "(12:34)",
            "\\(12:34\\)",
            "（12:34）",
            "［12：34］",
            "【12:34】",
            "（１２：３４）",
            "( 00:12:34 )",
        ] {
            assert_eq!(in_label(&format!("{text} x")), Some(Time { ms: 754_000, length: text.len() }), "{text}");
            assert_eq!(at_end(&format!("Mira {text}")), Some(("Mira ", 754_000)), "{text}");
        }
        for text in ["(12:34]", "12:34", "(PM)", "()", "(12:34", "（12:34)"] {
            assert_eq!((in_label(text), at_end(text)), (None, None), "{text}");
        }
    }

    #[test]
    fn a_time_takes_the_space_before_a_sign_with_it() {
        for (copied, words) in [
            ("two weeks [12:34]. So", "two weeks. So"),
            ("two weeks. [12:34] So", "two weeks.  So"),
            ("(two weeks \\[12:34\\])", "(two weeks)"),
            ("[12:34] two [12:35][12:36] weeks [12:37]", " two  weeks "),
            ("[laughs] two [12:60]", "[laughs] two [12:60]"),
            ("a \\\\[12:34]", "a \\\\"),
            ("[12:34]", ""),
        ] {
            assert_eq!(without_times(copied), words, "{copied}");
        }
    }

    #[test]
    fn other_brackets_are_words() {
        for text in [
            "[laughs]",
            "[3:2]",
            "[1:2:03]",
            "[12]",
            "[12:60]",
            "[1:60:00]",
            "[1:2:3:4]",
            "[12:34",
            "[:12]",
            "[12:34.]",
            "[12:34.5678]",
            "12:34",
        ] {
            assert_eq!(in_brackets(text), None, "{text}");
        }
    }
}
