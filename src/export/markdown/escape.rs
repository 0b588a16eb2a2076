//! Plain words as Markdown that reads as the same words.
//!
//! Comes in: words. Goes out: Markdown. Does not know: what the words are.

use std::borrow::Cow;

use crate::content::interview::time_in_brackets;

/// Words within a paragraph: nothing in them is markup. A time in brackets stays as it is.
pub(super) fn escaped_words(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    let mut time_ends = 0;
    for (at, c) in words.char_indices() {
        if c == '[' && at >= time_ends {
            time_ends = time_in_brackets(&words[at..]).map_or(time_ends, |time| at + time.length);
        }
        if at >= time_ends && is_markup(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What Markdown, or a mark of ours, may begin or end with. Each of them may be escaped anywhere.
fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '&' | '~')
}

/// A paragraph that begins with such words: what would make it another block is escaped.
pub(super) fn escaped_paragraph(words: &str) -> Cow<'_, str> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let at = match words.as_bytes().get(digits) {
        Some(b'#' | b'>' | b'-' | b'+' | b'=' | b':') if digits == 0 => 0,
        Some(b'.' | b')') if digits > 0 => digits,
        _ => return Cow::Borrowed(words),
    };
    Cow::Owned(format!("{}\\{}", &words[..at], &words[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup() {
        assert_eq!(
            escaped_words("a *b* [laughs] {.x} [00:12] c_d & <e>"),
            "a \\*b\\* \\[laughs\\] \\{.x\\} [00:12] c\\_d \\& \\<e>"
        );
        for (words, expected) in
            [("# a", "\\# a"), ("12. a", "12\\. a"), ("- a", "\\- a"), ("12 a", "12 a"), ("a", "a"), ("", "")]
        {
            assert_eq!(escaped_paragraph(words), expected);
        }
    }
}
