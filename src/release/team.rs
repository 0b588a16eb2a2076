//! Teams that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedTeam`]s. Does not know: how much was heard from them.

use std::collections::BTreeSet;

use super::{Released, ReleasedItem, ReleasedKind, ShownTeam};
use crate::content::team::Team;
use crate::content::team::TeamKind;
use crate::knowledge::{InterviewId, LinkedTeam, TeamId};

/// A team that may be shown: described by its file, or only implied by its use.
pub type ReleasedTeam<'k> = ReleasedItem<'k, TeamId, LinkedTeam>;

impl ReleasedKind for Team {
    fn is_shown(released: Released<'_>, id: TeamId, linked: &LinkedTeam) -> bool {
        released.permissions.shown_as(id) == ShownTeam::Team(id) && released.may_see::<Team>(id, linked)
    }
}

impl<'k> Released<'k> {
    /// The teams that may be shown, in the arena's order.
    pub fn teams(self) -> impl Iterator<Item = ReleasedTeam<'k>> {
        self.all()
    }

    /// A team, unless it is withheld.
    pub fn team(self, id: TeamId) -> Option<ReleasedTeam<'k>> {
        self.one(id)
    }

    /// What may be said of the team of somebody who spoke.
    pub fn team_of_speaker(self, id: TeamId) -> Option<ShownTeam> {
        if !self.attribution().team {
            return None;
        }
        match self.permissions.shown_as(id) {
            ShownTeam::Team(team) => self.team(team).map(|team| ShownTeam::Team(team.id())),
            ShownTeam::Small => Some(ShownTeam::Small),
        }
    }

    /// How many teams some are, as they may be told apart: a team that is too small counts as what it is shown as, and all that
    /// are only small ones count as one.
    pub fn count_teams(self, teams: impl IntoIterator<Item = TeamId>) -> usize {
        teams.into_iter().map(|team| self.permissions.shown_as(team)).collect::<BTreeSet<ShownTeam>>().len()
    }

    /// A team, or the one that it is shown as, unless neither may be named.
    pub(super) fn team_or_above(self, id: TeamId) -> Option<TeamId> {
        match self.permissions.shown_as(id) {
            ShownTeam::Team(team) => self.team(team).map(ReleasedTeam::id),
            ShownTeam::Small => None,
        }
    }
}

impl<'k> ReleasedTeam<'k> {
    /// What it is there for; none for a team that is only implied by its use.
    pub fn kind(self) -> Option<TeamKind> {
        self.entry().map(|entry| entry.kind.kind)
    }

    /// The teams that are counted as it: itself, and those that are too small to be shown.
    pub fn counted(self) -> Vec<TeamId> {
        let (released, shown) = (self.released, ShownTeam::Team(self.id));
        released.knowledge.teams.ids().filter(|id| released.permissions.shown_as(*id) == shown).collect()
    }

    /// Whether it may be said which people are of it.
    pub fn names_its_people(self) -> bool {
        self.released.attribution().team
    }

    /// `headcount`: how many people it has, with those of the teams that are counted as it.
    pub fn headcount(self) -> Option<u32> {
        let teams = self.counted().into_iter();
        let headcounts = teams.filter_map(|team| self.released.knowledge.teams[team].entry.as_ref()?.kind.headcount);
        headcounts.reduce(u32::saturating_add)
    }

    /// The nearest team above it that may be shown.
    pub fn parent(self) -> Option<TeamId> {
        let (released, teams) = (self.released, &self.released.knowledge.teams);
        let mut above = std::iter::successors(self.item.parent, |team| teams[*team].parent);
        above.find(|team| released.team(*team).is_some())
    }

    /// The teams above it, the nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = ReleasedTeam<'k>> {
        let parent = |team: ReleasedTeam<'k>| team.released.team(team.parent()?);
        std::iter::successors(parent(self), move |team| parent(*team))
    }

    /// The teams right below it that may be shown, those below one that may not among them, in the arena's order.
    pub fn children(self) -> Vec<TeamId> {
        let mut found = Vec::new();
        let mut next: Vec<TeamId> = self.item.children.clone();
        while let Some(team) = next.pop() {
            match self.released.team(team) {
                Some(team) => found.push(team.id()),
                None => next.extend(&self.released.knowledge.teams[team].children),
            }
        }
        found.sort_unstable();
        found
    }

    /// The interviews with it, and with the teams that are counted as it, in order.
    pub fn interviews(self) -> impl Iterator<Item = InterviewId> {
        let teams = self.counted().into_iter().filter(|_| self.names_its_people());
        let interviews = teams.flat_map(|team| &self.released.knowledge.teams[team].interviews).copied();
        let interviews: BTreeSet<InterviewId> = interviews.collect();
        interviews.into_iter().filter(move |id| self.released.interview(*id).is_some())
    }
}
