//! Words that stood on several lines become one line.
//!
//! Comes in: pieces of what was said. Goes out: a text without breaks of lines. Does not know: formats, who speaks.

use crate::base::letters::{ends_unspaced, is_unspaced};

/// Adds what is said next. Scripts that put no spaces between words get none.
pub(super) fn append(text: &mut String, more: &str) {
    let is_joined = text.is_empty() || ends_unspaced(text) && more.starts_with(is_unspaced);
    if !is_joined {
        text.push(' ');
    }
    text.push_str(more);
}

/// A text with its white space folded: each run of it is a space, but for a break of the line between two letters of a script
/// that puts no spaces between words.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = text.trim_matches(is_gap);
    while !rest.is_empty() {
        let (word, behind) = rest.split_at(rest.find(is_gap).unwrap_or(rest.len()));
        line.push_str(word);
        rest = behind.trim_start_matches(is_gap);
        let breaks = behind[..behind.len() - rest.len()].contains(is_break);
        let is_joined = rest.is_empty() || breaks && ends_unspaced(&line) && rest.starts_with(is_unspaced);
        if !is_joined {
            line.push(' ');
        }
    }
    line
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_break(c)
}

/// What ends a line, or stands in no text.
fn is_break(c: char) -> bool {
    c != '\t' && (c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_between_letters_without_spaces_is_nothing() {
        for (text, expected) in [
            ("二週間も\nかかりました。", "二週間もかかりました。"),
            ("二週間も\r\n  かかりました。", "二週間もかかりました。"),
            ("二週間も\u{2028}かかりました。", "二週間もかかりました。"),
            ("それは。\nはい", "それは。はい"),
            ("ก็\nดี", "ก็ดี"),
            // A space that somebody typed stays, and so does one beside other letters.
            ("二週間も\u{3000}かかりました。", "二週間も かかりました。"),
            ("日本\nAPI\n日本", "日本 API 日本"),
            ("한국\n말", "한국 말"),
            ("It took\n two\tweeks. ", "It took two weeks."),
            ("", ""),
            (" \n", ""),
        ] {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }

    #[test]
    fn pieces_are_joined_as_they_are_written() {
        let mut text = String::new();
        for piece in ["二週間も", "かかりました。", "So", "it is"] {
            append(&mut text, piece);
        }
        assert_eq!(text, "二週間もかかりました。 So it is");
    }
}
