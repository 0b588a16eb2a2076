//! What a workflow comes to, in words and on a scale.
//!
//! Comes in: a workflow that may be shown, with its totals. Goes out: a [`WorkflowSum`], marks for a chart. Does not know: which
//! page shows them.

use serde::Serialize;

use super::context::{PageContext, Person};
use crate::analysis::count::narrow;
use crate::analysis::workflows::{StepTotals, WorkflowTotals};
use crate::release::{ReleasedStep, ReleasedWorkflow};
use crate::site::chart::steps::StepMark;
use crate::site::words::Words;

/// What the steps of a workflow come to, in words.
#[derive(Debug, Serialize)]
pub struct WorkflowSum {
    /// "15 steps, 4 tools, 3 hand-offs, 2 h 10 min hands-on in 6 days".
    pub sum: String,
    /// How many steps.
    pub steps: usize,
    /// How many tools.
    pub tools: usize,
    /// How many hand-offs.
    pub hand_offs: usize,
    /// Hands-on time.
    pub hands: String,
    /// From the first touch to the end of the last wait.
    pub elapsed: String,
    /// Whether some of its steps say no time, so that these are the least.
    pub is_least: bool,
}

impl WorkflowSum {
    /// Of totals.
    pub(in crate::site) fn new(words: &Words, totals: &WorkflowTotals) -> Self {
        let (steps, hand_offs) = (totals.steps.len(), totals.hand_offs());
        let counted = [("workflow.steps", steps), ("workflow.tools", totals.tools), ("workflow.hand_offs", hand_offs)]
            .map(|(key, count)| words.count(key, narrow(count)));
        let (hands, elapsed) = (words.hands_on(totals.hands_hours), words.elapsed(totals.elapsed_hours()));
        let is_least = !totals.is_timed;
        let key = if is_least { "workflow.sum_at_least" } else { "workflow.sum" };
        let [said_steps, said_tools, said_hand_offs] = &counted;
        let sum = words.fill(
            key,
            &[
                ("steps", said_steps),
                ("tools", said_tools),
                ("hand_offs", said_hand_offs),
                ("hands", &hands),
                ("elapsed", &elapsed),
            ],
        );
        Self { sum, steps, tools: totals.tools, hand_offs, hands, elapsed, is_least }
    }
}

/// The steps of a workflow on a scale.
pub(in crate::site) fn step_marks(workflow: ReleasedWorkflow<'_>, totals: &WorkflowTotals) -> Vec<StepMark> {
    let steps = workflow.steps().zip(&totals.steps);
    let mark = |(step, total): (ReleasedStep<'_>, &StepTotals)| StepMark {
        starts_at: total.starts_at,
        hands: step.hands_hours.unwrap_or_default(),
        waits: step.waits_hours.unwrap_or_default(),
        is_hand_off: total.is_hand_off,
    };
    steps.map(mark).collect()
}

impl<'a> PageContext<'a> {
    /// Who goes through a workflow: as they were in its interview, else as they are now.
    pub(in crate::site) fn goes_through(&self, workflow: ReleasedWorkflow<'a>) -> Option<Person<'a>> {
        let participant = workflow.participant()?;
        let then = workflow.interview().and_then(|interview| self.interviewee(interview, participant));
        then.or_else(|| self.participant(participant))
    }
}
