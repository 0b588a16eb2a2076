//! What an audience may not read of a text: one equal mark stands in its place.
//!
//! Comes in: HTML piece by piece, with the places where a limited stretch begins and ends. Goes out: whether a piece is left out,
//! and the marks. Does not know: who may read what.

use std::borrow::Cow;

use super::escape::escaped;
use crate::content::limits::LimitId;
use crate::markdown::html::Edge;
use crate::release::{QuotePiece, ReleasedQuote};
use crate::site::words::Words;

/// The key of what a mark says.
const MARK: &str = "withheld.passage";

/// What is left out while HTML is written.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// Whether what comes next is left out.
    is_hiding: bool,
    /// Whether a mark was written, and no words since.
    is_marked: bool,
    /// Whether the HTML since then stands within a tag.
    in_tag: bool,
}

impl LeftOut {
    /// A limited stretch begins or ends. What is withheld has one mark, whatever its length and however many stretches it
    /// comes in.
    pub(super) fn edge(&mut self, out: &mut String, words: &Words, edge: Edge, withholds: impl Fn(LimitId) -> bool) {
        match edge {
            Edge::LimitStart(limit) => self.is_hiding = withholds(LimitId::from_number(limit)),
            // Nothing is missing where a footnote is left out: whatever calls it is left out too.
            Edge::LimitedNote(limit) => {
                self.is_hiding = withholds(LimitId::from_number(limit));
                self.is_marked |= self.is_hiding;
            }
            Edge::LimitEnd => self.is_hiding = false,
            Edge::LinkStart | Edge::LinkEnd | Edge::BackToCall => {}
        }
        if self.is_hiding && !self.is_marked {
            mark(out, words);
            (self.is_marked, self.in_tag) = (true, false);
        }
    }

    /// Whether what comes next is left out.
    pub(super) fn is_hiding(&self) -> bool {
        self.is_hiding
    }

    /// Notes HTML that is shown.
    pub(super) fn shown(&mut self, html: &str) {
        if self.is_marked && self.has_words(html) {
            self.begin_anew();
        }
    }

    /// What is withheld from here on has a mark of its own.
    pub(super) fn begin_anew(&mut self) {
        self.is_marked = false;
    }

    /// Whether a reader sees anything of some HTML; it may begin and end within a tag.
    fn has_words(&mut self, html: &str) -> bool {
        html.char_indices().any(|(at, c)| {
            match c {
                '<' => self.in_tag = true,
                '>' => self.in_tag = false,
                _ => return !self.in_tag && !c.is_whitespace(),
            }
            ["<img", "<hr"].iter().any(|seen| html[at..].starts_with(seen))
        })
    }
}

/// What stands in the place of withheld words, as HTML.
pub(super) fn mark(out: &mut String, words: &Words) {
    out.push_str("<span class=\"withheld\">");
    escaped(out, words.text(MARK));
    out.push_str("</span>");
}

/// The words of a quote where there is no HTML; in brackets where some are withheld.
pub(in crate::site) fn text<'a>(words: &Words, quote: ReleasedQuote<'a>) -> Cow<'a, str> {
    let piece = |piece: QuotePiece<'a>| match piece {
        QuotePiece::Words(said) => Cow::Borrowed(said),
        QuotePiece::Withheld => Cow::Owned(format!("[{}]", words.text(MARK))),
    };
    quote.pieces().map(piece).reduce(|before, piece| Cow::Owned([before, piece].concat())).unwrap_or_default()
}
