//! Two questions in one.
//!
//! Comes in: questions. Goes out: those that ask for two things at once. Does not know: which one was answered.

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::{Question, Study};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "double-barrelled-question",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("double_barrelled_question.md"),
    find,
};

const HELP: &str = "ask the first, wait, and then ask the second";
const OPENERS: [&str; 8] = ["what", "how", "who", "whom", "when", "where", "which", "why"];
const HELPERS: [&str; 20] = [
    "is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could", "would", "will", "should",
    "often", "long", "many", "much", "far",
];
/// "How fast and reliable is it" asks for two things too.
const IS: [&str; 4] = ["is", "are", "was", "were"];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let double = study.questions().filter(|question| is_double(&question.words));
    let finding = |question: &Question| Finding::new(question.place.clone(), "this asks for two things at once", HELP);
    double.map(finding).collect()
}

/// Two interrogatives, each with a helper behind it, joined by "and" or "or"; or two adjectives behind "how".
fn is_double(words: &PlainWords) -> bool {
    let words: Vec<&str> = words.words().collect();
    let asks = |at: usize| {
        words.get(at).is_some_and(|word| OPENERS.contains(word))
            && words.get(at + 1).is_some_and(|word| HELPERS.contains(word))
    };
    let joined = (1..words.len()).find(|at| matches!(words[at - 1], "and" | "or") && asks(*at));
    let two_questions = joined.is_some_and(|second| (0..second - 1).any(asks));
    let two_adjectives = words.windows(5).any(|w| w[0] == "how" && w[2] == "and" && IS.contains(&w[4]));
    two_questions || two_adjectives
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_interrogatives_or_two_adjectives_are_double() {
        for double in [
            "How often do you deploy, and how long does it take?",
            "What did you do and who was there?",
            "How fast and reliable is it?",
        ] {
            assert!(is_double(&PlainWords::new(double)), "{double}");
        }
        for fine in [
            "What did you and your team do?",
            "What happened when you asked, and then?",
            "Did it work, and for how long?",
            "What is it and why?",
            "How did you find out what it was?",
        ] {
            assert!(!is_double(&PlainWords::new(fine)), "{fine}");
        }
    }
}
