//! What letters are: which belong to words, and which scripts have no spaces between these.
//!
//! Comes in: a character. Goes out: what it is. Does not know: the text around it.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// What a character is to the words of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    /// A letter or number of a script that has spaces between words.
    Spaced,
    /// A letter of a script that has none.
    Unspaced,
    /// A mark: it is of the letter before it.
    Mark,
    /// Nobody sees it: part of a word only between two letters.
    Joiner,
    /// A picture that is a word by itself.
    Emoji,
    /// No part of a word.
    Other,
}

/// What each of the first 128 characters is.
const ASCII: [Letter; 128] = {
    let mut letters = [Letter::Other; 128];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            letters[byte as usize] = Letter::Spaced;
        }
        byte += 1;
    }
    letters
};

impl Letter {
    /// What a character is.
    pub(super) fn of(c: char) -> Self {
        match ASCII.get(c as usize) {
            Some(letter) => *letter,
            None => Self::of_any(c),
        }
    }

    fn of_any(c: char) -> Self {
        match c {
            '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}' => Self::Joiner,
            // Most signs in texts: quotation marks, dashes, spaces.
            '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{a0}' => Self::Other,
            _ if is_combining_mark(c) => Self::Mark,
            _ if is_unspaced(c) => Self::Unspaced,
            _ if c.is_alphabetic() || c.is_numeric() => Self::Spaced,
            _ if is_emoji(c) => Self::Emoji,
            _ => Self::Other,
        }
    }
}

/// Whether a character is one of a word: a letter, a number, or a mark.
pub fn is_word_character(c: char) -> bool {
    matches!(Letter::of(c), Letter::Spaced | Letter::Unspaced | Letter::Mark)
}

/// Whether a character is a mark on the one before it.
pub fn is_mark(c: char) -> bool {
    Letter::of(c) == Letter::Mark
}

/// Whether a character is a letter of a script without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    let is_long_sound = matches!(c, '\u{30fc}' | '\u{3005}' | '\u{ff70}' | '\u{ff9e}' | '\u{ff9f}');
    // No such script begins before Thai.
    c >= '\u{e00}'
        && (c.is_alphabetic() || c.is_numeric() || is_combining_mark(c))
        && (is_long_sound || is_of_unspaced_script(c))
}

fn is_of_unspaced_script(c: char) -> bool {
    matches!(
        c.script(),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    )
}

/// Whether a character is of the letter before it in a script without spaces: a mark, the marks of half-width kana, and the
/// second and third part of a Korean syllable that is written in parts.
pub(super) fn continues_letter(c: char) -> bool {
    matches!(c, '\u{ff9e}' | '\u{ff9f}' | '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}')
        || matches!(Letter::of(c), Letter::Mark | Letter::Joiner)
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}') && !continues_emoji(c)
}

/// Whether a character is of the emoji before it: how that is shown, its skin, or what ties the next to it.
pub(super) fn continues_emoji(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::Letter;

    #[test]
    fn each_kind_of_letter_is_known() {
        let expected = [
            (Letter::Spaced, "aZ9éßжبअ٣Ⅷ²க"),
            (Letter::Unspaced, "漢々かカｶー한ㅎกລក中〇"),
            (Letter::Mark, "\u{301}\u{e31}\u{5b8}\u{64e}\u{3099}\u{94d}"),
            (Letter::Joiner, "\u{ad}\u{200d}\u{200c}\u{200b}\u{200e}\u{2069}\u{feff}"),
            (Letter::Emoji, "🚀✅⭐"),
            (Letter::Other, " .-_’“—、。！，$€\u{1f3fb}"),
        ];
        for (letter, of) in expected {
            of.chars().for_each(|c| assert_eq!(Letter::of(c), letter, "{c:?}"));
        }
    }
}
