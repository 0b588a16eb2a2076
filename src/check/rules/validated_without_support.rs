//! An opportunity whose status is `validated` and whose validations are too few.
//!
//! Comes in: opportunities with their ledgers. Goes out: those whose status says more. Does not know: what a page shows instead.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::validation::{Ledger, Shortfall};
use crate::config::{Level, ValidationSettings};
use crate::content::opportunity::Stage;
use crate::knowledge::LinkedOpportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "validated-without-support",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("validated_without_support.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let needed = &study.settings.study.validation;
    study.ledgers().filter_map(|(opportunity, ledger)| finding(opportunity, &ledger, needed)).collect()
}

fn finding(opportunity: &LinkedOpportunity, ledger: &Ledger, needed: &ValidationSettings) -> Option<Finding> {
    let entry = &opportunity.entry;
    let stage = entry.kind.stage.value;
    let step = ledger.step_at(stage);
    let what = if stage == Stage::Problem { "problem" } else { "solution" };
    let why = match ledger.shortfall? {
        Shortfall::Supports => format!("{} of {} validations support the {what}", step.supports, needed.supports),
        Shortfall::Teams => {
            format!("those that support the {what} are with {} of {} teams", step.teams.len(), needed.teams)
        }
        Shortfall::Contradicted => {
            format!("{} support the {what} and {} contradict it", step.supports, step.contradictions)
        }
        Shortfall::NoProblem | Shortfall::NoContradiction => return None,
    };
    let message = format!("the status says more than the validations: {why}");
    let help = "write `status: testing` until there are more, or add those that are missing; `with` counts as a team where it \
                names a team or a participant of the study";
    Some(Finding::new(entry.place(entry.kind.status.span), message, help))
}
