//! A question about what people would do, or would like.
//!
//! Comes in: questions. Goes out: those about what is not there. Does not know: what they would really do.

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::{Question, Study};
use crate::config::Level;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "hypothetical-question",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("hypothetical_question.md"),
    find,
};

const HELP: &str = "ask for the last time: \"when did you last need that, and what did you do?\"";
/// What people are asked to foresee.
const WOULD: [&str; 11] = ["use", "adopt", "try", "buy", "pay", "want", "prefer", "switch", "need", "move", "like"];
const OFFERS: [&str; 15] = [
    "if we built",
    "if we build",
    "if we gave you",
    "if we offered",
    "if we had",
    "if we made",
    "if we could offer",
    "if there was a",
    "if there were a",
    "would it help if",
    "would it be helpful",
    "would it be useful",
    "would you find it",
    "how useful would",
    "do you think you would",
];
/// "Would you like to add something" is manners.
const MANNERS: [&str; 22] = [
    "add",
    "tell",
    "share",
    "say",
    "mention",
    "talk",
    "start",
    "go",
    "introduce",
    "take",
    "begin",
    "explain",
    "show",
    "walk",
    "expand",
    "leave",
    "continue",
    "end",
    "ask",
    "give",
    "speak",
    "describe",
];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let asked = study.questions().filter(|question| is_hypothetical(&question.words));
    let finding = |question: &Question| {
        Finding::new(question.place.clone(), "this asks people to foresee what they would do or like", HELP)
    };
    asked.map(finding).collect()
}

/// A magic wand is fine: it asks for the wish, and says that it is one.
fn is_hypothetical(words: &PlainWords) -> bool {
    if words.has("magic") || words.has("wand") {
        return false;
    }
    let manners = words.has_each(&[&["would"], &["you"], &["like"], &["to"], &MANNERS])
        // "What would you like us to talk about" is about the conversation.
        || words.has_each(&[&["would"], &["you"], &["like"], &["us", "me", "them", "people"], &["to"]]);
    let foresees = words.has_each(&[&["would"], &["you"], &WOULD])
        || words.has_each(&[&["would"], &["you"], &["ever", "actually", "really", "rather"], &WOULD])
        || words.first_of(&OFFERS).is_some();
    foresees && !manners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_cannot_be_asked_about() {
        for asked in [
            "Would you use that?",
            "What would you like to have?",
            "If we built a portal, who’d open it?",
            "Would you ever pay for it?",
        ] {
            assert!(is_hypothetical(&PlainWords::new(asked)), "{asked}");
        }
        for fine in [
            "Would you like to add anything?",
            "If you had a magic wand, what would you want?",
            "What would you say it was?",
            "When would you last have used it?",
            "Did you want that?",
        ] {
            assert!(!is_hypothetical(&PlainWords::new(fine)), "{fine}");
        }
    }
}
