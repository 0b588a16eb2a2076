//! What may be shown of interviews that are coded more than once: who coded them, which passages each marked, and how many
//! letters those have.
//!
//! Comes in: an interview that may be shown. Goes out: [`CodedPassage`]s, [`ShownCoder`]s, [`ReadableLetters`]. Does not know: how codings
//! agree.

use std::ops::Range;

use super::quote::{QuotePieces, pieces};
use super::{AGREEMENT, QuotePiece, Released, ReleasedInterview, ReleasedListener, ReleasedQuote};
use crate::base::path::SourcePath;
use crate::content::interview::coded_again::{CodedAgain, MarkedLetters, SecondQuote};
use crate::knowledge::{CoderId, InterviewId, LinkedCoder, ListenerId, ThemeId};

/// What is said of who coded an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownCoder<'k> {
    /// Whoever coded it first, where the interviews do not say who that was.
    First,
    /// Who.
    Named(&'k str),
    /// Somebody who may not be named.
    Withheld,
}

/// A passage that somebody marked.
#[derive(Debug, Clone)]
pub struct CodedPassage<'k> {
    /// Its words, but for those that are withheld.
    pub pieces: QuotePieces<'k>,
    /// Its themes that may be shown.
    pub themes: Vec<ThemeId>,
    /// The coder's memo.
    pub note: Option<&'k str>,
    /// Whom the interview names as its coder, where the passage is one of its own quotes.
    pub coder: Option<&'k str>,
    /// The interview's own quote, where it is one.
    pub quote: Option<ReleasedQuote<'k>>,
    /// Its file, with the line there, where that may be said.
    pub source: Option<(&'k SourcePath, u32)>,
}

/// The letters of an interview's turns that may be read, and what coders marked of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadableLetters {
    /// How many.
    pub letters: u32,
    /// For each coder what they marked, with what.
    pub marked: Vec<Vec<(ThemeId, Range<u32>)>>,
}

impl<'k> Released<'k> {
    /// What a coder may be called.
    pub fn coder(self, id: CoderId) -> ShownCoder<'k> {
        match &self.knowledge.coders[id] {
            LinkedCoder::First => ShownCoder::First,
            LinkedCoder::Listener(listener) => {
                self.listener(*listener).map_or(ShownCoder::Withheld, |listener| ShownCoder::Named(listener.title()))
            }
            LinkedCoder::Named(name) if self.attribution().pseudonym => ShownCoder::Named(name),
            LinkedCoder::Named(_) => ShownCoder::Withheld,
        }
    }

    /// Whether an interview is coded more than once; also of one that is withheld.
    pub fn is_coded_again(self, id: InterviewId) -> bool {
        self.knowledge.interviews[id].entry.kind.coded_again.is_some()
    }

    /// Whether any interview is coded more than once, withheld ones too.
    pub fn has_second_codings(self) -> bool {
        self.knowledge.interviews.ids().any(|id| self.is_coded_again(id))
    }
}

impl ReleasedListener<'_> {
    /// The interviews that may be shown and that they coded again, in order. None where nothing of agreement is shown.
    pub fn coded_again(self) -> impl Iterator<Item = InterviewId> {
        let Self { released, id, .. } = self;
        let again = released.knowledge.interviews.ids().filter(move |it| released.is_coded_again(*it));
        let again = again.filter_map(move |it| released.interview(it));
        again.filter(move |it| it.coded_again_by().any(|listener| listener == id)).map(ReleasedInterview::id)
    }
}

