//! An interview in which nothing is marked.
//!
//! Comes in: interviews. Goes out: those without a quote, and whether that is for want of a transcript. Does not know: why.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "uncoded-interview",
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("uncoded_interview.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    // Of a draft nobody expects it: it waits for somebody to listen.
    let is_uncoded = |interview: &&LinkedInterview| interview.quotes.is_empty() && !interview.entry.draft;
    let uncoded = study.knowledge.interviews.iter().filter(is_uncoded);
    let finding = |interview: &LinkedInterview| {
        let (message, help) = match interview.entry.kind.turns {
            0 => (
                "there is no transcript in this interview",
                "write it below the front matter, in paragraphs, or let `cairn import` make it of what a recorder wrote; until then \
                 say `stage: planned` or `stage: held`",
            ),
            _ => (
                "nothing is marked in this interview",
                "mark passages, `[words]{.theme}`, or set `draft: true` until somebody has listened to it",
            ),
        };
        Finding::new(interview.entry.place(Span::default()), message, help)
    };
    uncoded.map(finding).collect()
}
