//! Goes through a document and pairs its brackets, as Pandoc pairs them in its source.
//!
//! Comes in: a parsed document. Goes out: [`FoundBrackets`]. Does not know: what the words of a span are.

use std::cmp::Ordering;
use std::iter::Peekable;

use memchr::Memchr3;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::around::{Container, CurrentBlock, OpenBracket, Surroundings};
use super::slips::{BracketSlips, UnattachedPlaces};
use super::{Bracketed, MAX_DEPTH, is_limited, is_marked, is_meant, unscanned};
use crate::base::fold;
use crate::base::span::Span;
use crate::diagnostic::Diagnostic;
use crate::markdown::attributes::{Attributes, Malformed};
use crate::markdown::document::{Document, is_inline, is_inline_end};

/// What the brackets of a document are.
pub(super) struct FoundBrackets {
    /// By the place of the opening bracket, without their words.
    pub(super) found: Vec<Bracketed>,
    /// Attributes that name no theme.
    pub(super) unmarked: Vec<Attributes>,
    pub(super) complaints: Vec<Diagnostic>,
}

/// Goes through a document, event by event.
pub(super) struct BracketFinder<'d, 'a> {
    document: &'d Document<'a>,
    slips: BracketSlips<'d, 'a>,
    /// All brackets and opening braces of the file from here on.
    marks: Peekable<Memchr3<'a>>,
    found: Vec<Bracketed>,
    unmarked: Vec<Attributes>,
    open: Vec<OpenBracket>,
    around: Surroundings,
    block: CurrentBlock,
    /// Up to here the source was read as attributes.
    read_to: usize,
    /// Where the last thing that may carry attributes of its own ended: a link, a picture, code.
    carrier_end: usize,
    loose: LooseAttributes,
}

/// Attributes with a theme that touch nothing.
#[derive(Default)]
struct LooseAttributes {
    in_words: Vec<Span>,
    /// Within a block of HTML, which begins with a comment more often than not.
    in_html: Vec<Span>,
    /// Within the words of a quote: there they would be shown as words.
    in_quotes: Vec<Span>,
}

impl<'d, 'a> BracketFinder<'d, 'a> {
    pub(super) fn new(document: &'d Document<'a>, slips: BracketSlips<'d, 'a>) -> Self {
        Self {
            document,
            slips,
            marks: memchr::memchr3_iter(b'[', b']', b'{', document.text.as_bytes()).peekable(),
            found: Vec::new(),
            unmarked: Vec::new(),
            open: Vec::new(),
            around: Surroundings { next_container: 1, ..Surroundings::default() },
            block: CurrentBlock { fresh: true, ..CurrentBlock::default() },
            read_to: 0,
            carrier_end: 0,
            loose: LooseAttributes::default(),
        }
    }

    /// Goes through all events.
    pub(super) fn find(mut self) -> FoundBrackets {
        for (event, span) in &self.document.events {
            self.step(event, *span);
        }
        self.end_block();
        self.complain_of_unattached();
        self.found.sort_by_key(|bracketed| bracketed.span);
        FoundBrackets { found: self.found, unmarked: self.unmarked, complaints: self.slips.complaints }
    }

