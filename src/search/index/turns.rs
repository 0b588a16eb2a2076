//! What is said in the turns of a transcript, as far as it may be shown.
//!
//! Comes in: a transcript, and what of it is withheld. Goes out: the text of each turn. Does not know: terms, shards.

use super::shown_html::ShownReader;
use super::shown_text::ShownText;
use crate::content::interview::{Slot, Turn};
use crate::markdown::html::Piece;
use crate::release::ReleasedFile;
use crate::site::Transcript;

/// Goes through the turns that have words which may be shown, in order; each has its number, from 0, and its speaker's.
pub(super) fn each_turn(
    transcript: &Transcript<'_>,
    file: ReleasedFile<'_>,
    mut each: impl FnMut(usize, usize, &mut ShownText),
) {
    let (mut text, mut reader, mut open) = (ShownText::default(), ShownReader::default(), None);
    for piece in transcript.script.body.pieces(&transcript.text) {
        match piece {
            Piece::Slot(Slot::TurnStart(turn), _) => {
                open = Some(*turn as usize);
                text.clear();
                reader.note(&mut text);
            }
            Piece::Slot(Slot::TurnEnd, _) => {
                if let Some(turn) = open.take().filter(|_| !text.is_empty()) {
                    let Turn { speaker, .. } = transcript.script.turns[turn];
                    each(turn, speaker, &mut text);
                }
            }
            // What is in no turn has no words here, but what is withheld may begin in it.
            piece => {
                reader.piece(&piece, file, &mut text);
            }
        }
    }
}
