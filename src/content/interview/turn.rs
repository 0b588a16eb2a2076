//! How a transcript marks who speaks: two dialects of labels.
//!
//! Comes in: a parsed document. Goes out: who speaks from where, and which bytes are label and not words.
//! Does not know: quotes.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use memchr::memmem;

use crate::base::span::Span;
use crate::content::interview::time;
use crate::markdown::document::{Block, BlockKind, Document};

/// The turns of a transcript, in the dialect of most of its labels; without any label each paragraph is a turn.
#[derive(Debug)]
pub(super) struct Turns<'a> {
    /// Where each begins.
    pub(super) openings: Vec<Opening<'a>>,
    /// The first label of the other dialect, which is read as words.
    pub(super) stray: Option<Span>,
}

/// Where a turn begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// The label's name; `None` for the same speaker as before, or for the participant where nobody is named.
    pub(super) name: Option<Cow<'a, str>>,
    /// The paragraph that opens the turn.
    pub(super) paragraph: Span,
    /// The label, with the time right behind it, and the space up to the words. Empty where there is no label.
    pub(super) label: Span,
    /// Whether nothing else stands in the paragraph.
    pub(super) is_alone: bool,
    /// The time in the label or right behind it.
    pub(super) start_ms: Option<u64>,
}

/// What a label of the second dialect ends in.
const LINE_END: &str = "):";

/// Longer names are sentences.
const MAX_NAME: usize = 80;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    /// `**Mira:** [00:12:34] words`
    Bold,
    /// `Mira (00:12:34):`, the words on the next line
    Line,
}

/// Finds the turns. Beside them the same transcript with a paragraph of its own from each label on: people forget the
/// blank line before one, and the turn would be lost in the one before it.
pub(super) fn read(document: Document<'_>) -> (Document<'_>, Turns<'_>) {
    let labels = Labels::of(&document);
    let joined = labels.within_paragraphs(&document);
    if joined.is_empty() {
        let turns = labels.turns(&document);
        return (document, turns);
    }
    let document = document.parted_at(&joined);
    let turns = Labels::of(&document).turns(&document);
    (document, turns)
}

/// What the paragraphs of a transcript open with, in either dialect.
struct Labels<'a> {
    bold: Vec<Opening<'a>>,
    line: Vec<Opening<'a>>,
    /// The dialect that more paragraphs open in, the first one's where both are as frequent: a line like `**Recorded:** …`
    /// above a transcript must not silence all its labels.
    dialect: Option<Dialect>,
}

impl<'a> Labels<'a> {
    fn of(document: &Document<'a>) -> Self {
        let (mut bold, mut line) = (Vec::new(), Vec::new());
        let (mut only_line, mut first) = (0, None);
        // Few paragraphs hold what ends a label of the second dialect, so few are asked for one.
        let mut ends = memmem::find_iter(document.text().as_bytes(), LINE_END).peekable();
        for paragraph in paragraphs(document) {
            let Range { start, end } = paragraph.span.range();
            while ends.next_if(|at| *at < start).is_some() {}
            let bold_label = bold_label(document, paragraph);
            let line_label = ends.peek().filter(|at| **at < end).and_then(|_| line_label(document, paragraph));
            let dialect = match (&bold_label, &line_label) {
                (Some(_), _) => Some(Dialect::Bold),
                (None, Some(_)) => Some(Dialect::Line),
                (None, None) => None,
            };
            only_line += usize::from(dialect == Some(Dialect::Line));
            first = first.or(dialect);
            bold.extend(bold_label);
            line.extend(line_label);
        }
        let dialect = match bold.len().cmp(&only_line) {
            Ordering::Greater => Some(Dialect::Bold),
            Ordering::Less => Some(Dialect::Line),
            Ordering::Equal => first,
        };
        Self { bold, line, dialect }
    }

    /// The lines within paragraphs that begin with a label.
    fn within_paragraphs(&self, document: &Document<'_>) -> Vec<Span> {
        let is_labelled = |line: &&Block| match self.dialect {
            Some(Dialect::Bold) => bold_label(document, line).is_some(),
            Some(Dialect::Line) => line_label(document, line).is_some(),
            None => false,
        };
        document.inner_lines().iter().filter(is_labelled).map(|line| line.span).collect()
    }

