//! A theme that no quote is marked with.
//!
//! Comes in: themes with what is marked below them. Goes out: empty ones. Does not know: whether quotes are still to come.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::LinkedTheme;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "theme-without-quote",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("theme_without_quote.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    // Before the first interview is coded every theme is empty, and that is said of the interviews.
    if study.coded().next().is_none() {
        return Vec::new();
    }
    let empty = study.knowledge.themes.enumerate().filter(|(id, _)| study.numbers.rollup.quotes[*id].is_empty());
    let finding = |(_, theme): (_, &LinkedTheme)| {
        let entry = theme.entry.as_ref()?;
        let help = "mark what speaks to it, or take it out of the codebook: nobody was heard to say it";
        Some(Finding::new(entry.place(entry.title_span()), format!("no quote is marked with `{}`", entry.slug), help))
    };
    empty.filter_map(finding).collect()
}
