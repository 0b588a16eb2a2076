//! An ask that nobody is heard to voice.
//!
//! Comes in: asks with their quotes. Goes out: those without one. Does not know: whether somebody asked elsewhere.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::LinkedAsk;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "ask-without-quote",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("ask_without_quote.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    // Before the first interview is coded no ask has a quote, and that is said of the interviews.
    if study.coded().next().is_none() {
        return Vec::new();
    }
    let finding = |ask: &LinkedAsk| {
        let entry = ask.entry.as_deref()?;
        let message = format!("no quote of the kind `ask` belongs to `{}`", entry.slug);
        let help = format!(
            "mark the request with `kind=ask ask={}`, or list the themes that such quotes have with `themes:`",
            entry.slug
        );
        Some(Finding::new(entry.place(entry.title_span()), message, help))
    };
    study.knowledge.asks.iter().filter(|ask| ask.quotes.is_empty()).filter_map(finding).collect()
}
