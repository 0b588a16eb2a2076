//! How a transcript marks who speaks: which labels are read, in one dialect a file.
//!
//! Comes in: a parsed document, and who was there. Goes out: who speaks from where, and which bytes are label and not words.
//! Does not know: who is an interviewer.

mod choice;
mod names;

use std::borrow::Cow;

use crate::base::span::Span;
use crate::content::interview::cast::Cast;
use crate::content::interview::label::{Dialect, TurnLabel};
use crate::content::interview::time;
use crate::markdown::document::{BlockKind, Document, MarkdownBlock};

pub(super) use choice::{FEWEST_NAMES, FEWEST_OPENED};
pub(super) use names::person;

use choice::{LabelChoice, LabelLine};

/// The turns of a transcript, in the dialect of most of its labels; without any label each paragraph is a turn.
#[derive(Debug)]
pub(super) struct Turns<'a> {
    /// Where each begins.
    pub(super) openings: Vec<Opening<'a>>,
    /// The dialect that is read; none where there is no label.
    pub(super) dialect: Option<Dialect>,
    /// Labels of the other dialects, which are read as words, in order.
    pub(super) strays: Vec<Span>,
    /// What looks like labels of names that nobody knows, in a dialect in which only known names are read; in order.
    pub(super) doubtful: Vec<TurnLabel<'a>>,
}

/// Where a turn begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// The label's name; `None` for the same speaker as before, or for the participant where nobody is named.
    pub(super) name: Option<Cow<'a, str>>,
    /// The top-level block that opens the turn: a paragraph, or a block quote or list with the label in it; with the paragraph
    /// before it where a time stands there alone, which is the label's.
    pub(super) block: Span,
    /// The label, with the time right behind it, and the space up to the words. Empty where there is no label.
    pub(super) label: Span,
    /// What there is to hide: the label, or the whole paragraph or block where nothing else stands in it.
    pub(super) hidden: Span,
    /// The time in the label or right behind it.
    pub(super) start_ms: Option<u64>,
}

/// Finds the turns. Beside them the same transcript with a block of its own from each label on: people forget the blank
/// line before one, and the turn would be lost in the one before it.
pub(super) fn read<'a>(document: Document<'a>, cast: &Cast<'_>) -> (Document<'a>, Turns<'a>) {
    let LabelChoice { dialect, labels, strays, doubtful } = LabelChoice::new(&document, cast);
    let inner: Vec<Span> = labels.iter().filter(|found| found.is_inner()).map(|found| found.line).collect();
    let document = document.parted_at(&inner);
    let openings = match dialect {
        None => paragraphs(&document).map(unlabelled).collect(),
        Some(_) => openings(&document, labels),
    };
    (document, Turns { openings, dialect, strays, doubtful })
}

fn paragraphs<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d MarkdownBlock> {
    document.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph)
}

fn unlabelled<'a>(paragraph: &MarkdownBlock) -> Opening<'a> {
    let label = Span { start: paragraph.span.start, end: paragraph.span.start };
    Opening { name: None, block: paragraph.span, label, hidden: label, start_ms: None }
}

/// What each label opens, in the order of the file.
fn openings<'a>(document: &Document<'a>, labels: Vec<LabelLine<'a>>) -> Vec<Opening<'a>> {
    let mut blocks = document.blocks().iter().peekable();
    let mut lines = document.nested_lines().iter().peekable();
    let opening = |found: LabelLine<'a>| {
        let mut before = None;
        while let Some(passed) = blocks.next_if(|block| block.span.end <= found.line.start) {
            before = Some(passed);
        }
        while lines.next_if(|line| line.span.start < found.line.start).is_some() {}
        let block = *blocks.peek()?;
        // In a block quote or list the words that follow are those of a line in it.
        let line = if block.kind == BlockKind::Paragraph { block } else { *lines.peek()? };
        let label = found.label.span;
        let hidden = hidden(document, block, line, label);
        let above = before.filter(|before| found.label.ms.is_none() && is_time_alone(document, before));
        let start = above.map_or(block.span.start, |above| above.span.start);
        let around = Span { start, end: block.span.end };
        Some(Opening { name: found.label.name, block: around, label, hidden, start_ms: found.label.ms })
    };
    labels.into_iter().filter_map(opening).collect()
}

/// Whether nothing but a time stands in a paragraph: so recorders write when the next one begins to speak.
fn is_time_alone(document: &Document<'_>, block: &MarkdownBlock) -> bool {
    let text = document.text()[block.span.range()].trim_ascii();
    block.kind == BlockKind::Paragraph && time::in_brackets(text).is_some_and(|time| time.length == text.len())
}

