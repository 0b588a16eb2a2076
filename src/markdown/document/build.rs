//! Goes through the events of a Markdown text once, and notes what stands where.
//!
//! Comes in: events with their bytes. Goes out: a [`Document`]. Does not know: who asks what stands where.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::{BlockKind, Document, Leaf, MarkdownBlock, is_inline, is_inline_end};
use crate::base::span::Span;

/// Strong emphasis further in opens nothing: a time may stand before it.
const NEAR_BEGINNING: u32 = 48;

/// Lines that lie in more block quotes, lists and list items than this are not told: parting a text at one of them costs as
/// much as it lies deep.
const MAX_NESTING: usize = 4;

/// Of a transcript at least so many bytes come to an event; it decides only how much room is made for them.
const BYTES_AN_EVENT: usize = 32;

/// The same for leaves.
const BYTES_A_LEAF: usize = 64;

impl<'a> Document<'a> {
    pub(in crate::markdown) fn from_events(
        text: &'a str,
        body: usize,
        events: impl Iterator<Item = (Event<'a>, Span)>,
    ) -> Self {
        let mut document = Self {
            text,
            body,
            events: Vec::with_capacity(text.len() / BYTES_AN_EVENT),
            leaves: Vec::with_capacity(text.len() / BYTES_A_LEAF),
            blocks: Vec::new(),
            comments: Vec::new(),
            inner_lines: Vec::new(),
            nested_lines: Vec::new(),
            fences: Vec::new(),
            strong: Vec::new(),
            may_join: false,
        };
        let mut around = Around::default();
        for (event, span) in events {
            if document.goes_on(&event, span, &around) {
                continue;
            }
            document.note(&event, span, &mut around);
            document.events.push((event, span));
        }
        document
    }

    /// Whether an event is more of the text before it, as behind a bracket that opens nothing: then the two become one. A turn that
    /// opens with a time takes half as much room so.
    fn goes_on(&mut self, event: &Event<'a>, span: Span, around: &Around) -> bool {
        let text = self.text;
        let is_more = matches!(event, Event::Text(_))
            && !around.in_code_block
            && matches!(around.opens, Opens::Nothing)
            && self.is_literal(event, span);
        let number = self.events.len();
        match (self.events.last_mut(), self.leaves.last_mut()) {
            (Some((last @ Event::Text(_), before)), Some(leaf))
                if is_more && leaf.is_literal && leaf.event as usize + 1 == number && before.end == span.start =>
            {
                before.end = span.end;
                leaf.span.end = span.end;
                *last = Event::Text(text[before.range()].into());
                true
            }
            _ => false,
        }
    }

    /// Notes what the next event means for whoever asks what stands where.
    fn note(&mut self, event: &Event<'a>, span: Span, around: &mut Around) {
        let leaf = Span::at(self.leaves.len()).start;
        self.note_opening(event, span, leaf, around);
        match event {
            Event::Start(tag) => self.note_start(tag, span, leaf, around),
            Event::End(tag) => {
                around.leave();
                around.in_code_block = false;
                around.block_ended |= !is_inline_end(*tag);
            }
            Event::Rule => {}
            Event::InlineHtml(html) if html.starts_with("<!--") => self.comments.push(span),
            leaf => {
                self.leaves.push(Leaf {
                    span,
                    event: Span::at(self.events.len()).start,
                    is_literal: self.is_literal(leaf, span),
                    is_text: matches!(leaf, Event::Text(_)) && !around.in_code_block,
                    begins_block: std::mem::take(&mut around.block_ended),
                });
                self.may_join |= matches!(leaf, Event::SoftBreak) && begins_far_up(&self.text[span.range().end..]);
                if matches!(leaf, Event::SoftBreak | Event::HardBreak) {
                    around.opens = around.after_break();
                }
            }
        }
    }

    fn note_start(&mut self, tag: &Tag<'_>, span: Span, leaf: u32, around: &mut Around) {
        if around.depth == 0 {
            self.blocks.push(MarkdownBlock { kind: BlockKind::from_tag(tag), span, opening_strong: None, leaf });
            around.line = OpenLine::Block;
        }
        around.enter(tag, span);
        around.in_code_block = matches!(tag, Tag::CodeBlock(_));
        match tag {
            Tag::HtmlBlock => self.comments.extend(comments(self.text, span)),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.fences.push(span),
            Tag::Strong => self.note_strong(span, around.line),
            _ => {}
        }
    }

    /// Notes a line that this event begins, if the one before it said that one may begin.
    fn note_opening(&mut self, event: &Event<'_>, span: Span, leaf: u32, around: &mut Around) {
        if matches!(around.opens, Opens::Nothing) {
            return;
        }
        let is_words = match event {
            Event::Start(tag) => is_inline(tag),
            Event::End(_) | Event::Rule => false,
            _ => true,
        };
        let line = |end| MarkdownBlock {
            kind: BlockKind::Paragraph,
            span: Span { start: span.start, end },
            opening_strong: None,
            leaf,
        };
        match (std::mem::take(&mut around.opens), self.blocks.last()) {
            (Opens::Line, Some(MarkdownBlock { kind: BlockKind::Paragraph, span: block, .. })) => {
                self.inner_lines.push(line(block.end));
                around.line = OpenLine::Inner;
            }
            (Opens::Nested(end), _) if is_words => {
                self.nested_lines.push(line(end));
                around.line = OpenLine::Nested;
            }
            _ => {}
        }
    }

    fn note_strong(&mut self, span: Span, line: OpenLine) {
        self.strong.push(span);
        let lines = match line {
            OpenLine::Block => &mut self.blocks,
            OpenLine::Inner => &mut self.inner_lines,
            OpenLine::Nested => &mut self.nested_lines,
        };
        if let Some(line) = lines.last_mut().filter(|line| span.start - line.span.start <= NEAR_BEGINNING) {
            line.opening_strong.get_or_insert(span);
        }
    }
}

/// Whether the first letter of a line stands so far up in Unicode that it may be of a script without spaces: markup before
/// it is skipped.
fn begins_far_up(line: &str) -> bool {
    /// The first byte of U+0800, in UTF-8.
    const FAR_UP: u8 = 0xE0;
    let letter = line.bytes().find(|byte| !byte.is_ascii_punctuation() && *byte != b' ');
    letter.is_some_and(|byte| byte >= FAR_UP)
}

/// What is around the next event.
#[derive(Default)]
struct Around {
    depth: usize,
    in_code_block: bool,
    /// Whether a block has ended since the last leaf.
    block_ended: bool,
    opens: Opens,
    line: OpenLine,
    /// Where the block quotes, lists and list items around end, as long as nothing else is around them.
    nesting: Vec<u32>,
    /// Where the paragraph right inside them ends, if one is open.
    paragraph: Option<u32>,
}

/// What the next event may begin.
#[derive(Default)]
enum Opens {
    #[default]
    Nothing,
    /// A line within a top-level block.
    Line,
    /// A line within block quotes and list items, in a block that ends there.
    Nested(u32),
}

/// The line that was begun last.
#[derive(Default, Clone, Copy)]
enum OpenLine {
    #[default]
    Block,
    Inner,
    Nested,
}

impl Around {
    fn enter(&mut self, tag: &Tag<'_>, span: Span) {
        if self.depth == self.nesting.len() {
            match tag {
                Tag::BlockQuote(_) | Tag::List(_) => self.nesting.push(span.end),
                Tag::Item => {
                    self.nesting.push(span.end);
                    self.opens = self.nested(span.end);
                }
                Tag::Paragraph if self.depth > 0 => {
                    self.paragraph = Some(span.end);
                    self.opens = self.nested(span.end);
                }
                _ => {}
            }
        }
        self.depth += 1;
    }

    fn leave(&mut self) {
        self.depth -= 1;
        if self.depth <= self.nesting.len() {
            self.paragraph = None;
            self.nesting.truncate(self.depth);
        }
    }

    /// What a line break lets begin: a line, unless it stands within emphasis or a link.
    fn after_break(&self) -> Opens {
        match (self.paragraph, self.nesting.last()) {
            (None, None) if self.depth == 1 => Opens::Line,
            (Some(end), _) if self.depth == self.nesting.len() + 1 => self.nested(end),
            (None, Some(end)) if self.depth == self.nesting.len() => self.nested(*end),
            _ => Opens::Nothing,
        }
    }

    fn nested(&self, end: u32) -> Opens {
        if self.nesting.len() <= MAX_NESTING { Opens::Nested(end) } else { Opens::Nothing }
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
