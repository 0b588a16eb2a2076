//! A quote of so few words that nobody who reads it alone knows what was said.
//!
//! Comes in: quotes. Goes out: those of fewer than four words. Does not know: what they mean.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "short-quote",
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("short_quote.md"),
    find,
};

/// Fewer words than this say nothing by themselves.
const FEWEST: usize = 4;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let short = study.quotes().filter_map(|(entry, quote)| {
        let words = quote.text.split_whitespace().count();
        // A script that parts no words has long words.
        (words < FEWEST && quote.text.len() < FEWEST * LONGEST_WORD).then(|| {
            let message = format!("this quote has {words} {}", if words == 1 { "word" } else { "words" });
            let help = "mark the whole sentence: on a theme's page a quote stands alone";
            Finding::new(entry.place(quote.span), message, help)
        })
    });
    short.collect()
}

/// In bytes.
const LONGEST_WORD: usize = 16;
