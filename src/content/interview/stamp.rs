//! What chats and numbered transcripts write before a name: `[12/03/2026, 10:02:11]`, `12/03/2026, 10:02 -`, `[1]`.
//!
//! Comes in: text. Goes out: how many bytes of it are a date, a time of the day or a number. Does not know: what follows.

use crate::content::interview::time::clock;

/// Nothing in brackets is longer, in bytes.
const MAX_STAMP: usize = 40;
/// What stands between the parts of a date.
const BETWEEN: [char; 3] = ['/', '.', '-'];
/// Letters that stand in a date or a time.
const WORDS: [&str; 6] = ["am", "pm", "a.m.", "p.m.", "t", "z"];

/// How many bytes a date, a time of the day or a number takes that a text begins with, in brackets that it has for itself.
pub(super) fn in_brackets(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('\\').unwrap_or(text).strip_prefix(['[', '('])?;
    let end = inner[..inner.floor_char_boundary(MAX_STAMP + 1)].find([']', ')'])?;
    let written = inner[..end].trim_end_matches('\\');
    is_stamp(written).then_some(text.len() - inner.len() + end + 1)
}

/// Whether nothing but digits, the signs between them, and `AM` stand in a text.
fn is_stamp(text: &str) -> bool {
    let is_between = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '/' | '-' | ':' | ',' | '+');
    let are_words = text.split(is_between).map(|word| word.trim_matches('.').to_ascii_lowercase());
    text.starts_with(|c: char| c.is_ascii_digit())
        && are_words
            .into_iter()
            .all(|word| word.is_empty() || WORDS.iter().any(|known| known.trim_matches('.') == word))
}

/// How many bytes a date takes that a text begins with, the time of the day behind it included; or a time with `AM` behind it.
pub(super) fn bare(text: &str) -> Option<usize> {
    let Some(date) = date(text) else { return clock(text).map(|length| length + half_day(&text[length..])) };
    let rest = text[date..].trim_start_matches([',', ' ', 'T', '\u{202f}']);
    let begins = text.len() - rest.len();
    let Some(length) = clock(rest) else { return Some(date) };
    let end = begins + length;
    Some(end + half_day(&text[end..]))
}

/// How many bytes `12/03/2026` takes, in any order of day, month and year.
fn date(text: &str) -> Option<usize> {
    let mut rest = text;
    for part in 0..3 {
        if part > 0 {
            rest = rest.strip_prefix(BETWEEN)?;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=4).contains(&digits) {
            return None;
        }
        rest = &rest[digits..];
    }
    Some(text.len() - rest.len())
}

/// How many bytes ` AM` or `Z` takes behind a time, the space before it included; none where there is none.
fn half_day(behind: &str) -> usize {
    let word = behind.trim_start();
    let is_one = |known: &&&str| {
        let written = word.get(..known.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(known))
            && !word[known.len()..].starts_with(char::is_alphanumeric)
    };
    WORDS.iter().find(is_one).map_or(0, |known| behind.len() - word.len() + known.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_before_a_name_are_told() {
        for text in ["[12/03/2026, 10:02:11]", "[12.03.26, 10:02\u{202f}AM]", "[1]", "(12)", "[2026-03-12T10:02:11Z]"] {
            assert_eq!(in_brackets(&format!("{text} Mira: so")), Some(text.len()), "{text}");
        }
        for text in
            ["12/03/2026, 10:02", "2026-03-12 10:02:11", "12.03.26", "10:02 AM", "10:02:11 p.m.", "2026-03-12T10:02Z"]
        {
            assert_eq!(bare(&format!("{text} Mira: so")), Some(text.len()), "{text}");
        }
        for text in ["[Mira] so", "[a1] so", "[1 of 3] so", "[]"] {
            assert_eq!(in_brackets(text), None, "{text}");
        }
        for text in ["12 weeks", "12/03 Mira", "1. Mira", "Mira"] {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
