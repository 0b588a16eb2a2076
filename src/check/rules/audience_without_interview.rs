//! An audience that no interview is for.
//!
//! Comes in: audiences, interviews. Goes out: audiences that no interview names. Does not know: what else they are shown.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::{AudienceSettings, Level};
use crate::release::{InterviewAccess, access};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "audience-without-interview",
    group: RuleGroup::Audiences,
    level: Level::Warn,
    page: include_str!("audience_without_interview.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let interviews = &study.knowledge.interviews;
    // In a study that begins, no audience has any.
    if interviews.is_empty() {
        return Vec::new();
    }
    let is_named = |audience: &AudienceSettings| {
        interviews.iter().any(|interview| access(&interview.entry, &audience.name) != InterviewAccess::Nothing)
    };
    let finding = |audience: &AudienceSettings| {
        let name = &audience.name;
        let message = format!("no interview names the audience `{name}`, so its site has no quote");
        let help = format!(
            "write `audience: [{name}]`, or `quotes_for: [{name}]`, in the interviews that it may read, or remove the section"
        );
        Finding::new(audience.place.clone(), message, help)
    };
    study.settings.audiences.all.iter().filter(|audience| !is_named(audience)).map(finding).collect()
}
