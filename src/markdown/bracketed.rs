//! Bracketed spans: `[words]{.class}`, found over pulldown-cmark's events as Pandoc finds them in its source.
//!
//! Comes in: a parsed document. Goes out: the spans with their attributes and words, and complaints about slips that
//! would silently leave a mark as text. Does not know: which classes and keys mean something.

mod unscanned;

use std::cmp::Ordering;
use std::iter::Peekable;

use memchr::Memchr3;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::base::fold;
use crate::base::path::SourcePath;
use crate::base::span::{Place, Span, apart};
use crate::diagnostic::{Checked, Diagnostic, Fix};
use crate::markdown::attributes::{Attributes, Malformed, SpacedMeaning, SpacedValue};
use crate::markdown::document::{Document, is_inline, is_inline_end};
use crate::markdown::limit_blocks::{self, LimitedSpan};

use unscanned::UnattachedMarks;

/// How deep spans may be nested: each level repeats the words of all inside it, so this bounds the work.
const MAX_DEPTH: usize = 16;

/// A bracketed span with at least one class, with `themes=`, or with `for=`.
#[derive(Debug, Clone, PartialEq)]
pub struct Bracketed {
    /// From `[` to `]`, both included.
    pub span: Span,
    /// What stands between the braces.
    pub attributes: Attributes,
    /// What a reader sees of it: no markup, white space folded.
    pub text: String,
}

impl Bracketed {
    /// The bytes that are markup and not words: the bracket, and the bracket with the attributes.
    pub fn hidden(&self) -> [Span; 2] {
        let Span { start, end } = self.span;
        [Span { start, end: start + 1 }, Span { start: end - 1, end: self.attributes.span.end }]
    }

    /// What stands between the brackets.
    pub fn inner(&self) -> Span {
        Span { start: self.span.start + 1, end: self.span.end - 1 }
    }

    /// Whether it is marked: it has a class, or `themes=`.
    pub fn is_marked(&self) -> bool {
        is_marked(&self.attributes)
    }

    /// Whether it has `for=`, and so limits who may read it.
    pub fn is_limited(&self) -> bool {
        is_limited(&self.attributes)
    }
}

/// Finds the bracketed spans of a document, by the place of their opening bracket.
pub fn find(document: &Document<'_>, path: &SourcePath) -> Checked<Vec<Bracketed>> {
    find_all(document, path, AttributesIn::default()).map(|(found, _)| found)
}

/// Finds only those that limit who may read them, in a text where classes mean nothing; most texts are not gone through.
pub fn find_limited(document: &Document<'_>, path: &SourcePath) -> Checked<Vec<Bracketed>> {
    let blocks = limit_blocks::find(document.text, document.body);
    if blocks.is_empty() {
        return Checked::new(Vec::new(), Vec::new());
    }
    let Checked { value: (mut found, _), mut diagnostics } = find_all(document, path, AttributesIn::default());
    found.retain(Bracketed::is_limited);
    diagnostics.retain(|complaint| limit_blocks::is_about(complaint, &blocks));
    Checked::new(found, diagnostics)
}

/// What is known of the spans of one kind of text.
#[derive(Clone, Copy, Default)]
pub struct AttributesIn<'w> {
    /// What is no words of a span although it stands there.
    pub wordless: &'w [Span],
    /// What somebody meant by a value with spaces, if that is known.
    pub meaning: Option<fn(&SpacedValue) -> SpacedMeaning>,
}

