//! How many people a team has, and whether they count.
//!
//! Comes in: a team. Goes out: numbers. Does not know: the other teams.

use crate::analysis::count::narrow;
use crate::content::team::TeamKind;
use crate::knowledge::LinkedTeam;

/// Whether a team's people are among those that the platform is for: who builds it is not its customer, unless they were
/// asked as one.
pub(in crate::analysis) fn is_customer(team: &LinkedTeam) -> bool {
    let kind = team.entry.as_ref().map(|entry| entry.kind.kind).unwrap_or_default();
    kind != TeamKind::Platform || !team.participants.is_empty()
}

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
