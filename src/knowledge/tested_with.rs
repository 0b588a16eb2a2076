//! Whom an opportunity was tested with, where that is a team or a participant of the study.
//!
//! Comes in: what somebody wrote as `with`, the names of teams and participants. Goes out: a [`TestedWith`]. Does not know: what
//! the test said. Whoever is of neither, such as a customer, is called as they were written.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::NameTables;
use super::name_index::NameIndex;
use super::people::Participant;
use super::team::LinkedTeam;
use crate::base::fold;
use crate::base::id::IdVec;
use crate::knowledge::{ParticipantId, TeamId};

/// Whom an opportunity was tested with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TestedWith {
    /// A team of the study.
    Team(TeamId),
    /// Somebody who was interviewed.
    Participant(ParticipantId),
}

/// The names of everybody whom something may be tested with.
pub(super) struct TestedNames<'a> {
    slugs: &'a NameIndex<TeamId>,
    folded: FxHashMap<Cow<'a, str>, TestedWith>,
}

impl<'a> TestedNames<'a> {
    /// A team goes before a participant of the same name, and the first of a name before the others.
    pub(super) fn new(
        tables: &'a NameTables,
        teams: &'a IdVec<TeamId, LinkedTeam>,
        participants: &'a IdVec<ParticipantId, Participant>,
    ) -> Self {
        let participants = participants.enumerate().rev();
        let participants = participants.map(|(id, it)| (fold::name(&it.name), TestedWith::Participant(id)));
        let teams = teams.enumerate().rev().map(|(id, it)| (fold::name(&it.title), TestedWith::Team(id)));
        Self { slugs: &tables.teams.names, folded: participants.chain(teams).collect() }
    }

    /// Whose name somebody wrote, by slug or title of a team, or by pseudonym.
    pub(super) fn find(&self, with: &str) -> Option<TestedWith> {
        let team = self.slugs.find(with).map(TestedWith::Team);
        team.or_else(|| self.folded.get(&fold::name(with)).copied())
    }
}
