//! A quote that is longer than anybody reads on a page of quotes.
//!
//! Comes in: quotes. Goes out: those of more than 120 words. Does not know: what they mean.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "long-quote",
    group: RuleGroup::Coding,
    level: Level::Warn,
    page: include_str!("long_quote.md"),
    find,
};

/// About a minute of speech.
const MOST: usize = 120;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let long = study.quotes().filter_map(|(entry, quote)| {
        let words = quote.text.split_whitespace().count();
        (words > MOST).then(|| {
            let help = "mark the sentence that says it; several findings are several quotes";
            Finding::new(entry.place(quote.span), format!("this quote has {words} words"), help)
        })
    });
    long.collect()
}
