//! An opportunity that is being built while its problem has turned out not to be one.
//!
//! Comes in: opportunities with their validations. Goes out: features whose problem does not hold. Does not know: why.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::opportunity::{OpportunityStatus, Stage, Validation, ValidationStage, Verdict};
use crate::knowledge::LinkedOpportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "feature-without-problem",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("feature_without_problem.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let built =
        study.knowledge.opportunities.iter().filter(|opportunity| opportunity.entry.kind.stage.value == Stage::Feature);
    built.filter_map(finding).collect()
}

fn finding(opportunity: &LinkedOpportunity) -> Option<Finding> {
    let entry = &opportunity.entry;
    // A solution that did not help says nothing against the problem: where that was tested, its last test decides.
    let why = match last_word(&entry.kind.validations) {
        Some(Verdict::Contradicts) => "the last validation of its problem contradicts it",
        None if entry.kind.status.value == OpportunityStatus::Invalidated => "its status is `invalidated`",
        _ => return None,
    };
    let message = format!("this is at the stage `feature`, and {why}");
    let help = "go back to `stage: problem`, or write down the validation that says otherwise";
    Some(Finding::new(entry.place(entry.kind.stage.span), message, help))
}

/// The last clear word about the problem; of two on one day, or without a day, the lower one.
fn last_word(validations: &[Validation]) -> Option<Verdict> {
    let clear = |one: &&Validation| one.stage == ValidationStage::Problem && one.verdict != Verdict::Unclear;
    validations.iter().filter(clear).max_by_key(|one| one.date).map(|last| last.verdict)
}
