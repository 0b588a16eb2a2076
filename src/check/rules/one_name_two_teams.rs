//! One pseudonym with two teams: two people who would count as one.
//!
//! Comes in: participants, and the teams that their interviews name. Goes out: those with two teams of which none is above the
//! other. Does not know: who changed teams.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::base::span::Place;
use crate::config::Level;
use crate::knowledge::{Knowledge, ParticipantId, TeamId};

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "one-name-two-teams",
    group: RuleGroup::Interviews,
    level: Level::Warn,
    page: include_str!("one_name_two_teams.md"),
    find,
};

/// A team as an interview names it: where, and which.
type TeamWritten = (Place, TeamId);

fn find(study: &Study<'_>) -> Vec<Finding> {
    study.knowledge.participants.ids().flat_map(|id| findings(study.knowledge, id)).collect()
}

/// One finding for each interview that names another team than the one before.
fn findings(knowledge: &Knowledge, id: ParticipantId) -> Vec<Finding> {
    let named = teams_named(knowledge, id);
    let changes = named.iter().zip(named.iter().skip(1));
    let changes = changes.filter(|((_, before), (_, team))| !knowledge.is_one_branch(*before, *team));
    let name = &knowledge.participants[id].name;
    let finding = |((before_place, before), (place, team)): (&TeamWritten, &TeamWritten)| {
        let [before, team] = [before, team].map(|team| &knowledge.teams[*team].title);
        let message = format!("the name {name} is of the team {team} here, and of {before} in another interview");
        let help = "if these are two people, give one of them another pseudonym: now they count as one. Who changed teams is one \
                    person: write `# cairn-allow: one-name-two-teams` in the line above";
        Finding::new(place.clone(), message, help).label(before_place.clone(), format!("of {before}"))
    };
    changes.map(finding).collect()
}

/// The teams that interviews name for somebody, the oldest interview first, and where.
fn teams_named(knowledge: &Knowledge, id: ParticipantId) -> Vec<TeamWritten> {
    let mut interviews = knowledge.participants[id].interviews.clone();
    // Who was one of several in an interview may be named twice in it.
    interviews.dedup();
    let of_interview = interviews.into_iter().map(|interview| &knowledge.interviews[interview]);
    let named = of_interview.flat_map(|interview| {
        let people = interview.people.iter().zip(&interview.entry.kind.meta.people);
        people.filter(|(person, _)| person.participant == id).filter_map(|(person, described)| {
            Some((interview.entry.place(described.team.as_ref()?.span), person.team?))
        })
    });
    named.collect()
}
