//! The orders that lists of entries are in: interviews, opportunities, outcomes.
//!
//! Comes in: knowledge and numbers. Goes out: ids in order. Does not know: how a list is shown.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::priority::{Candidate, Priorities};
use crate::base::id::IdVec;
use crate::knowledge::{InterviewId, Knowledge, OpportunityId, OutcomeId};

/// All interviews by date.
#[derive(Debug)]
pub struct ByDate {
    newest_first: Vec<InterviewId>,
    rank: IdVec<InterviewId, usize>,
}

impl ByDate {
    /// What has no date comes last; of one day the later path is the newer.
    pub fn new(knowledge: &Knowledge) -> Self {
        let date = |id: InterviewId| knowledge.interviews[id].entry.kind.meta.date;
        let mut newest_first: Vec<InterviewId> = knowledge.interviews.ids().collect();
        newest_first.sort_by_key(|id| Reverse((date(*id), *id)));
        let mut rank: IdVec<InterviewId, usize> = knowledge.interviews.ids().map(|_| 0).collect();
        newest_first.iter().enumerate().for_each(|(place, id)| rank[*id] = place);
        Self { newest_first, rank }
    }

    /// All interviews, the newest first.
    pub fn newest_first(&self) -> &[InterviewId] {
        &self.newest_first
    }

    /// The place of an interview in that order: 0 is the newest.
    pub fn rank(&self, interview: InterviewId) -> usize {
        self.rank[interview]
    }

    /// The interview right before one, and the one right after it.
    pub fn neighbours(&self, interview: InterviewId) -> (Option<InterviewId>, Option<InterviewId>) {
        let rank = self.rank[interview];
        let at = |rank: usize| self.newest_first.get(rank).copied();
        (at(rank + 1), rank.checked_sub(1).and_then(at))
    }
}

/// The opportunities: those with a row in the order of the priorities, then the others in path order.
pub fn opportunities(knowledge: &Knowledge, priorities: &Priorities) -> Vec<OpportunityId> {
    let ranked = priorities.rows.iter().filter_map(|row| match row.candidate {
        Candidate::Opportunity(id) => Some(id),
        Candidate::Theme(_) => None,
    });
    let mut ids: Vec<OpportunityId> = ranked.collect();
    let listed: FxHashSet<OpportunityId> = ids.iter().copied().collect();
    ids.extend(knowledge.opportunities.ids().filter(|id| !listed.contains(id)));
    ids
}

/// The outcomes, the weightiest first.
pub fn outcomes(knowledge: &Knowledge) -> Vec<OutcomeId> {
    let mut ids: Vec<OutcomeId> = knowledge.outcomes.ids().collect();
    ids.sort_by(|a, b| knowledge.outcomes[*b].share.total_cmp(&knowledge.outcomes[*a].share));
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Study, priorities};
    use crate::base::id::Id;
    use crate::config::Settings;

    #[test]
    fn interviews_go_by_date_then_by_path_and_undated_ones_come_last() {
        let study = Study::default().interview("p1", &[]).interview("p2", &[]).on("2026-01-05");
        let study = study.interview("p3", &[]).on("2026-02-01").interview("p4", &[]).on("2026-01-05");
        let by_date = ByDate::new(&study.knowledge());
        let id = InterviewId::from_index;
        assert_eq!(by_date.newest_first(), [2, 3, 1, 0].map(id));
        assert_eq!(by_date.rank(id(1)), 2);
        assert_eq!(by_date.neighbours(id(2)), (Some(id(3)), None));
        assert_eq!(by_date.neighbours(id(3)), (Some(id(1)), Some(id(2))));
        assert_eq!(by_date.neighbours(id(0)), (None, Some(id(1))));
    }

    #[test]
    fn opportunities_go_by_priority() {
        let marks = &["a freq=1 toil=1", "b freq=9 toil=1"];
        let study = Study::default().themes("a b c").team("t", 10).interview("p1", marks).in_team("t");
        let knowledge = study.opportunity("o", "c").opportunity("p", "a").opportunity("q", "b").knowledge();
        let priorities = priorities(&knowledge, &Settings::default());
        assert_eq!(opportunities(&knowledge, &priorities), [2, 1, 0].map(OpportunityId::from_index));
    }

    #[test]
    fn outcomes_go_by_weight_and_those_of_one_weight_by_path() {
        let knowledge = Study::default().outcome("o", 1.0).outcome("p", 2.0).outcome("q", 1.0).knowledge();
        assert_eq!(outcomes(&knowledge), [1, 0, 2].map(OutcomeId::from_index));
    }
}