/// The same as [`find`], with the attributes behind brackets that name no theme: they mark nothing, and are complained of.
pub fn find_all(
    document: &Document<'_>,
    path: &SourcePath,
    known: AttributesIn<'_>,
) -> Checked<(Vec<Bracketed>, Vec<Attributes>)> {
    let AttributesIn { wordless, meaning } = known;
    let mut finder = BracketFinder { meaning, ..BracketFinder::new(document, path) };
    for (event, span) in &document.events {
        finder.step(event, *span);
    }
    finder.end_block();
    finder.complain_of_unattached();
    finder.found.sort_by_key(|bracketed| bracketed.span);
    fill_words(document, &mut finder.found, wordless);
    let limited = finder.found.iter().filter(|bracketed| bracketed.is_limited());
    let limited = limited.map(|found| LimitedSpan { inner: found.inner(), attributes: found.attributes.span });
    let unread = limit_blocks::unread(document, path, &limited.collect::<Vec<_>>(), &finder.complaints);
    finder.complaints.extend(unread);
    Checked::new((finder.found, finder.unmarked), finder.complaints)
}

/// The words of each span, without the brackets and attributes of those inside it.
fn fill_words(document: &Document<'_>, found: &mut [Bracketed], wordless: &[Span]) {
    let hidden = apart(found.iter().flat_map(Bracketed::hidden).chain(wordless.iter().copied()).collect());
    for bracketed in found {
        bracketed.text = document.plain(bracketed.span, &hidden);
    }
}

/// An opening bracket that waits for its partner.
struct OpenBracket {
    at: usize,
    /// The emphasis or link that it stands in; a span may not leave it.
    container: u32,
    /// `[^…`: a footnote, never a span.
    footnote: bool,
    /// How many levels of spans stand in it.
    levels: usize,
    /// Attributes met since that touch no bracket: if the partner never comes, the last were meant for this one.
    loose_attributes: Vec<Span>,
}

/// Emphasis, a link or a picture.
struct Container {
    /// A number of its own; 0 stands for the block itself.
    number: u32,
    scanned: bool,
}

/// What is around the next event.
#[derive(Default)]
struct Surroundings {
    /// The emphasis and links around.
    containers: Vec<Container>,
    next_container: u32,
    /// Where the blocks around end.
    block_ends: Vec<usize>,
    /// How many code blocks, pictures and bare addresses are around: inside them nothing is scanned.
    unscanned: usize,
}

/// The block that is gone through, and what the one before left.
#[derive(Default)]
struct CurrentBlock {
    /// Whether the block has an escaped `[`: a `]{…}` without a partner is then meant as text.
    escaped_open: bool,
    /// How many blocks with words there were so far.
    number: usize,
    /// Whether the block has had no words yet.
    fresh: bool,
    /// The last bracket that was left open, and in which block: explains a `]{…}` in the next one.
    left_open: Option<(usize, usize)>,
    /// Whether the block is a heading: attributes at its end are its own, for other readers of Markdown.
    heading: bool,
}

struct BracketFinder<'d, 'a> {
    document: &'d Document<'a>,
    path: &'d SourcePath,
    meaning: Option<fn(&SpacedValue) -> SpacedMeaning>,
    /// All brackets and opening braces of the file from here on.
    marks: Peekable<Memchr3<'a>>,
    found: Vec<Bracketed>,
    unmarked: Vec<Attributes>,
    complaints: Vec<Diagnostic>,
    open: Vec<OpenBracket>,
    around: Surroundings,
    block: CurrentBlock,
    /// Up to here the source was read as attributes.
    read_to: usize,
    /// Where the last thing that may carry attributes of its own ended: a link, a picture, code.
    carrier_end: usize,
    /// Attributes with a theme that touch nothing.
    unattached: Vec<Span>,
    /// The same within a block of HTML, which begins with a comment more often than not.
    in_html: Vec<Span>,
    /// The same within the words of a quote: there they would be shown as words.
    within_quotes: Vec<Span>,
}

