//! A question of a guide that no quote answers.
//!
//! Comes in: guides, and quotes of the interviews that followed them. Goes out: questions without an answer.
//! Does not know: whether the question was asked.

use std::collections::BTreeSet;

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::LinkedInterview;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "unanswered-question",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("unanswered_question.md"),
    find,
};

/// With fewer interviews, the answer may be in the next one.
const FEWEST: usize = 3;

fn find(study: &Study<'_>) -> Vec<Finding> {
    let k = study.knowledge;
    let mut found = Vec::new();
    for guide in &k.guides {
        let coded = guide.interviews.iter().map(|id| &k.interviews[*id]).filter(|it| !it.quotes.is_empty());
        let coded: Vec<&LinkedInterview> = coded.collect();
        let quotes = coded.iter().flat_map(|interview| &interview.entry.kind.quotes);
        let by_quotes = quotes.filter_map(|quote| quote.coding.question.as_ref());
        let people = coded.iter().flat_map(|interview| &interview.entry.kind.meta.people);
        let in_front_matter = people.flat_map(|person| &person.answers).map(|(id, _)| id);
        let answered: BTreeSet<&str> = by_quotes.chain(in_front_matter).map(|id| id.value.as_str()).collect();
        // Where no question is named at all, nobody writes down here which are answered.
        if coded.len() < FEWEST || answered.is_empty() {
            continue;
        }
        let questions = guide.entry.kind.questions();
        for question in questions.filter(|question| !answered.contains(question.id.value.as_str())) {
            let id = &question.id.value;
            let message = format!("nobody answers `{id}` in {} interviews that followed this guide", coded.len());
            let help = format!("ask it another way, take it out, or mark the answers with `q={id}`");
            found.push(Finding::new(guide.entry.place(question.id.span), message, help));
        }
    }
    found
}
