//! An opportunity whose solution is validated although its problem does not hold.
//!
//! Comes in: opportunities with their ledgers. Goes out: those that went on. Does not know: why the problem does not hold.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::validation::Shortfall;
use crate::config::Level;
use crate::knowledge::LinkedOpportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "validated-without-problem",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("validated_without_problem.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let gone_on = study.ledgers().filter(|(_, ledger)| ledger.shortfall == Some(Shortfall::NoProblem));
    let finding = |opportunity: &LinkedOpportunity| {
        let entry = &opportunity.entry;
        let help = "test the problem again and write that down, or write `status: invalidated`: a solution to no problem is \
                    worth nothing";
        Finding::new(
            entry.place(entry.kind.status.span),
            "the solution is validated, and the problem does not hold",
            help,
        )
    };
    gone_on.map(|(opportunity, _)| finding(opportunity)).collect()
}
