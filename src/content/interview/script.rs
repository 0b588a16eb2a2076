//! What is said in an interview from turn to turn.
//!
//! Comes in: nothing, these are the types. Goes out: turns, questions, and HTML with places for what needs addresses.
//! Does not know: how any of it is found in a transcript.

use std::ops::Range;

use crate::base::span::Span;
use crate::content::plain_part::{PartCutter, PlainPart};
use crate::markdown::html::Body;

/// What is said in an interview from turn to turn, and how its text becomes HTML: what only its own page and the rules about
/// transcripts look at. It is larger than all the rest and read again as fast, so it is not kept with the entry.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Script {
    /// The turns in the order of the file.
    pub turns: Box<[Turn]>,
    /// What interviewers ask, in the order of the file.
    pub questions: Box<[Asked]>,
    /// The HTML, with places for what needs addresses.
    pub body: Body<Slot>,
    /// The times between the words, in the order of the file: they lead into the recording where there is one.
    pub moments: Box<[Moment]>,
    /// The targets of its relative links, as they were written, in the order of the file.
    pub targets: Box<[Box<str>]>,
}

impl Script {
    /// The last time that it names, in milliseconds.
    pub fn last_ms(&self) -> Option<u64> {
        let turns = self.turns.iter().flat_map(|turn| [turn.start_ms, turn.label_ms]).flatten();
        turns.chain(self.moments.iter().map(|moment| moment.ms)).max()
    }

    /// The words of the transcript, cut where a turn or a quote begins or ends, and where who may read them changes. `text` is
    /// that of the file.
    pub fn parts(&self, text: &str) -> Vec<PlainPart> {
        let mut cutter = PartCutter::new(text);
        self.body.pieces(text).for_each(|piece| cutter.piece(&piece, cut_at));
        cutter.finish()
    }
}

/// Cuts words where something begins or ends.
fn cut_at(cutter: &mut PartCutter<'_>, slot: &Slot) {
    match *slot {
        Slot::TurnStart(turn) => cutter.cut(|part| part.turn = Some(turn as usize)),
        Slot::TurnEnd => cutter.cut(|part| part.turn = None),
        Slot::QuoteStart { quote, .. } => cutter.cut(|part| part.quotes.push(quote as usize)),
        Slot::QuoteEnd { quote, .. } => cutter.cut(|part| part.quotes.retain(|open| *open != quote as usize)),
        Slot::Time(_) | Slot::Link(_) => {}
    }
}

/// A time between the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds from the start of the recording.
    pub ms: u64,
    /// Its bytes, brackets and backslashes included, and the spaces before it that are hidden with it.
    pub span: Span,
}

/// One speaker's uninterrupted speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Into [`Interview::speakers`](super::Interview::speakers).
    pub speaker: usize,
    /// The first time in it, in milliseconds from the start of the recording.
    pub start_ms: Option<u64>,
    /// The time in its label or right behind it: shown with the speaker.
    pub label_ms: Option<u64>,
    /// Its label; empty where there is none.
    pub label: Span,
    /// From its first word, or its label, to where the next turn begins.
    pub span: Span,
    /// How many words are said in it.
    pub words: u32,
}

impl Turn {
    /// The stretch of the file behind its label. Two turns may begin at one place, where a footnote is defined inside
    /// another: then nothing is behind the first label, and the turn ends before it.
    pub(super) fn words_range(&self) -> Range<usize> {
        let end = self.span.range().end;
        self.label.range().end.min(end)..end
    }
}

/// A sentence of an interviewer that ends in a question mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Into [`Script::turns`].
    pub turn: usize,
    /// Where it stands.
    pub span: Span,
    /// What a reader sees of it, white space folded.
    pub text: String,
}

/// The number of a thing in a file.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a file of less than 4 GiB holds no more things of a kind")
}

/// A place in a transcript's HTML for something that needs to know more than the file. There are hundreds in each, so they
/// are small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A turn begins: its head goes here. The number is from 0.
    TurnStart(u32),
    /// The turn ends.
    TurnEnd,
    /// A stretch of a quote begins (into [`Interview::quotes`](super::Interview::quotes)); `first`: its anchor goes here.
    QuoteStart {
        /// Into [`Interview::quotes`](super::Interview::quotes).
        quote: u32,
        /// Whether this is the first stretch: a stand-off quote may have several.
        first: bool,
    },
    /// A stretch of a quote ends; `last`: its themes go here.
    QuoteEnd {
        /// Into [`Interview::quotes`](super::Interview::quotes).
        quote: u32,
        /// Whether this is the last stretch.
        last: bool,
    },
    /// A time within a turn, into [`Script::moments`].
    Time(u32),
    /// The value of a `href` or `src` attribute: a relative link, into [`Script::targets`].
    Link(u32),
}
