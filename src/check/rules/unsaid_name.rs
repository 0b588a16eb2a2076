//! Names of people that an audience may not be told, and that stand in what it is shown.
//!
//! Comes in: a study as an audience sees it. Goes out: places with such a name. Does not know: how they are found.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use super::super::verbatim::{UnsaidName, unsaid_names};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "unsaid-name",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("unsaid_name.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(view) = study.audience else { return Vec::new() };
    let audience = &view.audience.name;
    let finding = |UnsaidName { name, shown }: UnsaidName<'_>| {
        let message = format!("`{audience}` is shown the name `{name}` here, and may not be told who that is");
        let help = format!("say it without the name, or limit the passage: `[…]{{for=…}}` without `{audience}`");
        Finding::new(shown, message, &help)
    };
    unsaid_names(view, study).into_iter().map(finding).collect()
}