impl<'d, 'a> BracketFinder<'d, 'a> {
    fn new(document: &'d Document<'a>, path: &'d SourcePath) -> Self {
        Self {
            document,
            path,
            meaning: None,
            marks: memchr::memchr3_iter(b'[', b']', b'{', document.text.as_bytes()).peekable(),
            found: Vec::new(),
            unmarked: Vec::new(),
            complaints: Vec::new(),
            open: Vec::new(),
            around: Surroundings { next_container: 1, ..Surroundings::default() },
            block: CurrentBlock { fresh: true, ..CurrentBlock::default() },
            read_to: 0,
            carrier_end: 0,
            unattached: Vec::new(),
            in_html: Vec::new(),
            within_quotes: Vec::new(),
        }
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
                    Tag::HtmlBlock => self.in_html.extend(unscanned::in_html(self.document.text, span)),
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
                    container: self.container(),
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
            (Ok(attributes), Some(open)) if open.container == self.container() => {
                if is_marked(&attributes) {
                    self.within_quotes.extend(loose);
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
                self.malformed(&malformed);
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
                let message = format!("more than {MAX_DEPTH} quotes stand in one another");
                return self.complain("nested-too-deep", span, message, "mark them one after the other");
            }
            Ordering::Greater => return,
        }
        self.second_block(attributes.span.range().end);
        self.found.push(Bracketed { span, attributes, text: String::new() });
    }

    /// `[a]{.x}{freq=daily}`: only the first block is read, so whatever the second says would be lost. A space between them
    /// changes nothing.
    fn second_block(&mut self, end: usize) {
        let brace = end + self.document.text[end..].bytes().take_while(|byte| *byte == b' ').count();
        if self.byte(brace) != Some(b'{') || self.is_doubled(brace) {
            return;
        }
        match self.attributes(brace) {
            // With a theme, and apart, it may belong to other words.
            Ok(second) if second.is_empty() || (brace > end && is_meant(&second)) => {}
            Ok(second) => {
                self.read_to = second.span.range().end;
                let message = "this quote has two attribute blocks, and only the first is read".to_owned();
                self.complain(
                    "second-attributes",
                    second.span,
                    message,
                    "join them: `{.theme .other-theme freq=weekly}`",
                );
            }
            Err(malformed) if brace == end => {
                self.read_to = malformed.span.range().end.max(brace + 1);
                self.malformed(&malformed);
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
                self.unattached.push(attributes.span);
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
                self.unattached.append(&mut loose);
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
                self.unattached.push(attributes.span);
            }
        }
    }

