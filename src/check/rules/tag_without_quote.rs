//! A tag of an interview that no quote in it speaks for.
//!
//! Comes in: tags and quotes. Goes out: tags that stand alone. Does not know: whether the tag is right.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "tag-without-quote",
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("tag_without_quote.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let mut found = Vec::new();
    // Where nothing is marked yet, tags are a first impression and that nothing is marked is said once.
    for (_, interview) in study.coded() {
        for tag in interview.entry.kind.meta.all_tags() {
            let Some(theme) = study.theme(tag) else { continue };
            let below = k.subtree(theme);
            let mut marks = interview.quotes.iter().flat_map(|quote| &k.quotes[*quote].themes);
            if !marks.any(|mark| below.contains(mark)) {
                let message = format!("no quote of this interview speaks to `{}`", tag.value);
                let help =
                    "mark the passage that the tag stands for, or remove the tag: it counts as a person affected";
                found.push(Finding::new(interview.entry.place(tag.span), message, help));
            }
        }
    }
    found
}
