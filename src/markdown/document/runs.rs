//! What a reader sees of a stretch of a document, run by run.
//!
//! Comes in: a document's leaves, and what is hidden. Goes out: [`Run`]s, each with the bytes that it came from.
//! Does not know: why anything is hidden.

use std::slice;

use super::{Document, Leaf};
use crate::base::letters;
use crate::base::span::Span;

/// A run of text as the reader sees it, and the bytes that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'d> {
    /// What the reader sees.
    pub text: &'d str,
    /// The bytes in the file.
    pub span: Span,
    /// Whether the text is the file's bytes, so that it can be cut at any character.
    pub literal: bool,
    /// Whether it is the break of a line that is only a space.
    pub(super) is_soft_break: bool,
}

/// The runs of a stretch.
pub(super) struct Runs<'d, 'a> {
    document: &'d Document<'a>,
    /// What is still to come, from the first leaf that the stretch touches.
    leaves: &'d [Leaf],
    within: Span,
    hidden: &'d [Span],
    /// Whether no space goes before the next leaf: it is the first, or has got its own.
    is_joined: bool,
    /// What is not hidden of the leaf that is being read …
    shown: Uncovered<'d>,
    /// … and what is no comment either of the next piece of that.
    seen: Uncovered<'d>,
}

impl<'d, 'a> Runs<'d, 'a> {
    pub(super) fn new(document: &'d Document<'a>, leaves: &'d [Leaf], within: Span, hidden: &'d [Span]) -> Self {
        let (shown, seen) = (Uncovered::nothing(), Uncovered::nothing());
        Self { document, leaves, within, hidden, is_joined: true, shown, seen }
    }

    /// What is seen of a leaf that is not its bytes: all of it or nothing.
    fn whole(&mut self, leaf: &Leaf) -> Option<Run<'d>> {
        let (text, span) = self.document.seen(leaf)?;
        if *text == self.document.text[span.range()] {
            self.cut(span);
            return None;
        }
        let covers = |stretches: &[Span]| stretches.iter().any(|h| h.start <= span.start && span.start < h.end);
        let seen = !covers(self.hidden) && !covers(&self.document.comments);
        let is_soft_break = self.document.is_soft_break(leaf);
        seen.then_some(Run { text, span, literal: false, is_soft_break })
    }

    /// Goes on with a stretch that is seen as its bytes.
    fn cut(&mut self, span: Span) {
        let cut = Span { start: span.start.max(self.within.start), end: span.end.min(self.within.end) };
        self.shown = Uncovered::new(cut, self.hidden);
    }
}

impl<'d> Iterator for Runs<'d, '_> {
    type Item = Run<'d>;

    fn next(&mut self) -> Option<Run<'d>> {
        loop {
            if let Some(span) = self.seen.next() {
                let text = &self.document.text[span.range()];
                return Some(Run { text, span, literal: true, is_soft_break: false });
            }
            if let Some(span) = self.shown.next() {
                self.seen = Uncovered::new(span, &self.document.comments);
                continue;
            }
            let (leaf, rest) = self.leaves.split_first().filter(|(leaf, _)| leaf.span.start < self.within.end)?;
            if leaf.begins_block && !std::mem::replace(&mut self.is_joined, true) {
                return Some(Run {
                    text: " ",
                    span: Span { start: leaf.span.start, end: leaf.span.start },
                    literal: false,
                    is_soft_break: false,
                });
            }
            self.leaves = rest;
            self.is_joined = false;
            if leaf.is_literal {
                self.cut(leaf.span);
            } else if let Some(run) = self.whole(leaf) {
                return Some(run);
            }
        }
    }
}

/// Runs without the breaks of lines between two letters of a script that is written without spaces, where they are
/// nothing.
pub(super) struct Joined<'d, I> {
    runs: I,
    /// What was read ahead, behind a break that is given first.
    next: Option<Run<'d>>,
    /// The last text that was seen.
    last: &'d str,
}