    /// One warning for all attributes of the file that touch nothing, and an error for each that stands in a quote.
    fn complain_of_unattached(&mut self) {
        let mut within = std::mem::take(&mut self.within_quotes);
        within.retain(|span| self.is_theme_alone(*span));
        within.sort_unstable();
        within.dedup();
        for span in within {
            let message = "these attributes touch no brackets, and stand in the words of a quote".to_owned();
            let help = "write `[the words]{.theme}` within the quote, or `\\{` if the braces were said";
            self.complain("unattached-attributes", span, message, help);
        }
        let wide = unscanned::wide(self.document);
        let all = UnattachedMarks { in_words: &self.unattached, in_html: &self.in_html, wide: &wide };
        self.complaints.extend(all.complaint(self.path));
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
                let bracket = Span::new(open.at, open.at + 1);
                let complaint = self
                    .complaint("unclosed-quote", bracket, "this quote is opened and never closed".to_owned())
                    .label(Place::new(self.path, attributes), "these attributes touch no `]`")
                    .help("put `]` right before the `{`, or write `\\[` if no quote is meant");
                self.complaints.push(complaint);
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
            let message = "these attributes do not touch the `]` before them, so they mark nothing".to_owned();
            let what =
                fold::first_unseen(&after[..gap]).map_or_else(|| "the space".to_owned(), |unseen| format!("{unseen},"));
            let help = format!("remove {what} between `]` and `{{`");
            self.complain("detached-attributes", attributes.span, message, &help);
        }
    }

    /// Attributes without a theme: the passage is text, which is seldom what was meant.
    fn note_unmarked(&mut self, attributes: Attributes, opened: bool) {
        if opened && !attributes.is_empty() {
            let message = "attributes without a theme: this is text and no quote";
            let warning = Diagnostic::warning("quote-without-theme", Place::new(self.path, attributes.span), message)
                .help("name at least one theme: `{.theme …}`");
            self.complaints.push(warning);
            self.unmarked.push(attributes);
        }
    }

    fn crossing(&mut self, open: &OpenBracket, attributes: Span) {
        self.read_to = attributes.range().end;
        let bracket = Span::new(open.at, open.at + 1);
        let complaint = self
            .complaint(
                "crossing-quote",
                bracket,
                "this quote begins and ends in different emphasis or links".to_owned(),
            )
            .label(Place::new(self.path, attributes), "it ends here")
            .help("put both brackets inside the emphasis or link, or both outside");
        self.complaints.push(complaint);
    }

    fn never_opened(&mut self, at: usize, attributes: Span) {
        self.read_to = attributes.range().end;
        let span = Span::new(at, attributes.range().end);
        let message = "this quote is closed and never opened in its paragraph".to_owned();
        let complaint = self.complaint("unopened-quote", span, message);
        let complaint = match self.block.left_open.filter(|(_, block)| block + 1 == self.block.number) {
            Some((open, _)) => complaint.label(Place::new(self.path, open..open + 1), "this bracket is never closed").help(
                "a quote does not cross a paragraph: mark each part, or make it a stand-off quote in the front matter",
            ),
            None => complaint.help("put `[` where the quote begins, in the same paragraph"),
        };
        self.complaints.push(complaint);
    }

    fn malformed(&mut self, malformed: &Malformed) {
        let message = format!("this attribute block cannot be read: {}", malformed.message);
        let wrong = &self.document.text[malformed.span.range()];
        let usual = if wrong.starts_with("for") {
            "write `for=audience`, with no spaces around `=`, or `\\{` if no limit is meant"
        } else {
            "write it like `{.theme #id freq=weekly toil=2h}`, or `\\{` if no quote is meant"
        };
        let complaint = self.complaint("malformed-attributes", malformed.span, message);
        let meant = malformed.spaced.as_ref().and_then(|spaced| Some((spaced, (self.meaning?)(spaced))));
        self.complaints.push(match meant {
            None => complaint.help(usual),
            Some((_, SpacedMeaning::Unclear(help))) => complaint.help(help),
            Some((SpacedValue { key, span, .. }, SpacedMeaning::Surely(value))) => {
                let written = format!("{key}={value}");
                let title = format!("write `{written}`");
                let fix = Fix::new(title.clone(), Place::new(self.path, *span), written);
                complaint.help(title).fix(Some(fix))
            }
        });
    }

    fn complaint(&self, rule: &'static str, span: Span, message: String) -> Diagnostic {
        Diagnostic::error(rule, Place::new(self.path, span), message)
    }

    fn complain(&mut self, rule: &'static str, span: Span, message: String, help: &str) {
        let complaint = self.complaint(rule, span, message).help(help);
        self.complaints.push(complaint);
    }

    fn attributes(&self, brace: usize) -> Result<Attributes, Malformed> {
        let end = self.around.block_ends.last().copied().unwrap_or(self.document.text.len());
        Attributes::parse(self.document.text, brace, end.max(brace + 1))
    }

    fn container(&self) -> u32 {
        self.around.containers.last().map_or(0, |container| container.number)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.document.text.as_bytes().get(at).copied()
    }
}

fn is_marked(attributes: &Attributes) -> bool {
    !attributes.classes.is_empty() || attributes.get("themes").is_some()
}

fn is_limited(attributes: &Attributes) -> bool {
    attributes.get("for").is_some()
}

/// Whether what the attributes touch is more than text.
fn is_meant(attributes: &Attributes) -> bool {
    is_marked(attributes) || is_limited(attributes)
}

/// How many backslashes stand right before a byte.
fn escapes_before(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count()
}

#[cfg(test)]
mod tests;
