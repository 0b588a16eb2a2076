//! Finds phrases as whole words in texts, all of them in one pass, however a text was typed.
//!
//! Comes in: phrases, texts. Goes out: [`PhraseHit`]s, each with its bytes in the text. Does not know: what a phrase names.
//!
//! Both are compared in one form: composed letters without capitals, white space as single spaces, without what nobody sees. A
//! word ends where a letter, a digit or a `_` meets something else, or a letter of a script that does not part its words.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::is_unseen;
use super::letters::{is_of_word, is_unspaced};

/// Finds phrases.
#[derive(Debug, Default)]
pub struct PhraseFinder {
    /// None where there is nothing to find.
    automaton: Option<AhoCorasick>,
    phrases: Vec<SoughtPhrase>,
}

/// A phrase as it is looked for.
#[derive(Debug)]
struct SoughtPhrase {
    /// Its number among those that were given.
    number: usize,
    /// How it is written, where capitals matter.
    exact: Option<String>,
}

/// A phrase in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseHit {
    /// Its number among those that were given.
    pub phrase: usize,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

impl PhraseFinder {
    /// Of phrases, each with whether its capitals matter. One without anything to see is in no text.
    pub fn new<'p>(phrases: impl IntoIterator<Item = (&'p str, bool)>) -> Self {
        let (mut sought, mut patterns) = (Vec::new(), Vec::new());
        for (number, (phrase, is_exact)) in phrases.into_iter().enumerate() {
            let folded = ComparedText::new(phrase.trim());
            let pattern = folded.form.trim().to_owned();
            if pattern.is_empty() {
                continue;
            }
            patterns.push(pattern);
            sought.push(SoughtPhrase { number, exact: is_exact.then(|| as_written(phrase)) });
        }
        // It fails only where the phrases are larger than any file that is read.
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns).ok();
        Self { automaton: automaton.filter(|_| !patterns.is_empty()), phrases: sought }
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    /// All that is found, also within each other, in the order of where it begins; the longest first.
    pub fn find(&self, text: &str) -> Vec<PhraseHit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let compared = ComparedText::new(text);
        let mut hits: Vec<PhraseHit> = Vec::new();
        for found in automaton.find_overlapping_iter(&compared.form) {
            if !compared.is_whole(found.range()) {
                continue;
            }
            let phrase = &self.phrases[found.pattern().as_usize()];
            let range = compared.in_text(found.range());
            if phrase.exact.as_ref().is_none_or(|exact| *exact == as_written(&text[range.clone()])) {
                hits.push(PhraseHit { phrase: phrase.number, range });
            }
        }
        hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.phrase));
        hits
    }
}

/// A text in the form in which phrases are compared, but with its capitals.
fn as_written(text: &str) -> String {
    super::fold::text(text).into_owned()
}

/// A text in the form in which it is compared, with where each byte of that comes from.
struct ComparedText {
    form: String,
    /// For each byte of the form the bytes of the text that it stands for; empty where the two have the same bytes.
    from: Vec<(u32, u32)>,
}

impl ComparedText {
    fn new(text: &str) -> Self {
        if text.is_ascii() && !has_wide_space(text) {
            return Self { form: text.to_ascii_lowercase(), from: Vec::new() };
        }
        let mut compared = Self { form: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let mut end = start + first.len_utf8();
            while let Some((at, next)) = chars.next_if(|(_, next)| goes_with_last(*next)) {
                end = at + next.len_utf8();
            }
            compared.push(&text[start..end], start..end);
        }
        compared
    }

    /// Adds a letter with its marks, or white space.
    fn push(&mut self, cluster: &str, range: Range<usize>) {
        if cluster.starts_with(char::is_whitespace) {
            if !self.form.ends_with(' ') {
                self.push_char(' ', &range);
            }
            return;
        }
        if let [byte] = cluster.as_bytes() {
            self.push_char(char::from(byte.to_ascii_lowercase()), &range);
            return;
        }
        let seen = cluster.chars().filter(|c| !is_unseen(*c));
        // A small letter may be made of parts that have a form of their own, so it is composed once more.
        let small = seen.nfc().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c });
        small.nfc().for_each(|c| self.push_char(c, &range));
    }

    fn push_char(&mut self, c: char, range: &Range<usize>) {
        self.form.push(c);
        // A text is a file's, and files are smaller than 4 GiB.
        let from = (u32::try_from(range.start).unwrap_or(u32::MAX), u32::try_from(range.end).unwrap_or(u32::MAX));
        self.from.extend(std::iter::repeat_n(from, c.len_utf8()));
    }

    /// Whether no word goes on beyond a stretch of the form, at either end.
    fn is_whole(&self, range: Range<usize>) -> bool {
        is_word_edge(&self.form, range.start) && is_word_edge(&self.form, range.end) && self.is_of_letters(&range)
    }

    /// Whether a stretch begins and ends where letters of the text do: some letters are several when they are small.
    fn is_of_letters(&self, range: &Range<usize>) -> bool {
        let parts = |at: usize| at == 0 || at >= self.from.len() || self.from[at - 1] != self.from[at];
        parts(range.start) && parts(range.end)
    }

    /// A stretch of the form as one of the text.
    fn in_text(&self, range: Range<usize>) -> Range<usize> {
        if self.from.is_empty() {
            return range;
        }
        self.from[range.start].0 as usize..self.from[range.end - 1].1 as usize
    }
}

/// Whether white space in ASCII is anything but single spaces.
fn has_wide_space(text: &str) -> bool {
    let mut before = b'a';
    text.bytes().any(|byte| {
        let is_wide = byte.is_ascii_whitespace() && (byte != b' ' || before == b' ') || byte == 0x0b;
        before = byte;
        is_wide
    })
}

/// Whether a character is part of the letter before it.
fn goes_with_last(c: char) -> bool {
    // The vowels and last consonants of Korean syllables are letters, and belong to the first all the same.
    !c.is_ascii() && (is_combining_mark(c) || is_unseen(c) || matches!(c, '\u{1160}'..='\u{11ff}'))
}

/// Whether a word begins or ends at a byte of a text, or nothing is there that is one.
fn is_word_edge(text: &str, at: usize) -> bool {
    let (before, behind) = (text[..at].chars().next_back(), text[at..].chars().next());
    let (Some(before), Some(behind)) = (before, behind) else { return true };
    let is_in_word = |c: char| is_of_word(c) || c == '_';
    !is_in_word(before) || !is_in_word(behind) || is_unspaced(before) || is_unspaced(behind)
}

#[cfg(test)]
mod tests;
