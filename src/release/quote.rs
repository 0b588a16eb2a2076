//! Quotes that may be shown: their words, who said them, how they are coded.
//!
//! Comes in: ids. Goes out: [`ReleasedQuote`]s. Does not know: what they count for.

use std::ops::Range;

use super::{
    Released, ReleasedAsk, ReleasedAssumption, ReleasedFile, ReleasedItem, ReleasedPerson, ReleasedSpeaker,
    ReleasedTheme, ShownTeam,
};
use smallvec::SmallVec;

use crate::base::Date;
use crate::base::lines::Position;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::content::interview::{self, Frequency, QuoteKind};
use crate::knowledge::{InterviewId, LinkedQuote, LinkedSpeech, ParticipantId, QuoteId, ThemeId};

/// A piece of the words of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotePiece<'k> {
    /// Words that may be shown.
    Words(&'k str),
    /// In the place of any number of words.
    Withheld,
}

/// The pieces of a text: nearly always one.
pub(super) type QuotePieces<'k> = SmallVec<[QuotePiece<'k>; 1]>;

/// A text in pieces, given what of it is withheld, in order.
pub(super) fn pieces<'t>(text: &'t str, withheld: &[Range<usize>]) -> QuotePieces<'t> {
    let mut pieces = QuotePieces::new();
    let mut at = 0;
    for part in withheld {
        let before = &text[at..part.start];
        if !before.is_empty() && (!before.trim().is_empty() || pieces.is_empty()) {
            pieces.push(QuotePiece::Words(before));
        }
        if pieces.last() != Some(&QuotePiece::Withheld) {
            pieces.push(QuotePiece::Withheld);
        }
        at = part.end;
    }
    if at < text.len() {
        pieces.push(QuotePiece::Words(&text[at..]));
    }
    pieces
}

/// A quote that may be shown.
pub type ReleasedQuote<'k> = ReleasedItem<'k, QuoteId, LinkedQuote>;

impl<'k> Released<'k> {
    /// The quotes that may be shown, by interview, then position.
    pub fn quotes(self) -> impl Iterator<Item = ReleasedQuote<'k>> {
        self.knowledge.quotes.ids().filter_map(move |id| self.quote(id))
    }

    /// A quote, unless it is withheld.
    pub fn quote(self, id: QuoteId) -> Option<ReleasedQuote<'k>> {
        let item = &self.knowledge.quotes[id];
        self.item(self.permissions.may_see_quote(id), id, item)
    }
}

