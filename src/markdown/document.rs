//! A parsed Markdown text whose every event knows its bytes in the file.
//!
//! Comes in: a file's text and where its body begins. Goes out: a [`Document`] that answers what stands where.
//! Does not know: what a turn or a quote is.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::base::span::Span;

/// What CommonMark is extended with; all else is left off because it would change what plain CommonMark renders.
pub(super) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_FOOTNOTES);

/// A parsed Markdown text.
#[derive(Debug)]
pub struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) events: Vec<(Event<'a>, Span)>,
    /// Text, code, HTML and breaks, in the order of the file.
    leaves: Vec<Leaf>,
    blocks: Vec<Block>,
    /// HTML comments, sorted: nobody sees them.
    pub(super) comments: Vec<Span>,
    /// Lines within top-level paragraphs, as the paragraphs they would be.
    inner_lines: Vec<Block>,
}

/// An event that holds no others.
#[derive(Debug, Clone, Copy)]
struct Leaf {
    event: u32,
    in_code_block: bool,
}

impl Leaf {
    fn event(self) -> usize {
        self.event as usize
    }
}

/// A top-level block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the file.
    pub span: Span,
    /// The strong emphasis that it opens with, delimiters included.
    pub opening_strong: Option<Span>,
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

/// A run of text as the reader sees it, and the bytes that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<'d> {
    /// What the reader sees.
    pub text: Cow<'d, str>,
    /// The bytes in the file.
    pub span: Span,
    /// Whether the text is the file's bytes, so that it can be cut at any character.
    pub literal: bool,
}

impl<'a> Document<'a> {
    /// Parses a file's text from the byte where its body begins.
    pub fn parse(text: &'a str, from: usize) -> Self {
        let events = Parser::new_ext(&text[from..], OPTIONS)
            .into_offset_iter()
            .map(|(event, range)| (event, Span::new(range.start + from, range.end + from)))
            .collect();
        Self::of(text, events)
    }

