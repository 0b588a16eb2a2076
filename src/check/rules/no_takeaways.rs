//! An interview that was coded and left no takeaways.
//!
//! Comes in: interviews. Goes out: coded ones without takeaways. Does not know: what they might be.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "no-takeaways",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("no_takeaways.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let without = study.coded().filter(|(_, interview)| interview.entry.kind.meta.listening.takeaways.is_empty());
    let finding = |(_, interview): (_, &LinkedInterview)| {
        let help = "write down two or three sentences under `takeaways:` while the conversation is fresh";
        Finding::new(interview.entry.place(Span::default()), "this interview has no takeaways", help)
    };
    without.map(finding).collect()
}
