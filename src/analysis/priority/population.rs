//! How many people the study is about, and how many of them were asked.
//!
//! Comes in: teams, participants, `[study] population`. Goes out: a [`Population`]. Does not know: themes.

use super::row::{Population, PopulationSource};
use crate::analysis::count::narrow;
use crate::knowledge::{Knowledge, LinkedTeam};

/// N, n and where N comes from. N is never below n, whatever was written.
pub(super) fn population(knowledge: &Knowledge, stated: Option<u32>) -> Population {
    let interviewed = narrow(knowledge.participants.len());
    let (people, source) = match (stated, head_counts(knowledge)) {
        (Some(people), _) => (people, PopulationSource::Settings),
        (None, Some(people)) => (people, PopulationSource::HeadCounts),
        (None, None) => (interviewed, PopulationSource::InterviewedOnly),
    };
    Population { people: people.max(interviewed), interviewed, source }
}

/// The sum of all teams' headcounts, a team without one counting its participants; none where no team has one.
///
/// A team above others counts as much as they do: its headcount is of the people who are in none of them.
fn head_counts(knowledge: &Knowledge) -> Option<u32> {
    knowledge.teams.iter().any(|team| head_count(team).is_some()).then(|| {
        let people = |team: &LinkedTeam| head_count(team).unwrap_or_else(|| narrow(team.participants.len()));
        knowledge.teams.iter().map(people).fold(0, u32::saturating_add)
    })
}

fn head_count(team: &LinkedTeam) -> Option<u32> {
    team.entry.as_ref()?.kind.headcount
}
