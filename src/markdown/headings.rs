//! Headings get ids, so that `[this](#that)` leads to one: those that GitHub gives them.
//!
//! Comes in: a document, and which ids are somebody else's on its page. Goes out: the document with an id for each heading.
//! Does not know: what else stands on the page.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{BlockKind, Document, MarkdownBlock};
use crate::base::fold;
use crate::base::span::Span;

/// Which ids on a page are not a heading's.
pub struct TakenIds<P> {
    /// Those that are there, asked for only where there is a heading.
    pub places: P,
    /// Whether an id is of a form that is kept for others.
    pub is_reserved: fn(&str) -> bool,
}

/// Gives each heading an id made from its words; those are the ids, in the order of the file. `hidden` is what of the words
/// is not shown, sorted and apart from each other. An id that is taken, or was given before, gets a number behind it.
pub fn name(
    document: &mut Document<'_>,
    hidden: &[Span],
    taken: TakenIds<impl FnOnce() -> FxHashSet<String>>,
) -> Box<[Box<str>]> {
    let is_heading = |at: &usize| matches!(document.events[*at].0, Event::Start(Tag::Heading { .. }));
    let headings: Vec<usize> = (0..document.events.len()).filter(is_heading).collect();
    if headings.is_empty() {
        return Box::default();
    }
    let mut free = FreeHeadings { taken: (taken.places)(), is_reserved: taken.is_reserved, last: FxHashMap::default() };
    let mut ids = Vec::with_capacity(headings.len());
    for at in headings {
        let stem = stem(&words(document, at, hidden));
        if stem.is_empty() {
            continue;
        }
        let given = free.next(&stem);
        ids.push(given.as_str().into());
        if let Event::Start(Tag::Heading { id, .. }) = &mut document.events[at].0 {
            *id = Some(given.into());
        }
    }
    ids.into()
}

/// The words of the heading of the first level that a document begins with, if it does; without those that are hidden.
pub fn title(document: &Document<'_>, hidden: &[Span]) -> Option<String> {
    let is_shown = |block: &&MarkdownBlock| block.kind == BlockKind::Heading || document.is_seen(block, block.span);
    let first = document.blocks().iter().find(is_shown)?;
    let is_title = |(event, span): &(Event<'_>, Span)| {
        span.start == first.span.start && matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
    };
    document
        .events
        .iter()
        .any(is_title)
        .then(|| document.plain(first.span, hidden))
        .filter(|title| hidden.is_empty() || !title.is_empty())
}

/// The ids that are left for headings.
struct FreeHeadings {
    taken: FxHashSet<String>,
    is_reserved: fn(&str) -> bool,
    /// For each stem the last number behind it, so that a heading that comes again and again is not tried from the start.
    last: FxHashMap<String, usize>,
}

impl FreeHeadings {
    fn next(&mut self, stem: &str) -> String {
        let number = self.last.entry(stem.to_owned()).or_insert(0);
        loop {
            let id = if *number == 0 { stem.to_owned() } else { format!("{stem}-{number}") };
            *number += 1;
            if !(self.is_reserved)(&id) && self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The words of the heading that begins with an event; those of pictures are not its own.
fn words(document: &Document<'_>, start: usize, hidden: &[Span]) -> String {
    let mut words = String::new();
    let mut pictures = 0_usize;
    for (event, span) in &document.events[start..] {
        match event {
            Event::End(TagEnd::Heading(_)) => break,
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            Event::Text(_) | Event::Code(_) if pictures == 0 => {
                document.runs(*span, hidden).for_each(|run| words.push_str(run.text));
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// Lower case, a hyphen for each space, and nothing but letters, digits, hyphens and underscores.
fn stem(words: &str) -> String {
    let words = fold::text(words).to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') || is_mark(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Whether a character belongs to the letter before it: vowel signs, accents that no composed letter has.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        let mut document = Document::parse(text, 0);
        let taken = TakenIds { places: || ["taken".to_owned()].into_iter().collect(), is_reserved: |id| id == "t1" };
        name(&mut document, &[], taken).iter().map(ToString::to_string).collect()
    }

    /// The expected ids are those of github-slugger's own tests, where they are about one heading, and of GitHub's pages.
    #[test]
    fn ids_are_those_of_github() {
        for (heading, expected) in [
            ("Hello World", "hello-world"),
            ("Some more text, and `code()`!", "some-more-text-and-code"),
            ("A & B", "a--b"),
            ("I - I", "i---i"),
            ("1. Über *die* Größe", "1-über-die-größe"),
            ("Привет", "привет"),
            ("हिन्दी", "हिन्दी"),
            ("日本語", "日本語"),
            ("snake_case", "snake_case"),
            ("Emoji 😄 here", "emoji--here"),
            ("Ver 1.2.3", "ver-123"),
            ("[A link](x.md) and ![a picture](y.png)", "a-link-and"),
            ("Gro\u{308}ße", "größe"),
            ("a &amp; b", "a--b"),
        ] {
            assert_eq!(ids(&format!("# {heading}\n")), [expected], "{heading}");
        }
    }

    #[test]
    fn repeats_and_what_is_taken_get_numbers() {
        assert_eq!(ids("# a\n## a\n### a-1\nb\n===\n# b\n"), ["a", "a-1", "a-1-1", "b", "b-1"]);
        assert_eq!(ids("# a-1\n# a\n# a\n"), ["a-1", "a", "a-2"]);
        assert_eq!(ids("# Taken\n# Taken\n"), ["taken-1", "taken-2"]);
        assert_eq!(ids("# T1\n# T2\n"), ["t1-1", "t2"]);
        assert_eq!(ids("# !\n# \n\ntext\n"), [""; 0]);
    }

    #[test]
    fn what_is_hidden_is_no_word() {
        let text = "# [a b]{.x} c\n";
        let mut document = Document::parse(text, 0);
        let hidden = [Span::new(2, 3), Span::new(6, 11)];
        let none = TakenIds { places: FxHashSet::default, is_reserved: |_| false };
        assert_eq!(*name(&mut document, &hidden, none), ["a-b-c".into()]);
    }
}
