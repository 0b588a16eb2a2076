//! What somebody wrote, short enough for a sentence.
//!
//! Comes in: any text. Goes out: one line of it. Does not know: which sentence.

use std::borrow::Cow;

/// Longer values are recognised by their beginning.
const LONGEST: usize = 40;

/// A text on one line, cut after some forty characters.
pub fn shorten(text: &str) -> Cow<'_, str> {
    let fits = text.chars().nth(LONGEST).is_none();
    if fits && !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut short: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    Cow::Owned(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_what_is_long_and_keeps_to_one_line() {
        assert_eq!(shorten("3 weeks"), "3 weeks");
        assert_eq!(shorten(&"é".repeat(40)), "é".repeat(40));
        assert_eq!(shorten(&"é".repeat(41)), format!("{}…", "é".repeat(40)));
        assert_eq!(shorten("one\ntwo\n"), "one two…");
    }
}