    /// The labels of footnotes that are defined: they are ids in the HTML.
    pub fn footnotes(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(label.as_ref()),
            _ => None,
        })
    }

    fn of(text: &'a str, events: Vec<(Event<'a>, Span)>) -> Self {
        let mut document = Self {
            text,
            events,
            leaves: Vec::new(),
            blocks: Vec::new(),
            comments: Vec::new(),
            inner_lines: Vec::new(),
        };
        document.index();
        document
    }

    /// The lines after the first of each top-level paragraph, where they begin outside emphasis and links; each as the
    /// paragraph that it and the lines after it would be.
    pub fn inner_lines(&self) -> &[Block] {
        &self.inner_lines
    }

    /// The same text with a paragraph of its own from each of these inner lines on, as if a blank line stood before it.
    pub fn parted_at(self, lines: &[Span]) -> Self {
        if lines.is_empty() {
            return self;
        }
        let mut events = Vec::with_capacity(self.events.len() + lines.len());
        let mut lines = lines.iter().copied().peekable();
        let mut begins_at = None;
        for (index, (event, span)) in self.events.iter().enumerate() {
            if let Event::Start(Tag::Paragraph) = event {
                begins_at = Some(span.start);
            }
            let next = self.events.get(index + 1).map(|(_, next)| next.start);
            let line =
                lines.next_if(|line| matches!(event, Event::SoftBreak | Event::HardBreak) && next == Some(line.start));
            match (line, event) {
                (Some(line), _) => {
                    let ends = Span { start: begins_at.replace(line.start).unwrap_or(span.start), end: span.end };
                    events.push((Event::End(TagEnd::Paragraph), ends));
                    events.push((Event::Start(Tag::Paragraph), line));
                }
                (None, Event::End(TagEnd::Paragraph)) => {
                    let start = begins_at.take().unwrap_or(span.start);
                    events.push((event.clone(), Span { start, end: span.end }));
                }
                _ => events.push((event.clone(), *span)),
            }
        }
        Self::of(self.text, end_where_they_end(events))
    }

    /// The whole file's text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The top-level blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    fn index(&mut self) {
        let mut depth = 0_usize;
        let mut in_code_block = false;
        for (index, (event, span)) in self.events.iter().enumerate() {
            match event {
                Event::Start(tag) => {
                    if depth == 0 {
                        let opening_strong = opening_strong(self.events.get(index + 1));
                        self.blocks.push(Block { kind: BlockKind::of(tag), span: *span, opening_strong });
                    }
                    depth += 1;
                    in_code_block = matches!(tag, Tag::CodeBlock(_));
                    if matches!(tag, Tag::HtmlBlock) {
                        self.comments.extend(comments(self.text, *span));
                    }
                }
                Event::End(_) => {
                    depth -= 1;
                    in_code_block = false;
                }
                Event::Rule => {}
                Event::InlineHtml(html) if html.starts_with("<!--") => self.comments.push(*span),
                _ => self.leaves.push(Leaf { event: Span::at(index).start, in_code_block }),
            }
            if let (Event::SoftBreak | Event::HardBreak, 1, Some(block)) = (event, depth, self.blocks.last())
                && let (BlockKind::Paragraph, Some((_, next))) = (block.kind, self.events.get(index + 1))
            {
                let span = Span { start: next.start, end: block.span.end };
                let opening_strong = opening_strong(self.events.get(index + 1));
                self.inner_lines.push(Block { kind: BlockKind::Paragraph, span, opening_strong });
            }
        }
    }

    /// What a reader sees of a stretch of the file, run by run; hidden stretches are left out, and where a block ends
    /// there is a run with a single space. `hidden` is sorted and does not overlap.
    pub fn runs<'d>(&'d self, within: Span, hidden: &'d [Span]) -> impl Iterator<Item = Run<'d>> {
        let first = self.leaves.partition_point(|leaf| self.span_of(*leaf).end <= within.start);
        let inside = self.leaves[first..].iter().take_while(move |leaf| self.span_of(**leaf).start < within.end);
        let mut last = None;
        inside.flat_map(move |leaf| {
            let index = leaf.event();
            let (event, span) = &self.events[index];
            let parted = last.replace(index).is_some_and(|last| self.block_ends_between(last, index));
            let gap =
                parted.then(|| Run { text: Cow::Borrowed(" "), span: Span::at(span.range().start), literal: false });
            gap.into_iter().chain(self.visible(event, *span, within, hidden))
        })
    }

    /// What a reader sees of a stretch of the file, white space folded.
    pub fn plain(&self, within: Span, hidden: &[Span]) -> String {
        let mut plain = String::with_capacity(within.range().len());
        for run in self.runs(within, hidden) {
            push_folded(&mut plain, &run.text);
        }
        plain.truncate(plain.trim_end().len());
        plain
    }

    /// Whether the byte is one of running text: not of code, a link's target, HTML or an escape.
    pub fn is_text_at(&self, offset: usize) -> bool {
        let offset = Span::at(offset).start;
        let leaf = self.leaves.partition_point(|leaf| self.span_of(*leaf).end <= offset);
        self.leaves.get(leaf).is_some_and(|leaf| {
            let (event, span) = &self.events[leaf.event()];
            matches!(event, Event::Text(_)) && span.start <= offset && !leaf.in_code_block
        })
    }

    fn span_of(&self, leaf: Leaf) -> Span {
        self.events[leaf.event()].1
    }

    fn block_ends_between(&self, one: usize, other: usize) -> bool {
        self.events[one..other].iter().any(|(event, _)| matches!(event, Event::End(tag) if !is_inline_end(*tag)))
    }

    fn visible<'d>(&'d self, event: &'d Event<'a>, span: Span, within: Span, hidden: &'d [Span]) -> Vec<Run<'d>> {
        let (text, span): (&str, Span) = match event {
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => (text, span),
            Event::Code(code) => (code, self.inside(span, code)),
            Event::SoftBreak | Event::HardBreak => (" ", span),
            _ => return Vec::new(),
        };
        if *text != self.text[span.range()] {
            let covers = |stretches: &[Span]| stretches.iter().any(|h| h.start <= span.start && span.start < h.end);
            let seen = !covers(hidden) && !covers(&self.comments);
            return if seen { vec![Run { text: Cow::Borrowed(text), span, literal: false }] } else { Vec::new() };
        }
        let cut = Span { start: span.start.max(within.start), end: span.end.min(within.end) };
        uncovered(cut, hidden)
            .flat_map(|span| uncovered(span, &self.comments))
            .map(|span| Run { text: Cow::Borrowed(&self.text[span.range()]), span, literal: true })
            .collect()
    }

    /// The bytes of what stands between delimiters, or all of it where that was written in another form.
    fn inside(&self, span: Span, content: &str) -> Span {
        let found = self.text[span.range()].find(content).map(|offset| span.range().start + offset);
        found.map_or(span, |start| Span::new(start, start + content.len()))
    }
}

