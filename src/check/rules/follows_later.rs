//! A follow-up that is older than what it follows.
//!
//! Comes in: the days of interviews, which follows which. Goes out: those that follow a later one. Does not know: which of the two
//! days is wrong.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "follows-later",
    group: RuleGroup::Interviews,
    level: Level::Error,
    page: include_str!("follows_later.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let interviews = &study.knowledge.interviews;
    let finding = |interview: &LinkedInterview| {
        let first = &interviews[interview.follows?].entry;
        let (day, first_day) = (interview.entry.kind.meta.date?, first.kind.meta.date?);
        if day >= first_day {
            return None;
        }
        let written = interview.entry.kind.meta.follows.as_ref().map_or(Span::default(), |name| name.span);
        let message = format!("this interview of {day} follows `{}`, which is of {first_day}", first.slug);
        let help = "mend the day that is wrong, or let the later interview follow the earlier one";
        Some(Finding::new(interview.entry.place(written), message, help))
    };
    interviews.iter().filter_map(finding).collect()
}
