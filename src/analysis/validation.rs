//! How far the steps of an opportunity are validated, by what people said of them: the problem, then the solution.
//!
//! Comes in: an opportunity, and how much it takes. Goes out: a [`Ledger`]. Does not know: how it is shown.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::count::narrow;
use crate::config::ValidationSettings;
use crate::content::opportunity::{OpportunityStatus, Stage, Validation, ValidationStage, Verdict};
use crate::knowledge::{Knowledge, LinkedOpportunity, OpportunityId, ParticipantId, TeamId, TestedWith};

/// How far the steps of an opportunity are validated.
#[derive(Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Whether the problem is there.
    pub problem: StepSupport,
    /// Whether the solution helps.
    pub solution: StepSupport,
    /// Why its status says more than this, where it does.
    pub shortfall: Option<Shortfall>,
}

/// What people said of one step.
#[derive(Debug, PartialEq, Eq)]
pub struct StepSupport {
    /// Which validations it has, by their place in the file: oldest first, those without a day before them.
    pub tests: Vec<usize>,
    /// How many support it, each participant once, with what they said last.
    pub supports: u32,
    /// How many contradict it, counted in the same way.
    pub contradictions: u32,
    /// The teams of those that support it, as far as they are known.
    pub teams: BTreeSet<TeamId>,
    /// What follows from it.
    pub state: StepState,
}

/// What follows from what people said of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Nobody tested it.
    Untested,
    /// It was tested, and that is not enough.
    Open,
    /// Enough support it, of enough teams, and more than contradict it.
    Validated,
    /// More contradict it than support it, or as many and with the last word; or its opportunity is invalidated at this step.
    Invalidated,
}

/// Why the status of an opportunity says more than its validations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortfall {
    /// It is validated by fewer than it takes.
    Supports,
    /// It is validated by people of fewer teams than it takes.
    Teams,
    /// As many contradict it as support it, or more.
    Contradicted,
    /// Its solution is validated, and its problem is invalidated.
    NoProblem,
    /// It is invalidated, and nothing contradicts it.
    NoContradiction,
}

impl Ledger {
    /// The first step that does not hold: the problem, else the solution.
    pub fn fallen_step(&self) -> Option<ValidationStage> {
        let steps = [(&self.problem, ValidationStage::Problem), (&self.solution, ValidationStage::Solution)];
        steps.into_iter().find(|(step, _)| step.state == StepState::Invalidated).map(|(_, stage)| stage)
    }

    /// The step that the status of an opportunity at a stage speaks of.
    pub fn step_at(&self, stage: Stage) -> &StepSupport {
        match step_of(stage) {
            ValidationStage::Problem => &self.problem,
            ValidationStage::Solution => &self.solution,
        }
    }
}

/// A status at the stage of the problem speaks of the problem, one at a later stage of the solution.
fn step_of(stage: Stage) -> ValidationStage {
    match stage {
        Stage::Problem => ValidationStage::Problem,
        Stage::Concept | Stage::Feature => ValidationStage::Solution,
    }
}

/// The ledger of an opportunity.
pub fn ledger(knowledge: &Knowledge, id: OpportunityId, needed: &ValidationSettings) -> Ledger {
    let opportunity = &knowledge.opportunities[id];
    let step = |stage| support(knowledge, opportunity, stage, needed);
    let (problem, solution) = (step(ValidationStage::Problem), step(ValidationStage::Solution));
    let mut ledger = Ledger { problem, solution, shortfall: None };
    ledger.shortfall = shortfall(&ledger, opportunity, needed);
    ledger
}

fn support(
    knowledge: &Knowledge,
    opportunity: &LinkedOpportunity,
    stage: ValidationStage,
    needed: &ValidationSettings,
) -> StepSupport {
    let kind = &opportunity.entry.kind;
    let validations = &kind.validations;
    let mut tests: Vec<usize> = (0..validations.len()).filter(|test| validations[*test].stage == stage).collect();
    tests.sort_by_key(|test| validations[*test].date);
    let last = last_of_each(&tests, opportunity);
    let with = |verdict| last.iter().copied().filter(move |test| validations[*test].verdict == verdict);
    let (supports, contradictions) = (with(Verdict::Supports).count(), with(Verdict::Contradicts).count());
    let teams = with(Verdict::Supports).filter_map(|test| team_of(knowledge, opportunity.tested_with[test]?));
    let teams: BTreeSet<TeamId> = teams.collect();
    let is_enough = supports >= needed.supports as usize && teams.len() >= needed.teams as usize;
    let is_given_up = kind.status.value == OpportunityStatus::Invalidated && step_of(kind.stage.value) == stage;
    let state = match () {
        () if is_given_up || is_contradicted(validations, &last, supports, contradictions) => StepState::Invalidated,
        () if is_enough && supports > contradictions => StepState::Validated,
        () if tests.is_empty() => StepState::Untested,
        () => StepState::Open,
    };
    StepSupport { tests, supports: narrow(supports), contradictions: narrow(contradictions), teams, state }
}

/// Of some tests those that count: of each participant the last one, of everybody else all.
fn last_of_each(tests: &[usize], opportunity: &LinkedOpportunity) -> Vec<usize> {
    let participant = |test: usize| match opportunity.tested_with[test] {
        Some(TestedWith::Participant(id)) => Some(id),
        _ => None,
    };
    let last: FxHashMap<ParticipantId, usize> =
        tests.iter().filter_map(|test| Some((participant(*test)?, *test))).collect();
    let counts = |test: &usize| participant(*test).is_none_or(|id| last[&id] == *test);
    tests.iter().copied().filter(counts).collect()
}

/// Whether more contradict a step than support it, or as many and with the last word.
fn is_contradicted(validations: &[Validation], last: &[usize], supports: usize, contradictions: usize) -> bool {
    let clear = |test: &&usize| validations[**test].verdict != Verdict::Unclear;
    let has_last_word = last.iter().rfind(clear).is_some_and(|test| validations[*test].verdict == Verdict::Contradicts);
    contradictions > supports || (contradictions == supports && has_last_word)
}

fn team_of(knowledge: &Knowledge, with: TestedWith) -> Option<TeamId> {
    match with {
        TestedWith::Team(team) => Some(team),
        TestedWith::Participant(id) => knowledge.participants[id].team,
    }
}

fn shortfall(ledger: &Ledger, opportunity: &LinkedOpportunity, needed: &ValidationSettings) -> Option<Shortfall> {
    let kind = &opportunity.entry.kind;
    let step = ledger.step_at(kind.stage.value);
    let is_validated = kind.status.value == OpportunityStatus::Validated;
    let is_invalidated = kind.status.value == OpportunityStatus::Invalidated;
    let goes_on = is_validated && step_of(kind.stage.value) == ValidationStage::Solution;
    let goes_on = goes_on || ledger.solution.state == StepState::Validated;
    match () {
        () if ledger.problem.state == StepState::Invalidated && goes_on => Some(Shortfall::NoProblem),
        () if is_invalidated && step.contradictions == 0 => Some(Shortfall::NoContradiction),
        () if !is_validated || step.state == StepState::Validated => None,
        () if step.supports <= step.contradictions && step.contradictions > 0 => Some(Shortfall::Contradicted),
        () if step.supports < needed.supports => Some(Shortfall::Supports),
        () => Some(Shortfall::Teams),
    }
}

#[cfg(test)]
mod tests;
