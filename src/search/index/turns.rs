//! What is said in the turns of a transcript, as far as it may be shown.
//!
//! Comes in: a transcript, and what of it is withheld. Goes out: the text of each turn. Does not know: terms, shards.

use super::shown_text::ShownText;
use crate::content::interview::{Slot, Turn};
use crate::content::limits::LimitId;
use crate::content::{PlainPiece, PlainReader};
use crate::markdown::html::{Edge, Piece};
use crate::release::ReleasedFile;
use crate::site::Transcript;

/// Goes through the turns that have words which may be shown, in order; each has its number, from 0, and its speaker's.
pub(super) fn each_turn(
    transcript: &Transcript<'_>,
    file: ReleasedFile<'_>,
    mut each: impl FnMut(usize, usize, &mut ShownText),
) {
    let (mut text, mut reader) = (ShownText::default(), PlainReader::default());
    let (mut open, mut hides) = (None, false);
    for piece in transcript.script.body.pieces(&transcript.text) {
        match piece {
            Piece::Edge(Edge::LimitStart(limit)) => {
                hides = file.withholds(LimitId::from_number(limit));
                if hides {
                    text.withheld();
                }
            }
            // Nothing is missing where a footnote is left out: whatever calls it is left out too.
            Piece::Edge(Edge::LimitedNote(limit)) => hides = file.withholds(LimitId::from_number(limit)),
            Piece::Edge(Edge::LimitEnd) => hides = false,
            Piece::Slot(Slot::TurnStart(turn), _) => {
                open = Some(*turn as usize);
                text.clear();
                if hides {
                    text.withheld();
                }
            }
            Piece::Slot(Slot::TurnEnd, _) => {
                if let Some(turn) = open.take().filter(|_| !text.is_empty()) {
                    let Turn { speaker, .. } = transcript.script.turns[turn];
                    each(turn, speaker, &mut text);
                }
            }
            Piece::Words(html) | Piece::Html(html) if !hides && open.is_some() => {
                reader.read(html, |piece| match piece {
                    PlainPiece::Words(words) => text.words(words),
                    PlainPiece::Letter(letter) => text.words(letter.encode_utf8(&mut [0; 4])),
                    PlainPiece::Space => text.space(),
                });
            }
            Piece::Words(_) | Piece::Html(_) | Piece::Slot(..) | Piece::Edge(_) => {}
        }
    }
}
