//! An interview that nobody heard but who held it.
//!
//! Comes in: interviews and who listened. Goes out: coded ones without another listener. Does not know: who would have time.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "no-listener",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("no_listener.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let unheard = study.coded().filter(|(id, _)| study.numbers.listening.interviews[*id].is_unheard);
    let finding = |(_, interview): (_, &LinkedInterview)| {
        let help = "let somebody listen to the recording and code it too, and name them under `listeners:`";
        Finding::new(
            interview.entry.place(Span::default()),
            "nobody but the interviewer has heard this interview",
            help,
        )
    };
    unheard.map(finding).collect()
}