    fn turns(self, document: &Document<'_>) -> Turns<'a> {
        let (openings, others) = match self.dialect {
            Some(Dialect::Bold) => (self.bold, self.line),
            Some(Dialect::Line) => (self.line, self.bold),
            None => (paragraphs(document).map(unlabelled).collect(), Vec::new()),
        };
        Turns { openings, stray: others.first().map(|opening| opening.label) }
    }
}

fn paragraphs<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d Block> {
    document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph)
}

fn unlabelled<'a>(paragraph: &Block) -> Opening<'a> {
    let label = Span { start: paragraph.span.start, end: paragraph.span.start };
    Opening { name: None, paragraph: paragraph.span, label, is_alone: false, start_ms: None }
}

/// `**Mira:**`, `**Mira**:`, `**Mira [00:12]:**`, each with a time behind it or without.
fn bold_label<'a>(document: &Document<'a>, paragraph: &Block) -> Option<Opening<'a>> {
    let strong = paragraph.opening_strong?;
    let text = document.text();
    let words = document.words(paragraph, strong);
    let end = match words.ends_with(':') {
        true => strong.range().end,
        false if text[strong.range().end..].starts_with(':') => strong.range().end + 1,
        false => return None,
    };
    let (name, inner_ms) = match words {
        Cow::Borrowed(words) => bold_name(words).map(|(name, ms)| (Cow::Borrowed(name), ms))?,
        Cow::Owned(words) => bold_name(&words).map(|(name, ms)| (Cow::Owned(name.to_owned()), ms))?,
    };
    let end = skip_space(text, end, paragraph);
    let behind = time::in_brackets(&text[end..paragraph.span.range().end]);
    let end = behind.map_or(end, |time| skip_space(text, end + time.length, paragraph));
    Some(opening(document, paragraph, Some(name), end, inner_ms.or(behind.map(|time| time.ms))))
}

/// The name in the words of a bold label, and the time behind it.
fn bold_name(words: &str) -> Option<(&str, Option<u64>)> {
    let (name, ms) = split_time(words.strip_suffix(':').unwrap_or(words));
    (!name.is_empty() && !is_too_long(name)).then_some((name, ms))
}

/// `Mira (00:12:34):` on a line of its own; without a name the same speaker goes on.
fn line_label<'a>(document: &Document<'a>, paragraph: &Block) -> Option<Opening<'a>> {
    let start = paragraph.span.range().start;
    let text = &document.text()[paragraph.span.range()];
    let line = &text[..memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len())];
    let (written, clock) = line.trim_end().strip_suffix(LINE_END)?.rsplit_once('(')?;
    let start_ms = time::parse(clock)?;
    let name = document.words(paragraph, Span::new(start, start + written.len()));
    if is_too_long(&name) || name.contains(['[', ']', '(', ')', '`']) {
        return None;
    }
    let end = skip_space(document.text(), start + line.len(), paragraph);
    Some(opening(document, paragraph, (!name.is_empty()).then_some(name), end, Some(start_ms)))
}

/// What a paragraph opens whose label ends at a place.
fn opening<'a>(
    document: &Document<'a>,
    paragraph: &Block,
    name: Option<Cow<'a, str>>,
    end: usize,
    start_ms: Option<u64>,
) -> Opening<'a> {
    let label = Span::new(paragraph.span.range().start, end);
    let words = Span { start: label.end, end: paragraph.span.end };
    Opening { name, paragraph: paragraph.span, label, is_alone: !document.is_seen(paragraph, words), start_ms }
}

fn is_too_long(name: &str) -> bool {
    name.len() > MAX_NAME && name.chars().count() > MAX_NAME
}

/// A time at the end of a name, in square or round brackets.
fn split_time(name: &str) -> (&str, Option<u64>) {
    let name = name.trim();
    let parts = name.strip_suffix(']').and_then(|name| name.rsplit_once('['));
    let parts = parts.or_else(|| name.strip_suffix(')').and_then(|name| name.rsplit_once('(')));
    match parts.and_then(|(before, clock)| Some((before, time::parse(clock)?))) {
        Some((before, ms)) => (before.trim(), Some(ms)),
        None => (name, None),
    }
}