impl<'k> ReleasedInterview<'k> {
    /// Who coded it, where it is coded more than once: its own coder, then the others, in path order.
    pub fn coders(self) -> &'k [CoderId] {
        &self.item.coders
    }

    /// Whom each of its own quotes that may be shown names as its coder; none for one that names nobody.
    pub fn own_coders(self) -> impl Iterator<Item = Option<&'k str>> {
        self.quotes().map(coder_of)
    }

    /// The listeners who coded it again: what they marked is compared with the first coding, and counts nowhere else. None where
    /// nothing of agreement is shown.
    pub fn coded_again_by(self) -> impl Iterator<Item = ListenerId> {
        let others = self.item.coders.iter().skip(1).filter(move |_| self.released.shows_summary(AGREEMENT));
        others.filter_map(move |coder| match self.released.knowledge.coders[*coder] {
            LinkedCoder::Listener(listener) => Some(listener),
            LinkedCoder::First | LinkedCoder::Named(_) => None,
        })
    }

    /// The number, among all turns of its transcript, of one that codings are compared over.
    pub fn compared_turn(self, turn: usize) -> Option<usize> {
        self.again()?.turns.get(turn).map(|compared| compared.turn)
    }

    /// What one of its coders marked in a turn that codings are compared over, in the order of the transcript.
    pub fn marked_by(self, coder: usize, turn: usize) -> Vec<CodedPassage<'k>> {
        let Some(again) = self.again() else { return Vec::new() };
        let is_there = |letters: &[MarkedLetters]| letters.iter().any(|marked| marked.turn == turn);
        let Some(second) = coder.checked_sub(1) else {
            let own = self.item.quotes.iter().zip(&again.own).filter(|(_, letters)| is_there(letters));
            return own.filter_map(|(quote, _)| Some(own_passage(self.released.quote(*quote)?))).collect();
        };
        let quotes = again.codings[second].quotes.iter().zip(&self.item.second_themes[second]);
        let there = quotes.filter(|(quote, _)| is_there(&quote.letters));
        there.filter_map(|(quote, themes)| self.second_passage(quote, themes)).collect()
    }

    /// The letters of its participants' turns that may be read; none where it is not coded more than once.
    pub fn readable_letters(self) -> Option<ReadableLetters> {
        let again = self.again()?;
        let file = self.file();
        let mut starts = Vec::with_capacity(again.turns.len());
        let mut letters = 0;
        for turn in &again.turns {
            starts.push(letters);
            letters += turn.readable_before(turn.letters(), |limit| !file.withholds(limit));
        }
        let place = |turn: usize, letter: u32| {
            starts[turn] + again.turns[turn].readable_before(letter, |limit| !file.withholds(limit))
        };
        let ranges = |marked: &[MarkedLetters]| -> Vec<Range<u32>> {
            let range = |it: &MarkedLetters| place(it.turn, it.start)..place(it.turn, it.end);
            marked.iter().map(range).filter(|range| range.start < range.end).collect()
        };
        let of_quote = |letters: &[MarkedLetters], themes: &[ThemeId]| {
            let ranges = ranges(letters);
            themes
                .iter()
                .flat_map(move |theme| ranges.clone().into_iter().map(|range| (*theme, range)))
                .collect::<Vec<_>>()
        };
        let own = self.item.quotes.iter().zip(&again.own);
        let own = own.flat_map(|(quote, letters)| of_quote(letters, &self.released.knowledge.quotes[*quote].themes));
        let mut marked = vec![own.collect()];
        marked.extend(again.codings.iter().zip(&self.item.second_themes).map(|(coding, themes)| {
            coding.quotes.iter().zip(themes).flat_map(|(quote, themes)| of_quote(&quote.letters, themes)).collect()
        }));
        Some(ReadableLetters { letters, marked })
    }

    fn again(self) -> Option<&'k CodedAgain> {
        self.item.entry.kind.coded_again.as_deref()
    }

    fn second_passage(self, quote: &'k SecondQuote, themes: &'k [ThemeId]) -> Option<CodedPassage<'k>> {
        let file = self.file();
        let withheld: Vec<Range<usize>> =
            quote.limited.iter().filter(|part| file.withholds(part.limit)).map(|part| part.range.range()).collect();
        let pieces = pieces(&quote.text, &withheld);
        let has_words = |piece: &QuotePiece<'_>| matches!(piece, QuotePiece::Words(words) if !words.trim().is_empty());
        pieces.iter().any(has_words).then(|| CodedPassage {
            pieces,
            themes: self.released.only_themes(themes).collect(),
            // A memo may tell what is withheld of the words.
            note: quote.note.as_deref().filter(|_| withheld.is_empty()),
            coder: None,
            quote: None,
            source: file.source().map(|path| (path, quote.position.line)),
        })
    }
}

fn own_passage(quote: ReleasedQuote<'_>) -> CodedPassage<'_> {
    CodedPassage {
        pieces: quote.pieces().collect(),
        themes: quote.themes().collect(),
        note: quote.note(),
        coder: coder_of(quote),
        quote: Some(quote),
        source: quote.source().map(|(path, line, _)| (path, line)),
    }
}

/// Whom a quote names as its coder: a listener by what they are called now.
fn coder_of(quote: ReleasedQuote<'_>) -> Option<&str> {
    let name = quote.coder()?;
    Some(quote.released.listener_named(name).map_or(name, ReleasedListener::title))
}
