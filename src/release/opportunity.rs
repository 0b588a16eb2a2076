//! Opportunities that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedOpportunity`]s. Does not know: their ranks.

use super::{Released, ReleasedItem, ReleasedKind, ReleasedParticipant, ShownTeam};
use crate::content::graduation::GraduationState;
use crate::content::opportunity::Opportunity;
use crate::content::opportunity::{OpportunityStatus, Stage, Validation};
use crate::knowledge::{LinkedOpportunity, OpportunityId, OutcomeId, ParticipantId, TeamId, TestedWith, ThemeId};

/// An opportunity that may be shown.
pub type ReleasedOpportunity<'k> = ReleasedItem<'k, OpportunityId, LinkedOpportunity>;

/// Whom an opportunity was tested with, as it may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownTester<'k> {
    /// A team, or what it is shown as.
    Team(ShownTeam),
    /// Somebody who was interviewed.
    Participant(ParticipantId),
    /// Whoever is called by these words.
    Words(&'k str),
    /// A team that may not be named.
    SomeTeam,
    /// Somebody who was interviewed and may not be named.
    SomeParticipant,
    /// Somebody whose words name what may not be said.
    Somebody,
}

/// What a local central team built that could become everybody's.
#[derive(Debug, Clone, Copy)]
pub struct ReleasedGraduation<'k> {
    /// The team that built it, or what that is shown as.
    pub from: Option<TeamId>,
    /// The team that takes it, or what that is shown as.
    pub to: Option<TeamId>,
    /// Whether it is known who takes it.
    pub has_taker: bool,
    /// How far it has moved.
    pub state: GraduationState,
    /// What others can do once it is everybody's; none where it names somebody who may not be named.
    pub unlocks: Option<&'k str>,
}

impl ReleasedKind for Opportunity {}

impl<'k> Released<'k> {
    /// The opportunities that may be shown, in the arena's order.
    pub fn opportunities(self) -> impl Iterator<Item = ReleasedOpportunity<'k>> {
        self.all()
    }

    /// An opportunity, unless it is withheld.
    pub fn opportunity(self, id: OpportunityId) -> Option<ReleasedOpportunity<'k>> {
        self.one(id)
    }
}

impl<'k> ReleasedOpportunity<'k> {
    /// `themes`, each once.
    pub fn themes(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.themes)
    }

    /// `problem`: what hurts.
    pub fn problem(self) -> Option<&'k str> {
        self.item.entry.kind.idea.problem.as_deref()
    }

    /// `hypothesis`: what is believed to help.
    pub fn hypothesis(self) -> Option<&'k str> {
        self.item.entry.kind.idea.hypothesis.as_ref().map(|hypothesis| hypothesis.value.as_str())
    }

    /// `solution`: what could be done.
    pub fn solution(self) -> Option<&'k str> {
        self.item.entry.kind.idea.solution.as_deref()
    }

    /// `eliminates`: the class of work that would be gone.
    pub fn eliminates(self) -> Option<&'k str> {
        self.item.entry.kind.idea.eliminates.as_deref()
    }

    /// How far it is thought through.
    pub fn stage(self) -> Stage {
        self.item.entry.kind.stage.value
    }

    /// Where it stands.
    pub fn status(self) -> OpportunityStatus {
        self.item.entry.kind.status.value
    }

    /// How it was tested with people.
    pub fn validations(self) -> &'k [Validation] {
        &self.item.entry.kind.validations
    }

    /// Whom one of them was with, by its place in the file, as it may be said; none where it does not say.
    pub fn tested_with(self, test: usize) -> Option<ShownTester<'k>> {
        let with = self.validations().get(test)?.with.as_deref()?;
        let released = self.released;
        let found = self.item.tested_with.get(test).copied().flatten();
        Some(match found {
            Some(TestedWith::Team(team)) => {
                released.team_of_speaker(team).map_or(ShownTester::SomeTeam, ShownTester::Team)
            }
            Some(TestedWith::Participant(id)) => {
                let is_named = released.participant(id).and_then(ReleasedParticipant::name).is_some();
                if is_named { ShownTester::Participant(id) } else { ShownTester::SomeParticipant }
            }
            None if released.names_somebody_unsaid(with) => ShownTester::Somebody,
            None => ShownTester::Words(with),
        })
    }

    /// `strategic`: the outcomes that it serves and that may be shown, with the points for each.
    pub fn strategic(self) -> impl Iterator<Item = (OutcomeId, f64)> {
        let points = self.item.strategic.iter().copied();
        points.filter(move |(outcome, points)| *points > 0.0 && self.released.outcome(*outcome).is_some())
    }

    /// `effort`, in working hours.
    pub fn effort_hours(self) -> Option<f64> {
        self.item.entry.kind.effort_hours
    }

    /// `graduates`: who gives it to everybody, as that may be shown.
    pub fn graduates(self) -> Option<ReleasedGraduation<'k>> {
        let written = self.item.entry.kind.graduates.as_ref()?;
        let linked = self.item.graduates?;
        Some(ReleasedGraduation {
            from: linked.from.and_then(|team| self.released.team_or_above(team)),
            to: linked.to.and_then(|team| self.released.team_or_above(team)),
            has_taker: written.to.is_some(),
            state: written.state,
            unlocks: written.unlocks.as_deref().filter(|text| !self.released.names_somebody_unsaid(text)),
        })
    }
}
