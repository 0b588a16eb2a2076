//! A file among the interviews whose name says that it is something else.
//!
//! Comes in: interviews. Goes out: those that are called as notes for whoever works in a folder are. Does not know: what is in them.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "hardly-an-interview",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("hardly_an_interview.md"),
    find,
};

/// How such files are called, in small letters and up to the first dot.
const NAMES: [&str; 10] = [
    "index",
    "readme",
    "contributing",
    "license",
    "licence",
    "changelog",
    "code_of_conduct",
    "template",
    "todo",
    "notes",
];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let finding = |interview: &LinkedInterview| {
        let message = "this file is read as an interview, and its name says that it is something else";
        let help =
            "move it out of `interviews/`, or begin its name with `_`: nothing in it is published or counted then";
        Finding::new(interview.entry.place(Span::default()), message, help)
    };
    study.knowledge.interviews.iter().filter(|interview| is_doubtful(interview)).map(finding).collect()
}

/// Whether nothing but its folder says that it is an interview.
fn is_doubtful(interview: &LinkedInterview) -> bool {
    let name = interview.entry.path.file_name().to_lowercase();
    let name = name.split('.').next().unwrap_or_default();
    let meta = &interview.entry.kind.meta;
    let is_named = meta.date.is_some() || meta.people.iter().any(|person| person.name.is_some());
    interview.quotes.is_empty() && NAMES.contains(&name) && (!is_named || name == "template")
}
