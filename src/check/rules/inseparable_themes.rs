//! Two themes that are only ever marked together.
//!
//! Comes in: quotes by theme. Goes out: pairs of themes with the very same quotes. Does not know: which name is better.

use std::collections::BTreeMap;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::{QuoteId, ThemeId};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "inseparable-themes",
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("inseparable_themes.md"),
    find,
};

/// Fewer quotes together may be chance.
const FEWEST: usize = 4;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let mut by_quotes: BTreeMap<&[QuoteId], ThemeId> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, theme) in k.themes.enumerate().filter(|(_, theme)| theme.quotes.len() >= FEWEST) {
        let Some(first) = by_quotes.get(theme.quotes.as_slice()) else {
            by_quotes.insert(&theme.quotes, id);
            continue;
        };
        // Of themes that nobody described there is no file to point at, and none to merge.
        let (Some(entry), Some(other)) = (&theme.entry, &k.themes[*first].entry) else { continue };
        let count = theme.quotes.len();
        let message =
            format!("all {count} quotes of this theme are also marked with `{}`, and the reverse", other.slug);
        let help = format!("merge the two: give one of them `aliases: [{}]` and remove the other file", theme.slug);
        found.push(
            Finding::new(entry.place(entry.title_span()), message, help)
                .label(other.place(other.title_span()), "the other one"),
        );
    }
    found
}
