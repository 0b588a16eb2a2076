//! An ask that was answered before anybody asked.
//!
//! Comes in: asks with their days, and the interviews in which they were heard. Goes out: those whose answer is older. Does not
//! know: which of the two days is wrong.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::Date;
use crate::config::Level;
use crate::knowledge::LinkedAsk;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "answered-before-asked",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("answered_before_asked.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.knowledge.asks.iter().filter_map(|ask| finding(study, ask)).collect()
}

fn finding(study: &Study<'_>, ask: &LinkedAsk) -> Option<Finding> {
    let entry = ask.entry.as_ref()?;
    let answered = entry.kind.answered.as_ref()?;
    let asked = entry.kind.since.as_ref().map(|since| since.value).or_else(|| heard(study, ask))?;
    if answered.value >= asked {
        return None;
    }
    let message = format!("this was answered on {}, and first asked on {asked}", answered.value);
    let help = match &entry.kind.since {
        Some(_) => "mend `answered`, or `since`",
        None => "mend `answered`; or write `since`, the day on which it was first heard",
    };
    let found = Finding::new(entry.place(answered.span), message, help);
    Some(match &entry.kind.since {
        Some(since) => found.label(entry.place(since.span), "asked"),
        None => found,
    })
}

/// The day on which a quote first asks for it, if all days are known on which one does.
fn heard(study: &Study<'_>, ask: &LinkedAsk) -> Option<Date> {
    let day = |quote| study.knowledge.interviews[study.knowledge.quotes[quote].interview].entry.kind.meta.date;
    let days: Option<Vec<Date>> = ask.quotes.iter().map(|quote| day(*quote)).collect();
    days?.into_iter().min()
}
