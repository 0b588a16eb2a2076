//! How a transcript marks who speaks: two dialects of labels.
//!
//! Comes in: a parsed document. Goes out: who speaks from where, and which bytes are label and not words.
//! Does not know: quotes.

use std::cmp::Ordering;

use crate::base::span::Span;
use crate::content::interview::time;
use crate::markdown::document::{Block, BlockKind, Document};

/// Where a turn begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    /// The label's name; `None` for the same speaker as before, or for the participant where nobody is named.
    pub(super) name: Option<String>,
    /// The paragraph that opens the turn.
    pub(super) paragraph: Span,
    /// The label, with the time right behind it, and the space up to the words. Empty where there is no label.
    pub(super) label: Span,
    /// The time in the label or right behind it.
    pub(super) start_ms: Option<u64>,
}

/// Longer names are sentences.
const MAX_NAME: usize = 80;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    /// `**Mira:** [00:12:34] words`
    Bold,
    /// `Mira (00:12:34):`, the words on the next line
    Line,
}

/// The same transcript with a paragraph of its own from each label on: people forget the blank line before one, and
/// the turn would be lost in the one before it.
pub(super) fn parted(document: Document<'_>) -> Document<'_> {
    let Some(dialect) = dialect(&document) else { return document };
    let labelled = document.inner_lines().iter().filter(|line| dialect.label(&document, line).is_some());
    let lines: Vec<Span> = labelled.map(|line| line.span).collect();
    document.parted_at(&lines)
}

/// The turns of a transcript, in the dialect of most of its labels; without any label each paragraph is a turn. Beside
/// them the first label of the other dialect, which is read as words.
pub(super) fn openings(document: &Document<'_>) -> (Vec<Opening>, Option<Span>) {
    let Some(dialect) = dialect(document) else { return (paragraphs(document).map(unlabelled).collect(), None) };
    let openings = paragraphs(document).filter_map(|paragraph| dialect.label(document, paragraph)).collect();
    let other = dialect.other();
    let stray = paragraphs(document).find_map(|paragraph| other.label(document, paragraph));
    (openings, stray.map(|opening| opening.label))
}

fn paragraphs<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d Block> {
    document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph)
}

/// The dialect that more paragraphs open in, the first one's where both are as frequent: a line like `**Recorded:** …`
/// above a transcript must not silence all its labels.
fn dialect(document: &Document<'_>) -> Option<Dialect> {
    let (mut bold, mut line, mut first) = (0, 0, None);
    for paragraph in paragraphs(document) {
        let (count, dialect) = if bold_label(document, paragraph).is_some() {
            (&mut bold, Dialect::Bold)
        } else if line_label(document, paragraph).is_some() {
            (&mut line, Dialect::Line)
        } else {
            continue;
        };
        *count += 1;
        first = first.or(Some(dialect));
    }
    match bold.cmp(&line) {
        Ordering::Greater => Some(Dialect::Bold),
        Ordering::Less => Some(Dialect::Line),
        Ordering::Equal => first,
    }
}

fn unlabelled(paragraph: &Block) -> Opening {
    let label = Span { start: paragraph.span.start, end: paragraph.span.start };
    Opening { name: None, paragraph: paragraph.span, label, start_ms: None }
}

impl Dialect {
    fn other(self) -> Self {
        match self {
            Self::Bold => Self::Line,
            Self::Line => Self::Bold,
        }
    }

    fn label(self, document: &Document<'_>, paragraph: &Block) -> Option<Opening> {
        match self {
            Self::Bold => bold_label(document, paragraph),
            Self::Line => line_label(document, paragraph),
        }
    }
}

/// `**Mira:**`, `**Mira**:`, `**Mira [00:12]:**`, each with a time behind it or without.
fn bold_label(document: &Document<'_>, paragraph: &Block) -> Option<Opening> {
    let strong = paragraph.opening_strong?;
    let text = document.text();
    let words = document.plain(strong, &[]);
    let (name, end) = match words.strip_suffix(':') {
        Some(name) => (name, strong.range().end),
        None if text[strong.range().end..].starts_with(':') => (words.as_str(), strong.range().end + 1),
        None => return None,
    };
    let (name, inner_ms) = split_time(name);
    if name.is_empty() || name.chars().count() > MAX_NAME {
        return None;
    }
    let end = skip_space(text, end, paragraph);
    let behind = time::in_brackets(&text[end..paragraph.span.range().end]);
    let end = behind.map_or(end, |time| skip_space(text, end + time.length, paragraph));
    Some(Opening {
        name: Some(name.to_owned()),
        paragraph: paragraph.span,
        label: Span::new(paragraph.span.range().start, end),
        start_ms: inner_ms.or(behind.map(|time| time.ms)),
    })
}

/// `Mira (00:12:34):` on a line of its own; without a name the same speaker goes on.
fn line_label(document: &Document<'_>, paragraph: &Block) -> Option<Opening> {
    let start = paragraph.span.range().start;
    let text = &document.text()[paragraph.span.range()];
    let line = &text[..memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len())];
    let (written, clock) = line.trim_end().strip_suffix("):")?.rsplit_once('(')?;
    let start_ms = time::parse(clock)?;
    let name = document.plain(Span::new(start, start + written.len()), &[]);
    if name.chars().count() > MAX_NAME || name.contains(['[', ']', '(', ')', '`']) {
        return None;
    }
    Some(Opening {
        name: (!name.is_empty()).then_some(name),
        paragraph: paragraph.span,
        label: Span::new(start, skip_space(document.text(), start + line.len(), paragraph)),
        start_ms: Some(start_ms),
    })
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
        let document = parted(Document::parse(text, 0));
        let words = |o: &Opening| document.plain(Span { start: o.label.end, end: o.paragraph.end }, &[]);
        openings(&document).0.iter().map(|o| (o.name.clone(), o.start_ms, words(o))).collect()
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
        assert_eq!(openings(&Document::parse(text, 0)).1, Some(Span::new(0, 14)));
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
