//! A question that holds its answer and asks for agreement.
//!
//! Comes in: questions. Goes out: those that ask people to agree. Does not know: whether they did.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::{Question, Study};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "agree-with-me",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("agree_with_me.md"),
    find,
};

const HELP: &str = "ask what they think, and leave out what you do: \"what do you make of it?\"";
const PHRASES: [&str; 20] = [
    "don't you think",
    "do not you think",
    "don't you agree",
    "don't you find",
    "don't you feel",
    "wouldn't you say",
    "wouldn't you agree",
    "would you agree",
    "do you agree that",
    "do you agree with me",
    "do you not think",
    "isn't it true",
    "isn't it the case",
    "isn't it obvious",
    "you'd agree",
    "you would agree",
    "you must agree",
    "you must admit",
    "wouldn't it be better",
    "surely you",
];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let asked = study.questions().filter_map(|question| Some((question, question.words.first_of(&PHRASES)?)));
    let finding = |(question, phrase): (&Question, &str)| {
        Finding::new(question.place.clone(), format!("\"{phrase}\" asks people to agree"), HELP)
    };
    asked.map(finding).collect()
}
