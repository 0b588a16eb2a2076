//! What may be shown of a study to an audience: the one way by which words leave it.
//!
//! Comes in: a [`Knowledge`] and [`Permissions`], looked up once for an [`Audience`]. Goes out: [`Released`], through which
//! alone pages, data, search and lists of addresses reach words, names, titles, attributes, files and ids of content. What is
//! withheld has no lookup and is in no iterator. Does not know: pages, addresses. Numbers are no part of it: `analysis` makes
//! them from everything.

mod access;
mod answer;
mod ask;
mod assumption;
mod audience;
mod coded_again;
mod described;
mod file;
mod guide;
mod implied;
mod interview;
mod kinds;
mod listener;
mod opaque;
mod opportunity;
mod outcome;
mod page;
mod participant;
mod permissions;
mod person;
mod points;
mod quote;
mod set_aside;
mod simple;
mod small_teams;
mod team;
mod theme;
mod tool;
mod unknown;
mod unsaid;
mod workflow;
mod written;

#[cfg(test)]
mod tests;

use std::fmt;

pub use access::{InterviewAccess, access, are_among};
pub use answer::ReleasedAnswer;
pub use ask::ReleasedAsk;
pub use assumption::ReleasedAssumption;
pub use audience::Audience;
pub use coded_again::{CodedPassage, ReadableLetters, ShownCoder};
pub use file::ReleasedFile;
pub use guide::ReleasedGuide;
pub use interview::ReleasedInterview;
pub use kinds::{ReleasedEntry, ReleasedKind};
pub use listener::{ReleasedListener, ReleasedPassed, ReleasedSurprise};
pub use opaque::opaque_names;
pub use opportunity::{ReleasedGraduation, ReleasedOpportunity, ShownTester};
pub use outcome::ReleasedOutcome;
pub use page::{ReleasedFinding, ReleasedHome, ReleasedPage, ReleasedSubject};
pub use participant::ReleasedParticipant;
pub use permissions::Permissions;
pub use person::{ReleasedPerson, ReleasedSpeaker};
pub use points::ReleasedPoints;
pub use quote::{QuotePiece, ReleasedQuote};
pub use set_aside::ReleasedSetAside;
pub use simple::ReleasedSimple;
pub use small_teams::ShownTeam;
pub use team::ReleasedTeam;
pub use theme::ReleasedTheme;
pub use tool::ReleasedTool;
pub use unknown::unknown_audiences;
pub use workflow::{ReleasedStep, ReleasedWorkflow, StepTool};

use crate::config::{Attribution, AudienceSettings};
use crate::knowledge::{InterviewId, Knowledge, QuoteId, TeamId};

/// A page that sums up many entries, by its word in the settings' `shows`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SummaryPage(&'static str);

/// The page of priorities.
pub const PRIORITIES: SummaryPage = SummaryPage("priorities");
/// The page of how far coders agree.
pub const AGREEMENT: SummaryPage = SummaryPage("agreement");
/// The page for leaders.
pub const BRIEF: SummaryPage = SummaryPage("brief");
/// The page of the plan.
pub const PLAN: SummaryPage = SummaryPage("plan");
/// The page of who was heard.
pub const COVERAGE: SummaryPage = SummaryPage("coverage");
/// The page of waves.
pub const WAVES: SummaryPage = SummaryPage("waves");

/// What may be shown of a study; copied freely.
#[derive(Clone, Copy)]
pub struct Released<'k> {
    knowledge: &'k Knowledge,
    permissions: &'k Permissions,
}

/// What may be shown of a study.
pub fn release<'k>(knowledge: &'k Knowledge, permissions: &'k Permissions) -> Released<'k> {
    Released { knowledge, permissions }
}

impl<'k> Released<'k> {
    /// Whether it is the whole study that is released.
    pub fn is_everything(self) -> bool {
        self.permissions.may_see_everything()
    }

    /// What the audience is called, where it is one that the settings describe.
    pub fn audience_title(self) -> Option<&'k str> {
        self.audience().map(AudienceSettings::shown_title)
    }

    /// Whom it is released for, where that is an audience of the settings.
    pub fn audience(self) -> Option<&'k AudienceSettings> {
        self.permissions.audience()
    }

    /// What may be said of who spoke.
    pub fn attribution(self) -> Attribution {
        self.permissions.attribution()
    }

    /// Whether a page that sums up many entries may be shown.
    pub fn shows_summary(self, page: SummaryPage) -> bool {
        self.permissions.may_see_summary(page)
    }

    /// The same of a page that is about interviews: without any it would be empty.
    pub fn shows_of_interviews(self, page: SummaryPage) -> bool {
        self.shows_summary(page) && self.interview_ids().next().is_some()
    }

    /// Whether everything that can be ranked may be shown: all themes and all opportunities.
    pub fn shows_all_candidates(self) -> bool {
        self.themes().count() == self.knowledge.themes.len()
            && self.opportunities().count() == self.knowledge.opportunities.len()
    }

    /// Whether readers may try another policy: that takes the numbers of every interview.
    pub fn shows_inputs(self) -> bool {
        self.is_everything() && self.shows_summary(PRIORITIES)
    }

    /// The numbers of all interviews, withheld ones too: what is looked up by them has a place for each.
    pub fn interview_ids(self) -> impl Iterator<Item = InterviewId> + use<'k> {
        self.knowledge.interviews.ids()
    }

    /// The numbers of all quotes, withheld ones too.
    pub fn quote_ids(self) -> impl Iterator<Item = QuoteId> + use<'k> {
        self.knowledge.quotes.ids()
    }

    /// The numbers of all teams, withheld ones too.
    pub fn team_ids(self) -> impl Iterator<Item = TeamId> + use<'k> {
        self.knowledge.teams.ids()
    }

    /// The file of every entry that may be shown, by path within each kind.
    pub fn files(self) -> impl Iterator<Item = ReleasedFile<'k>> {
        self.entry_files().chain(self.pages().map(ReleasedPage::file)).chain(self.home().map(ReleasedHome::file))
    }

    /// Something of the study that is no entry of a kind, if it may be shown.
    fn item<I, T>(self, may_be_shown: bool, id: I, item: &'k T) -> Option<ReleasedItem<'k, I, T>> {
        may_be_shown.then_some(ReleasedItem { released: self, id, item })
    }
}

impl fmt::Debug for Released<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Released").field("everything", &self.is_everything()).finish_non_exhaustive()
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
