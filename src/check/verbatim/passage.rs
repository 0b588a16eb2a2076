//! Words in a row, in the form in which they are compared, with where each stands.
//!
//! Comes in: texts of a file. Goes out: [`Passage`]s, and their windows of eight words. Does not know: what is withheld.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::base::fold;
use crate::base::letters::{is_of_word, is_unspaced};
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::PlainPart;

/// Fewer words in a row are said by anybody. A letter of a script that does not part its words is half a word.
const HALF_WORDS: u32 = 16;

/// Words that stand in a row in one file.
pub(super) struct Passage<'a> {
    path: &'a SourcePath,
    /// Where all of it stands, for words that nobody knows a place of.
    whole: Span,
    words: Vec<PassageWord>,
}

struct PassageWord {
    hash: u64,
    halves: u32,
    span: Option<Span>,
}

/// Eight words in a row, or more: by their numbers in the passage.
pub(super) struct Window {
    pub(super) hash: u64,
    pub(super) first: usize,
    /// Behind the last.
    pub(super) end: usize,
}

impl<'a> Passage<'a> {
    pub(super) fn new(path: &'a SourcePath, whole: Span) -> Self {
        Self { path, whole, words: Vec::new() }
    }

    /// A text of the front matter.
    pub(super) fn of_text(path: &'a SourcePath, whole: Span, text: &str) -> Self {
        let mut passage = Self::new(path, whole);
        passage.add(text, |_| None);
        passage
    }

    /// Adds words of a body.
    pub(super) fn add_part(&mut self, part: &PlainPart) {
        self.add(&part.text, |range| part.span(range));
    }

    fn add(&mut self, text: &str, span: impl Fn(std::ops::Range<usize>) -> Option<Span>) {
        for range in words(text) {
            let word = &text[range.clone()];
            let halves = if word.starts_with(is_unspaced) { 1 } else { 2 };
            let folded = fold::name(word);
            let mut hasher = FxHasher::default();
            // Apostrophes are written in many ways, and left out in some.
            hasher.write(folded.replace(is_apostrophe, "").as_bytes());
            self.words.push(PassageWord { hash: hasher.finish(), halves, span: span(range) });
        }
    }

    /// Where some names stand, each by the hashes of its words, with their numbers.
    pub(super) fn names(&self, names: &[Vec<u64>]) -> Vec<(usize, Place)> {
        let stands_at = |first: usize, name: &[u64]| {
            let behind = self.words.get(first..first + name.len());
            behind.is_some_and(|words| words.iter().map(|word| word.hash).eq(name.iter().copied()))
        };
        let place = |first: usize, end: usize| self.place(&Window { hash: 0, first, end });
        let at = |first: usize| {
            let found = names.iter().enumerate().filter(move |(_, name)| !name.is_empty() && stands_at(first, name));
            found.map(move |(number, name)| (number, place(first, first + name.len())))
        };
        (0..self.words.len()).flat_map(at).collect()
    }

    /// The hashes of the words of a name.
    pub(super) fn hashes_of(name: &str) -> Vec<u64> {
        let path = SourcePath::new("");
        let passage = Passage::of_text(&path, Span::default(), name);
        passage.words.iter().map(|word| word.hash).collect()
    }

    /// Every window, in order.
    pub(super) fn windows(&self) -> impl Iterator<Item = Window> {
        (0..self.words.len()).map_while(|first| self.window(first))
    }

    /// The window that begins with a word; none where too few follow.
    pub(super) fn window(&self, first: usize) -> Option<Window> {
        let (mut hash, mut halves) = (0_u64, 0);
        for (at, word) in self.words.iter().enumerate().skip(first) {
            // The multiplier of a random-number generator by Steele and Vigna: each word moves all bits.
            hash = (hash.rotate_left(23) ^ word.hash).wrapping_mul(0xd134_2543_de82_ef95);
            halves += word.halves;
            if halves >= HALF_WORDS {
                return Some(Window { hash, first, end: at + 1 });
            }
        }
        None
    }

    /// Whether it has as many words as a window.
    pub(super) fn has_window(&self) -> bool {
        self.window(0).is_some()
    }

    /// Where a window stands.
    pub(super) fn place(&self, window: &Window) -> Place {
        let spans: Vec<Span> = self.words[window.first..window.end].iter().filter_map(|word| word.span).collect();
        let start = spans.iter().map(|span| span.start).min();
        let end = spans.iter().map(|span| span.end).max();
        let span = start.zip(end).map_or(self.whole, |(start, end)| Span { start, end });
        Place::new(self.path, span)
    }
}

/// The words of a text. A letter of a script that does not part its words is one by itself, with its marks.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let is_letter = is_of_word(c);
        // What nobody sees parts nothing, and neither does an apostrophe inside a word.
        let goes_on = is_open && (is_letter || is_apostrophe(c) || fold::is_unseen(c));
        let is_own = is_letter && c.is_alphanumeric() && is_unspaced(c);
        match found.last_mut() {
            Some(last) if goes_on && !is_own && !text[last.clone()].starts_with(is_unspaced) => last.end = end,
            Some(last) if goes_on && !is_own && !c.is_alphanumeric() => last.end = end,
            _ if is_letter => found.push(at..end),
            _ => {}
        }
        is_open = goes_on || is_letter;
    }
    found
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        let path = SourcePath::new("a.md");
        Passage::of_text(&path, Span::default(), text).windows().map(|window| window.hash).collect()
    }

    #[test]
    fn words_are_the_same_however_they_are_typed() {
        let plain = "I don't know who owns the self-service login page now";
        for other in [
            "I DON’T know, who “owns” the self-service log\u{ad}in page now",
            "i dont know\nwho owns   the self—service login page now.",
            "(I) don`t know: who owns the *self* service login\u{a0}page; now?",
        ] {
            assert_eq!(hashes(plain), hashes(other), "{other}");
        }
        assert_ne!(hashes(plain), hashes(&plain.replace("owns", "own")));
        assert_eq!(
            hashes("größe größe a b c d e f"),
            hashes("GRÖSSE GROSSE a b c d e f".replace("GRÖSSE GROSSE", "Gro\u{308}ße GRÖßE").as_str())
        );
    }

    #[test]
    fn eight_words_are_a_window() {
        for (text, windows) in [
            ("a b c d e f g", 0),
            ("a b c d e f g h", 1),
            ("a b c d e f g h i", 2),
            ("", 0),
            ("- – — … ! a", 0),
            // Sixteen letters of a script without spaces, whatever stops are between.
            ("本番環境の担当者が一人しかいな", 0),
            ("本番環境の担当者が一人しかいない", 1),
            ("本番環境の、担当者が 一人しかいない。", 1),
            ("API 本番環境の担当者が一人しか", 0),
            ("API 本番環境の担当者が一人しかい", 1),
        ] {
            assert_eq!(hashes(text).len(), windows, "{text}");
        }
    }
}
