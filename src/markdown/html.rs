//! HTML with places to fill in.
//!
//! Comes in: a parsed document and edits to it: what to leave out, where to put something in. Goes out: a [`Body`], as
//! pulldown-cmark writes it byte for byte but for the edits, raw HTML (shown as text), links that are refused, head cells that
//! hold nothing, and how cells are aligned.
//! Does not know: what the slots stand for.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::base::span::Span;
use crate::markdown::body::Tape;
pub use crate::markdown::body::{Body, Edge, Piece};
use crate::markdown::document::{Document, is_inline, is_inline_end};
use crate::markdown::footnotes::{Footnotes, NoteStart};
use crate::markdown::hidden::Hidden;
use crate::markdown::highlight;
use crate::markdown::limited::Limited;

/// What to change while a document is rendered. Offsets are bytes of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Edits<S> {
    /// Stretches that are left out: words, and emphasis or links whose first byte is in one, and blocks wholly in one, unless
    /// something is put in the place of their words.
    pub hidden: Vec<Span>,
    /// What is put in, in any order.
    pub inserts: Vec<Insert<S>>,
    /// Stretches that not everybody may read, each with its number; apart from each other, in order.
    pub limits: Vec<(Span, u32)>,
}

/// A slot that is put in between.
#[derive(Debug, Clone, PartialEq)]
pub struct Insert<S> {
    /// The byte of the file.
    pub at: usize,
    /// How it clings to what stands around.
    pub cling: Cling,
    /// What is put in.
    pub what: S,
}

/// How a slot clings to what stands around it. The order is the one in which slots of one place are put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cling {
    /// Right after the words before it, inside their emphasis.
    Left,
    /// Right before the block that begins here.
    Block,
    /// Right before the words after it.
    Right,
    /// The same, in the place of words: it is limited as they would be.
    Words,
}

impl<S> Default for Edits<S> {
    fn default() -> Self {
        Self { hidden: Vec::new(), inserts: Vec::new(), limits: Vec::new() }
    }
}

/// Renders a document with edits. `link` makes the slot for a relative link's target.
pub fn render<S>(document: &Document<'_>, edits: Edits<S>, link: impl FnMut(&str) -> S) -> Body<S> {
    let tape = RefCell::new(Tape::new(document.text));
    let mut weaver = Weaver::new(document, edits, link, &tape);
    pulldown_cmark::html::write_html_fmt(Recorder(&tape), &mut weaver).expect("writing to a tape does not fail");
    weaver.finish();
    tape.into_inner().finish()
}

/// The links and pictures of a document that stay within the site, in order: where they lead, where they stand, whether it is a picture.
pub fn inner_links<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (&'d str, Span, bool)> {
    document.events.iter().filter_map(|(event, span)| {
        let Event::Start(tag @ (Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. })) =
            event
        else {
            return None;
        };
        let inner = dest_url.starts_with('#') || Target::new(dest_url, *link_type) == Target::Relative;
        inner.then(|| (dest_url.as_ref(), *span, matches!(tag, Tag::Image { .. })))
    })
}

/// Lets the weaver see what has been written: the writer pulls each event only after it has written the last.
struct Recorder<'t, 'd, S>(&'t RefCell<Tape<'d, S>>);

impl<S> fmt::Write for Recorder<'_, '_, S> {
    fn write_str(&mut self, html: &str) -> fmt::Result {
        self.0.borrow_mut().push(aligned(html));
        Ok(())
    }
}

/// The end of a cell's tag with a class in the place of a style, which the policy of a site does not let count; cells begin at the left
/// anyway. Words are never that: their `>` is escaped.
fn aligned(html: &str) -> &str {
    match html {
        " style=\"text-align: left\">" => ">",
        " style=\"text-align: center\">" => " class=\"align-center\">",
        " style=\"text-align: right\">" => " class=\"align-end\">",
        html => html,
    }
}

/// Hands the document's events to the HTML writer, edited, and puts the slots between what it writes.
struct Weaver<'t, 'd, 'a, S, F> {
    document: &'d Document<'a>,
    next_event: usize,
    hidden: Hidden,
    limits: Limited,
    /// Sorted by place and cling.
    inserts: VecDeque<Insert<S>>,
    /// Where something is put in the place of words, in order.
    replaced: Vec<usize>,
    ready: VecDeque<Ready<'d, S>>,
    link: F,
    /// For each link or picture around, whether it is shown as one.
    links: Vec<bool>,
    /// How many pictures are around: their words become an attribute, where nothing can be put in.
    pictures: usize,
    footnotes: Footnotes<'d>,
    tape: &'t RefCell<Tape<'d, S>>,
}

