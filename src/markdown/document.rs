//! A parsed Markdown text whose every event knows its bytes in the file.
//!
//! Comes in: a file's text and where its body begins. Goes out: a [`Document`] that answers what stands where.
//! Does not know: what a turn or a quote is.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::runs::{self, Joined, Run, Runs};
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
    /// Lines within block quotes and list items, as the paragraphs they would be.
    nested_lines: Vec<Block>,
    /// Code between fences.
    fences: Vec<Span>,
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
pub struct Block {
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
    /// Parses a file's text from the byte where its body begins.
    pub fn parse(text: &'a str, from: usize) -> Self {
        let events = Parser::new_ext(&text[from..], OPTIONS).into_offset_iter();
        Self::of(text, events.map(|(event, range)| (event, Span::new(range.start + from, range.end + from))))
    }

    /// The labels of footnotes that are defined: they are ids in the HTML.
    pub fn footnotes(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(label.as_ref()),
            _ => None,
        })
    }

    pub(super) fn of(text: &'a str, events: impl Iterator<Item = (Event<'a>, Span)>) -> Self {
        let mut document = Self {
            text,
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
            document.note(&event, span, &mut around);
            document.events.push((event, span));
        }
        document
    }

    /// The lines after the first of each top-level paragraph, where they begin outside emphasis and links; each as the
    /// paragraph that it and the lines after it would be.
    pub fn inner_lines(&self) -> &[Block] {
        &self.inner_lines
    }

    /// The lines within block quotes and list items, the first of each included, where they begin outside emphasis and
    /// links; each as the paragraph that it and the lines after it would be.
    pub fn nested_lines(&self) -> &[Block] {
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

    /// The top-level blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
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
            self.blocks.push(Block { kind: BlockKind::of(tag), span, opening_strong: None, leaf });
            around.line = Line::Block;
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
        let line = |end| Block {
            kind: BlockKind::Paragraph,
            span: Span { start: span.start, end },
            opening_strong: None,
            leaf,
        };
        match (std::mem::take(&mut around.opens), self.blocks.last()) {
            (Opens::Line, Some(Block { kind: BlockKind::Paragraph, span: block, .. })) => {
                self.inner_lines.push(line(block.end));
                around.line = Line::Inner;
            }
            (Opens::Nested(end), _) if is_words => {
                self.nested_lines.push(line(end));
                around.line = Line::Nested;
            }
            _ => {}
        }
    }

    fn note_strong(&mut self, span: Span, line: Line) {
        self.strong.push(span);
        let lines = match line {
            Line::Block => &mut self.blocks,
            Line::Inner => &mut self.inner_lines,
            Line::Nested => &mut self.nested_lines,
        };
        if let Some(line) = lines.last_mut().filter(|line| span.start - line.span.start <= NEAR_BEGINNING) {
            line.opening_strong.get_or_insert(span);
        }
    }

    /// Whether what a reader sees of an event are its bytes. Mostly it holds a piece of the file, so that none need be
    /// compared.
    pub(super) fn is_literal(&self, event: &Event<'_>, span: Span) -> bool {
        let (Event::Text(text) | Event::InlineHtml(text) | Event::Html(text)) = event else { return false };
        let source = &self.text[span.range()];
        std::ptr::eq(&**text, source) || **text == *source
    }

    /// What a reader sees of a stretch of the file, run by run; hidden stretches are left out, and where a block ends
    /// there is a run with a single space. `hidden` is sorted and does not overlap. A break of the line between two letters
    /// of a script that is written without spaces is nothing.
    pub fn runs<'d>(&'d self, within: Span, hidden: &'d [Span]) -> impl Iterator<Item = Run<'d>> {
        Joined::new(self.unjoined(within, hidden))
    }

    fn unjoined<'d>(&'d self, within: Span, hidden: &'d [Span]) -> Runs<'d, 'a> {
        let first = self.leaves.partition_point(|leaf| leaf.span.end <= within.start);
        Runs::new(self, &self.leaves[first..], within, hidden)
    }

    /// The breaks of lines that [`Self::runs`] has left out.
    pub(super) fn joined_breaks(&self, hidden: &[Span]) -> Vec<Span> {
        // Most files have none, and need not be gone through.
        if !self.may_join {
            return Vec::new();
        }
        let all = Span::new(0, self.text.len());
        let mut kept = self.runs(all, hidden).filter(|run| run.is_soft_break).map(|run| run.span).peekable();
        let breaks = self.unjoined(all, hidden).filter(|run| run.is_soft_break).map(|run| run.span);
        breaks.filter(|span| kept.next_if_eq(span).is_none()).collect()
    }

    pub(super) fn is_soft_break(&self, leaf: &Leaf) -> bool {
        matches!(self.events[leaf.event as usize].0, Event::SoftBreak)
    }

    /// What a reader sees of a stretch of the file, white space folded.
    pub fn plain(&self, within: Span, hidden: &[Span]) -> String {
        let mut plain = String::with_capacity(within.range().len());
        for run in self.runs(within, hidden) {
            runs::push_folded(&mut plain, run.text);
        }
        plain.truncate(plain.trim_end().len());
        plain.shrink_to_fit();
        plain
    }

    /// What a reader sees of a stretch near the beginning of a block, white space folded; not copied where it is a piece
    /// of the file.
    pub fn words(&self, block: &Block, within: Span) -> Cow<'a, str> {
        let leaves = self.leaves_of(block, within);
        if let [only, rest @ ..] = leaves
            && only.is_plain()
            && only.span.start < within.end
            && rest.first().is_none_or(|next| within.end <= next.span.start)
        {
            let seen = Span { start: only.span.start.max(within.start), end: only.span.end.min(within.end) };
            let words = self.text[seen.range()].trim();
            if runs::is_folded(words) {
                return Cow::Borrowed(words);
            }
        }
        Cow::Owned(self.plain(within, &[]))
    }

    /// Whether a reader sees anything of a stretch near the beginning of a block.
    pub fn is_seen(&self, block: &Block, within: Span) -> bool {
        let leaves = self.leaves_of(block, within);
        let begins_with_word = |leaf: &Leaf| {
            let start = leaf.span.start.max(within.start) as usize;
            leaf.is_plain() && start < within.range().end && self.text.as_bytes()[start].is_ascii_alphanumeric()
        };
        leaves.first().is_some_and(begins_with_word)
            || Runs::new(self, leaves, within, &[]).any(|run| !run.text.trim().is_empty())
    }

    /// The leaves from the first one on that a stretch touches; few stand before it in its block.
    fn leaves_of(&self, block: &Block, within: Span) -> &[Leaf] {
        let leaves = &self.leaves[block.leaf as usize..];
        let before = leaves.iter().take_while(|leaf| leaf.span.end <= within.start).count();
        &leaves[before..]
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
    line: Line,
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
enum Line {
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

impl BlockKind {
    fn of(tag: &Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { .. } => Self::Heading,
            _ => Self::Other,
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
            ("リリースの\n承認が", "リリースの承認が"),
            ("カ\u{3099}\nカ\u{3099}*イ*\n**ド**", "カ\u{3099}カ\u{3099}イド"),
            ("> 我们每天\n> 都要", "我们每天都要"),
            ("我们 API\n都要\ntwo\nบท\\\nที่\n\n我们", "我们 API 都要 two บท ที่ 我们"),
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
    fn knows_text_from_code() {
        let text = "a `b` [c](d)\n\n    e\n";
        let document = Document::parse(text, 0);
        let at = |c| document.is_text_at(text.find(c).expect("it is there"));
        assert!(at('a') && at('c'));
        assert!(!at('b') && !at('d') && !at('e'));
    }
}
