//! Knowledge becomes numbers: priorities, co-occurrence, coverage.
//!
//! Comes in: a [`Knowledge`](crate::knowledge::Knowledge) and settings. Goes out: one value a question.
//! Does not know: how a number is shown.

pub mod agreement;
pub mod answers;
pub mod asked;
pub mod asks;
pub mod assumptions;
pub mod avoided;
pub mod change;
pub mod coded;
pub mod cooccurrence;
pub mod count;
pub mod coverage;
pub mod hearing;
pub mod listening;
mod of_quotes;
mod of_teams;
mod of_theme;
pub mod order;
pub mod plan;
pub mod priority;
pub mod quarters;
pub mod questions;
pub mod quotes;
pub mod richness;
pub mod rollup;
pub mod sample_size;
pub mod saturation;
pub mod selection;
pub mod service;
pub mod since;
pub mod teams;
#[cfg(test)]
mod testing;
pub mod themes;
pub mod today;
pub mod validation;
pub mod waves;
pub mod what_if;
pub mod whom_next;
pub mod workflows;

pub use of_quotes::QuoteNumbers;
pub use of_teams::TeamNumbers;
pub use of_theme::ThemeNumbers;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use self::priority::draws::{self, DrawInputs, DrawResults};
use crate::base::Date;
use crate::base::id::IdVec;
use crate::config::{Settings, ValidationSettings, Wave};
use crate::knowledge::{
    AskId, AssumptionId, GuideId, InterviewId, Knowledge, ListenerId, OpportunityId, OutcomeId, ParticipantId, QuoteId,
    SetAsideId, TeamId, ThemeId, WorkflowId,
};

/// All numbers of a study.
#[derive(Debug)]
pub struct Numbers {
    /// What matters most.
    pub priorities: priority::Priorities,
    /// What was answered to the questions of each guide.
    pub answers: IdVec<GuideId, Vec<answers::QuestionAnswers>>,
    /// How far coders agree; none where nobody coded an interview again.
    pub agreement: Option<agreement::Agreement>,
    /// Who was heard on what.
    pub coverage: coverage::Coverage,
    /// Who has heard what.
    pub listening: listening::Listening,
    /// Whether new interviews still bring new themes.
    pub saturation: saturation::Saturation,
    /// For each theme, those that occur together with it.
    pub together: IdVec<ThemeId, Vec<cooccurrence::Together>>,
    /// What is marked with each theme or one below it.
    pub rollup: rollup::Rollup,
    /// For each theme the opportunities that name it or a theme above it.
    pub covered: IdVec<ThemeId, Vec<OpportunityId>>,
}

/// Counts, estimates and ranks a study.
pub fn numbers(knowledge: &Knowledge, settings: &Settings) -> Numbers {
    numbers_with(knowledge, settings, |inputs| Arc::new(draws::draw(inputs)))
}

/// The same, where the draws that say how sure the order is may be known from before.
pub fn numbers_with(
    knowledge: &Knowledge,
    settings: &Settings,
    drawn: impl FnOnce(&DrawInputs) -> Arc<DrawResults> + Send,
) -> Numbers {
    let rollup = rollup::Rollup::new(knowledge);
    let ((priorities, coverage), together) = rayon::join(
        || {
            rayon::join(
                || priority::priorities(knowledge, &rollup, settings, drawn),
                || coverage::coverage(knowledge, &rollup),
            )
        },
        || cooccurrence::cooccurrence(knowledge, &rollup),
    );
    let covered = themes::covered(knowledge);
    let (answers, listening) = (answers::answers(knowledge), listening::listening(knowledge));
    let coded = coded::coded(knowledge);
    let saturation = saturation::saturation(&coded, knowledge.themes.len(), settings.scoring.seed);
    let agreement = agreement::agreement(knowledge);
    Numbers { priorities, answers, agreement, coverage, listening, saturation, together, rollup, covered }
}

/// What else can be counted in a study, as whoever shows numbers asks for it: answers are ids and counts, no words. Copied
/// freely.
#[derive(Clone, Copy)]
pub struct Analysis<'k> {
    knowledge: &'k Knowledge,
    numbers: &'k Numbers,
}

impl fmt::Debug for Analysis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Analysis")
    }
}

impl<'k> Analysis<'k> {
    /// Of a study and its numbers.
    pub fn new(knowledge: &'k Knowledge, numbers: &'k Numbers) -> Self {
        Self { knowledge, numbers }
    }

    /// Of some quotes.
    pub fn of_quotes(self, quotes: &[QuoteId]) -> QuoteNumbers<'k, '_> {
        QuoteNumbers { knowledge: self.knowledge, numbers: self.numbers, quotes }
    }

    /// Of some teams together.
    pub fn of_teams(self, teams: &[TeamId]) -> TeamNumbers<'k, '_> {
        TeamNumbers { knowledge: self.knowledge, numbers: self.numbers, teams }
    }

