//! What was heard from a team so far, for whoever asks whether one more interview with it is worth it.
//!
//! Comes in: knowledge, the coded interviews in order, teams that count as one. Goes out: a [`TeamHearing`]. Does not know: how
//! many people the team has.

use std::collections::BTreeSet;

use super::coded::CodedInterview;
use super::count::narrow;
use super::richness::Richness;
use super::saturation::{self, BASE, RULES, TeamStop};
use crate::knowledge::{Knowledge, ParticipantId, TeamId, ThemeId};

/// What was heard from a team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamHearing {
    /// Coded interviews with its people.
    pub interviews: u32,
    /// How many themes its newest interview brought that none of the team had spoken of.
    pub new_in_last: u32,
    /// Whether they still bring new themes, by the strictest rule of runs of two.
    pub stop: TeamStop,
    /// How many of its newest interviews, one after the other, brought none.
    pub quiet: u32,
    /// How many themes nobody of any other team spoke of.
    pub only_here: u32,
    /// Over its people.
    pub richness: Richness,
}

/// The fewest interviews for which any rule of saturation can be assessed.
pub fn fewest_for_saturation() -> u32 {
    narrow(BASE + RULES.iter().map(|rule| rule.run).min().unwrap_or_default())
}

/// What was heard from one team, or from several that count as one.
pub fn of_teams(knowledge: &Knowledge, coded: &[CodedInterview], teams: &[TeamId]) -> TeamHearing {
    let mut heard: BTreeSet<ThemeId> = BTreeSet::new();
    let mut elsewhere: BTreeSet<ThemeId> = BTreeSet::new();
    let mut own: Vec<CodedInterview> = Vec::new();
    let mut brought: Vec<u32> = Vec::new();
    for interview in coded {
        let linked = &knowledge.interviews[interview.interview];
        let is_own = |participant: ParticipantId| {
            let mut seats = linked.people.iter().filter(|person| person.participant == participant);
            seats.any(|person| person.team.is_some_and(|team| teams.contains(&team)))
        };
        let people: Vec<ParticipantId> = interview.people.iter().copied().filter(|person| is_own(*person)).collect();
        let (ours, theirs): (Vec<_>, Vec<_>) =
            interview.spoke_to.iter().copied().partition(|(person, _)| people.contains(person));
        elsewhere.extend(theirs.iter().map(|(_, theme)| *theme));
        if people.is_empty() {
            continue;
        }
        brought.push(narrow(ours.iter().filter(|(_, theme)| heard.insert(*theme)).count()));
        own.push(CodedInterview { interview: interview.interview, people, spoke_to: ours });
    }
    TeamHearing {
        interviews: narrow(own.len()),
        stop: saturation::stop_of(&brought),
        new_in_last: brought.last().copied().unwrap_or_default(),
        quiet: narrow(brought.iter().rev().take_while(|new| **new == 0).count()),
        only_here: narrow(heard.difference(&elsewhere).count()),
        richness: Richness::of(&own),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::coded::coded;
    use crate::analysis::testing::Study;
    use crate::base::id::Id;

    #[test]
    fn a_team_is_heard_through_its_own_people() {
        let study = Study::default().themes("a b c d").team("t", 5).team("u", 5);
        let study = study.interview("p1", &["a", "b"]).in_team("t").on("2026-01-01");
        let study = study.interview("p2", &["b", "d"]).in_team("u").on("2026-02-01");
        let study = study.interview("p3", &["b", "c"]).in_team("t").on("2026-03-01");
        let study = study.interview("p4", &["a"]).in_team("t").on("2026-04-01");
        let knowledge = study.interview("p1", &["c"]).in_team("t").on("2026-05-01").knowledge();
        let of = |team| of_teams(&knowledge, &coded(&knowledge), &[TeamId::from_index(team)]);
        // a by p1 and p4, b by p1 and p3, c by p3 and p1: nobody alone; only b is spoken of elsewhere.
        let richness = Richness { people: 3, seen: 3, once: 0, twice: 3, mentions: 6 };
        let stop = TeamStop::NotAssessable;
        assert_eq!(of(0), TeamHearing { interviews: 4, stop, new_in_last: 0, quiet: 2, only_here: 2, richness });
        assert_eq!((of(1).interviews, of(1).new_in_last, of(1).quiet, of(1).only_here), (1, 2, 0, 1));
    }

    #[test]
    fn six_interviews_are_the_fewest_that_can_be_assessed() {
        assert_eq!(fewest_for_saturation(), 6);
    }
}