fn skip_space(text: &str, from: usize, paragraph: &Block) -> usize {
    let rest = &text[from..paragraph.span.range().end.max(from)];
    from + rest.len() - rest.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, time and first words of each turn.
    fn turns(text: &str) -> Vec<(Option<String>, Option<u64>, String)> {
        let (document, turns) = read(Document::parse(text, 0));
        let words = |o: &Opening<'_>| document.plain(Span { start: o.label.end, end: o.paragraph.end }, &[]);
        turns.openings.iter().map(|o| (o.name.as_deref().map(str::to_owned), o.start_ms, words(o))).collect()
    }

    fn turn(name: &str, ms: Option<u64>, words: &str) -> (Option<String>, Option<u64>, String) {
        ((!name.is_empty()).then(|| name.to_owned()), ms, words.to_owned())
    }

    #[test]
    fn bold_labels() {
        let text = "# Intro\n\nBefore.\n\n**Mira:** [00:12:34] How did it go?\n\n**P07**: Fine.\n\nMore.\n\n- **Not:** a label\n\n\
                    **P07 [01:00]:** Again.\n\n**Jean\\-Luc:** \\[01:03\\] Yes\n\n**bold** start\n\n__Kofi:__\nnext line";
        assert_eq!(
            turns(text),
            [
                turn("Mira", Some(754_000), "How did it go?"),
                turn("P07", None, "Fine."),
                turn("P07", Some(60_000), "Again."),
                turn("Jean-Luc", Some(63_000), "Yes"),
                turn("Kofi", None, "next line"),
            ]
        );
    }

    #[test]
    fn line_labels() {
        let text = "Mira (00:12:34):\nHow did it go?\n\n(00:13:02):\nI mean the last one.\n\nP07 (13:10):\n\nFine.\n\nAs said (13:20): no label";
        assert_eq!(
            turns(text),
            [
                turn("Mira", Some(754_000), "How did it go?"),
                turn("", Some(782_000), "I mean the last one."),
                turn("P07", Some(790_000), ""),
            ]
        );
    }

    #[test]
    fn a_label_needs_no_blank_line_before_it() {
        let bold = "**A:** One *word\nmore*.\n**B:** Two.\n\n> **C:** no label";
        assert_eq!(turns(bold), [turn("A", None, "One word more."), turn("B", None, "Two.")]);
        let line = "A (00:01):\nOne.\nB (00:02):\nTwo.\n(00:03):\nThree.";
        let expected = [turn("A", Some(1000), "One."), turn("B", Some(2000), "Two."), turn("", Some(3000), "Three.")];
        assert_eq!(turns(line), expected);
    }

    #[test]
    fn most_labels_decide_the_dialect() {
        assert_eq!(turns("**A:** x\n\nB (00:01):\ny"), [turn("A", None, "x")]);
        assert_eq!(turns("B (00:01):\ny\n\n**A:** x"), [turn("B", Some(1000), "y")]);
        let text = "**Recorded:** today\n\nA (00:01):\nx\n\nB (00:02):\ny";
        assert_eq!(turns(text), [turn("A", Some(1000), "x"), turn("B", Some(2000), "y")]);
        assert_eq!(read(Document::parse(text, 0)).1.stray, Some(Span::new(0, 14)));
    }

    #[test]
    fn a_name_is_what_a_reader_sees_of_it() {
        assert_eq!(turns("**Mira** (00:01):\nx\n\nJean\\-Luc (00:02):\ny")[0].0.as_deref(), Some("Mira"));
        assert_eq!(turns("Jean\\-Luc (00:02):\ny")[0].0.as_deref(), Some("Jean-Luc"));
    }

    #[test]
    fn without_labels_each_paragraph_is_a_turn() {
        assert_eq!(turns("One.\n\n# H\n\nTwo.\n\n- list"), [turn("", None, "One."), turn("", None, "Two.")]);
    }
}
