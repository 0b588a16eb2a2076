//! A theme that is named after what somebody wants in place of what happens.
//!
//! Comes in: the titles of themes. Goes out: those that ask for something. Does not know: whether the wish is a good one.

use std::sync::Arc;

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::Entry;
use crate::knowledge::LinkedTheme;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "solution-shaped-theme",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("solution_shaped_theme.md"),
    find,
};

/// What a wish begins with.
const WISHES: [&str; 30] = [
    "need",
    "needs",
    "we need",
    "needs to",
    "want",
    "wants",
    "we want",
    "wish",
    "wish for",
    "would like",
    "should have",
    "lack of",
    "lacking",
    "missing",
    "build",
    "introduce",
    "implement",
    "adopt",
    "provide",
    "create",
    "automate",
    "migrate",
    "migrate to",
    "add",
    "add a",
    "better",
    "more",
    "improve",
    "improved",
    "use",
];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let described = study.knowledge.themes.iter().filter_map(|theme| Some((theme, theme.entry.as_ref()?)));
    let finding = |(theme, entry): (&LinkedTheme, &Arc<Entry<_>>)| {
        let title = PlainWords::new(&theme.title);
        let wish = WISHES.iter().find(|wish| title.begins(wish))?;
        let message = format!("\"{}\" names a solution and no finding", theme.title);
        let help = format!("name what happens to people because of it; \"{wish} …\" can be an opportunity");
        Some(Finding::new(entry.place(entry.title_span()), message, help))
    };
    described.filter_map(finding).collect()
}
