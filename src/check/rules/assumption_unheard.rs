//! An assumption that is older than the first interview, and that nobody has spoken to since.
//!
//! Comes in: assumptions and the days of interviews. Goes out: those that nobody confirms or contradicts. Does not know:
//! whether anybody was asked.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::analysis::assumptions::{AssumptionState, standing};
use crate::base::Date;
use crate::config::Level;
use crate::knowledge::AssumptionId;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "assumption-unheard",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("assumption_unheard.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let knowledge = study.knowledge;
    let days = knowledge.interviews.iter().filter_map(|interview| interview.entry.kind.meta.date);
    let Some(first) = days.min() else { return Vec::new() };
    knowledge.assumptions.ids().filter_map(|id| finding(study, id, first)).collect()
}

fn finding(study: &Study<'_>, id: AssumptionId, first: Date) -> Option<Finding> {
    let entry = study.knowledge.assumptions[id].entry.as_deref()?;
    let believed = entry.kind.date.as_ref().filter(|date| date.value < first)?;
    let state = standing(study.knowledge, id, &study.settings.study.assumptions).state;
    (state == AssumptionState::NotHeard).then(|| {
        let message = format!("`{}` was believed before the first interview, and nobody has spoken to it", entry.slug);
        let help = format!(
            "ask about it, and mark what people say with `confirms={0}` or `contradicts={0}`; or take it out",
            entry.slug
        );
        Finding::new(entry.place(believed.span), message, help)
    })
}
