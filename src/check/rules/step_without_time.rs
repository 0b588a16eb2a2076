//! A step of a workflow that says no time.
//!
//! Comes in: workflows. Goes out: their steps without hands-on and waiting time. Does not know: what they come to, or times
//! that cannot be read, of which their reading complains.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::Entry;
use crate::content::workflow::{Workflow, WorkflowStep};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "step-without-time",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("step_without_time.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let workflows = study.knowledge.workflows.iter().map(|workflow| &*workflow.entry);
    let steps = workflows.flat_map(|entry| entry.kind.steps.iter().map(move |step| (entry, step)));
    let without = steps.filter(|(_, step)| !step.says_time);
    let finding = |(entry, step): (&Entry<Workflow>, &WorkflowStep)| {
        Finding::new(
            entry.place(step.span),
            "this step says neither how long it takes nor how long it waits",
            "ask how long, and write `hands: 10m` or `waits: 2d`; `hands: 0m` where it takes no time",
        )
    };
    without.map(finding).collect()
}
