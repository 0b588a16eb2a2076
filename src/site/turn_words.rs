//! What is said in a turn, as far as it may be shown, with where its words stand in the HTML and in which quotes.
//!
//! Comes in: a transcript, and what of it is withheld. Goes out: a [`TurnWords`] for each turn. Does not know: what is looked for.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::transcripts::Transcript;
use crate::content::interview::Slot;
use crate::content::limits::LimitId;
use crate::content::{PlainPiece, PlainReader, WordBreak};
use crate::markdown::html::{Edge, Piece};

/// In the place of words that are withheld.
const WITHHELD: &str = " … ";

/// What is said in a turn.
#[derive(Debug, Default)]
pub(super) struct TurnWords {
    /// Its number, from 0.
    pub(super) turn: usize,
    /// Who speaks, by the number among the speakers of the interview.
    pub(super) speaker: usize,
    /// The words; where a block ends there is a line break.
    pub(super) text: String,
    /// The stretches of the text that stand in the HTML as they are, in order.
    copies: Vec<CopiedWords>,
    /// Each quote with a stretch of it, by its number in the file.
    quotes: Vec<(usize, Range<usize>)>,
}

/// A stretch of the text that stands in the HTML as it is.
#[derive(Debug)]
struct CopiedWords {
    text: Range<usize>,
    /// The piece, by its number among all of the transcript.
    piece: usize,
    /// Where it begins in that.
    at: usize,
    /// Whether it is in a link.
    is_linked: bool,
}

/// A place in the HTML of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HtmlPlace {
    /// The piece, by its number among all.
    pub(super) piece: usize,
    /// The bytes of it.
    pub(super) range: Range<usize>,
}

impl TurnWords {
    /// The quotes that a stretch of the text is in, by their numbers in the file.
    pub(super) fn quotes_at(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let around = |of: &Range<usize>| of.start <= range.start && range.end <= of.end;
        self.quotes.iter().filter(move |(_, of)| around(of)).map(|(quote, _)| *quote)
    }

    /// Where a stretch of the text stands in the HTML, if it does in one piece, as it is, and in no link.
    pub(super) fn in_html(&self, range: &Range<usize>) -> Option<HtmlPlace> {
        let before = self.copies.partition_point(|copied| copied.text.start <= range.start);
        let copied = self.copies[..before].last()?;
        let start = copied.at + range.start - copied.text.start;
        let is_whole = range.end <= copied.text.end && !copied.is_linked;
        is_whole.then(|| HtmlPlace { piece: copied.piece, range: start..start + range.len() })
    }
}

/// Goes through the turns of some speakers, in order.
pub(super) fn each_turn(
    transcript: &Transcript<'_>,
    is_wanted: impl Fn(usize) -> bool,
    withholds: impl Fn(LimitId) -> bool,
    mut each: impl FnMut(&TurnWords),
) {
    let (mut reader, mut words) = (TurnReader::default(), TurnWords::default());
    let mut is_open = false;
    for (number, piece) in transcript.script.body.pieces(&transcript.text).enumerate() {
        match piece {
            Piece::Slot(Slot::TurnStart(turn), _) => {
                let speaker = transcript.script.turns[*turn as usize].speaker;
                is_open = is_wanted(speaker);
                words = TurnWords { turn: *turn as usize, speaker, ..TurnWords::default() };
                reader.begin(&mut words);
            }
            Piece::Slot(Slot::TurnEnd, _) => {
                if std::mem::take(&mut is_open) {
                    reader.end(&mut words);
                    each(&words);
                }
            }
            Piece::Slot(Slot::QuoteStart { quote, .. }, _) => reader.quotes.push((*quote as usize, words.text.len())),
            Piece::Slot(Slot::QuoteEnd { quote, .. }, _) => reader.quote_end(*quote as usize, &mut words),
            Piece::Edge(edge) => reader.edge(edge, &withholds, &mut words),
            Piece::Words(html) | Piece::Html(html) => reader.html(html, number, is_open, &mut words),
            Piece::Slot(Slot::Time(_) | Slot::Link(_), _) => {}
        }
    }
}

/// Reads pieces into the words of a turn.
#[derive(Default)]
struct TurnReader {
    plain: PlainReader,
    hides: bool,
    is_linked: bool,
    /// The quotes that are open, with where each began.
    quotes: Vec<(usize, usize)>,
}

impl TurnReader {
    /// What is open goes on in the next turn.
    fn begin(&mut self, words: &mut TurnWords) {
        self.quotes.iter_mut().for_each(|(_, start)| *start = 0);
        if self.hides {
            words.text.push_str(WITHHELD);
        }
    }

    fn end(&mut self, words: &mut TurnWords) {
        let end = words.text.len();
        words.quotes.extend(self.quotes.iter().map(|(quote, start)| (*quote, *start..end)));
    }

    fn quote_end(&mut self, quote: usize, words: &mut TurnWords) {
        if let Some(at) = self.quotes.iter().rposition(|(open, _)| *open == quote) {
            let (quote, start) = self.quotes.remove(at);
            words.quotes.push((quote, start..words.text.len()));
        }
    }

    fn edge(&mut self, edge: Edge, withholds: impl Fn(LimitId) -> bool, words: &mut TurnWords) {
        match edge {
            Edge::LimitStart(limit) => {
                self.hides = withholds(LimitId::from_number(limit));
                if self.hides {
                    words.text.push_str(WITHHELD);
                }
            }
            Edge::LimitedNote(limit) => self.hides = withholds(LimitId::from_number(limit)),
            Edge::LimitEnd => self.hides = false,
            Edge::LinkStart => self.is_linked = true,
            Edge::LinkEnd => self.is_linked = false,
            Edge::BackToCall => {}
        }
    }

    /// A tag may be open from one piece to the next, so all are read.
    fn html(&mut self, html: &str, piece: usize, is_wanted: bool, words: &mut TurnWords) {
        let Self { plain, hides, is_linked, .. } = self;
        let is_shown = is_wanted && !*hides;
        plain.read(html, |part| match part {
            PlainPiece::Words { text: said, at } if is_shown => {
                let text = words.text.len()..words.text.len() + said.len();
                words.copies.push(CopiedWords { text, piece, at, is_linked: *is_linked });
                words.text.push_str(said);
            }
            PlainPiece::Letter(letter) if is_shown => words.text.push(letter),
            PlainPiece::Space(WordBreak::Space) if is_shown => words.text.push(' '),
            PlainPiece::Space(_) if is_shown => words.text.push('\n'),
            PlainPiece::Words { .. } | PlainPiece::Letter(_) | PlainPiece::Space(_) => {}
        });
    }
}