impl<'k> ReleasedQuote<'k> {
    /// Its id as people write it: its anchor in the transcript, unique there.
    pub fn anchor(self) -> &'k str {
        &self.words().id
    }

    /// The passage without markup, in pieces: its words, but for those that are withheld. Withheld words with nothing shown
    /// between them are one piece.
    pub fn pieces(self) -> impl Iterator<Item = QuotePiece<'k>> {
        let interview::Quote { text, limited, .. } = self.words();
        if limited.is_empty() {
            return pieces(text, &[]).into_iter();
        }
        let file = ReleasedFile::of(self.released, &self.released.knowledge.interviews[self.item.interview].entry);
        let withheld: Vec<Range<usize>> =
            limited.iter().filter(|part| file.withholds(part.limit)).map(|part| part.range.range()).collect();
        pieces(text, &withheld).into_iter()
    }

    /// Those of its words that may be shown.
    pub fn shown_words(self) -> String {
        let words = self.pieces().filter_map(|piece| match piece {
            QuotePiece::Words(words) => Some(words),
            QuotePiece::Withheld => None,
        });
        words.collect()
    }

    /// Where it was said.
    pub fn interview(self) -> InterviewId {
        self.item.interview
    }

    /// The name of its interview in addresses, which every name of the quote begins with.
    pub fn interview_slug(self) -> &'k Slug {
        self.released.interview_slug(self.item.interview)
    }

    /// The day it was said.
    pub fn date(self) -> Option<Date> {
        self.released.date(self.item.interview)
    }

    /// Its number, from 0, among all quotes of its interview.
    pub fn index(self) -> usize {
        self.item.index
    }

    /// Its themes in the order written, each once.
    pub fn themes(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.themes)
    }

    /// What those are called in addresses.
    pub fn theme_slugs(self) -> impl Iterator<Item = &'k Slug> {
        let themes = self.item.themes.iter();
        themes.filter_map(move |theme| self.released.theme(*theme)).map(ReleasedTheme::slug)
    }

    /// Who said it, or whom it was said to; nobody where that is not known.
    pub fn participant(self) -> Option<ParticipantId> {
        self.item.participant
    }

    /// The same, as they were then.
    pub fn person(self) -> Option<ReleasedPerson<'k>> {
        let Self { released, item, .. } = self;
        let interview = &released.knowledge.interviews[item.interview];
        Some(ReleasedItem { released, id: item.interview, item: interview }.person(item.person?))
    }

    /// Which of those who were interviewed that is, by the order of the front matter.
    pub fn person_index(self) -> Option<usize> {
        self.item.person
    }

    /// The team of that person then, as it may be named.
    pub fn team(self) -> Option<ShownTeam> {
        self.person()?.team()
    }

    /// Who speaks in the turn that it is in, if it is in one.
    pub fn speaker(self) -> Option<ReleasedSpeaker<'k>> {
        let speakers = &self.released.knowledge.interviews[self.item.interview].entry.kind.speakers;
        let speaker = speakers.get(self.words().speaker?)?;
        Some(self.released.speaker(self.item.interview, speaker))
    }

    /// Whether the words are a participant's.
    pub fn is_by_participant(self) -> bool {
        self.item.by_participant
    }

    /// Whether it counts for its themes.
    pub fn is_evidence(self) -> bool {
        self.item.evidence
    }

    /// What it is evidence of.
    pub fn kind(self) -> QuoteKind {
        self.item.kind
    }

    /// `freq`: how often it happens.
    pub fn freq(self) -> Option<Frequency> {
        self.item.freq
    }

    /// `toil`, in hours of hands-on time per event.
    pub fn toil_hours(self) -> Option<f64> {
        self.item.toil_hours
    }

    /// `load`, 0 to 4.
    pub fn load(self) -> Option<u8> {
        self.item.load
    }

    /// `by`: who coded it.
    pub fn coder(self) -> Option<&'k str> {
        self.words().coding.by.as_ref().map(|by| by.value.as_str()).filter(|_| self.released.attribution().pseudonym)
    }

    /// `note`: the coder's memo.
    pub fn note(self) -> Option<&'k str> {
        self.words().coding.note.as_deref()
    }

    /// `q`: the guide's question, by its id.
    pub fn question(self) -> Option<&'k str> {
        let guide = self.released.knowledge.interviews[self.item.interview].guide;
        if let Some(guide) = guide {
            self.released.guide(guide)?;
        }
        self.words().coding.question.as_ref().map(|question| question.value.as_str())
    }

    /// The asks that it belongs to: only a request belongs to any.
    pub fn asks(self) -> impl Iterator<Item = ReleasedAsk<'k>> {
        let asks = Some(self.released.asks()).filter(|_| self.kind() == QuoteKind::Ask);
        asks.into_iter().flatten().filter(move |ask| ask.has(self.id))
    }

    /// `ask`: the ask that it names; without a name its themes decide.
    pub fn named_ask(self) -> Option<ReleasedAsk<'k>> {
        self.released.ask(self.speech()?.ask?)
    }

    /// `confirms`: an assumption.
    pub fn confirms(self) -> Option<ReleasedAssumption<'k>> {
        self.released.assumption(self.speech()?.confirms?)
    }

    /// `contradicts`: an assumption.
    pub fn contradicts(self) -> Option<ReleasedAssumption<'k>> {
        self.released.assumption(self.speech()?.contradicts?)
    }

    fn speech(self) -> Option<&'k LinkedSpeech> {
        self.released.knowledge.speaks_to.get(&self.id)
    }

    /// The turn that it is in, from 0.
    pub fn turn(self) -> Option<usize> {
        self.words().turn
    }

    /// When it was said, in milliseconds from the start of the recording.
    pub fn start_ms(self) -> Option<u64> {
        self.words().start_ms
    }

    /// Its file, with the line there, where that may be said: never where the transcript is withheld. The column is for those
    /// who see everything: before it on the line there may be names of themes and addresses that are withheld.
    pub fn source(self) -> Option<(&'k SourcePath, u32, Option<u32>)> {
        let file = self.released.interview(self.item.interview)?.file().source()?;
        let Position { line, column } = self.words().position;
        Some((file, line, Some(column).filter(|_| self.released.is_everything())))
    }

    /// Its line and column in the interview's file, for whoever works on that.
    pub fn position(self) -> Position {
        self.words().position
    }

    /// Its interview's file.
    pub fn path(self) -> &'k SourcePath {
        self.released.knowledge.path(self.item.interview)
    }

    /// Its bytes there.
    pub fn place(self) -> Place {
        Place::new(self.path(), self.words().span)
    }

    /// The file that its themes were written in: its interview's, or the list beside it.
    pub fn coded_in(self) -> &'k SourcePath {
        &self.words().mark.coded_in
    }

    /// Whether its themes stand away from its words: in the list beside the interview, or in the front matter.
    pub fn is_standoff(self) -> bool {
        let words = self.words();
        self.coded_in() != self.path() || words.coding.themes.iter().any(|theme| theme.span.start < words.span.start)
    }

    fn words(self) -> &'k interview::Quote {
        self.released.knowledge.words(self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn withheld_words_are_one_piece() {
        let marks = |text: &str, withheld: &[Range<usize>]| -> Vec<String> {
            let shown = |piece: &QuotePiece<'_>| match piece {
                QuotePiece::Words(words) => (*words).to_owned(),
                QuotePiece::Withheld => "…".to_owned(),
            };
            pieces(text, withheld).iter().map(shown).collect()
        };
        assert_eq!(marks("one two three", &[]), ["one two three"]);
        let middle = std::slice::from_ref(&(4..7));
        assert_eq!(marks("one two three", middle), ["one ", "…", " three"]);
        assert_eq!(marks("one two three", &[0..3, 4..7]), ["…", " three"]);
        assert_eq!(marks("one two three", &[0..3, 8..13]), ["…", " two ", "…"]);
        assert_eq!(marks("one two", &[0..4, 4..7]), ["…"]);
    }
}
