//! A parsed Markdown text whose every event knows its bytes in the file.
//!
//! Comes in: a file's text and where its body begins. Goes out: a [`Document`] that answers what stands where.
//! Does not know: what a turn or a quote is.

mod build;
mod runs;
mod stretches;
mod uncut;
mod words;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::base::link;
use crate::base::span::Span;

/// What CommonMark is extended with; all else is left off because it would change what plain CommonMark renders.
pub(super) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_FOOTNOTES);

/// A parsed Markdown text.
#[derive(Debug)]
pub struct Document<'a> {
    pub(super) text: &'a str,
    /// Where what was parsed of the text begins.
    pub(super) body: usize,
    pub(super) events: Vec<(Event<'a>, Span)>,
    /// Text, code, HTML and breaks, in the order of the file.
    leaves: Vec<Leaf>,
    blocks: Vec<MarkdownBlock>,
    /// HTML comments, sorted: nobody sees them.
    pub(super) comments: Vec<Span>,
    /// Lines within top-level paragraphs, as the paragraphs they would be.
    inner_lines: Vec<MarkdownBlock>,
    /// Lines within block quotes and list items, as the paragraphs they would be.
    nested_lines: Vec<MarkdownBlock>,
    /// Code between fences.
    pub(super) fences: Vec<Span>,
    /// Strong emphasis, delimiters included.
    strong: Vec<Span>,
    /// Whether some line may begin with a letter of a script that is written without spaces.
    may_join: bool,
}

/// An event that holds no others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf {
    pub(super) span: Span,
    event: u32,
    /// Whether what a reader sees of it are its bytes.
    pub(super) is_literal: bool,
    /// Whether it is running text: not code, nor HTML.
    is_text: bool,
    /// Whether a block ends between the leaf before it and this one.
    pub(super) begins_block: bool,
}

impl Leaf {
    /// Whether it is running text that stands in the file as it is seen. No comment hides any of it.
    fn is_plain(self) -> bool {
        self.is_literal && self.is_text
    }
}

/// A top-level block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the file.
    pub span: Span,
    /// The first strong emphasis near its beginning, delimiters included.
    pub opening_strong: Option<Span>,
    /// Its first leaf.
    leaf: u32,
}

/// What a top-level block is, as far as anybody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A list, a quotation, code, a table …
    Other,
}

