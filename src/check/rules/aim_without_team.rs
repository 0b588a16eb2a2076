//! A number of interviews that is wanted of a team that there is not.
//!
//! Comes in: the aims of the settings. Goes out: those that name no team. Does not know: how many interviews there are.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::{Aim, AimedTeam, Level};
use crate::diagnostic::suggest::did_you_mean;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "aim-without-team",
    group: RuleGroup::Interviews,
    level: Level::Error,
    page: include_str!("aim_without_team.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let names = &study.knowledge.names.teams;
    let aims = study.settings.study.plan.aim.iter().flat_map(Aim::teams);
    let unknown = aims.filter(|aimed| names.find(&aimed.team).is_none());
    let finding = |aimed: &AimedTeam| {
        let message = format!("interviews are wanted of `{}`, and there is no such team", aimed.team);
        let help = did_you_mean(&aimed.team, names.around(&aimed.team), "describe it with `cairn new team`");
        Finding::new(aimed.place.clone(), message, help)
    };
    unknown.map(finding).collect()
}
