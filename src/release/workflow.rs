//! Workflows that may be shown, with their steps.
//!
//! Comes in: ids. Goes out: [`ReleasedWorkflow`]s and [`ReleasedStep`]s. Does not know: what the steps come to.

use super::{Released, ReleasedItem, ReleasedKind, ReleasedParticipant};
use crate::content::workflow::Workflow;
use crate::knowledge::{InterviewId, LinkedWorkflow, ParticipantId, ThemeId, ToolId, WorkflowId};

/// A workflow that may be shown.
pub type ReleasedWorkflow<'k> = ReleasedItem<'k, WorkflowId, LinkedWorkflow>;

/// A step of a workflow, as it may be shown.
#[derive(Debug, Clone, Copy)]
pub struct ReleasedStep<'k> {
    /// What is done.
    pub action: &'k str,
    /// With what; none where it names none, or one that is withheld.
    pub tool: Option<StepTool<'k>>,
    /// Hands-on time, in working hours.
    pub hands_hours: Option<f64>,
    /// Time until it goes on, in working hours.
    pub waits_hours: Option<f64>,
}

/// What a step is done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepTool<'k> {
    /// A tool of the study.
    Tool(ToolId),
    /// What the study calls it, where no file describes any tool.
    Named(&'k str),
}

impl ReleasedKind for Workflow {}

impl<'k> Released<'k> {
    /// The workflows that may be shown, in the arena's order.
    pub fn workflows(self) -> impl Iterator<Item = ReleasedWorkflow<'k>> {
        self.all()
    }

    /// A workflow, unless it is withheld.
    pub fn workflow(self, id: WorkflowId) -> Option<ReleasedWorkflow<'k>> {
        self.one(id)
    }
}

impl<'k> ReleasedWorkflow<'k> {
    /// `themes`, each once.
    pub fn themes(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.themes)
    }

    /// `interview`: where it was described.
    pub fn interview(self) -> Option<InterviewId> {
        self.item.interview.filter(|id| self.released.interview(*id).is_some())
    }

    /// Who goes through it, where people are named.
    pub fn participant(self) -> Option<ParticipantId> {
        let is_named =
            |id: &ParticipantId| self.released.participant(*id).and_then(ReleasedParticipant::name).is_some();
        self.item.participant.filter(is_named)
    }

    /// `steps`, in order.
    pub fn steps(self) -> impl ExactSizeIterator<Item = ReleasedStep<'k>> {
        let steps = self.item.entry.kind.steps.iter().zip(&self.item.steps);
        steps.map(move |(step, linked)| {
            let tool = linked.tool.filter(|tool| self.released.tool(*tool).is_some()).map(StepTool::Tool);
            let name = step.tool.as_ref().filter(|_| linked.tool.is_none());
            ReleasedStep {
                action: &step.action,
                tool: tool.or(name.map(|name| StepTool::Named(&name.value))),
                hands_hours: step.hands_hours,
                waits_hours: step.waits_hours,
            }
        })
    }
}
