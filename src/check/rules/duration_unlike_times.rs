//! A duration that the interview cannot have had.
//!
//! Comes in: interviews with their durations, and the last times in their transcripts. Goes out: durations that are too short for
//! these, or longer than a day. Does not know: how long anybody spoke.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::content::Entry;
use crate::content::interview::Interview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "duration-unlike-times",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("duration_unlike_times.md"),
    find,
};

/// Nobody talks longer than that, in hours …
const LONGEST: f64 = 24.0;
/// … and a recording may have begun so much before the conversation, in hours.
const BEFORE: f64 = 0.25;
const MS_AN_HOUR: f64 = 3_600_000.0;
const MINUTES: f64 = 60.0;

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.knowledge.interviews.iter().filter_map(|interview| finding(&interview.entry)).collect()
}

fn finding(entry: &Entry<Interview>) -> Option<Finding> {
    let Interview { meta, last_ms, keys, .. } = &entry.kind;
    let minutes = |hours: f64| (hours * MINUTES).round();
    let last = last_ms.map(|ms| ms as f64 / MS_AN_HOUR);
    let (hours, span) = (meta.recording.hours, keys.duration);
    let said =
        |message: String, span: Span| Finding::new(entry.place(span), message, "mend the duration, or the times");
    match (hours, last) {
        (Some(hours), _) if hours > LONGEST => {
            Some(said(format!("this interview took {} minutes, and that is more than a day", minutes(hours)), span))
        }
        (Some(hours), Some(last)) if last > hours + BEFORE => {
            let message = format!(
                "this interview took {} minutes, and its last time is {} minutes",
                minutes(hours),
                minutes(last)
            );
            Some(said(message, span))
        }
        (None, Some(last)) if last > LONGEST => Some(said(
            format!("the last time of this transcript is {} minutes, and that is more than a day", minutes(last)),
            span,
        )),
        _ => None,
    }
}
