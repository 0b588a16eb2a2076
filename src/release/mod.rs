//! What may be shown of a study to an audience: the one way by which words leave it.
//!
//! Comes in: a [`Knowledge`] and an [`Audience`]. Goes out: [`Released`], through which alone pages, data, search and lists
//! of addresses reach words, names, titles, attributes, files and ids of content. What is withheld has no lookup and is in
//! no iterator. Does not know: pages, addresses. Numbers are no part of it: `analysis` makes them from everything.

mod file;
mod guide;
mod interview;
mod opportunity;
mod outcome;
mod page;
mod participant;
mod person;
mod quote;
mod team;
mod theme;

#[cfg(test)]
mod tests;

use std::fmt;

use serde::Serialize;

pub use file::ReleasedFile;
pub use guide::ReleasedGuide;
pub use interview::ReleasedInterview;
pub use opportunity::ReleasedOpportunity;
pub use outcome::ReleasedOutcome;
pub use page::{ReleasedHome, ReleasedPage};
pub use participant::ReleasedParticipant;
pub use person::{ReleasedPerson, ReleasedSpeaker};
pub use quote::{QuotePiece, ReleasedQuote};
pub use team::ReleasedTeam;
pub use theme::ReleasedTheme;

use crate::base::path::SourcePath;
use crate::knowledge::{InterviewId, Knowledge, QuoteId};

/// Whom a site is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Audience {
    /// People who may see all that the study has.
    #[default]
    Everybody,
    /// People who may see nothing of it.
    Nobody,
}

/// What may be shown of a study; copied freely.
#[derive(Clone, Copy)]
pub struct Released<'k> {
    knowledge: &'k Knowledge,
    audience: Audience,
}

/// What an audience may see of a study.
pub fn release(knowledge: &Knowledge, audience: Audience) -> Released<'_> {
    Released { knowledge, audience }
}

impl<'k> Released<'k> {
    /// Whom it is released for.
    pub fn audience(self) -> Audience {
        self.audience
    }

    /// The numbers of all interviews, withheld ones too: what is looked up by them has a place for each.
    pub fn interview_ids(self) -> impl Iterator<Item = InterviewId> + use<'k> {
        self.knowledge.interviews.ids()
    }

    /// The numbers of all quotes, withheld ones too.
    pub fn quote_ids(self) -> impl Iterator<Item = QuoteId> + use<'k> {
        self.knowledge.quotes.ids()
    }

    /// The file of every entry that may be shown, by path within each kind.
    pub fn files(self) -> impl Iterator<Item = ReleasedFile<'k>> {
        let interviews = self.interviews().map(ReleasedInterview::file);
        let themes = self.themes().filter_map(ReleasedTheme::file);
        let teams = self.teams().filter_map(ReleasedTeam::file);
        let outcomes = self.outcomes().map(ReleasedOutcome::file);
        let opportunities = self.opportunities().map(ReleasedOpportunity::file);
        let guides = self.guides().map(ReleasedGuide::file);
        let pages = self.pages().map(ReleasedPage::file).chain(self.home().map(ReleasedHome::file));
        interviews.chain(themes).chain(teams).chain(outcomes).chain(opportunities).chain(guides).chain(pages)
    }

    /// Of files that would be copied as they are (pictures, recordings) those that may be.
    pub fn assets(self, files: &[SourcePath]) -> impl Iterator<Item = &SourcePath> {
        files.iter().filter(move |_| self.shows_anything())
    }

    /// Whether the audience may see anything at all. Each lookup of a kind asks.
    fn shows_anything(self) -> bool {
        self.audience == Audience::Everybody
    }
}

impl fmt::Debug for Released<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Released").field("audience", &self.audience).finish_non_exhaustive()
    }
}

/// One thing that may be shown; copied freely. What it has are methods of the alias for its kind ([`ReleasedTheme`] …),
/// so that each of them can withhold. Only somebody who holds a [`Released`] gets one.
pub struct ReleasedItem<'k, I, T> {
    released: Released<'k>,
    id: I,
    item: &'k T,
}

impl<I: Copy, T> ReleasedItem<'_, I, T> {
    /// Its number in the study.
    pub fn id(self) -> I {
        self.id
    }
}

impl<I: Copy, T> Clone for ReleasedItem<'_, I, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I: Copy, T> Copy for ReleasedItem<'_, I, T> {}

/// Shows the number alone: what is logged is shown to somebody, too.
impl<I: fmt::Debug, T> fmt::Debug for ReleasedItem<'_, I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReleasedItem").field(&self.id).finish()
    }
}
