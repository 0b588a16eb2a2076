//! Words in the form in which stand-off quotes are found: the plain form of whatever was typed.
//!
//! Comes in: text, a letter with its marks at a time. Goes out: a [`Folded`], in which white space is single and
//! typographic quotes, dashes and ellipses are ASCII; letters stand apart from their marks (NFD), so that each can be
//! folded as it comes. Does not know: where the text stands.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::base::fold;
use crate::base::letters::{ends_unspaced, is_of_word, is_unspaced};

/// A text in its plain form.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// Whether a mark of quotation has just been opened as in French, with a space behind it that is none.
    opens: bool,
}

impl Folded {
    /// Nothing yet, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), opens: false }
    }

    /// The plain form of a text.
    pub(super) fn fold(text: &str) -> String {
        let mut folded = Self::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let (letter, after) = rest.split_at(letter_length(rest));
            folded.push(letter, after);
            rest = after;
        }
        folded.text
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// How much of a text is its own plain form, which most of it is: ASCII without dashes, single spaces between.
    pub(super) fn plain_length(&self, text: &str) -> usize {
        let mut spaced = self.opens || self.text.is_empty() || self.text.ends_with(' ');
        let is_plain = |byte: &u8| {
            let again = std::mem::replace(&mut spaced, *byte == b' ');
            (*byte == b' ' && !again) || (byte.is_ascii_graphic() && *byte != b'-')
        };
        text.bytes().take_while(is_plain).count()
    }

    /// Adds what is its own plain form. Gives where it begins.
    pub(super) fn push_plain(&mut self, text: &str) -> usize {
        let at = self.text.len();
        self.opens = false;
        self.text.push_str(text);
        at
    }

    /// Adds a letter with its marks; `after` is what follows it. Gives where its form begins: one byte earlier than the text
    /// ended where it takes the place of a space.
    pub(super) fn push(&mut self, letter: &str, after: &str) -> usize {
        let end = self.text.len();
        let spaced = self.text.ends_with(' ');
        let opens = std::mem::take(&mut self.opens);
        for c in letter.chars().filter(|c| !fold::is_unseen(*c)).nfd() {
            match c {
                '‘' | '’' | '‚' | '‛' | '′' | '＇' | '❛' | '❜' => self.text.push('\''),
                '“' | '”' | '„' | '‟' | '″' | '＂' | '❝' | '❞' | '〝' | '〞' | '〟' => {
                    self.text.push('"');
                }
                '‹' => self.open('\''),
                '«' => self.open('"'),
                '›' => self.close('\'', after),
                '»' => self.close('"', after),
                '…' => self.text.push_str("..."),
                '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' if self.text.ends_with('-') => {}
                '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => self.text.push('-'),
                _ if c.is_whitespace() => self.space(opens),
                _ => self.letter(c),
            }
        }
        if spaced && self.text.as_bytes()[end - 1] != b' ' { end - 1 } else { end }
    }

    /// French has a space behind the mark that opens; elsewhere this mark may close, and the space belongs to the sentence.
    fn open(&mut self, mark: char) {
        self.opens = self.text.is_empty() || self.text.ends_with([' ', '(', '[', '"', '\'']);
        self.text.push(mark);
    }

    /// French has a space before the mark that closes; elsewhere this mark may open a word.
    fn close(&mut self, mark: char, after: &str) {
        if self.text.ends_with(' ') && !after.starts_with(is_of_word) {
            self.text.pop();
        }
        self.text.push(mark);
    }

    /// A space after a space adds nothing, and neither does one that is only there for a mark of quotation.
    fn space(&mut self, opens: bool) {
        self.opens = opens;
        if !opens && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Between two letters of a script that is written without spaces there is none.
    fn letter(&mut self, c: char) {
        if self.text.ends_with(' ') && is_unspaced(c) && ends_unspaced(&self.text[..self.text.len() - 1]) {
            self.text.pop();
        }
        self.text.push(c);
    }
}

/// How many bytes a letter has with its marks and with what nobody sees behind it.
pub(super) fn letter_length(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let rest = &text[first..];
    if rest.bytes().next().is_none_or(|byte| byte.is_ascii()) {
        return first;
    }
    text.len() - rest.trim_start_matches(|c| is_joined(c) || fold::is_unseen(c)).len()
}

/// Whether a character is part of the letter before it: a mark, or the rest of a syllable of Hangul.
pub(super) fn is_joined(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{1160}'..='\u{11ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_alike_has_one_plain_form() {
        for (typed, plain) in [
            ("He said “it’s fine” — twice…", "He said \"it's fine\" - twice..."),
            ("elle a dit « c’est lent »\u{202f}!", "elle a dit \"c'est lent\" !"),
            ("«\u{a0}c'est lent\u{a0}»", "\"c'est lent\""),
            ("er sagte »ja« und „nein“", "er sagte \"ja\" und \"nein\""),
            ("‹ oui ›, ›ja‹", "'oui', 'ja'"),
            ("co\u{ad}ordinate\u{200b} it", "coordinate it"),
            ("a\u{a0} \u{2009}b\u{3000}c", "a b c"),
            ("東京 は\n遅い です API 日本", "東京は遅いです API 日本"),
            ("ที่ ทำ", "ที่ทำ"),
        ] {
            assert_eq!(Folded::fold(typed), plain.nfd().collect::<String>(), "{typed}");
        }
    }

    #[test]
    fn the_order_of_marks_does_not_matter() {
        for other in ["ê\u{323}", "e\u{302}\u{323}", "e\u{323}\u{302}", "ẹ\u{302}", "e\u{200b}\u{323}\u{302}"] {
            assert_eq!(Folded::fold(other), Folded::fold("ệ"));
        }
        assert_eq!(Folded::fold("\u{1100}\u{1161}\u{11a8}"), Folded::fold("각"));
    }

    proptest::proptest! {
        #[test]
        fn a_plain_form_is_its_own(text in "[a-c «»“’…\\-\u{a0}é\u{301}\u{200b}日本]{0,12}") {
            let once = Folded::fold(&text);
            proptest::prop_assert_eq!(Folded::fold(&once), once);
        }

        #[test]
        fn composed_or_not(text in proptest::prelude::any::<String>()) {
            let (apart, together): (String, String) = (text.nfd().collect(), text.nfc().collect());
            proptest::prop_assert_eq!(Folded::fold(&apart), Folded::fold(&together));
        }
    }
}
