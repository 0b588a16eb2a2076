//! A text as it is shown in a list of results: white space folded, and a sign in the place of what is withheld.
//!
//! Comes in: words piece by piece. Goes out: a [`ShownText`], which knows what of it are words. Does not know: whose words
//! they are.

use std::ops::Range;

use crate::release::{QuotePiece, ReleasedQuote};
use crate::search::words::{Token, TokenReader};

/// What is withheld between words moves the next of them so far away that nobody finds the two as neighbours.
pub(super) const GAP: u32 = 16;

/// What is shown in the place of what is withheld.
const WITHHELD: char = '…';

/// A text as it is shown.
#[derive(Debug, Default, Clone)]
pub(super) struct ShownText {
    text: String,
    /// What was shown without anything withheld in it, each as a stretch of the text.
    ends: Vec<Range<usize>>,
    /// Whether the last words end with white space that was not written yet.
    spaced: bool,
    /// Whether something is withheld behind the last words.
    withheld: bool,
}

impl ShownText {
    /// A text of which nothing is withheld.
    pub(super) fn of(text: &str) -> Self {
        let mut shown = Self::default();
        shown.words(text);
        shown
    }

    /// The words of a quote.
    pub(super) fn of_quote(quote: ReleasedQuote<'_>) -> Self {
        let mut shown = Self::default();
        quote.pieces().for_each(|piece| match piece {
            QuotePiece::Words(words) => shown.words(words),
            QuotePiece::Withheld => shown.withheld(),
        });
        shown
    }

    /// Empties it.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        (self.spaced, self.withheld) = (false, false);
    }

    /// Adds words that something else parts from those before.
    pub(super) fn paragraph(&mut self, words: &str) {
        self.space();
        self.words(words);
    }

    /// Adds words.
    pub(super) fn words(&mut self, words: &str) {
        self.spaced |= words.starts_with(char::is_whitespace);
        let mut rest = words.split_whitespace();
        let Some(first) = rest.next() else { return };
        if self.withheld || self.ends.is_empty() {
            if self.withheld {
                self.mark();
            }
            self.ends.push(self.text.len()..self.text.len());
        } else if self.spaced {
            self.text.push(' ');
        }
        if is_folded(words) {
            self.text.push_str(words.trim_matches(' '));
        } else {
            self.text.push_str(first);
            for word in rest {
                self.text.push(' ');
                self.text.push_str(word);
            }
        }
        if let Some(last) = self.ends.last_mut() {
            last.end = self.text.len();
        }
        self.spaced = words.ends_with(char::is_whitespace);
    }

    /// Adds a space, if words follow.
    pub(super) fn space(&mut self) {
        self.spaced = true;
    }

    /// Something is withheld here; once is enough to say so until words follow.
    pub(super) fn withheld(&mut self) {
        self.withheld = true;
    }

    /// Whether it has no words.
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text.
    pub(super) fn finish(&mut self) -> &str {
        if self.withheld && !self.is_empty() {
            self.mark();
        }
        self.text.trim_end()
    }

    /// Its terms from a position on, and how many words it has.
    pub(super) fn read(&self, reader: &mut TokenReader, first: u32, mut each: impl FnMut(Token<'_>)) -> u32 {
        let (mut position, mut words) = (first, 0);
        for range in &self.ends {
            let next = reader.read(&self.text[range.clone()], position, &mut each);
            words += next - position;
            position = next + GAP;
        }
        words
    }

    fn mark(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push(WITHHELD);
        self.text.push(' ');
        self.withheld = false;
    }
}

/// Whether all white space between words is surely single spaces, as it is in most texts: they are copied as they stand.
fn is_folded(words: &str) -> bool {
    let bytes = words.as_bytes();
    words.is_ascii()
        && !bytes.windows(2).any(|two| two == b"  ")
        && !bytes.iter().any(|byte| matches!(byte, b'\t'..=b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_space_and_what_is_withheld_one_sign() {
        let mut shown = ShownText::default();
        for words in ["  It took ", "two\nweeks", ", ", "and"] {
            shown.words(words);
        }
        shown.withheld();
        shown.words(" ");
        shown.withheld();
        shown.words("so on");
        assert_eq!(shown.finish(), "It took two weeks, and … so on");
        let mut positions = Vec::new();
        let words = shown.read(&mut TokenReader::default(), 0, |it| positions.push((it.term.to_owned(), it.position)));
        // Behind five words comes the sixth, and what is withheld puts sixteen between.
        assert_eq!(
            (words, &positions[4..]),
            (7, &[("and".to_owned(), 4), ("so".to_owned(), 21), ("on".to_owned(), 22)][..])
        );
    }

    #[test]
    fn what_is_withheld_at_an_edge_is_said_too() {
        let mut shown = ShownText::default();
        shown.withheld();
        shown.words(" then");
        shown.withheld();
        assert_eq!(shown.finish(), "… then …");
        let mut nothing = ShownText::default();
        nothing.withheld();
        nothing.words("  ");
        assert!(nothing.is_empty());
        assert_eq!(nothing.finish(), "");
    }

    #[test]
    fn words_go_on_where_no_space_is() {
        let mut shown = ShownText::default();
        shown.words("deploy");
        shown.words("s");
        shown.paragraph("again");
        assert_eq!(shown.finish(), "deploys again");
    }
}
