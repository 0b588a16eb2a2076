//! HTML as a patch on the text that it was made of.
//!
//! Comes in: the HTML of a text piece by piece, as a writer writes it, with slots between. Goes out: a [`Body`], which with
//! the text is that HTML again. Does not know: what the slots stand for.

use crate::base::span::Span;

/// HTML without the text that it was made of. A transcript's HTML is its own words with little between them, so it
/// says which stretches of the file to copy and what to put in, and takes a tenth of the room. It has places that somebody
/// who knows more fills in.
#[derive(Debug, Clone, PartialEq)]
pub struct Body<S> {
    /// In the order of the HTML.
    steps: Box<[BodyStep<S>]>,
    /// What does not stand in the text, one step's after the other's.
    added: Box<str>,
}

/// What comes next in the HTML.
#[derive(Debug, Clone, Copy, PartialEq)]
enum BodyStep<S> {
    /// A stretch of the text that is HTML as it stands. It holds no tag: what is `<` in a text is written as `&lt;`.
    Copied(Span),
    /// So many bytes of what was added.
    Added(u32),
    /// A slot, in place of so many bytes of what was added.
    Slot(S, u32),
    Edge(Edge),
}

/// A place in the HTML that matters to whoever puts it together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// A link begins.
    LinkStart,
    /// It has ended.
    LinkEnd,
    /// In the words that are read out for a link from a footnote to its call, before its number.
    BackToCall,
    /// What follows, up to the next [`Edge::LimitEnd`], not everybody may read: it has the limit with this number. There is
    /// none in another, and what is between can be left out.
    LimitStart(u32),
    /// A footnote begins that is limited as a whole: it is called from nowhere else.
    LimitedNote(u32),
    /// Whoever reads the page may read what follows.
    LimitEnd,
}

/// A piece of a body, in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece<'a, S> {
    /// Words of the text: ready HTML without any tag.
    Words(&'a str),
    /// Ready HTML.
    Html(&'a str),
    /// A slot to be filled; the text is what stands there if it is not.
    Slot(&'a S, &'a str),
    /// No HTML, but a place that matters.
    Edge(Edge),
}

impl<S> Default for Body<S> {
    fn default() -> Self {
        Self { steps: Box::default(), added: Box::default() }
    }
}

impl<S> Body<S> {
    /// HTML and slots in turn. `text` is the text that the body was made of: with another one this would be nobody's words.
    pub fn pieces<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Piece<'a, S>> {
        let mut added = &*self.added;
        let mut take = move |length: u32| {
            let (taken, rest) = added.split_at_checked(length as usize).unwrap_or((added, ""));
            added = rest;
            taken
        };
        self.steps.iter().map(move |step| match step {
            BodyStep::Copied(span) => Piece::Words(text.get(span.range()).unwrap_or_default()),
            BodyStep::Added(length) => Piece::Html(take(*length)),
            BodyStep::Slot(what, replaced) => Piece::Slot(what, take(*replaced)),
            BodyStep::Edge(edge) => Piece::Edge(*edge),
        })
    }

    /// The HTML as pulldown-cmark writes it, no slot filled: complete and safe.
    pub fn unfilled(&self, text: &str) -> String {
        let pieces = self.pieces(text).map(|piece| match piece {
            Piece::Words(html) | Piece::Html(html) | Piece::Slot(_, html) => html,
            Piece::Edge(_) => "",
        });
        pieces.collect()
    }

    /// The slots, in the order of their places.
    pub fn slots(&self) -> impl Iterator<Item = &S> {
        self.steps.iter().filter_map(|step| match step {
            BodyStep::Slot(what, _) => Some(what),
            BodyStep::Copied(_) | BodyStep::Added(_) | BodyStep::Edge(_) => None,
        })
    }
}

/// A body while it is written.
pub(super) struct Tape<'d, S> {
    text: &'d str,
    steps: Vec<BodyStep<S>>,
    added: String,
    /// A relative link whose tag is being written: where in what was added it begins, and what its target becomes. All of it
    /// is added there, so that the target can be found in it.
    link: Option<(usize, S)>,
    /// Whether the head cell that is being written holds nothing.
    is_empty_cell: bool,
}

/// How the tag of a head cell begins.
const HEAD_CELL: &str = "<th";

/// A step takes more room than a few bytes that are written down again.
const WORTH_A_STEP: usize = 24;

impl<'d, S> Tape<'d, S> {
    pub(super) fn new(text: &'d str) -> Self {
        Self { text, steps: Vec::new(), added: String::new(), link: None, is_empty_cell: false }
    }

