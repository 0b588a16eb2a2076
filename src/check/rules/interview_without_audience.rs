//! An interview that nobody is named for.
//!
//! Comes in: interviews, in a study with audiences. Goes out: those that name no reader. Does not know: who may read them.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::content::Entry;
use crate::content::interview::Interview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "interview-without-audience",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("interview_without_audience.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(first) = study.settings.audiences.all.first() else { return Vec::new() };
    let help = format!(
        "write `audience: [{first}]` if they may read all of it, `quotes_for: [{first}]` if they may read its quotes, \
         `audience: []` if nobody may",
        first = first.name
    );
    let entries = study.knowledge.interviews.iter().map(|interview| &*interview.entry);
    let unnamed = entries.filter(|entry| names_nobody(entry));
    let message = "this interview names no audience, so nobody reads it";
    unnamed.map(|entry| Finding::new(entry.place(Span::default()), message, &help)).collect()
}

/// An empty list is an answer.
fn names_nobody(entry: &Entry<Interview>) -> bool {
    entry.audience.is_none() && entry.kind.meta.quotes_for.is_empty()
}