/// What the writer or the tape gets next.
enum Ready<'d, S> {
    Event(Event<'d>),
    /// The start of a link or picture whose target is a slot.
    Link(Event<'d>, S),
    Slot(S),
    Edge(Edge),
    /// A line begins, where none does yet.
    Line,
}

impl<'d, S, F: FnMut(&str) -> S> Iterator for &mut Weaver<'_, 'd, '_, S, F> {
    type Item = Event<'d>;

    fn next(&mut self) -> Option<Event<'d>> {
        self.tape.borrow_mut().end_link();
        loop {
            match self.ready.pop_front() {
                Some(Ready::Event(event)) => {
                    if matches!(event, Event::End(TagEnd::TableCell)) {
                        self.tape.borrow_mut().end_cell();
                    }
                    return Some(event);
                }
                Some(Ready::Link(event, what)) => {
                    self.tape.borrow_mut().begin_link(what);
                    return Some(event);
                }
                Some(Ready::Slot(what)) => self.put_slot(what),
                Some(Ready::Edge(edge)) => self.tape.borrow_mut().edge(edge),
                Some(Ready::Line) => self.tape.borrow_mut().begin_line(),
                None => {
                    let (event, span) = self.document.events.get(self.next_event)?;
                    self.next_event += 1;
                    if self.passes(event, *span) {
                        return Some(event.clone());
                    }
                    self.edit(event, *span);
                }
            }
        }
    }
}

impl<'t, 'd, 'a, S, F: FnMut(&str) -> S> Weaver<'t, 'd, 'a, S, F> {
    fn new(document: &'d Document<'a>, mut edits: Edits<S>, link: F, tape: &'t RefCell<Tape<'d, S>>) -> Self {
        edits.hidden.extend(&document.comments);
        edits.inserts.sort_by_key(|insert| (insert.at, insert.cling));
        let mut hidden = Hidden::new(edits.hidden);
        let joined = document.joined_breaks(&hidden.spans);
        if !joined.is_empty() {
            hidden = Hidden::new(hidden.spans.into_iter().chain(joined).collect());
        }
        let replaced =
            edits.inserts.iter().filter(|insert| insert.cling == Cling::Words).map(|insert| insert.at).collect();
        let footnotes = Footnotes::new(document, &edits.limits);
        Self {
            document,
            next_event: 0,
            hidden,
            limits: Limited::new(edits.limits),
            inserts: edits.inserts.into(),
            replaced,
            ready: VecDeque::new(),
            link,
            links: Vec::new(),
            pictures: 0,
            footnotes,
            tape,
        }
    }

    /// What is left over goes to the end.
    fn finish(mut self) {
        self.tape.borrow_mut().end_link();
        self.put_in(|_| true);
        self.limit(None);
        while let Some(step) = self.ready.pop_front() {
            match step {
                Ready::Slot(what) => self.put_slot(what),
                Ready::Edge(edge) => self.tape.borrow_mut().edge(edge),
                Ready::Event(_) | Ready::Link(..) | Ready::Line => {}
            }
        }
    }

