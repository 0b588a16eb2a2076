//! An opportunity that nobody's words speak for.
//!
//! Comes in: opportunities with what was counted for them. Goes out: those without evidence. Does not know: whether they are
//! good ideas.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::priority::PriorityRow;
use crate::config::Level;
use crate::knowledge::LinkedOpportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "opportunity-without-evidence",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("opportunity_without_evidence.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let without = study.opportunities().filter(|(_, row)| row.evidence.affected.is_empty());
    let finding = |(opportunity, row): (&LinkedOpportunity, &PriorityRow)| {
        let entry = &opportunity.entry;
        let place = entry.kind.themes.first().map_or(entry.title_span(), |theme| theme.span);
        let message = if row.evidence.asks.is_empty() {
            "nobody's words are evidence for this opportunity"
        } else {
            "there are requests for this opportunity, and no evidence"
        };
        Finding::new(
            entry.place(place),
            message,
            "find out who has the problem: name its themes, and mark what was said",
        )
    };
    without.map(finding).collect()
}
