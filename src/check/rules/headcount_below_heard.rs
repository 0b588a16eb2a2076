//! A team that has fewer people than were heard there.
//!
//! Comes in: teams with their headcounts and participants. Goes out: those whose headcount is too small. Does not know: the teams
//! above and below, each of which counts its own people.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::LinkedTeam;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "headcount-below-heard",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("headcount_below_heard.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.knowledge.teams.iter().filter_map(finding).collect()
}

fn finding(team: &LinkedTeam) -> Option<Finding> {
    let entry = team.entry.as_ref()?;
    let (people, heard) = (entry.kind.headcount?, team.participants.len());
    if heard <= people as usize {
        return None;
    }
    let message = format!("{heard} people of this team were interviewed, and it has {people}");
    let help = "count the people of the team again, or mend `team` in the interview of whoever is of another";
    Some(Finding::new(entry.place(entry.kind.headcount_span), message, help))
}
