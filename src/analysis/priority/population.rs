//! How many people the study is about, and how many of them were asked.
//!
//! Comes in: teams, participants, `[study] population`. Goes out: a [`Population`]. Does not know: themes.

use std::collections::BTreeSet;

use super::head_count::{head_count, people};
use super::weights::{self, Weighting};
use crate::analysis::count::narrow;
use crate::knowledge::{Knowledge, TeamId};

/// How many people there are, and how many were asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// N.
    pub people: u32,
    /// n: participants interviewed.
    pub interviewed: u32,
    /// Where N comes from.
    pub source: PopulationSource,
    /// w: how much each participant weighs in a share.
    pub weighting: Weighting,
}

/// Where the population comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PopulationSource {
    /// `[study] population`.
    Settings,
    /// The sum of the teams' headcounts.
    HeadCounts,
    /// Nothing is known: only those who were interviewed.
    InterviewedOnly,
}

/// N, n and where N comes from. N is never below n, whatever was written.
pub(super) fn population(knowledge: &Knowledge, stated: Option<u32>) -> Population {
    let interviewed = narrow(knowledge.participants.len());
    let (people, source) = stated_or_counted(knowledge, stated);
    let weighting = weights::weighting(knowledge);
    Population { people: people.max(interviewed), interviewed, source, weighting }
}

/// N as it is stated or counted, and where it comes from.
pub(super) fn stated_or_counted(knowledge: &Knowledge, stated: Option<u32>) -> (u32, PopulationSource) {
    match (stated, head_counts(knowledge)) {
        (Some(people), _) => (people, PopulationSource::Settings),
        (None, Some(people)) => (people, PopulationSource::HeadCounts),
        (None, None) => (narrow(knowledge.participants.len()), PopulationSource::InterviewedOnly),
    }
}

/// N as it is stated or counted, without the people of some teams.
pub fn people_without(knowledge: &Knowledge, stated: Option<u32>, teams: &BTreeSet<TeamId>) -> u32 {
    let left = teams.iter().map(|team| &knowledge.teams[*team]).filter(|team| team.is_customer());
    left.map(people).fold(stated_or_counted(knowledge, stated).0, u32::saturating_sub)
}

/// The teams whose people are part of the population.
pub fn customers(knowledge: &Knowledge) -> impl Iterator<Item = TeamId> {
    knowledge.teams.enumerate().filter(|(_, team)| team.is_customer()).map(|(id, _)| id)
}

/// The sum of the headcounts of all teams that count; none where none of them has one.
fn head_counts(knowledge: &Knowledge) -> Option<u32> {
    let counted = || knowledge.teams.iter().filter(|team| team.is_customer());
    counted().any(|team| head_count(team).is_some()).then(|| counted().map(people).fold(0, u32::saturating_add))
}
