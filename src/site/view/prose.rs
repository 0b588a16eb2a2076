//! The words of an entry that is no transcript.
//!
//! Comes in: HTML with places for links. Goes out: HTML whose links lead somewhere. Does not know: which page it is for.

use super::escape::escaped;
use super::link_writer::{DeadLinks, LinkWriter};
use super::parts::context::PageContext;
use super::withheld::LeftOut;
use crate::content::Prose;
use crate::content::limits::LimitId;
use crate::markdown::html::{Edge, Piece};
use crate::release::ReleasedFile;
use crate::site::route::Route;
use crate::site::words::Words;

impl PageContext<'_> {
    /// An entry's own words as HTML, but for those that are withheld. A link that leads to something of the site has its
    /// address; of the others see [`DeadLinks`].
    pub fn prose(&self, body: &Prose, file: ReleasedFile<'_>) -> String {
        self.prose_without(body, file, |limit| file.withholds(limit))
    }

    /// The same, given what is withheld.
    pub(super) fn prose_without(
        &self,
        body: &Prose,
        file: ReleasedFile<'_>,
        withholds: impl Fn(LimitId) -> bool,
    ) -> String {
        let home = self.href(&Route::home());
        let (mut html, mut links) = (String::new(), LinkWriter::new(self.dead_links()));
        let mut left_out = LeftOut::default();
        for piece in body.pieces() {
            match piece {
                Piece::Edge(edge @ (Edge::LimitStart(_) | Edge::LimitedNote(_) | Edge::LimitEnd)) => {
                    left_out.edge(&mut html, self.words(), edge, &withholds);
                }
                _ if left_out.is_hiding() => {}
                Piece::Words(text) | Piece::Html(text) => {
                    left_out.shown(text);
                    links.html(&mut html, text);
                }
                Piece::Slot(written, as_written) => {
                    links.target(&mut html, self.resolved(file.path(), written).as_deref(), &home, as_written);
                }
                Piece::Edge(Edge::LinkEnd) => links.end(&mut html),
                Piece::Edge(edge) => write_edge(self.words(), &mut html, edge),
            }
        }
        html
    }

    /// What becomes of links that lead to nothing: where something is withheld, they may lead to that.
    pub(super) fn dead_links(&self) -> DeadLinks {
        if self.released().is_everything() { DeadLinks::AsWritten } else { DeadLinks::Words }
    }

    /// The same where there may be no file, and so no words.
    pub(super) fn prose_of(&self, file: Option<ReleasedFile<'_>>, body: Option<&Prose>) -> String {
        file.zip(body).map(|(file, body)| self.prose(body, file)).unwrap_or_default()
    }
}

/// Writes what a place in HTML asks for.
pub(super) fn write_edge(words: &Words, out: &mut String, edge: Edge) {
    match edge {
        Edge::BackToCall => escaped(out, words.text("footnote.back")),
        Edge::LinkStart | Edge::LinkEnd | Edge::LimitStart(_) | Edge::LimitedNote(_) | Edge::LimitEnd => {}
    }
}
