//! A document parted at lines: from each of them on, a block of its own.
//!
//! Comes in: a [`Document`] and where lines begin. Goes out: the same text, as if a blank line stood before each, outside
//! the block quote or list around it. Does not know: why it is parted there.

use std::iter::Peekable;
use std::slice;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::document::{Document, is_inline, is_inline_end};
use crate::base::span::Span;

impl<'a> Document<'a> {
    /// The same text parted at lines of [`Document::inner_lines`] and [`Document::nested_lines`], in the order of the file:
    /// a paragraph ends before each, a block quote and a list are closed and opened anew, a numbered one with its next
    /// number.
    pub fn parted_at(self, lines: &[Span]) -> Self {
        if lines.is_empty() {
            return self;
        }
        let mut parting = Parting {
            events: Vec::with_capacity(self.events.len() + lines.len() * 2),
            open: Vec::new(),
            waiting: Vec::new(),
            inline: 0,
            lines: lines.iter().peekable(),
        };
        for (index, (event, span)) in self.events.iter().enumerate() {
            let next = self.events.get(index + 1).map(|(_, next)| next.start);
            parting.step(event, *span, next);
        }
        Self::from_events(self.text, self.body, parting.events.into_iter())
    }
}

/// A block that is open, and the index of the event that began it.
struct OpenBlock<'a> {
    tag: Tag<'a>,
    event: usize,
    /// How many blocks have ended in it: a list goes on with its next number.
    blocks: u64,
}

struct Parting<'a, 'l> {
    events: Vec<(Event<'a>, Span)>,
    /// The blocks around, the outermost first.
    open: Vec<OpenBlock<'a>>,
    /// Blocks that have begun and hold nothing yet, inside the open ones.
    waiting: Vec<(Tag<'a>, Span)>,
    /// How much emphasis is around.
    inline: usize,
    lines: Peekable<slice::Iter<'l, Span>>,
}

impl<'a> Parting<'a, '_> {
    fn step(&mut self, event: &Event<'a>, span: Span, next: Option<u32>) {
        match event {
            Event::Start(tag) if !is_inline(tag) => self.waiting.push((tag.clone(), span)),
            Event::End(tag) if !is_inline_end(*tag) => {
                self.begin_waiting();
                self.end(*tag, span.end);
            }
            // The break before a line that begins a block of its own goes with it.
            Event::SoftBreak | Event::HardBreak if self.inline == 0 && self.is_line(next) => {}
            _ => self.words(event, span),
        }
    }

    fn words(&mut self, event: &Event<'a>, span: Span) {
        if self.inline == 0 && self.is_line(Some(span.start)) {
            self.lines.next();
            self.part(span.start);
        }
        self.begin_waiting();
        match event {
            Event::Start(_) => self.inline += 1,
            Event::End(_) => self.inline -= 1,
            _ => {}
        }
        self.events.push((event.clone(), span));
    }

    fn is_line(&mut self, start: Option<u32>) -> bool {
        while self.lines.next_if(|line| start.is_some_and(|start| line.start < start)).is_some() {}
        self.lines.peek().is_some_and(|line| Some(line.start) == start)
    }

    /// Ends all blocks around and begins them anew.
    fn part(&mut self, line: u32) {
        let at = self.waiting.first().map_or(line, |(_, span)| span.start);
        let again: Vec<Tag<'a>> = self.open.iter().map(OpenBlock::again).collect();
        while let Some(innermost) = self.open.last() {
            let tag = innermost.tag.to_end();
            self.end(tag, at);
        }
        let ends = Span { start: at, end: at };
        self.waiting.splice(0..0, again.into_iter().map(|tag| (tag, ends)));
    }

    fn begin_waiting(&mut self) {
        for (tag, span) in self.waiting.drain(..) {
            self.open.push(OpenBlock { tag: tag.clone(), event: self.events.len(), blocks: 0 });
            self.events.push((Event::Start(tag), span));
        }
    }

    /// Ends the innermost block; its start says so too.
    fn end(&mut self, tag: TagEnd, end: u32) {
        let Some(open) = self.open.pop() else { return };
        if let Some(around) = self.open.last_mut() {
            around.blocks += 1;
        }
        let span = Span { start: self.events[open.event].1.start, end };
        self.events[open.event].1 = span;
        self.events.push((Event::End(tag), span));
    }
}

impl<'a> OpenBlock<'a> {
    fn again(&self) -> Tag<'a> {
        match &self.tag {
            Tag::List(Some(number)) => Tag::List(Some(number.saturating_add(self.blocks))),
            tag => tag.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::html::{self, Edits};

    fn parted<'t>(text: &'t str, lines: &[&str]) -> Document<'t> {
        let at = |line: &&str| Span::at(text.find(line).expect("the line is there"));
        Document::parse(text, 0).parted_at(&lines.iter().map(at).collect::<Vec<_>>())
    }

    fn html(document: &Document<'_>) -> String {
        html::render(document, Edits::<String>::default(), str::to_owned).unfilled(document.text())
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
    fn block_quotes_and_lists_are_opened_anew() {
        let quote = parted("> a\n> b\n>\n> c\n", &["b", "c"]);
        assert_eq!(
            html(&quote),
            "<blockquote>\n<p>a</p>\n</blockquote>\n<blockquote>\n<p>b</p>\n</blockquote>\n<blockquote>\n<p>c</p>\n</blockquote>\n"
        );
        let list = parted("- a\n- b\n- c\n", &["a", "c"]);
        assert_eq!(html(&list), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ul>\n<li>c</li>\n</ul>\n");
        let numbers = parted("1. a\n2. b\n", &["b"]);
        assert_eq!(html(&numbers), "<ol>\n<li>a</li>\n</ol>\n<ol start=\"2\">\n<li>b</li>\n</ol>\n");
        let loose = parted("- a\n\n- b\n", &["b"]);
        assert_eq!(html(&loose), "<ul>\n<li>\n<p>a</p>\n</li>\n</ul>\n<ul>\n<li>\n<p>b</p>\n</li>\n</ul>\n");
    }

    #[test]
    fn each_part_is_a_block_of_its_own() {
        let text = "> a\n> - b\n> - c\n";
        let document = parted(text, &["c"]);
        let blocks: Vec<_> = document.blocks().iter().map(|block| &text[block.span.range()]).collect();
        assert_eq!(blocks, ["> a\n> - b\n> ", "- c\n"]);
    }

    #[test]
    fn lines_are_told_where_no_emphasis_is_around() {
        let text = "> a\n> b *c\n> d* e\n\n- f\n  g\n  - h\n\n| i |\n|---|\n\n1. > > > j\n";
        let document = Document::parse(text, 0);
        let lines: Vec<_> = document.nested_lines().iter().map(|line| &text[line.span.range()][..1]).collect();
        assert_eq!(lines, ["a", "b", "f", "g", "h"]);
    }
}
