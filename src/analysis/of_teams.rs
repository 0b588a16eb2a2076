//! What can be counted of some teams together.
//!
//! Comes in: teams, by their ids. Goes out: ids and counts. Does not know: what a team is shown as.

use super::coded::CodedInterview;
use super::coverage::TeamCoverage;
use super::hearing::TeamHearing;
use super::teams::TeamMember;
use super::{Numbers, coverage, hearing, teams};
use crate::knowledge::{Knowledge, QuoteId, TeamId, ThemeId};

/// The numbers of some teams; copied freely.
#[derive(Clone, Copy)]
pub struct TeamNumbers<'k, 't> {
    pub(super) knowledge: &'k Knowledge,
    pub(super) numbers: &'k Numbers,
    pub(super) teams: &'t [TeamId],
}

impl TeamNumbers<'_, '_> {
    /// As [`teams::members`].
    pub fn members(self) -> Vec<TeamMember> {
        teams::members(self.knowledge, self.teams)
    }

    /// As [`teams::quotes`].
    pub fn quotes(self) -> Vec<QuoteId> {
        teams::quotes(self.knowledge, self.teams)
    }

    /// As [`coverage::of_teams`].
    pub fn coverage(self) -> TeamCoverage {
        coverage::of_teams(self.knowledge, self.teams)
    }

    /// As [`hearing::of_teams`].
    pub fn hearing(self, coded: &[CodedInterview]) -> TeamHearing {
        hearing::of_teams(self.knowledge, coded, self.teams)
    }

    /// As [`teams::themes`].
    pub fn themes(self) -> Vec<(ThemeId, Vec<QuoteId>)> {
        teams::themes(self.knowledge, self.teams)
    }

    /// As [`teams::others_speak_of`].
    pub fn others_speak_of(self) -> Vec<ThemeId> {
        teams::others_speak_of(self.knowledge, &self.numbers.coverage, self.teams)
    }
}
