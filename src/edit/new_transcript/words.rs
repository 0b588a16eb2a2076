//! The words of a transcript, one after another, each with where it stands in the file.
//!
//! Comes in: what is said, in parts. Goes out: [`SaidWords`]. Does not know: marks, other transcripts.

use std::cmp::Reverse;
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

/// The words of a transcript in order; `signs` are words too, wherever they stand.
pub(super) fn said(parts: &[PlainPart], signs: &Signs, file: FileText<'_>) -> SaidWords {
    let mut at = file.body;
    let mut said = SaidWords::default();
    for part in parts {
        let base = said.text.len();
        said.text.push_str(&part.text);
        for range in ranges(&part.text, signs) {
            // What stands nowhere in the file is no word of it.
            let next = || file.next(&part.text[range.clone()], at);
            let Some(span) = part.copied(range.clone()).or_else(next) else { continue };
            at = span.range().end;
            said.words.push(SaidWord {
                folded: fold::name(&part.text[range.clone()]).into_owned(),
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
            (is_whole || !has_letters(word))
                && !self.braces.iter().any(|braces| braces.start <= span.start && span.end <= braces.end)
        })
    }
}

/// What stands alone in a passage that has neither letters nor digits: `--`, an emoji. Only where somebody has marked it is it
/// looked for as words are; the longest ones first.
#[derive(Debug, Default)]
pub(super) struct Signs(Vec<String>);

impl Signs {
    /// Those of the passages that have no words.
    pub(super) fn of<'t>(passages: impl Iterator<Item = &'t str>) -> Self {
        let without_words = passages.filter(|passage| !has_letters(passage));
        let mut signs: Vec<String> = without_words.flat_map(str::split_whitespace).map(str::to_owned).collect();
        signs.sort_by_key(|sign| (Reverse(sign.len()), sign.clone()));
        signs.dedup();
        Self(signs)
    }

    fn at_start(&self, text: &str) -> Option<&str> {
        self.0.iter().map(String::as_str).find(|sign| text.starts_with(sign))
    }
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Where words are in a text: letters and digits, and an apostrophe between two of them; and where signs are.
fn ranges(text: &str, signs: &Signs) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match ranges.last_mut() {
            Some(last) if at < last.end => {}
            Some(last) if c.is_alphanumeric() && joins(&text[last.start..last.end], &text[last.end..at]) => {
                last.end = end;
            }
            _ if c.is_alphanumeric() => ranges.push(at..end),
            _ => ranges.extend(signs.at_start(&text[at..]).map(|sign| at..at + sign.len())),
        }
    }
    ranges
}

/// Whether a letter goes on with the word before it.
fn joins(word: &str, between: &str) -> bool {
    has_letters(word) && matches!(between, "" | "'" | "’")
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

    /// Where words stand in the text, with the marks around them that belong to a passage like another: just those that it has,
    /// else what opens and closes a sentence.
    pub(super) fn with_marks(&self, words: &Range<usize>, like: &str) -> Range<usize> {
        let (start, end) = (self.words[words.start].at.start, self.words[words.end - 1].at.end);
        let (before, behind) = (&self.text[..start], &self.text[end..]);
        let (opening, closing) = around_words(like);
        let opens = leading(like).filter(|mark| before.ends_with(*mark));
        let start = match before.ends_with(opening) {
            true => start - opening.len(),
            false => start - opens.map_or(0, char::len_utf8),
        };
        let closes = closing.ends_with(|c: char| CLOSING.contains(&c));
        let closed = behind.chars().take_while(|c| closes && CLOSING.contains(c)).map(char::len_utf8).sum::<usize>();
        let end = match behind.starts_with(closing) {
            true => end + closing.len().max(closed),
            false => end + closed,
        };
        start..end
    }
}

/// What may end a passage behind its last word.
const CLOSING: [char; 13] = ['.', ',', ';', ':', '!', '?', '…', '"', '”', '’', '\'', '»', ')'];

/// What may open a passage before its first word.
fn leading(text: &str) -> Option<char> {
    text.trim_start().chars().next().filter(|c| matches!(c, '"' | '“' | '‘' | '\'' | '«' | '('))
}

/// What stands before the first word of a passage and behind its last one.
fn around_words(passage: &str) -> (&str, &str) {
    let passage = passage.trim();
    let letters = || passage.char_indices().filter(|(_, c)| c.is_alphanumeric());
    match (letters().next(), letters().next_back()) {
        (Some((first, _)), Some((last, c))) => (&passage[..first], &passage[last + c.len_utf8()..]),
        _ => ("", ""),
    }
}