impl BlockKind {
    fn of(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { .. } => Self::Heading,
            _ => Self::Other,
        }
    }
}

/// Lets the start of each paragraph say where its end is.
fn end_where_they_end(mut events: Vec<(Event<'_>, Span)>) -> Vec<(Event<'_>, Span)> {
    let mut end = None;
    for (event, span) in events.iter_mut().rev() {
        match event {
            Event::End(TagEnd::Paragraph) => end = Some(span.end),
            Event::Start(Tag::Paragraph) => span.end = end.take().unwrap_or(span.end),
            _ => {}
        }
    }
    events
}

fn opening_strong(next: Option<&(Event<'_>, Span)>) -> Option<Span> {
    match next {
        Some((Event::Start(Tag::Strong), span)) => Some(*span),
        _ => None,
    }
}

/// The stretches of a span that no hidden one covers.
fn uncovered(span: Span, hidden: &[Span]) -> impl Iterator<Item = Span> + use<'_> {
    let first = hidden.partition_point(|h| h.end <= span.start);
    let mut from = span.start;
    let mut rest = hidden[first..].iter().take_while(move |h| h.start < span.end);
    let mut done = false;
    std::iter::from_fn(move || {
        while !done {
            let piece = match rest.next() {
                Some(h) => {
                    let piece = Span { start: from, end: h.start.max(from) };
                    from = from.max(h.end);
                    piece
                }
                None => {
                    done = true;
                    Span { start: from.min(span.end), end: span.end }
                }
            };
            if piece.start < piece.end {
                return Some(piece);
            }
        }
        None
    })
}

/// Adds text with every run of white space folded to one space, none at the start.
fn push_folded(plain: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            plain.push(c);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
}

/// The comments in a block of HTML; one that is never closed goes to the end.
fn comments(text: &str, block: Span) -> Vec<Span> {
    let mut comments = Vec::new();
    let mut at = block.range().start;
    let end = block.range().end;
    while let Some(offset) = text[at..end].find("<!--") {
        let start = at + offset;
        at = text[start..end].find("-->").map_or(end, |offset| start + offset + "-->".len());
        comments.push(Span::new(start, at));
    }
    comments
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
    fn plain_text_is_what_a_reader_sees() {
        for (text, expected) in [
            ("a *b* `c` [d](e)\nf", "a b c d f"),
            ("a &amp; b\\[c\\]", "a & b[c]"),
            ("one\n\ntwo", "one two"),
            ("- one\n- two", "one two"),
            ("a <b>c</b> <!-- no -->d", "a <b>c</b> d"),
            ("a\r\nb", "a b"),
        ] {
            let document = Document::parse(text, 0);
            assert_eq!(document.plain(Span::new(0, text.len()), &[]), expected, "{text:?}");
        }
    }

    #[test]
    fn hidden_stretches_are_not_seen() {
        let text = "abc *def* ghi";
        let document = Document::parse(text, 0);
        assert_eq!(document.plain(Span::new(0, text.len()), &[Span::new(1, 2), Span::new(5, 8)]), "ac ghi");
        assert_eq!(document.plain(Span::new(2, 7), &[]), "c de");
    }

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
    fn paragraphs_are_parted_at_lines() {
        let text = "a\nb *c*\nd\n\n> x\n> y\n\ne\n";
        let document = Document::parse(text, 0);
        let lines: Vec<Span> = document.inner_lines().iter().map(|line| line.span).collect();
        assert_eq!(lines, [Span::new(2, 10), Span::new(8, 10)]);
        let parted = document.parted_at(&lines);
        let blocks: Vec<_> = parted.blocks().iter().map(|block| &text[block.span.range()]).collect();
        assert_eq!(blocks, ["a\n", "b *c*\n", "d\n", "> x\n> y\n", "e\n"]);
        assert_eq!(parted.plain(Span::new(0, text.len()), &[]), "a b c d x y e");
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
