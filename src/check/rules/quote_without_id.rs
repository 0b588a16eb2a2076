//! A quote whose address is made from its words.
//!
//! Comes in: quotes. Goes out: those without an id, with a fix that writes it down. Does not know: who links to it.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Span;
use crate::config::Level;
use crate::diagnostic::Fix;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "quote-without-id",
    group: RuleGroup::Coding,
    level: Level::Allow,
    page: include_str!("quote_without_id.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for interview in &study.knowledge.interviews {
        let entry = &interview.entry;
        for quote in entry.kind.quotes.iter().filter(|quote| !quote.mark.id_given) {
            let message = format!("the address of this quote, `#{}`, changes with its first words", quote.id);
            let help = format!("write it down: `#{}`", quote.id);
            let finding = Finding::new(entry.place(quote.span), message, help);
            // Of a quote that was marked beside the transcript the place of the id is for its author to choose.
            found.push(match quote.mark.attributes {
                None => finding,
                Some(braces) => {
                    let before_brace = entry.place(Span::at(braces.range().end - 1));
                    finding.fix(Fix::new(
                        format!("write down `#{}`", quote.id),
                        before_brace,
                        format!(" #{}", quote.id),
                    ))
                }
            });
        }
    }
    found
}
