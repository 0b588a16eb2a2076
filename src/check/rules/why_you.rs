//! A question that asks people for a reason of theirs.
//!
//! Comes in: questions. Goes out: those of the form "why did you". Does not know: the tone.

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::{Question, Study};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule =
    Rule { name: "why-you", group: RuleGroup::Interviews, level: Level::Warn, page: include_str!("why_you.md"), find };

const HELP: &str = "ask what happened before it: \"what led to that?\", \"what were you trying to do?\"";
const ASKS: [&str; 2] = ["why", "why'd"];
const HELPERS: [&str; 20] = [
    "do",
    "did",
    "don't",
    "didn't",
    "does",
    "doesn't",
    "are",
    "aren't",
    "were",
    "weren't",
    "have",
    "haven't",
    "would",
    "wouldn't",
    "can't",
    "couldn't",
    "not",
    "should",
    "shouldn't",
    "won't",
];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let aimed = study.questions().filter(|question| is_aimed(&question.words));
    let finding =
        |question: &Question| Finding::new(question.place.clone(), "this asks people to justify themselves", HELP);
    aimed.map(finding).collect()
}

/// "Why is that step hard" asks about the step and is fine. So is "why do you think that is", which asks for a view.
fn is_aimed(words: &PlainWords) -> bool {
    let opinions = ["why do you think", "why do you say", "why would you say", "why do you believe", "why do you ask"];
    if words.first_of(&opinions).is_some() {
        return false;
    }
    words.has_each(&[&ASKS, &HELPERS, &["you"]])
        || words.has_each(&[&ASKS, &HELPERS, &["you", "your"], &["team", "people", "guys", "folks", "all"]])
        || words.has_each(&[&["how"], &["come"], &["you"]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_persons_are_asked_to_justify_themselves() {
        for aimed in [
            "Why did you do that?",
            "How come you never asked?",
            "And why don’t you use it?",
            "why haven't you told your team?",
        ] {
            assert!(is_aimed(&PlainWords::new(aimed)), "{aimed}");
        }
        for fine in [
            "Why is that step hard?",
            "Why do you think that is?",
            "What did you do, and why?",
            "Do you know why?",
            "How come it broke?",
        ] {
            assert!(!is_aimed(&PlainWords::new(fine)), "{fine}");
        }
    }
}
