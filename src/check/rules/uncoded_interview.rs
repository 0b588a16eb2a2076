//! An interview in which nothing is marked.
//!
//! Comes in: interviews. Goes out: those without a quote. Does not know: why.

use super::super::rule::{Finding, Group, Rule};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "uncoded-interview",
    group: Group::Coding,
    level: Level::Warn,
    page: include_str!("uncoded_interview.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    // Of a draft nobody expects it: it waits for somebody to listen.
    let is_uncoded = |interview: &&LinkedInterview| interview.quotes.is_empty() && !interview.entry.draft;
    let uncoded = study.knowledge.interviews.iter().filter(is_uncoded);
    let finding = |interview: &LinkedInterview| {
        let help = "mark passages, `[words]{.theme}`, or set `draft: true` until somebody has listened to it";
        Finding::new(interview.entry.place(Span::default()), "nothing is marked in this interview", help)
    };
    uncoded.map(finding).collect()
}