impl<'d, I: Iterator<Item = Run<'d>>> Joined<'d, I> {
    pub(super) fn new(runs: I) -> Self {
        Self { runs, next: None, last: "" }
    }
}

impl<'d, I: Iterator<Item = Run<'d>>> Iterator for Joined<'d, I> {
    type Item = Run<'d>;

    fn next(&mut self) -> Option<Run<'d>> {
        let mut run = self.next.take().or_else(|| self.runs.next())?;
        if run.is_soft_break && letters::ends_unspaced(self.last) {
            self.next = self.runs.next();
            if self.next.is_some_and(|next| next.text.starts_with(letters::is_unspaced)) {
                run = self.next.take()?;
            }
        }
        self.last = run.text;
        Some(run)
    }
}

/// The stretches of a span that no hidden one covers.
struct Uncovered<'h> {
    /// Where the next one begins, at the earliest.
    from: u32,
    end: u32,
    hidden: slice::Iter<'h, Span>,
}

impl<'h> Uncovered<'h> {
    fn nothing() -> Self {
        Self { from: 0, end: 0, hidden: [].iter() }
    }

    fn new(span: Span, hidden: &'h [Span]) -> Self {
        let first = hidden.partition_point(|h| h.end <= span.start);
        Self { from: span.start, end: span.end, hidden: hidden[first..].iter() }
    }
}

impl Iterator for Uncovered<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.from < self.end {
            let start = self.from;
            let next = self.hidden.next().filter(|h| h.start < self.end);
            let end = next.map_or(self.end, |h| h.start.max(start));
            self.from = next.map_or(self.end, |h| h.end.max(start));
            if start < end {
                return Some(Span { start, end });
            }
        }
        None
    }
}

/// Adds text with every run of white space folded to one space, none at the start.
pub(super) fn push_folded(plain: &mut String, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let (folded, other) = rest.split_at(folded_length(rest, plain.is_empty() || plain.ends_with(' ')));
        plain.push_str(folded);
        rest = other.trim_start();
        if rest.len() < other.len() && !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
}

/// Whether a text is words with a single space between them.
pub(super) fn is_folded(text: &str) -> bool {
    folded_length(text, true) == text.len()
}

/// How much of a text is words with a single space between them: all of most texts. `after_space`: another space before it
/// is one too many.
fn folded_length(text: &str, mut after_space: bool) -> usize {
    let is_folded_away = |(at, byte): (usize, u8)| {
        let is_space = byte == b' ';
        let second = std::mem::replace(&mut after_space, is_space) && is_space;
        second || (may_begin_other_space(byte) && text[at..].starts_with(char::is_whitespace))
    };
    text.bytes().enumerate().position(is_folded_away).unwrap_or(text.len())
}

/// Whether white space other than a space may begin with a byte.
fn may_begin_other_space(byte: u8) -> bool {
    matches!(byte, ..b' ' | 0xC2 | 0xE1..=0xE3)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Character by character.
    fn slowly_folded(text: &str) -> String {
        let mut plain = String::new();
        for c in text.chars() {
            if !c.is_whitespace() {
                plain.push(c);
            } else if !plain.is_empty() && !plain.ends_with(' ') {
                plain.push(' ');
            }
        }
        plain
    }

    proptest::proptest! {
        #[test]
        fn white_space_is_folded(pieces in proptest::collection::vec("[a ’é\t\n\u{1}\u{a0}\u{1680}\u{2003}\u{3000}\u{3001}]{0,6}", 0..4)) {
            let mut plain = String::new();
            pieces.iter().for_each(|piece| push_folded(&mut plain, piece));
            let whole = pieces.concat();
            proptest::prop_assert_eq!(&plain, &slowly_folded(&whole));
            proptest::prop_assert_eq!(is_folded(whole.trim()), slowly_folded(whole.trim()) == whole.trim());
        }
    }
}
