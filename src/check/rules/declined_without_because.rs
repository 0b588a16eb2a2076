//! An ask that was declined, and nobody said why.
//!
//! Comes in: asks. Goes out: those without a reason. Does not know: whether the reason is a good one.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::Entry;
use crate::content::ask::{Ask, AskStatus};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "declined-without-because",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("declined_without_because.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let asks = study.knowledge.asks.iter().filter_map(|ask| ask.entry.as_deref());
    let has_reason = |because: Option<&str>| because.is_some_and(|because| !because.trim().is_empty());
    let without = asks
        .filter(|entry| entry.kind.status.value == AskStatus::Declined && !has_reason(entry.kind.because.as_deref()));
    let finding = |entry: &Entry<Ask>| {
        let message = format!("`{}` is declined, and nothing says why", entry.slug);
        let help = "write the reason with `because:`, as you would say it to whoever asked";
        Finding::new(entry.place(entry.kind.status.span), message, help)
    };
    without.map(finding).collect()
}
