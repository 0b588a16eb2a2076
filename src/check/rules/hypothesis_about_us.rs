//! A hypothesis that says what the platform will do.
//!
//! Comes in: the hypotheses of opportunities. Goes out: those whose subject is "we" or the platform. Does not know: whether
//! they are true.

use super::super::plain::PlainWords;
use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::LinkedOpportunity;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "hypothesis-about-us",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("hypothesis_about_us.md"),
    find,
};

const HELP: &str = "say what will be different for people: \"if …, then engineers …\"";
/// What the sentence may say before it begins.
const PREFACES: [&str; 5] = ["we believe that", "we believe", "we think that", "we think", "we assume that"];
const US: [&str; 7] = ["we", "our", "the platform", "platform", "the platform team", "our platform", "our team"];
const CONDITIONS: [&str; 4] = ["if", "when", "once", "by"];

fn find(study: &Study<'_>) -> Vec<Finding> {
    let finding = |opportunity: &LinkedOpportunity| {
        let entry = &opportunity.entry;
        let hypothesis =
            entry.kind.idea.hypothesis.as_ref().filter(|text| is_about_us(&PlainWords::new(&text.value)))?;
        let message = "this hypothesis is about us and not about those whom it should help";
        Some(Finding::new(entry.place(hypothesis.span), message, HELP))
    };
    study.knowledge.opportunities.iter().filter_map(finding).collect()
}

/// Whether the main clause has us for its subject: "if we build a form, we save …" has, "if we build a form, engineers
/// need …" has not.
fn is_about_us(text: &PlainWords) -> bool {
    let preface = PREFACES.iter().find(|preface| text.begins(preface));
    let text = preface.and_then(|preface| text.after(preface)).unwrap_or_else(|| text.clone());
    let conditional = CONDITIONS.iter().any(|word| text.begins(word));
    let main = if conditional { text.after(",").or_else(|| text.after("then")) } else { Some(text) };
    let Some(main) = main else { return false };
    let main = if main.begins("then") { main.after("then").unwrap_or(main) } else { main };
    US.iter().any(|us| main.begins(us))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_of_the_main_clause_decides() {
        for about_us in [
            "We will build a portal.",
            "If we build it, we save time.",
            "The platform offers one form.",
            "We believe that our team can do it.",
        ] {
            assert!(is_about_us(&PlainWords::new(about_us)), "{about_us}");
        }
        for fine in [
            "If we build it, engineers save time.",
            "We believe that engineers save time.",
            "Engineers whom we help save time.",
            "If it comes from one description, three quarters are gone.",
        ] {
            assert!(!is_about_us(&PlainWords::new(fine)), "{fine}");
        }
    }
}
