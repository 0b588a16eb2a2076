//! Words of something withheld that are shown somewhere else.
//!
//! Comes in: a study as an audience sees it. Goes out: places where eight words or more are shown that are withheld elsewhere.
//! Does not know: how they are found.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use super::super::verbatim::{Leak, leaks};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "withheld-words-shown",
    group: RuleGroup::Audiences,
    level: Level::Error,
    page: include_str!("withheld_words_shown.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let Some(view) = study.audience else { return Vec::new() };
    let name = &view.audience.name;
    let help = format!("say it in other words, take it out, or let `{name}` read it there, if that was agreed");
    let finding = |leak: Leak| {
        let message = format!("`{name}` is shown words here that are withheld from it in another place");
        let label = format!("withheld from `{name}` here: {} words or more in a row are the same", leak.words);
        Finding::new(leak.shown, message, &help).label(leak.withheld, label)
    };
    leaks(view, study).into_iter().map(finding).collect()
}
