//! Teams that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedTeam`]s. Does not know: how much was heard from them.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::team::TeamKind;
use crate::content::{Entry, Prose, team};
use crate::knowledge::{InterviewId, LinkedTeam, TeamId};

/// A team that may be shown: described by its file, or only implied by its use.
pub type ReleasedTeam<'k> = ReleasedItem<'k, TeamId, LinkedTeam>;

impl<'k> Released<'k> {
    /// The teams that may be shown, in the arena's order.
    pub fn teams(self) -> impl Iterator<Item = ReleasedTeam<'k>> {
        self.knowledge.teams.ids().filter_map(move |id| self.team(id))
    }

    /// A team, unless it is withheld.
    pub fn team(self, id: TeamId) -> Option<ReleasedTeam<'k>> {
        let item = &self.knowledge.teams[id];
        self.shows_anything().then_some(ReleasedItem { released: self, id, item })
    }
}

impl<'k> ReleasedTeam<'k> {
    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        &self.item.slug
    }

    /// Its title, or one made from the slug.
    pub fn title(self) -> &'k str {
        &self.item.title
    }

    /// Its file; none for a team that is only implied by its use.
    pub fn file(self) -> Option<ReleasedFile<'k>> {
        self.entry().map(ReleasedFile::of)
    }

    /// What it is there for; none for a team that is only implied by its use.
    pub fn kind(self) -> Option<TeamKind> {
        self.entry().map(|entry| entry.kind.kind)
    }

    /// `headcount`: how many people it has.
    pub fn headcount(self) -> Option<u32> {
        self.entry()?.kind.headcount
    }

    /// `maturity`, −1 to 1.
    pub fn maturity(self) -> i8 {
        self.entry().map(|entry| entry.kind.maturity).unwrap_or_default()
    }

    /// `risk`, −1 to 1.
    pub fn risk(self) -> i8 {
        self.entry().map(|entry| entry.kind.risk).unwrap_or_default()
    }

    /// `complexity`, −1 to 1.
    pub fn complexity(self) -> i8 {
        self.entry().map(|entry| entry.kind.complexity).unwrap_or_default()
    }

    /// What is said about it.
    pub fn description(self) -> Option<&'k Prose> {
        self.entry().map(|entry| &entry.kind.description)
    }

    /// The team above it.
    pub fn parent(self) -> Option<TeamId> {
        self.item.parent.filter(|team| self.released.team(*team).is_some())
    }

    /// The teams above it, the nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = ReleasedTeam<'k>> {
        let parent = |team: ReleasedTeam<'k>| team.released.team(team.parent()?);
        std::iter::successors(parent(self), move |team| parent(*team))
    }

    /// The teams right below it, in the arena's order.
    pub fn children(self) -> impl Iterator<Item = TeamId> {
        self.item.children.iter().copied().filter(move |team| self.released.team(*team).is_some())
    }

    /// The interviews with it, in order.
    pub fn interviews(self) -> impl Iterator<Item = InterviewId> {
        self.released.only_interviews(&self.item.interviews)
    }

    fn entry(self) -> Option<&'k Entry<team::Team>> {
        self.item.entry.as_deref()
    }
}
