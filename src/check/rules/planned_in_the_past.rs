//! An interview that is planned for a day that is over.
//!
//! Comes in: what is planned, the study's day. Goes out: what should have been held. Does not know: a clock; whether it was held.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::today::today;
use crate::base::span::Span;
use crate::config::Level;
use crate::content::interview::SetAsideReason;
use crate::knowledge::SetAsideInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "planned-in-the-past",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("planned_in_the_past.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(today) = today(study.knowledge, &study.settings.study) else { return Vec::new() };
    let planned = study.knowledge.set_aside.iter().filter(|it| it.reason == SetAsideReason::Planned);
    let finding = |interview: &SetAsideInterview| {
        let meta = &interview.entry.kind.meta;
        let date = meta.date.filter(|date| *date < today)?;
        let place = interview.entry.place(meta.stage.as_ref().map_or(Span::default(), |stage| stage.span));
        let message = format!("this interview is planned for {date}, and the study has come to {today}");
        Some(Finding::new(place, message, "write `stage: held`, or the new day"))
    };
    planned.filter_map(finding).collect()
}
