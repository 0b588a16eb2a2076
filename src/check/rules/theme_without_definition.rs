//! A theme of the codebook that says nothing about what belongs to it.
//!
//! Comes in: themes. Goes out: those without words of their own. Does not know: whether the words are good.

use std::sync::Arc;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::Entry;
use crate::content::theme::Theme;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "theme-without-definition",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("theme_without_definition.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let described = study.knowledge.themes.iter().filter_map(|theme| theme.entry.as_ref());
    let empty = described.filter(|entry| entry.kind.definition.html().trim().is_empty());
    let finding = |entry: &Arc<Entry<Theme>>| {
        let help = "write below the front matter what belongs here, what does not, and where that goes instead";
        Finding::new(entry.place(entry.title_span()), "this theme has no definition", help)
    };
    empty.map(finding).collect()
}
