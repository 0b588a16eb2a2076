//! A theme that only one person speaks to.
//!
//! Comes in: themes with what is marked below them. Goes out: those with several quotes and one voice. Does not know: who
//! will be asked next.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::ParticipantId;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "theme-from-one-person",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("theme_from_one_person.md"),
    find,
};

/// With fewer people asked, every theme is one person's.
const FEWEST_ASKED: usize = 5;
/// A single quote is plainly a single voice; several look like more than they are.
const FEWEST_QUOTES: usize = 3;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let people = study.coded().flat_map(|(_, interview)| &interview.people);
    let mut asked: Vec<ParticipantId> = people.map(|person| person.participant).collect();
    asked.sort_unstable();
    asked.dedup();
    if asked.len() < FEWEST_ASKED {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (id, theme) in k.themes.enumerate() {
        let quotes = &study.numbers.rollup.quotes[id];
        let (Some(first), Some(entry)) = (quotes.first(), &theme.entry) else { continue };
        let Some(who) = k.participant(*first) else { continue };
        if quotes.len() >= FEWEST_QUOTES && quotes.iter().all(|quote| k.participant(*quote) == Some(who)) {
            let name = &k.participants[who].name;
            let message = format!("all {} quotes of this theme are from {name}", quotes.len());
            let help = "ask others about it, or let it be a part of a theme that several people speak to";
            found.push(Finding::new(entry.place(entry.title_span()), message, help));
        }
    }
    found
}
