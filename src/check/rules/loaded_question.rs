//! A question that brings its adjective with it.
//!
//! Comes in: questions. Goes out: those of the form "how frustrating is". Does not know: how it was.

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::{Question, Study};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "loaded-question",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("loaded_question.md"),
    find,
};

const HELP: &str = "leave the adjective to them: \"how was that?\", \"what was that like?\"";
const LOADED: [&str; 40] = [
    "frustrating",
    "frustrated",
    "annoying",
    "annoyed",
    "painful",
    "terrible",
    "awful",
    "horrible",
    "bad",
    "broken",
    "confusing",
    "confused",
    "tedious",
    "stressful",
    "stressed",
    "scary",
    "scared",
    "ugly",
    "miserable",
    "exhausting",
    "boring",
    "ridiculous",
    "cumbersome",
    "clunky",
    "messy",
    "inefficient",
    "unreliable",
    "useless",
    "hopeless",
    "unhappy",
    "angry",
    "great",
    "amazing",
    "awesome",
    "wonderful",
    "fantastic",
    "brilliant",
    "excellent",
    "delightful",
    "perfect",
];
const IS: [&str; 9] = ["is", "was", "are", "were", "would", "did", "does", "do", "has"];
const VERBS: [&str; 8] = ["hate", "love", "despise", "dread", "loathe", "struggle", "suffer", "adore"];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let loaded = study.questions().filter(|question| is_loaded(&question.words));
    let finding = |question: &Question| {
        Finding::new(question.place.clone(), "this says how it was before anybody has been asked", HELP)
    };
    loaded.map(finding).collect()
}

fn is_loaded(words: &PlainWords) -> bool {
    words.has_each(&[&["how"], &LOADED, &IS])
        || words.has_each(&[&["how"], &["much"], &["do", "did", "does"], &["you", "people", "they"], &VERBS])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_behind_how_is_loaded() {
        for loaded in ["How frustrating is that?", "And how bad was it?", "How much do you hate the forms?"] {
            assert!(is_loaded(&PlainWords::new(loaded)), "{loaded}");
        }
        for fine in ["How long is that?", "How was that?", "Was it bad, and how often was it?", "How do you love it?"] {
            assert!(!is_loaded(&PlainWords::new(fine)), "{fine}");
        }
    }
}