/// What is left out with a label: all that would be empty without it.
fn hidden(document: &Document<'_>, block: &MarkdownBlock, line: &MarkdownBlock, label: Span) -> Span {
    let behind = |around: &MarkdownBlock| Span { start: label.end, end: around.span.end };
    if document.is_seen(line, behind(line)) {
        label
    } else if document.is_seen(line, behind(block)) {
        line.span
    } else {
        block.span
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Name;
    use crate::content::interview::meta::Hearers;
    use crate::content::interview::{InterviewedPerson, Meta};

    fn read(text: &str) -> (Document<'_>, Turns<'_>) {
        super::read(Document::parse(text, 0), &Cast::new(&Meta::default(), "slug"))
    }

    /// Name, time and first words of each turn.
    fn turns(text: &str) -> Vec<(Option<String>, Option<u64>, String)> {
        let (document, turns) = read(text);
        let words = |o: &Opening<'_>| document.plain(Span { start: o.label.end, end: o.block.end }, &[]);
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
        assert_eq!(read(text).1.strays, [Span::new(0, 14)]);
    }

    #[test]
    fn a_name_is_what_a_reader_sees_of_it() {
        assert_eq!(turns("**Mira** (00:01):\nx\n\nJean\\-Luc (00:02):\ny")[0].0.as_deref(), Some("Mira"));
        assert_eq!(turns("Jean\\-Luc (00:02):\ny")[0].0.as_deref(), Some("Jean-Luc"));
    }

    /// The names of the turns where the front matter names a participant P07 and an interviewer Mira.
    fn named(text: &str) -> Vec<String> {
        let name = |name: &str| Name::new(name.to_owned(), 0..0);
        let person = InterviewedPerson { name: Some(name("P07")), ..InterviewedPerson::default() };
        let hearers = Hearers { interviewers: vec![name("Mira")], ..Hearers::default() };
        let meta = Meta { people: vec![person], hearers, ..Meta::default() };
        let turns = super::read(Document::parse(text, 0), &Cast::new(&meta, "slug")).1;
        turns.openings.iter().map(|opening| opening.name.as_deref().unwrap_or("-").to_owned()).collect()
    }

    #[test]
    fn plain_names_are_known_or_come_often() {
        assert_eq!(named("Mira: a?\n\nP07: b.\n\nNote: c."), ["Mira", "P07"]);
        assert_eq!(named("mira: a?\nP07: b.\nMIRA: c?"), ["mira", "P07", "MIRA"]);
        // Nobody is known by these names, and each opens three paragraphs, together all.
        assert_eq!(turns(&"Ada: a?\n\nJun: b.\n\n".repeat(3)).len(), 6);
        // Twice is not often enough, nor is a half that is missed by one paragraph.
        assert_eq!(turns(&"Ada: a?\n\nJun: b.\n\n".repeat(2))[0].0, None);
        let prose = format!("{}{}", "Ada: a?\n\nJun: b.\n\n".repeat(3), "More.\n\n".repeat(7));
        assert_eq!(turns(&prose)[0].0, None);
        // One name alone is a word, however often it opens a paragraph.
        assert_eq!(turns(&"Note: a.\n\n".repeat(5))[0].0, None);
    }

    #[test]
    fn lead_ins_are_text_where_nobody_is_called_so() {
        assert_eq!(named("**Problem:** a.\n\n**Cause:** b."), ["-", "-"]);
        assert_eq!(named("**Mira:** a?\n\n**Jane:** b."), ["Mira", "Jane"]);
        assert_eq!(named("**Jane:** a.\n\n**Kim:** b.\n\n**Jane:** c."), ["Jane", "Kim", "Jane"]);
        assert_eq!(turns("**Problem:** a.\n\nb.")[0].0, None);
    }

    #[test]
    fn without_a_colon_a_name_is_known_or_comes_again() {
        assert_eq!(named("**Mira** [00:03] a?\n\n**bold** [00:05] b.\n\n**Mira:** c"), ["Mira", "Mira"]);
        assert_eq!(named("Mira (00:03)\na?\n\nAs said (00:05)\nb.\n\nP07 (00:07)\nc."), ["Mira", "P07"]);
        assert_eq!(turns("Ada (00:03)\na?\n\nJun (00:05)\nb.\n\nAda (00:07)\nc.\n\nJun (00:08)\nd.").len(), 4);
    }

    #[test]
    fn labels_in_lists_and_block_quotes_part_them() {
        assert_eq!(named("- **Mira:** a?\n- **P07:** b.\n- **Speed:** c."), ["Mira", "P07"]);
        assert_eq!(named("> **Mira:** a?\n> **P07:** b.\n\nc.\n\n> > 1. **Mira:** d?"), ["Mira", "P07", "Mira"]);
        let text = "**P07:** a:\n\n- b\n- **Mira:** c?\n- d\n";
        assert_eq!(named(text), ["P07", "Mira"]);
    }

    #[test]
    fn a_role_is_no_name_unless_somebody_is_called_so() {
        assert_eq!(named("**Mira (PM):** a?\n\n**P07 (SRE) [00:05]:** b."), ["Mira (PM)", "P07 (SRE)"]);
        assert_eq!(person("Mira (PM)", &Cast::new(&Meta::default(), "slug")), "mira");
        assert_eq!(person("Speaker (2)", &Cast::new(&Meta::default(), "slug")), "speaker (2)");
        let person_of =
            InterviewedPerson { name: Some(Name::new("Ann (A)".to_owned(), 0..0)), ..InterviewedPerson::default() };
        let meta = Meta { people: vec![person_of], ..Meta::default() };
        assert_eq!(person("ANN (A)", &Cast::new(&meta, "slug")), "ann (a)");
    }

    #[test]
    fn without_labels_each_paragraph_is_a_turn() {
        assert_eq!(turns("One.\n\n# H\n\nTwo.\n\n- list"), [turn("", None, "One."), turn("", None, "Two.")]);
    }
}