    /// Whether an event is one of the many that stay as they are: plain words and what stands around them, with nothing
    /// hidden in them and nothing put in.
    fn passes(&mut self, event: &Event<'a>, span: Span) -> bool {
        if !self.limits.is_empty() {
            return false;
        }
        let Span { start, end } = span;
        let (reach, seen) = match event {
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => (end, span),
            Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong) => (start, Span { start, end: start + 1 }),
            Event::End(TagEnd::Paragraph | TagEnd::Emphasis | TagEnd::Strong) => (end, Span { start, end: start + 1 }),
            _ => return false,
        };
        self.inserts.front().is_none_or(|insert| insert.at > reach as usize) && !self.hidden.touch(seen)
    }

    fn edit(&mut self, event: &'d Event<'a>, span: Span) {
        match event {
            Event::Start(tag) if is_inline(tag) => self.start_inline(tag, span),
            Event::Start(tag) => self.start_block(tag, span),
            Event::End(tag) if is_inline_end(*tag) => self.end_inline(*tag, span),
            Event::End(tag) => self.end_block(*tag, span),
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => {
                if self.document.is_literal(event, span) {
                    self.cut_text(span);
                } else {
                    self.take_atom(Event::Text(text.clone()), span);
                }
            }
            // The words for a picture become an attribute: no link can be there.
            Event::FootnoteReference(label) if self.pictures == 0 && self.hidden_at(span.range().start).is_none() => {
                let call = self.footnotes.call(label, self.limits.at(span.range().start).0);
                self.take_atom(Event::InlineHtml(call.into()), span);
            }
            atom => self.take_atom(atom.clone(), span),
        }
    }

    /// What cannot be cut: a slot within it that clings to what follows goes before it, all others after it.
    fn take_atom(&mut self, event: Event<'d>, span: Span) {
        let Range { start, end } = span.range();
        self.put_in(|insert| insert.at <= start || (insert.at < end && insert.cling >= Cling::Right));
        // Indentation that was taken off stands on no bytes, so nothing hides it.
        if start == end || self.hidden_at(start).is_none() {
            self.limit_at(start);
            self.pass(event);
        }
    }

    fn start_inline(&mut self, tag: &'d Tag<'a>, span: Span) {
        self.put_in(|insert| insert.at <= span.range().start);
        let hidden = self.hidden_at(span.range().start).is_some();
        let (Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) = tag else {
            if !hidden {
                self.limit_at(span.range().start);
                self.pass(Event::Start(tag.clone()));
            }
            return;
        };
        let target = Target::new(dest_url, *link_type);
        let shown = !hidden && target != Target::Refused;
        self.links.push(shown);
        if shown {
            self.limit_at(span.range().start);
            let is_picture = matches!(tag, Tag::Image { .. });
            self.pictures += usize::from(is_picture);
            if !is_picture {
                self.ready.push_back(Ready::Edge(Edge::LinkStart));
            }
            self.ready.push_back(match target {
                Target::Relative => Ready::Link(Event::Start(tag.clone()), (self.link)(dest_url)),
                _ => Ready::Event(Event::Start(tag.clone())),
            });
        }
    }

    fn end_inline(&mut self, tag: TagEnd, span: Span) {
        self.put_in(|insert| insert.at < span.range().end);
        let shown = match tag {
            TagEnd::Link | TagEnd::Image => self.links.pop().unwrap_or(false),
            _ => self.hidden_at(span.range().start).is_none(),
        };
        if shown {
            // The end goes with the beginning.
            self.limit_at(span.range().start);
            self.pictures -= usize::from(tag == TagEnd::Image);
            self.pass(Event::End(tag));
            if tag == TagEnd::Link {
                self.ready.push_back(Ready::Edge(Edge::LinkEnd));
            }
        }
    }

    fn start_block(&mut self, tag: &'d Tag<'a>, span: Span) {
        let at = span.range().start;
        self.put_in(|insert| insert.at < at || (insert.at == at && insert.cling < Cling::Right));
        if self.is_hidden_whole(span) {
            return;
        }
        let limit = self.limits.enter(tag, span);
        let is_note = matches!(tag, Tag::FootnoteDefinition(_));
        self.limit_with(limit, if is_note { Edge::LimitedNote } else { Edge::LimitStart });
        match tag {
            // Raw HTML is shown as a paragraph of text, and not at all where it is all comments.
            Tag::HtmlBlock if self.is_seen(span) => self.pass(Event::Start(Tag::Paragraph)),
            Tag::HtmlBlock => {
                self.words_of_block();
                self.limits.leave();
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if !info.is_empty() => {
                self.pass(Event::Start(tag.clone()));
                let code = self.words_of_block();
                self.pass(match highlight::highlight(&code, info) {
                    Some(html) => Event::InlineHtml(html.into()),
                    None => Event::Text(code.into()),
                });
                self.pass(Event::End(TagEnd::CodeBlock));
                self.limits.leave();
            }
            Tag::FootnoteDefinition(label) => self.start_note(label),
            _ => self.pass(Event::Start(tag.clone())),
        }
    }

    fn start_note(&mut self, label: &'d str) {
        let NoteStart { html, behind_words } = self.footnotes.note(label, self.document);
        self.ready.push_back(Ready::Line);
        self.pass(Event::Html(html.into()));
        if let Some(behind) = behind_words {
            self.ready.push_back(Ready::Edge(Edge::BackToCall));
            self.pass(Event::Html(behind.into()));
        }
    }

    fn end_block(&mut self, tag: TagEnd, span: Span) {
        let at = span.range().end;
        self.put_in(|insert| insert.at < at || (insert.at == at && insert.cling == Cling::Left));
        if self.is_hidden_whole(span) {
            return;
        }
        let limit = self.limits.leave();
        self.limit(limit);
        match tag {
            TagEnd::HtmlBlock => self.pass(Event::End(TagEnd::Paragraph)),
            TagEnd::FootnoteDefinition => self.pass(Event::Html("</div>\n".into())),
            _ => self.pass(Event::End(tag)),
        }
    }

    /// Whether a reader sees anything of a stretch.
    fn is_seen(&self, span: Span) -> bool {
        self.document.runs(span, &self.hidden.spans).any(|run| !run.text.trim().is_empty())
    }

    /// Takes the words of a block that holds nothing but words, and its end.
    fn words_of_block(&mut self) -> String {
        let mut words = String::new();
        while let Some((event, _)) = self.document.events.get(self.next_event) {
            self.next_event += 1;
            match event {
                Event::End(_) => break,
                Event::Text(text) => words.push_str(text),
                _ => {}
            }
        }
        words
    }

    /// Words that are the file's bytes are cut where something is hidden or put in.
    fn cut_text(&mut self, span: Span) {
        let (mut at, end) = (span.range().start, span.range().end);
        while at < end {
            self.put_in(|insert| insert.at <= at);
            if let Some(hidden) = self.hidden_at(at) {
                at = hidden.range().end;
                continue;
            }
            let limited = self.limit_at(at);
            let until = self.next_hidden(at).min(self.next_insert()).min(limited).min(end);
            self.pass(Event::Text(self.document.text[at..until].into()));
            at = until;
        }
    }

    /// Where the next slot goes; nothing is put into a picture.
    fn next_insert(&self) -> usize {
        self.inserts.front().filter(|_| self.pictures == 0).map_or(usize::MAX, |insert| insert.at)
    }

    fn hidden_at(&mut self, at: usize) -> Option<Span> {
        self.hidden.first_behind(at).filter(|hidden| hidden.range().start <= at)
    }

    fn next_hidden(&mut self, at: usize) -> usize {
        self.hidden.first_behind(at).map_or(usize::MAX, |hidden| hidden.range().start)
    }

    fn is_hidden_whole(&mut self, span: Span) -> bool {
        let Range { start, end } = span.range();
        let hides_all = self.hidden_at(start).is_some_and(|hidden| hidden.contains(span));
        let next = || self.replaced.get(self.replaced.partition_point(|at| *at < start));
        hides_all && next().is_none_or(|at| end <= *at)
    }

    /// What follows has the limit of a byte; how far that holds. Within a picture there is one limit for all.
    fn limit_at(&mut self, at: usize) -> usize {
        let (limit, until) = self.limits.at(at);
        if self.pictures == 0 {
            self.limit(limit);
        }
        until
    }

    /// What follows has a limit, or none.
    fn limit(&mut self, limit: Option<u32>) {
        self.limit_with(limit, Edge::LimitStart);
    }

    /// The same, given what begins where a limit does.
    fn limit_with(&mut self, limit: Option<u32>, begins: fn(u32) -> Edge) {
        if let Some(ended) = self.limits.change(limit) {
            self.ready.extend(ended.then_some(Ready::Edge(Edge::LimitEnd)));
            self.ready.extend(limit.map(|limit| Ready::Edge(begins(limit))));
        }
    }

    fn pass(&mut self, event: Event<'d>) {
        self.ready.push_back(Ready::Event(event));
    }

    /// Lets the waiting slots in, as long as they belong here.
    fn put_in(&mut self, belongs: impl Fn(&Insert<S>) -> bool) {
        while self.pictures == 0 && self.inserts.front().is_some_and(&belongs) {
            let Some(insert) = self.inserts.pop_front() else { return };
            let limit = if insert.cling == Cling::Words { self.limits.at(insert.at).0 } else { None };
            self.limit(limit);
            self.ready.push_back(Ready::Slot(insert.what));
        }
    }

    fn put_slot(&mut self, what: S) {
        self.tape.borrow_mut().slot(what);
    }
}

/// Where a link leads, as far as it decides what is done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// To an `http`, `https` or `mailto` address, or within the page: kept as it is.
    Kept,
    /// To somewhere in the site.
    Relative,
    /// To a scheme that is not allowed: the words stay, the link goes.
    Refused,
}

impl Target {
    fn new(url: &str, link_type: LinkType) -> Self {
        // Browsers ignore control characters and space in and around a scheme.
        let plain: String = url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        match plain.split_once(':') {
            _ if link_type == LinkType::Email => Self::Kept,
            Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
                let allowed = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
                if allowed { Self::Kept } else { Self::Refused }
            }
            _ if plain.is_empty() || plain.starts_with('#') || plain.starts_with("//") => Self::Kept,
            _ => Self::Relative,
        }
    }
}

#[cfg(test)]
mod tests;
