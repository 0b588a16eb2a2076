//! Those words of HTML that may be shown.
//!
//! Comes in: HTML of a file piece by piece, with the places where a limited stretch begins and ends. Goes out: words. Does not
//! know: turns, quotes.

use super::shown_text::ShownText;
use crate::content::limits::LimitId;
use crate::content::{PlainPiece, PlainReader, Prose};
use crate::markdown::html::{Edge, Piece};
use crate::release::ReleasedFile;

impl ShownText {
    /// Adds the words of a file that may be shown, a space before them.
    pub(super) fn prose(&mut self, file: ReleasedFile<'_>, prose: &Prose) {
        self.space();
        let mut reader = ShownReader::default();
        prose.pieces().for_each(|piece| reader.piece(&piece, file, self));
    }
}

/// Reads HTML, and leaves out what is withheld.
#[derive(Debug, Default)]
pub(super) struct ShownReader {
    reader: PlainReader,
    hides: bool,
}

impl ShownReader {
    /// The next piece. What stands in a slot is no word.
    pub(super) fn piece<S>(&mut self, piece: &Piece<'_, S>, file: ReleasedFile<'_>, text: &mut ShownText) {
        match piece {
            Piece::Edge(Edge::LimitStart(limit)) => {
                self.hides = file.withholds(LimitId::from_number(*limit));
                self.note(text);
            }
            // Nothing is missing where a footnote is left out: whatever calls it is left out too.
            Piece::Edge(Edge::LimitedNote(limit)) => self.hides = file.withholds(LimitId::from_number(*limit)),
            Piece::Edge(Edge::LimitEnd) => self.hides = false,
            Piece::Words(html) | Piece::Html(html) if !self.hides => self.reader.read(html, |piece| match piece {
                PlainPiece::Words { text: words, .. } => text.words(words),
                PlainPiece::Letter(letter) => text.words(letter.encode_utf8(&mut [0; 4])),
                PlainPiece::Space(_) => text.space(),
            }),
            Piece::Words(_) | Piece::Html(_) | Piece::Slot(..) | Piece::Edge(_) => {}
        }
    }

    /// Says in a text that something is withheld here, if it is.
    pub(super) fn note(&self, text: &mut ShownText) {
        if self.hides {
            text.withheld();
        }
    }
}
