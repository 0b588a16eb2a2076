//! The teams that somebody could be asked of: what was heard of each, and what the plan wants of it.
//!
//! Comes in: the site's context, the coded interviews, the plan where it is shown. Goes out: a [`TeamReach`] each. Does not know:
//! what is said of them.

use std::collections::BTreeMap;

use crate::analysis::coded::CodedInterview;
use crate::analysis::count::narrow;
use crate::analysis::hearing::TeamHearing;
use crate::analysis::plan::{StageCounts, StudyPlan, TeamPlan};
use crate::analysis::whom_next::{PlannedOfTeam, TeamToAsk};
use crate::content::team::TeamKind;
use crate::knowledge::TeamId;
use crate::release::ReleasedTeam;
use crate::site::view::parts::context::PageContext;

/// A team with what was heard from it, and what is wanted of it.
pub(super) struct TeamReach<'a> {
    pub(super) team: ReleasedTeam<'a>,
    /// What was heard from it.
    pub(super) hearing: TeamHearing,
    /// How many were heard, against what is wanted.
    pub(super) to_ask: TeamToAsk,
    /// The interviews with it, by how far they are; none where the plan is not shown.
    pub(super) stages: StageCounts,
}

/// The teams that somebody could be asked of. Who builds a platform is not its customer: such a team is there where somebody of
/// it was heard, or the plan wants it.
pub(super) fn teams_to_ask<'a>(
    context: &PageContext<'a>,
    coded: &[CodedInterview],
    plan: Option<&StudyPlan>,
) -> Vec<TeamReach<'a>> {
    let rows = plan.into_iter().flat_map(|plan| &plan.teams).map(|row| (row.team, row));
    let rows: BTreeMap<TeamId, &TeamPlan> = rows.collect();
    let next = plan.and_then(|plan| plan.next.as_ref());
    let named = context.released().teams().filter(|team| team.names_its_people());
    let counted = named.filter_map(|team| {
        let people = context.heard_of(team)?;
        let head_count = team.headcount().filter(|heads| *heads > 0);
        let row = rows.get(&team.id());
        let stages = row.map(|row| row.counts).unwrap_or_default();
        let aim = row.and_then(|row| row.aim);
        let is_platform = team.kind() == Some(TeamKind::Platform);
        let is_wanted = aim.is_some() || stages.total() > 0;
        if !(people > 0 || is_wanted || head_count.is_some() && !is_platform) {
            return None;
        }
        let is_next = next.is_some_and(|next| next.team == team.id());
        let hearing = context.site.analysis.of_teams(&team.counted()).hearing(coded);
        let plan = PlannedOfTeam { agreed: stages.total(), aim, is_next };
        let expected = hearing.richness.expected_of_next();
        let to_ask = TeamToAsk { people, head_count, share: None, expected, plan };
        Some(TeamReach { team, hearing, to_ask, stages })
    });
    let mut all: Vec<TeamReach<'a>> = counted.collect();
    share_out(&mut all);
    all
}

/// Gives each team with a head-count its share of all who were heard of such teams.
fn share_out(all: &mut [TeamReach<'_>]) {
    let counted = all.iter().filter_map(|covered| Some((covered.to_ask.head_count?, covered.to_ask.people)));
    let (heads, people) = counted.fold((0_u64, 0_u64), |(heads, people), (head_count, heard)| {
        (heads + u64::from(head_count), people + u64::from(heard))
    });
    for team in all.iter_mut().map(|covered| &mut covered.to_ask) {
        team.share = team.head_count.map(|own| narrow(rounded(people * u64::from(own), heads.max(1)) as usize));
    }
}

/// A quotient in whole numbers, a half upward.
fn rounded(part: u64, of: u64) -> u64 {
    (2 * part + of) / (2 * of)
}
