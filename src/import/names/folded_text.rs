//! A text as names are looked for in it: its letters in one form and without what parts them, each with where it stands and what
//! stands before it.
//!
//! Comes in: any text. Goes out: a [`FoldedText`]. Does not know: any name.
//!
//! The form: compatibility characters taken apart, accents off, capitals off, characters that nobody sees left out. What a text
//! writes in another way (`&uuml;`, `%20`, `\u00fc`) is read as what it means.

use std::ops::Range;

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::gap::{GapReader, LetterGap};
use super::written::WrittenChars;
use crate::base::{fold, letters};

/// A text as names are looked for in it.
#[derive(Debug, Default)]
pub(super) struct FoldedText {
    /// The letters in a row.
    pub(super) row: String,
    /// For each byte of the row the letter that it belongs to; and one more, for the end.
    letter_at: Vec<u32>,
    /// The letters.
    pub(super) letters: Vec<FoldedLetter>,
    /// What follows the last letter.
    behind: LetterGap,
}

/// A letter in its one form.
#[derive(Debug, Clone)]
pub(super) struct FoldedLetter {
    /// Where it stands in the text; several letters may come of one character.
    pub(super) span: Range<usize>,
    /// What stands before it.
    pub(super) before: LetterGap,
    /// How it is written.
    pub(super) look: LetterLook,
}

/// How a letter is written in the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LetterLook {
    /// A capital, or a letter of a script that has none.
    pub(super) is_capital: bool,
    /// Of a script that puts nothing between words, or hangs endings on them.
    pub(super) is_unspaced: bool,
    /// It had two dots, or is otherwise written with an `e` behind it where those are not to be had: `ö`, `ø`.
    pub(super) is_umlaut: bool,
    /// The first of those that came of its character.
    pub(super) is_first: bool,
    /// What kind of a word it stands in.
    pub(super) address: AddressKind,
}

/// Whether a word is part of an address, where names are written together and small.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AddressKind {
    /// It is not.
    #[default]
    None,
    /// Of a path, a file's name, an address on the web.
    Path,
    /// Beside an `@`.
    Mail,
}

impl FoldedText {
    /// Folds a text.
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self::default();
        let mut gap = GapReader::default();
        let mut last: Option<char> = None;
        for (c, span) in WrittenChars::new(text) {
            if fold::is_unseen(c) {
                continue;
            }
            if is_accent(c) {
                folded.add_accent(c, span.end, &gap);
            } else if letters::is_of_word(c) {
                let before = gap.take(last, c);
                folded.add(c, span, before);
                last = Some(c);
            } else {
                gap.push(c);
            }
        }
        folded.behind = gap.take(None, ' ');
        folded.letter_at.push(u32::try_from(folded.letters.len()).unwrap_or(u32::MAX));
        folded.mark_addresses(text);
        folded
    }

    /// The letters that a match in the row is made of.
    pub(super) fn letters_of(&self, matched: Range<usize>) -> Range<usize> {
        self.letter_at[matched.start] as usize..self.letter_at[matched.end] as usize
    }

    /// What stands before a letter, or behind the last.
    pub(super) fn gap_before(&self, letter: usize) -> LetterGap {
        self.letters.get(letter).map_or(self.behind, |letter| letter.before)
    }

    /// A letter in its one form.
    pub(super) fn letter(&self, letter: usize) -> &str {
        let byte = |letter: usize| self.letter_at.partition_point(|index| (*index as usize) < letter);
        &self.row[byte(letter)..byte(letter + 1)]
    }

    fn add(&mut self, c: char, span: Range<usize>, mut before: LetterGap) {
        let is_capital = c.is_uppercase() || c.to_lowercase().eq(c.to_uppercase());
        let is_unspaced = letters::is_unspaced(c) || c.script() == Script::Hangul;
        let mut look = LetterLook { is_capital, is_unspaced, is_first: true, ..LetterLook::default() };
        for part in std::iter::once(c).nfkd() {
            if is_accent(part) {
                if is_umlaut_mark(part) {
                    self.mark_umlaut();
                }
                continue;
            }
            look.is_umlaut = matches!(part, 'ø' | 'Ø' | 'å' | 'Å');
            for letter in one_form(part) {
                self.push(letter, FoldedLetter { span: span.clone(), before, look });
                (before, look.is_first) = (LetterGap::None, false);
            }
        }
    }

    fn push(&mut self, c: char, letter: FoldedLetter) {
        let index = u32::try_from(self.letters.len()).unwrap_or(u32::MAX);
        self.letter_at.extend(std::iter::repeat_n(index, c.len_utf8()));
        self.row.push(c);
        self.letters.push(letter);
    }

    /// An accent behind a letter belongs to it.
    fn add_accent(&mut self, accent: char, end: usize, gap: &GapReader) {
        if is_umlaut_mark(accent) {
            self.mark_umlaut();
        }
        if let Some(last) = self.letters.last_mut().filter(|_| gap.is_empty()) {
            last.span.end = end;
        }
    }

    fn mark_umlaut(&mut self) {
        if let Some(last) = self.letters.last_mut() {
            last.look.is_umlaut = true;
        }
    }

    /// Says of each run of letters that only dots, hyphens and the like part whether it is part of an address.
    fn mark_addresses(&mut self, text: &str) {
        let mut start = 0;
        while start < self.letters.len() {
            let ends = |index: &usize| !self.letters[*index].before.is_within_address();
            let end = (start + 1..self.letters.len()).find(ends).unwrap_or(self.letters.len());
            let around = self.letters[start].span.start..self.letters[end - 1].span.end;
            let is_parted = self.letters[start + 1..end].iter().any(|letter| letter.before == LetterGap::Joined);
            let kind = address_kind(text, around, is_parted);
            self.letters[start..end].iter_mut().for_each(|letter| letter.look.address = kind);
            start = end;
        }
    }
}