/// An event whose link leads to a place in the form in which places are published, however it was typed.
fn linked(mut event: Event<'_>) -> Event<'_> {
    if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = &mut event
        && let Some(folded) = link::with_folded_place(dest_url)
    {
        *dest_url = folded.into();
    }
    event
}

impl<'a> Document<'a> {
    /// Parses a file's text from the byte where its body begins.
    pub fn parse(text: &'a str, from: usize) -> Self {
        Self::parse_in(text, from, stretches::LONG)
    }

    /// The same in stretches of at least so many bytes.
    fn parse_in(text: &'a str, from: usize, long: usize) -> Self {
        let events = stretches::stretches(text, from, long).flat_map(|stretch| {
            let start = stretch.start;
            let events = Parser::new_ext(&text[stretch], OPTIONS).into_offset_iter();
            events.map(move |(event, range)| (linked(event), Span::new(range.start + start, range.end + start)))
        });
        Self::from_events(text, from, events)
    }

    /// The labels of footnotes that are defined: they are ids in the HTML.
    pub fn footnotes(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(label.as_ref()),
            _ => None,
        })
    }

    /// The lines after the first of each top-level paragraph, where they begin outside emphasis and links; each as the
    /// paragraph that it and the lines after it would be.
    pub fn inner_lines(&self) -> &[MarkdownBlock] {
        &self.inner_lines
    }

    /// The lines within block quotes and list items, the first of each included, where they begin outside emphasis and
    /// links; each as the paragraph that it and the lines after it would be.
    pub fn nested_lines(&self) -> &[MarkdownBlock] {
        &self.nested_lines
    }

    /// All strong emphasis, delimiters included, in the order of the file.
    pub fn strong(&self) -> &[Span] {
        &self.strong
    }

    /// Whether a byte lies in code between fences.
    pub fn is_fenced(&self, offset: usize) -> bool {
        let offset = Span::at(offset).start;
        let fence = self.fences.partition_point(|fence| fence.end <= offset);
        self.fences.get(fence).is_some_and(|fence| fence.start <= offset)
    }

    /// Whether a byte lies in a comment, which nobody sees.
    pub fn is_comment(&self, offset: usize) -> bool {
        let offset = Span::at(offset).start;
        let comment = self.comments.partition_point(|comment| comment.end <= offset);
        self.comments.get(comment).is_some_and(|comment| comment.start <= offset)
    }

    /// The whole file's text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where what was parsed of the text begins: behind the front matter.
    pub fn body(&self) -> usize {
        self.body
    }

    /// The top-level blocks, in order.
    pub fn blocks(&self) -> &[MarkdownBlock] {
        &self.blocks
    }

    /// Whether what a reader sees of an event are its bytes. Mostly it holds a piece of the file, so that none need be
    /// compared.
    pub(super) fn is_literal(&self, event: &Event<'_>, span: Span) -> bool {
        let (Event::Text(text) | Event::InlineHtml(text) | Event::Html(text)) = event else { return false };
        let source = &self.text[span.range()];
        std::ptr::eq(&**text, source) || **text == *source
    }

    pub(super) fn is_soft_break(&self, leaf: &Leaf) -> bool {
        matches!(self.events[leaf.event as usize].0, Event::SoftBreak)
    }

    /// Whether the byte is one of running text: not of code, a link's target, HTML or an escape.
    pub fn is_text_at(&self, offset: usize) -> bool {
        let offset = Span::at(offset).start;
        let leaf = self.leaves.partition_point(|leaf| leaf.span.end <= offset);
        self.leaves.get(leaf).is_some_and(|leaf| leaf.is_text && leaf.span.start <= offset)
    }

    /// What a reader sees of a leaf, and which bytes say it; nothing of what is no text.
    pub(super) fn seen<'d>(&'d self, leaf: &Leaf) -> Option<(&'d str, Span)> {
        match &self.events[leaf.event as usize].0 {
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => Some((text, leaf.span)),
            Event::Code(code) => Some((code, self.inside(leaf.span, code))),
            Event::SoftBreak | Event::HardBreak => Some((" ", leaf.span)),
            _ => None,
        }
    }

    /// The bytes of what stands between delimiters, or all of it where that was written in another form.
    fn inside(&self, span: Span, content: &str) -> Span {
        let found = self.text[span.range()].find(content).map(|offset| span.range().start + offset);
        found.map_or(span, |start| Span::new(start, start + content.len()))
    }
}

impl BlockKind {
    fn from_tag(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { .. } => Self::Heading,
            _ => Self::Other,
        }
    }
}

/// Whether a tag stands within a line, so that a quote may hold it.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

pub(super) fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_the_top_level_ones() {
        let document = Document::parse("x\n---\n# H\n\n**A:** b\n\n- c\n\n  d\n", 6);
        let blocks: Vec<_> =
            document.blocks().iter().map(|b| (b.kind, b.span.start, b.opening_strong.is_some())).collect();
        assert_eq!(
            blocks,
            [(BlockKind::Heading, 6, false), (BlockKind::Paragraph, 11, true), (BlockKind::Other, 21, false)]
        );
    }

    #[test]
    fn knows_text_from_code() {
        let text = "a `b` [c](d)\n\n    e\n";
        let document = Document::parse(text, 0);
        let at = |c| document.is_text_at(text.find(c).expect("it is there"));
        assert!(at('a') && at('c'));
        assert!(!at('b') && !at('d') && !at('e'));
    }
}
