//! The words of a transcript, one after another, each with where it stands in the file.
//!
//! Comes in: what is said, in parts. Goes out: [`SaidWords`]. Does not know: marks, other transcripts.

use std::ops::Range;

use crate::base::fold;
use crate::base::span::Span;
use crate::content::PlainPart;

/// A word as it is compared, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SaidWord {
    /// In one form, however it is typed.
    pub(super) folded: String,
    /// Where in the text that is said.
    pub(super) at: Range<usize>,
    /// Where in the file.
    pub(super) span: Span,
    /// The turn that it is in.
    pub(super) turn: Option<usize>,
    /// The quotes that it is in, by their numbers in the file.
    quotes: Vec<usize>,
}

/// The words of a transcript.
#[derive(Debug, Default)]
pub(super) struct SaidWords {
    /// All that is said, without markup.
    pub(super) text: String,
    pub(super) words: Vec<SaidWord>,
}

/// The file that a transcript is read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileText<'a> {
    pub(super) text: &'a str,
    /// Where its body begins.
    pub(super) body: usize,
    /// What stands in braces behind marks: no words.
    pub(super) braces: &'a [Span],
}

/// So far ahead a word is looked for whose place is not known: it stands behind a mark or a label.
const AHEAD: usize = 4000;

/// The words of a transcript in order.
pub(super) fn said(parts: &[PlainPart], file: FileText<'_>) -> SaidWords {
    let mut at = file.body;
    let mut said = SaidWords::default();
    for part in parts {
        let base = said.text.len();
        said.text.push_str(&part.text);
        for range in ranges(&part.text) {
            // What stands nowhere in the file is no word of it.
            let next = || file.next(&part.text[range.clone()], at);
            let Some(span) = part.copied(range.clone()).or_else(next) else { continue };
            at = span.range().end;
            said.words.push(SaidWord {
                folded: fold::name(&part.text[range.clone()]).replace('’', "'"),
                at: base + range.start..base + range.end,
                span,
                turn: part.turn,
                quotes: part.quotes.clone(),
            });
        }
    }
    said
}

impl FileText<'_> {
    /// Where a word stands next behind a place, as a whole word and not in braces.
    fn next(self, word: &str, from: usize) -> Option<Span> {
        let mut end = self.text.len().min(from + AHEAD);
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut found =
            self.text[from..end].match_indices(word).map(|(at, _)| Span::new(from + at, from + at + word.len()));
        found.find(|span| {
            let range = span.range();
            let is_whole = !is_part(self.text[..range.start].chars().next_back())
                && !is_part(self.text[range.end..].chars().next());
            is_whole && !self.braces.iter().any(|braces| braces.start <= span.start && span.end <= braces.end)
        })
    }
}

/// Where words are in a text: letters and digits, and an apostrophe between two of them.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + c.len_utf8();
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end = end,
            Some(last) if matches!(&text[last.end..at], "'" | "’") => last.end = end,
            _ => ranges.push(at..end),
        }
    }
    ranges
}

impl SaidWords {
    /// The words of a quote, by its number in the file.
    pub(super) fn of_quote(&self, quote: usize) -> Vec<usize> {
        (0..self.words.len()).filter(|word| self.words[*word].quotes.contains(&quote)).collect()
    }

    /// The words that stand within a stretch of the file.
    pub(super) fn within(&self, span: Span) -> Vec<usize> {
        let is_within = |word: &SaidWord| span.start <= word.span.start && word.span.end <= span.end;
        (0..self.words.len()).filter(|word| is_within(&self.words[*word])).collect()
    }

    /// The text from one word to another, white space folded; with the marks around it that `like` has too.
    pub(super) fn passage(&self, words: &Range<usize>, like: &str) -> String {
        let range = self.with_marks(words, like);
        self.text[range].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where words stand in the text, with the marks around them that belong to a passage like another.
    pub(super) fn with_marks(&self, words: &Range<usize>, like: &str) -> Range<usize> {
        let (first, last) = (&self.words[words.start], &self.words[words.end - 1]);
        let opened = leading(like).is_some_and(|mark| self.text[..first.at.start].ends_with(mark));
        let start = first.at.start - if opened { leading(like).map_or(0, char::len_utf8) } else { 0 };
        let closes = like.trim_end().ends_with(|c: char| CLOSING.contains(&c));
        let behind = self.text[last.at.end..].chars().take_while(|c| closes && CLOSING.contains(c));
        start..last.at.end + behind.map(char::len_utf8).sum::<usize>()
    }
}

/// What may end a passage behind its last word.
const CLOSING: [char; 13] = ['.', ',', ';', ':', '!', '?', '…', '"', '”', '’', '\'', '»', ')'];

/// What may open a passage before its first word.
fn leading(text: &str) -> Option<char> {
    text.trim_start().chars().next().filter(|c| matches!(c, '"' | '“' | '‘' | '\'' | '«' | '('))
}