/// What kind of address a run of letters is part of, by what stands beside it.
fn address_kind(text: &str, run: Range<usize>, is_parted: bool) -> AddressKind {
    let before = text[..run.start].chars().next_back();
    let behind = text[run.end..].chars().next();
    if before == Some('@') || behind == Some('@') {
        return AddressKind::Mail;
    }
    let is_path = |c: Option<char>| matches!(c, Some('/' | '\\' | '_'));
    if is_parted || is_path(before) || is_path(behind) { AddressKind::Path } else { AddressKind::None }
}

/// Marks above and below letters that a text may lack and mean the same: those of Latin, Greek and Cyrillic, and the vowels of
/// Hebrew and Arabic. Those that spell a word, as in Hindi, stay.
fn is_accent(c: char) -> bool {
    is_combining_mark(c)
        && matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_umlaut_mark(c: char) -> bool {
    matches!(c, '\u{308}' | '\u{30a}')
}

/// A letter without capitals, of Latin without what is not on every keyboard: `ß` is `ss`, `ł` is `l`.
pub(super) fn one_form(c: char) -> impl Iterator<Item = char> {
    let latin = (!c.is_ascii() && c.script() == Script::Latin).then(|| deunicode_char(c)).flatten();
    let plain = latin.map(|latin| latin.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
    let other = plain.is_none().then(|| c.to_lowercase().filter(|c| !is_accent(*c)).map(final_sigma));
    plain.into_iter().flatten().chain(other.into_iter().flatten())
}

fn final_sigma(c: char) -> char {
    if c == 'ς' { 'σ' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> String {
        FoldedText::new(text).row
    }

    #[test]
    fn letters_have_one_form() {
        for (text, expected) in [
            ("Sam O’Neil", "samoneil"),
            ("Mu\u{308}ller", "muller"),
            ("MÜLLER", "muller"),
            ("Groß Łukasz Søren", "grosslukaszsoren"),
            ("Ｓａｍ", "sam"),
            ("S\u{200b}a\u{ad}m", "sam"),
            ("M&uuml;ller O&#39;Neil", "mulleroneil"),
            ("Sam%20O%27Neil", "samoneil"),
            (r"M\u00fcller", "muller"),
            ("Οδυσσεύς", "οδυσσευσ"),
            ("ﬁlip", "filip"),
            ("İnci", "inci"),
        ] {
            assert_eq!(row(text), expected, "{text}");
        }
        assert_eq!(row("が"), row("か\u{3099}"), "what spells a word stays");
        assert_ne!(row("が"), row("か"));
        assert_ne!(row("हिन्दी"), row("हनद"));
    }

    #[test]
    fn each_letter_knows_where_it_stands() {
        let text = "a Mu\u{308}ß";
        let folded = FoldedText::new(text);
        let spans: Vec<&str> = folded.letters.iter().map(|letter| &text[letter.span.clone()]).collect();
        assert_eq!(spans, ["a", "M", "u\u{308}", "ß", "ß"]);
        let first: Vec<bool> = folded.letters.iter().map(|letter| letter.look.is_first).collect();
        assert_eq!(first, [true, true, true, true, false]);
        assert!(folded.letters[2].look.is_umlaut && folded.letters[1].look.is_capital);
    }

    #[test]
    fn addresses_are_seen_by_what_stands_beside() {
        let kind = |text: &str| FoldedText::new(text).letters[0].look.address;
        assert_eq!(kind("sam@acme.com"), AddressKind::Mail);
        assert_eq!(FoldedText::new("@sam").letters[0].look.address, AddressKind::Mail);
        assert_eq!(kind("sam.oneil@acme.com"), AddressKind::Mail);
        assert_eq!(kind("sam_oneil"), AddressKind::Path);
        assert_eq!(kind("Interview_Sam.docx"), AddressKind::Path);
        assert_eq!(kind("sam oneil"), AddressKind::None);
        assert_eq!(kind("sam. @oneil"), AddressKind::None);
    }
}
