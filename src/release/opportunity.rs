//! Opportunities that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedOpportunity`]s. Does not know: their ranks.

use super::{Released, ReleasedFile, ReleasedItem, ReleasedTeam, ShownTeam};
use crate::base::fold;
use crate::base::slug::Slug;
use crate::content::opportunity::{OpportunityStatus, Stage, Validation};
use crate::content::{Kind, Prose};
use crate::knowledge::{LinkedOpportunity, LinkedTeam, OpportunityId, ThemeId};

/// An opportunity that may be shown.
pub type ReleasedOpportunity<'k> = ReleasedItem<'k, OpportunityId, LinkedOpportunity>;

impl<'k> Released<'k> {
    /// The opportunities that may be shown, in the arena's order.
    pub fn opportunities(self) -> impl Iterator<Item = ReleasedOpportunity<'k>> {
        self.knowledge.opportunities.ids().filter_map(move |id| self.opportunity(id))
    }

    /// An opportunity, unless it is withheld.
    pub fn opportunity(self, id: OpportunityId) -> Option<ReleasedOpportunity<'k>> {
        let item = &self.knowledge.opportunities[id];
        self.item(self.permissions.see(Kind::Opportunity, Some(&*item.entry)), id, item)
    }
}

impl<'k> ReleasedOpportunity<'k> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, &self.item.entry)
    }

    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        &self.item.entry.slug
    }

    /// Its title, or one made from the slug.
    pub fn title(self) -> &'k str {
        &self.item.title
    }

    /// `themes`, each once.
    pub fn themes(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.themes)
    }

    /// `problem`: what hurts.
    pub fn problem(self) -> Option<&'k str> {
        self.item.entry.kind.problem.as_deref()
    }

    /// `hypothesis`: what is believed to help.
    pub fn hypothesis(self) -> Option<&'k str> {
        self.item.entry.kind.hypothesis.as_ref().map(|hypothesis| hypothesis.value.as_str())
    }

    /// `solution`: what could be done.
    pub fn solution(self) -> Option<&'k str> {
        self.item.entry.kind.solution.as_deref()
    }

    /// `eliminates`: the class of work that would be gone.
    pub fn eliminates(self) -> Option<&'k str> {
        self.item.entry.kind.eliminates.as_deref()
    }

    /// How far it is thought through.
    pub fn stage(self) -> Stage {
        self.item.entry.kind.stage.value
    }

    /// Where it stands.
    pub fn status(self) -> OpportunityStatus {
        self.item.entry.kind.status
    }

    /// How it was tested with people.
    pub fn validations(self) -> &'k [Validation] {
        &self.item.entry.kind.validations
    }

    /// `with` of one of them, unless it names somebody, or a team, that may not be named.
    pub fn tested_with(self, validation: &'k Validation) -> Option<&'k str> {
        let with = validation.with.as_deref()?;
        let (released, knowledge) = (self.released, self.released.knowledge);
        if released.is_everything() {
            return Some(with);
        }
        let is_title = |team: &LinkedTeam| fold::is_same_name(&team.title, with);
        let by_title = || knowledge.teams.enumerate().find(|(_, team)| is_title(team)).map(|(id, _)| id);
        if let Some(team) = knowledge.team_names.find(with).or_else(by_title) {
            return released.team_of_speaker(team).and_then(|shown| match shown {
                ShownTeam::Team(shown) if shown == team => Some(with),
                ShownTeam::Team(shown) => released.team(shown).map(ReleasedTeam::title),
                ShownTeam::Small => None,
            });
        }
        (!released.names_somebody_unsaid(with)).then_some(with)
    }

    /// `effort`, in working hours.
    pub fn effort_hours(self) -> Option<f64> {
        self.item.entry.kind.effort_hours
    }

    /// What is said about it.
    pub fn description(self) -> &'k Prose {
        &self.item.entry.kind.description
    }
}