    fn step(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) if is_inline(tag) => self.enter_inline(tag, span),
            Event::End(tag) if is_inline_end(*tag) => self.leave_inline(*tag, span),
            Event::Start(tag) => {
                self.end_block();
                self.around.block_ends.push(span.range().end);
                self.around.unscanned += usize::from(matches!(tag, Tag::CodeBlock(_)));
                self.block.heading = matches!(tag, Tag::Heading { .. });
                match tag {
                    Tag::CodeBlock(CodeBlockKind::Indented) => self.scan_indented(span),
                    Tag::HtmlBlock => self.loose.in_html.extend(unscanned::in_html(self.document.text, span)),
                    _ => {}
                }
            }
            Event::End(tag) => {
                self.end_block();
                self.around.block_ends.pop();
                self.around.unscanned -= usize::from(matches!(tag, TagEnd::CodeBlock));
            }
            Event::Text(_) if self.around.unscanned == 0 => self.scan(span),
            Event::Code(_) | Event::FootnoteReference(_) => self.carrier_end = span.range().end,
            _ => {}
        }
    }

    fn enter_inline(&mut self, tag: &Tag<'_>, span: Span) {
        let scanned = match tag {
            Tag::Image { .. } => false,
            Tag::Link { link_type, .. } => !matches!(link_type, LinkType::Autolink | LinkType::Email),
            _ => true,
        };
        if self.around.unscanned == 0 && matches!(tag, Tag::Link { link_type: LinkType::Shortcut, .. }) {
            self.shortcut(span);
        }
        self.around.unscanned += usize::from(!scanned);
        self.around.containers.push(Container { number: self.around.next_container, scanned });
        self.around.next_container += 1;
    }

    fn leave_inline(&mut self, tag: TagEnd, span: Span) {
        let left = self.around.containers.pop();
        self.around.unscanned -= usize::from(left.is_some_and(|container| !container.scanned));
        if matches!(tag, TagEnd::Link | TagEnd::Image) {
            self.carrier_end = span.range().end;
        }
    }

    /// `[a]{.x}` where `[a]: url` is defined: the attributes win over the definition.
    fn shortcut(&mut self, span: Span) {
        let end = span.range().end;
        if self.byte(end) == Some(b'{')
            && let Ok(attributes) = self.attributes(end)
            && is_meant(&attributes)
        {
            self.add(span, attributes, 0);
        }
    }

    fn scan(&mut self, span: Span) {
        self.block.number += usize::from(std::mem::take(&mut self.block.fresh));
        let range = span.range();
        let bytes = self.document.text.as_bytes();
        while let Some(at) = self.marks.next_if(|at| *at < range.end) {
            if at < range.start.max(self.read_to) {
                continue;
            }
            // Asked only at a bracket: each run of backslashes is gone over once, however many events it comes in.
            if at == range.start && escapes_before(bytes, at) % 2 == 1 {
                self.block.escaped_open |= bytes[at] == b'[';
                continue;
            }
            match bytes[at] {
                b'[' => self.open.push(OpenBracket {
                    at,
                    container: self.around.container(),
                    footnote: self.byte(at + 1) == Some(b'^'),
                    levels: 0,
                    loose_attributes: Vec::new(),
                }),
                b']' => self.close(at),
                _ => self.loose_brace(at),
            }
        }
    }

    fn close(&mut self, at: usize) {
        let mut open = self.open.pop();
        if let (Some(open), Some(around)) = (&open, self.open.last_mut()) {
            around.levels = around.levels.max(open.levels);
        }
        let loose = open.as_mut().map(|open| std::mem::take(&mut open.loose_attributes)).unwrap_or_default();
        if self.byte(at + 1) != Some(b'{') {
            self.keep_loose(loose);
            return self.detached(at, open.as_ref());
        }
        let attributes = self.attributes(at + 1);
        if let Ok(attributes) = &attributes {
            self.read_to = attributes.span.range().end;
        }
        match (attributes, open) {
            (_, Some(OpenBracket { footnote: true, .. })) => {}
            (Ok(attributes), open) if !is_meant(&attributes) => {
                self.keep_loose(loose);
                self.note_unmarked(attributes, open.is_some());
            }
            (Ok(attributes), Some(open)) if open.container == self.around.container() => {
                if is_marked(&attributes) {
                    self.loose.in_quotes.extend(loose);
                } else {
                    self.keep_loose(loose);
                }
                self.add(Span::new(open.at, at + 1), attributes, open.levels);
            }
            (Ok(attributes), Some(open)) => self.crossing(&open, attributes.span),
            (Ok(_), None) if self.block.escaped_open => {}
            (Ok(attributes), None) => self.never_opened(at, attributes.span),
            (Err(malformed), Some(_)) => {
                // What is inside it touches nothing only since it is not read.
                self.read_to = malformed.span.range().end.max(at + 2);
                self.slips.malformed(&malformed);
            }
            (Err(_), None) => {}
        }
    }

    /// Notes a span that has so many levels of spans inside it.
    fn add(&mut self, span: Span, attributes: Attributes, levels: usize) {
        self.read_to = attributes.span.range().end;
        if let Some(around) = self.open.last_mut() {
            around.levels = around.levels.max(levels + 1);
        }
        match levels.cmp(&MAX_DEPTH) {
            Ordering::Less => {}
            Ordering::Equal => {
                self.slips.too_deep(span);
                return;
            }
            Ordering::Greater => return,
        }
        self.second_block(attributes.span.range().end);
        self.found.push(Bracketed { span, attributes, text: String::new() });
    }

    /// `[a]{.x}{freq=daily}`: only the first block is read, so whatever the second says would be lost. A space between them
    /// changes nothing.
    fn second_block(&mut self, end: usize) {
        let gap = &self.document.text[end..];
        let brace = end + gap.len() - gap.trim_start_matches(' ').len();
        if self.byte(brace) != Some(b'{') || self.is_doubled(brace) {
            return;
        }
        match self.attributes(brace) {
            // With a theme, and apart, it may belong to other words.
            Ok(second) if second.is_empty() || (brace > end && is_meant(&second)) => {}
            Ok(second) => {
                self.read_to = second.span.range().end;
                self.slips.second_block(second.span);
            }
            Err(malformed) if brace == end => {
                self.read_to = malformed.span.range().end.max(brace + 1);
                self.slips.malformed(&malformed);
            }
            Err(_) => {}
        }
    }

    /// `{…}` that touches no bracket: remembered, in case the bracket around it is never closed.
    fn loose_brace(&mut self, at: usize) {
        // Behind an escaped bracket the writer has said that no quote is meant.
        if at == self.carrier_end || (at > 0 && self.byte(at - 1) == Some(b']')) || self.is_doubled(at) {
            return;
        }
        let Some(attributes) = self.attributes(at).ok().filter(is_meant) else { return };
        match self.open.last_mut() {
            Some(open) => open.loose_attributes.push(attributes.span),
            None if self.block.heading || is_limited(&attributes) => {}
            None => {
                self.read_to = attributes.span.range().end;
                self.loose.in_words.push(attributes.span);
            }
        }
    }

    /// Attributes that stood in brackets which are plain text: they are as loose in what is around those.
    fn keep_loose(&mut self, mut loose: Vec<Span>) {
        match self.open.last_mut() {
            Some(around) => {
                // The fewer go to the more, or brackets in brackets would move them again and again.
                if loose.len() > around.loose_attributes.len() {
                    std::mem::swap(&mut loose, &mut around.loose_attributes);
                }
                around.loose_attributes.append(&mut loose);
            }
            None if self.block.heading => {}
            None => {
                loose.retain(|span| self.is_theme_alone(*span));
                self.loose.in_words.append(&mut loose);
            }
        }
    }

    /// Whether attributes limit nobody: where they do, the limits of the file are complained of.
    fn is_theme_alone(&self, span: Span) -> bool {
        self.attributes(span.range().start).is_ok_and(|attributes| !is_limited(&attributes))
    }

    /// Whether a brace is one of two, as in templates: `{{ .Values.image }}`.
    fn is_doubled(&self, at: usize) -> bool {
        self.byte(at + 1) == Some(b'{') || (at > 0 && self.byte(at - 1) == Some(b'{'))
    }

    /// Lines that begin with four spaces are code in Markdown, which is seldom meant where a quote is marked in them.
    fn scan_indented(&mut self, span: Span) {
        let range = span.range();
        for at in memchr::memchr_iter(b'{', &self.document.text.as_bytes()[range.clone()]).map(|at| range.start + at) {
            if at >= self.read_to
                && !self.is_doubled(at)
                && let Some(attributes) = self.attributes(at).ok().filter(is_marked)
                && !is_limited(&attributes)
            {
                self.read_to = attributes.span.range().end;
                self.loose.in_words.push(attributes.span);
            }
        }
    }

    /// One warning for all attributes of the file that touch nothing, and an error for each that stands in a quote.
    fn complain_of_unattached(&mut self) {
        let mut within = std::mem::take(&mut self.loose.in_quotes);
        within.retain(|span| self.is_theme_alone(*span));
        within.sort_unstable();
        within.dedup();
        within.into_iter().for_each(|span| self.slips.within_quote(span));
        let places = UnattachedPlaces {
            in_words: &self.loose.in_words,
            in_html: &self.loose.in_html,
            wide: &unscanned::wide(self.document),
        };
        self.slips.unattached(&places);
    }

    fn end_block(&mut self) {
        let opens = std::mem::take(&mut self.open);
        self.block.escaped_open = false;
        self.block.fresh = true;
        if let Some(last) = opens.last() {
            self.block.left_open = Some((last.at, self.block.number));
        }
        for open in opens {
            if let Some(attributes) = open.loose_attributes.iter().max().copied() {
                self.slips.unclosed(open.at, attributes);
            }
        }
    }

    fn detached(&mut self, at: usize, open: Option<&OpenBracket>) {
        let after = &self.document.text[at + 1..];
        let is_gap = |c: char| c == ' ' || fold::is_unseen(c) || (c.is_whitespace() && !c.is_ascii());
        let gap = after.find(|c| !is_gap(c)).unwrap_or(0);
        let brace = at + 1 + gap;
        if open.is_some_and(|open| !open.footnote)
            && gap > 0
            && self.byte(brace) == Some(b'{')
            && let Ok(attributes) = self.attributes(brace)
            && is_meant(&attributes)
        {
            self.read_to = attributes.span.range().end;
            self.slips.detached(&after[..gap], attributes.span);
        }
    }

    fn note_unmarked(&mut self, attributes: Attributes, opened: bool) {
        if opened && !attributes.is_empty() {
            self.slips.without_theme(attributes.span);
            self.unmarked.push(attributes);
        }
    }

    fn crossing(&mut self, open: &OpenBracket, attributes: Span) {
        self.read_to = attributes.range().end;
        self.slips.crossing(open.at, attributes);
    }

    fn never_opened(&mut self, at: usize, attributes: Span) {
        self.read_to = attributes.range().end;
        let span = Span::new(at, attributes.range().end);
        let left_open = self.block.left_open.filter(|(_, block)| block + 1 == self.block.number);
        self.slips.unopened(span, left_open.map(|(open, _)| open));
    }

    fn attributes(&self, brace: usize) -> Result<Attributes, Malformed> {
        let end = self.around.block_ends.last().copied().unwrap_or(self.document.text.len());
        Attributes::parse(self.document.text, brace, end.max(brace + 1))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.document.text.as_bytes().get(at).copied()
    }
}

/// How many backslashes stand right before a byte.
fn escapes_before(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count()
}
