//! How many people a team has.
//!
//! Comes in: a team. Goes out: numbers. Does not know: the other teams.

use crate::analysis::count::narrow;
use crate::knowledge::LinkedTeam;

/// How many people a team has; one without a headcount has its participants.
///
/// A team above others counts as much as they do: its headcount is of the people who are in none of them.
pub(super) fn people(team: &LinkedTeam) -> u32 {
    head_count(team).unwrap_or_else(|| narrow(team.participants.len()))
}

/// `headcount`.
pub(super) fn head_count(team: &LinkedTeam) -> Option<u32> {
    team.entry.as_ref()?.kind.headcount
}