    /// Of a theme.
    pub fn of_theme(self, theme: ThemeId) -> ThemeNumbers<'k> {
        ThemeNumbers { knowledge: self.knowledge, numbers: self.numbers, theme }
    }

    /// As [`quarters::interviewed`].
    pub fn interviewed_by_quarter(self, is_meant: impl Fn(InterviewId) -> bool) -> quarters::PeopleByQuarter {
        quarters::interviewed(self.knowledge, is_meant)
    }

    /// As [`priority::inputs`].
    pub fn formula_inputs(self, settings: &Settings) -> priority::FormulaInputs {
        priority::inputs(self.knowledge, &self.numbers.rollup, settings)
    }

    /// The teams that some participants are of.
    pub fn teams_of(self, participants: impl Iterator<Item = ParticipantId>) -> BTreeSet<TeamId> {
        participants.filter_map(|id| self.knowledge.participants[id].team).collect()
    }

    /// As [`teams::heard`].
    pub fn teams_heard(self) -> impl Iterator<Item = TeamId> {
        teams::heard(self.knowledge)
    }

    /// The quotes of an interview, in order.
    pub fn quotes_of_interview(self, interview: InterviewId) -> &'k [QuoteId] {
        &self.knowledge.interviews[interview].quotes
    }

    /// As [`priority::customers`].
    pub fn customers(self) -> impl Iterator<Item = TeamId> {
        priority::customers(self.knowledge)
    }

    /// As [`since::new_themes`].
    pub fn new_themes(self, since: Date, said_on: impl Fn(QuoteId) -> Option<Date>) -> Vec<ThemeId> {
        let Numbers { rollup, coverage, .. } = self.numbers;
        since::new_themes(self.knowledge, rollup, coverage, since, said_on)
    }

    /// As [`themes::loudest`].
    pub fn loudest_themes(self) -> Vec<ThemeId> {
        themes::loudest(self.knowledge, &self.numbers.coverage)
    }

    /// As [`themes::grouped`].
    pub fn grouped_themes(self, themes: &BTreeSet<ThemeId>) -> themes::GroupedThemes {
        themes::grouped(self.knowledge, themes)
    }

    /// As [`order::opportunities`].
    pub fn opportunities(self) -> Vec<OpportunityId> {
        order::opportunities(self.knowledge, &self.numbers.priorities)
    }

    /// As [`order::outcomes`].
    pub fn outcomes(self) -> Vec<OutcomeId> {
        order::outcomes(self.knowledge)
    }

    /// As [`validation::ledger`].
    pub fn ledger(self, opportunity: OpportunityId, needed: &ValidationSettings) -> validation::Ledger {
        validation::ledger(self.knowledge, opportunity, needed)
    }

    /// As [`priority::next_interview`], of all rows.
    pub fn next_interview(self, teams: impl Iterator<Item = priority::NamedTeam>) -> Option<priority::NextInterview> {
        priority::next_interview(self.knowledge, &self.numbers.priorities, teams)
    }

    /// As [`coded::coded`].
    pub fn coded(self) -> Vec<coded::CodedInterview> {
        coded::coded(self.knowledge)
    }

    /// As [`coded::uncounted`].
    pub fn uncounted_themes(self, coded: &[coded::CodedInterview]) -> coded::UncountedThemes {
        coded::uncounted(self.knowledge, coded)
    }

    /// As [`waves::waves`].
    pub fn waves(self, waves: &[Wave]) -> waves::WaveCounts {
        waves::waves(self.knowledge, waves)
    }

    /// As [`listening::next::next_counted`].
    pub fn next_hearing(self, listener: ListenerId) -> Option<listening::next::NextHearing> {
        listening::next::next_counted(self.knowledge, &self.numbers.listening, listener)
    }

    /// As [`plan::plan`].
    pub fn plan(self, settings: &Settings, teams: &[priority::NamedTeam]) -> plan::StudyPlan {
        plan::plan(self.knowledge, &settings.study, teams)
    }

    /// As [`plan::planned`].
    pub fn planned_interviews(self) -> Vec<SetAsideId> {
        plan::planned(self.knowledge)
    }

    /// As [`today::today`].
    pub fn today(self, settings: &Settings) -> Option<Date> {
        today::today(self.knowledge, &settings.study)
    }

    /// As [`asked::asked`].
    pub fn asked(self, guide: GuideId) -> Vec<asked::AskedState> {
        let Numbers { answers, coverage, .. } = self.numbers;
        asked::asked(self.knowledge, guide, &answers[guide], &coverage.guides[guide])
    }

    /// As [`asks::loudest`].
    pub fn loudest_asks(self) -> Vec<AskId> {
        asks::loudest(self.knowledge)
    }

    /// The quotes of an ask, in order.
    pub fn quotes_of_ask(self, ask: AskId) -> &'k [QuoteId] {
        &self.knowledge.asks[ask].quotes
    }

    /// As [`asks::in_common`].
    pub fn themes_in_common(self, some: &[ThemeId], others: &[ThemeId]) -> Vec<ThemeId> {
        asks::in_common(self.knowledge, some, others)
    }

    /// As [`assumptions::standing`].
    pub fn standing(self, assumption: AssumptionId, settings: &Settings) -> assumptions::Standing {
        assumptions::standing(self.knowledge, assumption, &settings.study.assumptions)
    }

    /// The quotes that confirm an assumption, and those that contradict it.
    pub fn quotes_of_assumption(self, assumption: AssumptionId) -> (&'k [QuoteId], &'k [QuoteId]) {
        let assumption = &self.knowledge.assumptions[assumption];
        (&assumption.confirmed, &assumption.contradicted)
    }

    /// As [`workflows::totals`].
    pub fn workflow(self, workflow: WorkflowId) -> workflows::WorkflowTotals {
        workflows::totals(self.knowledge, workflow)
    }

    /// As [`service::served_by`].
    pub fn served_by(self, outcome: OutcomeId) -> Vec<service::Service> {
        service::served_by(self.knowledge, &self.numbers.priorities, outcome)
    }
}
