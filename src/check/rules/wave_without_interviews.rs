//! A wave in which nobody was interviewed.
//!
//! Comes in: waves, the days of interviews. Goes out: waves that no interview lies in. Does not know: what changed between waves.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::Date;
use crate::config::{Level, Wave};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "wave-without-interviews",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("wave_without_interviews.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let days = study.knowledge.interviews.iter().filter_map(|interview| interview.entry.kind.meta.date);
    let days: Vec<Date> = days.collect();
    // In a study that begins, or that says no days, no wave has any.
    if days.is_empty() {
        return Vec::new();
    }
    let waves = study.settings.study.waves.iter();
    let empty = waves.filter(|wave| !days.iter().any(|day| wave.holds(*day)));
    let finding = |wave: &Wave| {
        let message = format!("no interview lies in the wave `{}`, from {} to {}", wave.name, wave.from, wave.to);
        let help = "mend its days, or remove the wave: nothing can be compared with it";
        Finding::new(wave.place.clone(), message, help)
    };
    empty.map(finding).collect()
}
