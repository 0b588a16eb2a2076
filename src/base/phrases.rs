//! Finds phrases as whole words in texts, all of them in one pass, however a text was typed.
//!
//! Comes in: phrases, texts. Goes out: [`PhraseHit`]s, each with its bytes in the text. Does not know: what a phrase names.
//!
//! Both are compared in one form: composed letters without capitals, white space as single spaces, the apostrophes and hyphens
//! of the keyboard, without what nobody sees. A
//! word ends where a letter, a digit or a `_` meets something else, or a letter of a script that does not part its words.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::{is_unseen, keyboard};
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
            let Some(range) = compared.whole(found.range()) else { continue };
            let phrase = &self.phrases[found.pattern().as_usize()];
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
    super::fold::text(text).chars().map(keyboard).collect()
}

/// A text in the form in which it is compared, with where its parts come from.
#[derive(Default)]
struct ComparedText {
    form: String,
    /// In the order of both, without gaps.
    parts: Vec<ComparedPart>,
}

/// A stretch of the form and what it stands for.
struct ComparedPart {
    form: Range<usize>,
    text: Range<usize>,
    /// Whether each letter stands for the one at its place in the text; else all of it stands for all of that.
    is_copied: bool,
}

impl ComparedText {
    fn new(text: &str) -> Self {
        let mut compared = Self { form: String::with_capacity(text.len()), parts: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            let end = plain_end(text, at, compared.form.ends_with(' '));
            if end > at {
                compared.push(at..end, true, |form| {
                    form.push_str(&text[at..end]);
                    let start = form.len() - (end - at);
                    form[start..].make_ascii_lowercase();
                });
                at = end;
                continue;
            }
            let end = letter_end(text, at);
            compared.push_letter(&text[at..end], at..end);
            at = end;
        }
        compared
    }

    fn push(&mut self, text: Range<usize>, is_copied: bool, write: impl FnOnce(&mut String)) {
        let start = self.form.len();
        write(&mut self.form);
        self.parts.push(ComparedPart { form: start..self.form.len(), text, is_copied });
    }

    /// Adds a letter with its marks, or white space.
    fn push_letter(&mut self, letter: &str, text: Range<usize>) {
        if letter.starts_with(char::is_whitespace) {
            let is_more = self.form.ends_with(' ');
            return self.push(text, false, |form| form.extend((!is_more).then_some(' ')));
        }
        let seen = letter.chars().filter(|c| !is_unseen(*c));
        // A small letter may be made of parts that have a form of their own, so it is composed once more.
        let small = seen.nfc().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { keyboard(c) });
        self.push(text, false, |form| form.extend(small.nfc()));
    }

    /// A stretch of the form as one of the text; none where a word goes on beyond it, or where it ends within what is one letter of
    /// the text.
    fn whole(&self, range: Range<usize>) -> Option<Range<usize>> {
        if !is_word_edge(&self.form, range.start) || !is_word_edge(&self.form, range.end) {
            return None;
        }
        let first = &self.parts[self.parts.partition_point(|part| part.form.end <= range.start)];
        let last = &self.parts[self.parts.partition_point(|part| part.form.end < range.end)];
        let start = match range.start - first.form.start {
            0 => first.text.start,
            inside if first.is_copied => first.text.start + inside,
            _ => return None,
        };
        let end = match last.form.end - range.end {
            0 => last.text.end,
            inside if last.is_copied => last.text.end - inside,
            _ => return None,
        };
        Some(start..end)
    }
}

/// Where the letters end that have one form but for ASCII capitals, from a place on, with single spaces between. It is most of any
/// text.
fn plain_end(text: &str, start: usize, mut is_spaced: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut last = start;
    while let Some(byte) = bytes.get(at) {
        let length = match byte {
            b' ' if is_spaced => break,
            b'\t'..=b'\r' => break,
            0..0x80 => 1,
            // Dashes, quotation marks and dots, but for apostrophes and hyphens.
            0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x92..=0x97 | 0x9a..=0xa7])) => 3,
            _ => break,
        };
        is_spaced = *byte == b' ';
        last = at;
        at += length;
    }
    let goes_on = text[at..].chars().next().is_some_and(goes_with_last);
    if goes_on { last } else { at }
}

/// Where a letter ends that begins at a place, with its marks.
fn letter_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().skip(1);
    chars.find(|(_, c)| !goes_with_last(*c)).map_or(text.len(), |(at, _)| start + at)
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
