//! A validation with somebody whom the study does not know, under what looks like a name.
//!
//! Comes in: validations, whom they name. Goes out: names of nobody. Does not know: who else there is; a description, such as "three
//! customers", is no name.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::opportunity::Validation;
use crate::diagnostic::shorten::shorten;
use crate::diagnostic::suggest;
use crate::knowledge::{Knowledge, LinkedOpportunity};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "validation-with-nobody",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("validation_with_nobody.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let names = names(study.knowledge);
    let findings = |opportunity| findings(opportunity, &names);
    study.knowledge.opportunities.iter().flat_map(findings).collect()
}

/// Whom something may have been tested with, sorted.
fn names(knowledge: &Knowledge) -> Vec<String> {
    let teams = knowledge.teams.iter().flat_map(|team| [team.title.clone(), team.slug.to_string()]);
    let mut names: Vec<String> = teams.chain(knowledge.participants.iter().map(|person| person.name.clone())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn findings(opportunity: &LinkedOpportunity, names: &[String]) -> Vec<Finding> {
    let entry = &opportunity.entry;
    let tests = entry.kind.validations.iter().zip(&opportunity.tested_with).filter(|(_, whom)| whom.is_none());
    let finding = |test: &Validation| {
        let with = test.with.as_deref()?;
        let near = suggest::around(with, names).iter().map(String::as_str);
        let is_name = !with.trim().contains(char::is_whitespace);
        let is_slip = !suggest::slips(with, near.clone()).is_empty();
        if !is_name && !is_slip {
            return None;
        }
        let message = format!("nobody of this study is called `{}`, so this test counts for no team", shorten(with));
        let otherwise = "write the pseudonym of a participant or the name of a team; or say in a few words who it was: `three \
                         engineers of a customer`";
        Some(Finding::new(entry.place(test.written.with), message, suggest::did_you_mean(with, near, otherwise)))
    };
    tests.filter_map(|(test, _)| finding(test)).collect()
}
