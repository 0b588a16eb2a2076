//! An opportunity that is being built while its problem has turned out not to be one.
//!
//! Comes in: opportunities with their validations. Goes out: features whose problem does not hold. Does not know: why.

use super::super::rule::{Finding, Group, Rule};
use super::super::study::Study;
use crate::config::Level;
use crate::content::opportunity::{OpportunityStatus, Stage, Validation, ValidationStage, Verdict};
use crate::knowledge::Opportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "feature-without-problem",
    group: Group::Priorities,
    level: Level::Warn,
    page: include_str!("feature_without_problem.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let built =
        study.knowledge.opportunities.iter().filter(|opportunity| opportunity.entry.kind.stage == Stage::Feature);
    built.filter_map(finding).collect()
}

fn finding(opportunity: &Opportunity) -> Option<Finding> {
    let entry = &opportunity.entry;
    let why = if entry.kind.status == OpportunityStatus::Invalidated {
        "its status is `invalidated`"
    } else if is_contradicted(&entry.kind.validations) {
        "the last validation of its problem contradicts it"
    } else {
        return None;
    };
    let message = format!("this is at the stage `feature`, and {why}");
    let help = "go back to `stage: problem`, or write down the validation that says otherwise";
    Some(Finding::new(entry.place(entry.kind.stage_span), message, help))
}

/// Whether the last clear word about the problem was against it; of two on one day, or without a day, the lower one.
fn is_contradicted(validations: &[Validation]) -> bool {
    let clear = |one: &&Validation| one.stage == ValidationStage::Problem && one.verdict != Verdict::Unclear;
    let last = validations.iter().filter(clear).max_by_key(|one| one.date);
    last.is_some_and(|last| last.verdict == Verdict::Contradicts)
}
