//! An alias that reads like another theme's title.
//!
//! Comes in: aliases and titles. Goes out: aliases behind which one would look for something else. Does not know: why the
//! theme was renamed.

use std::collections::BTreeMap;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::slug::Slug;
use crate::config::Level;
use crate::knowledge::ThemeId;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "shadowing-alias",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("shadowing_alias.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let mut titles: BTreeMap<Slug, ThemeId> = BTreeMap::new();
    for (id, theme) in k.themes.enumerate() {
        titles.extend(Slug::from_text(&theme.title).map(|title| (title, id)));
    }
    let mut found = Vec::new();
    for (id, theme) in k.themes.enumerate() {
        let Some(entry) = &theme.entry else { continue };
        for alias in &entry.aliases {
            let title = Slug::from_text(&alias.value).and_then(|slug| titles.get(&slug));
            let Some(other) = title.filter(|other| **other != id).map(|other| &k.themes[*other]) else { continue };
            let Some(shadowed) = &other.entry else { continue };
            let message = format!("the alias `{}` reads like another theme, \"{}\"", alias.value, other.title);
            let help = format!("remove the alias: who marks `.{}` means the other theme", alias.value);
            let finding = Finding::new(entry.place(alias.span), message, help);
            found.push(finding.label(shadowed.place(shadowed.title_span()), "the other one"));
        }
    }
    found
}
