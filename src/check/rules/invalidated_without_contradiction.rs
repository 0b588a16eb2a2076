//! An opportunity whose status is `invalidated` and whose validations do not say why.
//!
//! Comes in: opportunities with their ledgers. Goes out: those that nothing contradicts. Does not know: who decided.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::validation::Shortfall;
use crate::config::Level;
use crate::content::opportunity::Stage;
use crate::knowledge::LinkedOpportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "invalidated-without-contradiction",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("invalidated_without_contradiction.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let unsaid = study.ledgers().filter(|(_, ledger)| ledger.shortfall == Some(Shortfall::NoContradiction));
    unsaid.map(|(opportunity, _)| finding(opportunity)).collect()
}

fn finding(opportunity: &LinkedOpportunity) -> Finding {
    let entry = &opportunity.entry;
    let what = if entry.kind.stage.value == Stage::Problem { "problem" } else { "solution" };
    let message = format!("the status is `invalidated`, and no validation contradicts the {what}");
    let help = "add the validation that spoke against it, so that the next person with the idea finds it; or write \
                `status: dropped`";
    Finding::new(entry.place(entry.kind.status.span), message, help)
}
