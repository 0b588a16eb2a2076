//! Two themes whose titles are nearly the same.
//!
//! Comes in: the titles of themes. Goes out: pairs that differ in a letter, an ending or the order of words. Does not know:
//! what the themes hold.

use std::sync::Arc;

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::Entry;
use crate::knowledge::LinkedTheme;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "similar-themes",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("similar_themes.md"),
    find,
};

/// Titles of fewer letters are too easily alike.
const SHORTEST: usize = 6;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let described =
        study.knowledge.themes.iter().filter_map(|theme| Some((folded(&theme.title), theme, theme.entry.as_ref()?)));
    let all: Vec<(String, &LinkedTheme, &Arc<Entry<_>>)> = described.collect();
    let mut found = Vec::new();
    for (index, (title, theme, entry)) in all.iter().enumerate() {
        let Some((_, first, other)) = all[..index].iter().find(|(first, ..)| are_alike(title, first)) else { continue };
        let message = format!("\"{}\" and \"{}\" are nearly the same", theme.title, first.title);
        let help = "merge the two, or name what sets them apart";
        let finding = Finding::new(entry.place(entry.title_span()), message, help);
        found.push(finding.label(other.place(other.title_span()), "the other one"));
    }
    found
}

/// The words without their endings, in order of the alphabet, without those that carry no meaning.
fn folded(title: &str) -> String {
    let plain = PlainWords::new(title);
    let words = plain.words().filter(|word| !matches!(*word, "a" | "an" | "the" | "of" | "in" | "for" | "to" | ","));
    let mut words: Vec<&str> = words.map(|word| word.strip_suffix('s').unwrap_or(word)).collect();
    words.sort_unstable();
    words.join(" ")
}

fn are_alike(one: &str, other: &str) -> bool {
    one == other
        || (one.len().min(other.len()) >= SHORTEST
            && one.len().abs_diff(other.len()) <= 1
            && strsim::osa_distance(one, other) <= 1)
}
