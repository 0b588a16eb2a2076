//! A workflow of somebody who was not in the interview that it names.
//!
//! Comes in: workflows that name an interview and a participant. Goes out: those where the two do not meet. Does not know: which of
//! them is wrong.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::LinkedWorkflow;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "workflow-of-somebody-else",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("workflow_of_somebody_else.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.knowledge.workflows.iter().filter_map(|workflow| finding(study, workflow)).collect()
}

fn finding(study: &Study<'_>, workflow: &LinkedWorkflow) -> Option<Finding> {
    let (interview, participant) = (&study.knowledge.interviews[workflow.interview?], workflow.participant?);
    if interview.people.iter().any(|person| person.participant == participant) {
        return None;
    }
    let entry = &workflow.entry;
    let name = &study.knowledge.participants[participant].name;
    let written = entry.kind.participant.as_ref().map_or(Span::default(), |name| name.span);
    let message = format!("this is of {name}, who was not interviewed in `{}`", interview.entry.slug);
    let help = "name the interview in which they described it, or whoever was interviewed there";
    Some(Finding::new(entry.place(written), message, help))
}
