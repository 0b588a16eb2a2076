//! An opportunity at the top that serves no outcome.
//!
//! Comes in: the ranked rows. Goes out: the first five without strategic points. Does not know: what leaders want.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::LinkedOpportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "priority-without-outcome",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("priority_without_outcome.md"),
    find,
};

/// What people will talk about.
const TOP: u32 = 5;

fn find(study: &Study<'_>) -> Vec<Finding> {
    if study.knowledge.outcomes.is_empty() {
        return Vec::new();
    }
    let top = study.opportunities().filter_map(|(opportunity, row)| Some((opportunity, row.rank?)));
    let alone = top
        .filter(|(opportunity, rank)| *rank <= TOP && opportunity.strategic.iter().all(|(_, points)| *points <= 0.0));
    let finding = |(opportunity, rank): (&LinkedOpportunity, u32)| {
        let entry = &opportunity.entry;
        let message = format!("this opportunity is number {rank} and serves no outcome");
        let help = "say what it does for one, `strategic: {outcome: points}`, or be ready to be asked";
        Finding::new(entry.place(entry.title_span()), message, help)
    };
    alone.map(finding).collect()
}
