//! A theme whose name blames people.
//!
//! Comes in: the titles of themes. Goes out: those that say that somebody is at fault. Does not know: whether they are.

use std::sync::Arc;

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::Entry;
use crate::knowledge::LinkedTheme;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "blaming-theme",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("blaming_theme.md"),
    find,
};

/// Words that explain what happened by who somebody is.
const BLAME: [&str; 33] = [
    "user error",
    "user errors",
    "human error",
    "human errors",
    "operator error",
    "pilot error",
    "lazy",
    "laziness",
    "careless",
    "carelessness",
    "stupid",
    "stupidity",
    "incompetent",
    "incompetence",
    "ignorant",
    "ignorance",
    "negligent",
    "negligence",
    "sloppy",
    "sloppiness",
    "skill issue",
    "bad engineers",
    "bad developers",
    "undisciplined",
    "lack of discipline",
    "resistance to change",
    "resisting change",
    "refuse to",
    "can't be bothered",
    "not invented here",
    "don't read",
    "don't care",
    "won't read",
];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let described = study.knowledge.themes.iter().filter_map(|theme| Some((theme, theme.entry.as_ref()?)));
    let finding = |(theme, entry): (&LinkedTheme, &Arc<Entry<_>>)| {
        let blame = PlainWords::new(&theme.title).first_of(&BLAME)?;
        let message = format!("\"{blame}\" blames people for what a system lets happen");
        let help = "name what they were trying to do, and what made the mistake easy";
        Some(Finding::new(entry.place(entry.title_span()), message, help))
    };
    described.filter_map(finding).collect()
}