    /// HTML as the writer writes it.
    pub(super) fn push(&mut self, html: &str) {
        let html = if std::mem::take(&mut self.is_empty_cell) { "</td>" } else { html };
        let copied = self.place_of(html).filter(|_| self.link.is_none());
        match (copied, self.steps.last_mut()) {
            (Some(span), Some(BodyStep::Copied(last))) if last.end == span.start => last.end = span.end,
            (Some(span), _) if html.len() >= WORTH_A_STEP => self.steps.push(BodyStep::Copied(span)),
            (_, Some(BodyStep::Added(length))) => {
                *length += narrow(html.len());
                self.added.push_str(html);
            }
            _ => {
                self.steps.push(BodyStep::Added(narrow(html.len())));
                self.added.push_str(html);
            }
        }
    }

    /// Where a piece of HTML stands in the text: the parser and the writer hand on stretches of it as they are, so it is
    /// enough to look where in memory the piece lies.
    fn place_of(&self, html: &str) -> Option<Span> {
        let start = html.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        (start + html.len() <= self.text.len()).then(|| Span::new(start, start + html.len()))
    }

    /// Puts a slot in between.
    pub(super) fn slot(&mut self, what: S) {
        self.steps.push(BodyStep::Slot(what, 0));
    }

    /// Notes a place that matters.
    pub(super) fn edge(&mut self, edge: Edge) {
        self.steps.push(BodyStep::Edge(edge));
    }

    /// Ends the line that was begun, if one was.
    pub(super) fn begin_line(&mut self) {
        if !self.is_at_line_start() {
            self.push("\n");
        }
    }

    fn is_at_line_start(&self) -> bool {
        let last = self.steps.iter().rev().find(|step| !matches!(step, BodyStep::Slot(_, 0) | BodyStep::Edge(_)));
        match last {
            None => true,
            Some(BodyStep::Copied(span)) => self.text[span.range()].ends_with('\n'),
            Some(_) => self.added.ends_with('\n'),
        }
    }

    /// What is written from here on is the tag of a relative link.
    pub(super) fn begin_link(&mut self, what: S) {
        self.link = Some((self.added.len(), what));
    }

    /// A cell is about to end. A head cell that holds nothing heads no column: it is written as any other cell.
    pub(super) fn end_cell(&mut self) {
        let Some(BodyStep::Added(length)) = self.steps.last() else { return };
        let start = self.added.len() - *length as usize;
        let tag = self.added[start..].rfind(HEAD_CELL).map(|at| start + at);
        let empty = tag.filter(|tag| self.added[*tag..].find('>') == Some(self.added.len() - tag - 1));
        if let Some(tag) = empty {
            self.added.replace_range(tag..tag + HEAD_CELL.len(), "<td");
            self.is_empty_cell = true;
        }
    }

    /// The tag is written: its target is the first quoted attribute, whose own quotation marks are escaped.
    pub(super) fn end_link(&mut self) {
        let Some((from, what)) = self.link.take() else { return };
        let target = self.added[from..].split_once('"').and_then(|(before, rest)| {
            let length = rest.find('"')?;
            Some((from + before.len() + 1, length))
        });
        if let Some((start, length)) = target {
            self.replace(start, length, what);
        }
    }

    /// Puts a slot in place of a part of what was added last.
    fn replace(&mut self, from: usize, length: usize, what: S) {
        let behind = self.added.len() - from - length;
        if let Some(BodyStep::Added(last)) = self.steps.last_mut() {
            *last -= narrow(length + behind);
        }
        self.steps.extend([BodyStep::Slot(what, narrow(length)), BodyStep::Added(narrow(behind))]);
    }

    /// All of it.
    pub(super) fn finish(self) -> Body<S> {
        Body { steps: self.steps.into_boxed_slice(), added: self.added.into_boxed_str() }
    }
}

fn narrow(length: usize) -> u32 {
    u32::try_from(length).expect("the HTML of a file of the site is smaller than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_text_is_copied_from_there() {
        let text = "Words that are long enough to be worth a step, and then <b>some</b> more of them.";
        let mut tape = Tape::new(text);
        tape.push("<p>");
        tape.slot(1);
        tape.push(&text[..30]);
        tape.push(&text[30..55]);
        tape.push("&lt;b&gt;");
        tape.push("the same words that stand nowhere in the text");
        tape.begin_link(2);
        tape.push("<a href=\"");
        tape.push("some");
        tape.push("\">");
        tape.end_link();
        tape.push("</p>");
        let body = tape.finish();
        assert_eq!(&*body.added, "<p>&lt;b&gt;the same words that stand nowhere in the text<a href=\"some\"></p>");
        let pieces: Vec<_> = body.pieces(text).filter(|piece| !matches!(piece, Piece::Html(""))).collect();
        let expected = [
            Piece::Html("<p>"),
            Piece::Slot(&1, ""),
            Piece::Words(&text[..55]),
            Piece::Html("&lt;b&gt;the same words that stand nowhere in the text<a href=\""),
            Piece::Slot(&2, "some"),
            Piece::Html("\"></p>"),
        ];
        assert_eq!(pieces, expected);
        assert_eq!(body.slots().collect::<Vec<_>>(), [&1, &2]);
        assert!(body.unfilled(text).ends_with("<a href=\"some\"></p>"));
    }
}
