//! An interview of which only requests were coded.
//!
//! Comes in: quotes. Goes out: interviews all of whose quotes are asks. Does not know: what else was said.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::content::interview::QuoteKind;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule =
    Rule { name: "only-asks", group: RuleGroup::Coding, level: Level::Warn, page: include_str!("only_asks.md"), find };

fn find(study: &Study<'_>) -> Vec<Finding> {
    let only_asks = study
        .coded()
        .filter(|(_, interview)| interview.entry.kind.quotes.iter().all(|quote| quote.coding.kind == QuoteKind::Ask));
    let finding = |(_, interview): (_, &LinkedInterview)| {
        let message = "only requests are coded in this interview";
        let help = "mark what happened when the request came up: the workaround, the wait, the path not taken";
        Finding::new(interview.entry.place(Span::default()), message, help)
    };
    only_asks.map(finding).collect()
}
