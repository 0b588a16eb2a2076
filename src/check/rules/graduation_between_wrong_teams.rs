//! Something that is to become everybody's, from a team that is no local central one or to one that is no platform team.
//!
//! Comes in: opportunities and teams. Goes out: where `graduates` names a team of another kind. Does not know: what was built.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::content::Name;
use crate::content::team::TeamKind;
use crate::knowledge::{LinkedOpportunity, TeamId};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "graduation-between-wrong-teams",
    group: RuleGroup::Priorities,
    level: Level::Warn,
    page: include_str!("graduation_between_wrong_teams.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let of_one = |opportunity: &LinkedOpportunity| {
        let (Some(written), Some(linked)) = (&opportunity.entry.kind.graduates, opportunity.graduates) else {
            return Vec::new();
        };
        let ends = [
            (Some(&written.from), linked.from, TeamKind::LocalCentral, "a local central team"),
            (written.to.as_ref(), linked.to, TeamKind::Platform, "a platform team"),
        ];
        let wrong = ends.into_iter().filter_map(|(name, team, kind, what)| {
            let (name, team) = (name?, team?);
            (kind_of(study, team) != Some(kind)).then(|| finding(opportunity, name, kind, what))
        });
        wrong.collect()
    };
    study.knowledge.opportunities.iter().flat_map(of_one).collect()
}

/// What a team is there for; nothing is known of one that no file describes.
fn kind_of(study: &Study<'_>, team: TeamId) -> Option<TeamKind> {
    study.knowledge.teams[team].entry.as_ref().map(|entry| entry.kind.kind)
}

fn finding(opportunity: &LinkedOpportunity, name: &Name, kind: TeamKind, what: &str) -> Finding {
    Finding::new(
        opportunity.entry.place(name.span),
        format!("`{}` is not {what}", name.value),
        format!("name {what}, or write `kind: {}` in the file of the team", kind.word()),
    )
}
