//! Times in labels of other programs: in brackets or bare, a link into a recording, between `#`, or two of them as a range.
//!
//! Comes in: a line and a place in it. Goes out: a [`LineTime`]. Does not know: what the time belongs to.

use std::ops::Range;

use crate::content::interview::time::{clock, in_label, parse};

/// A time in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTime {
    /// Milliseconds from the start of the recording.
    pub ms: u64,
    /// When it ends, where the time is a range.
    pub end_ms: Option<u64>,
    /// Its bytes in the line, brackets and link included.
    pub span: Range<usize>,
    /// What stands around it.
    pub signs: TimeSigns,
    /// Where it stands.
    pub place: TimePlace,
}

/// What stands around a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeSigns {
    /// Nothing.
    None,
    /// `(00:03)`
    Round,
    /// `[00:03]`
    Square,
    /// `[00:03](https://…)`
    Link,
    /// `#00:00:03-2#`
    Hashes,
}

/// Where a time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimePlace {
    /// Before the name.
    Before,
    /// Right behind the name.
    Behind,
}

/// What may stand between the two times of a range.
const TO: [&str; 4] = ["-->", "-", "–", "—"];

/// The time that begins at a place of a line.
pub fn time_at(line: &str, at: usize, place: TimePlace) -> Option<LineTime> {
    let rest = &line[at..];
    let first = *rest.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'[' | b'(' | b'\\' | b'#' | 0x80..)) {
        return None;
    }
    let time = |signs: TimeSigns| {
        move |(ms, end_ms, length): (u64, Option<u64>, usize)| LineTime {
            ms,
            end_ms,
            span: at..at + length,
            signs,
            place,
        }
    };
    match first {
        b'#' => between_hashes(rest).map(time(TimeSigns::Hashes)),
        _ if first.is_ascii_digit() => bare(rest).map(time(TimeSigns::None)),
        _ => linked(rest).map(time(TimeSigns::Link)).or_else(|| {
            let is_round = rest.trim_start_matches('\\').starts_with(['(', '（']);
            in_brackets(rest).map(time(if is_round { TimeSigns::Round } else { TimeSigns::Square }))
        }),
    }
}

impl LineTime {
    /// Whether something around it says that it is a time.
    pub fn is_marked(&self) -> bool {
        self.signs != TimeSigns::None
    }
}

/// `0:03`, `00:00:03.120 --> 00:00:05`.
fn bare(text: &str) -> Option<(u64, Option<u64>, usize)> {
    let (ms, length) = one(text)?;
    let (end_ms, length) = range_end(text, length);
    let ends = text[length..].chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '%' | '/' | '.'));
    ends.then_some((ms, end_ms, length))
}

/// A time without brackets and how long it is; a comma may stand for its point.
fn one(text: &str) -> Option<(u64, usize)> {
    let length = clock(text)?;
    Some((parse(&text[..length].replace(',', "."))?, length))
}

/// The second time of a range, and where what was read ends.
fn range_end(text: &str, length: usize) -> (Option<u64>, usize) {
    let second = || {
        let rest = text[length..].trim_start();
        let rest = TO.iter().find_map(|to| rest.strip_prefix(to))?.trim_start();
        let (ms, second) = one(rest)?;
        Some((ms, text.len() - rest.len() + second))
    };
    second().map_or((None, length), |(ms, length)| (Some(ms), length))
}

/// `[00:03]`, `(00:00:03 - 00:00:05)`.
fn in_brackets(text: &str) -> Option<(u64, Option<u64>, usize)> {
    if let Some(time) = in_label(text) {
        return Some((time.ms, None, time.length));
    }
    let inner = text.strip_prefix(['[', '('])?;
    let (ms, length) = one(inner.trim_start())?;
    let start = inner.len() - inner.trim_start().len();
    let (end_ms, length) = range_end(inner, start + length);
    let rest = inner[length..].trim_start().strip_prefix([']', ')'])?;
    Some((ms, end_ms, text.len() - rest.len()))
}

/// `[00:03](https://…)`, and the same in round brackets.
fn linked(text: &str) -> Option<(u64, Option<u64>, usize)> {
    if let Some(inner) = text.strip_prefix('(')
        && let Some((ms, end_ms, length)) = linked(inner)
    {
        return inner[length..].starts_with(')').then_some((ms, end_ms, length + 2));
    }
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (target, rest) = rest.split_once(')')?;
    let (ms, length) = one(words.trim())?;
    let is_whole = words.trim().len() == length && !target.contains(char::is_whitespace);
    is_whole.then_some((ms, None, text.len() - rest.len()))
}

/// `#00:00:05-2#`: the digit behind the hyphen is tenths.
fn between_hashes(text: &str) -> Option<(u64, Option<u64>, usize)> {
    let (inner, rest) = text.strip_prefix('#')?.split_once('#')?;
    let ms = match inner.split_once('-') {
        Some((time, tenths)) => parse(&format!("{time}.{tenths}"))?,
        None => parse(inner)?,
    };
    Some((ms, None, text.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u64, Option<u64>, &str)> {
        let time = time_at(text, 0, TimePlace::Before)?;
        Some((time.ms, time.end_ms, &text[time.span.end..]))
    }

    #[test]
    fn times_stand_in_many_forms() {
        for (text, ms, rest) in [
            ("0:03 x", 3000, " x"),
            ("00:00:03,500 x", 3500, " x"),
            ("[00:03] x", 3000, " x"),
            ("\\[00:03\\] x", 3000, " x"),
            ("(1:00:03): x", 3_603_000, ": x"),
            ("#00:00:05-2# x", 5200, " x"),
            ("#00:00:05#", 5000, ""),
            ("[00:03](https://e.example/p?t=3) x", 3000, " x"),
            ("([00:03](https://e.example/p?t=3)) x", 3000, " x"),
        ] {
            assert_eq!(read(text), Some((ms, None, rest)), "{text}");
        }
    }

    #[test]
    fn a_range_has_an_end() {
        for text in ["00:03 - 00:05 x", "00:03–00:05 x", "[00:03 - 00:05] x", "(00:00:03.0 --> 00:00:05) x"] {
            assert_eq!(read(text), Some((3000, Some(5000), " x")), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in
            ["10:3", "3:2 x", "12:30pm", "1:2:3 x", "[x](https://e.example)", "#1", "# 00:03", "12:30/2", "", "[00:03"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
