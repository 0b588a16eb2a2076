//! What serves an outcome, by how much, and what would come later if no outcome counted.
//!
//! Comes in: knowledge and priorities. Goes out: [`Service`]s. Does not know: how they are shown.

use super::count::narrow;
use super::priority::{Candidate, Priorities, PriorityRow};
use crate::knowledge::{Knowledge, OutcomeId};

/// What serves an outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Service {
    /// The opportunity or theme.
    pub candidate: Candidate,
    /// Its points for the outcome, 0 to 5.
    pub points: f64,
    /// Their share of all points that anything has for the outcome.
    pub share: f64,
    /// What they are worth, in equivalent hours per quarter.
    pub worth: f64,
    /// The share of its whole priority that this is; none where it cannot be scored.
    pub of_priority: Option<f64>,
    /// Its ranks, where strategy alone makes it come as early as it does.
    pub raised: Option<RaisedRank>,
}

/// Something that would come later by what it saves alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RaisedRank {
    /// Its rank.
    pub with: u32,
    /// The rank that it would have if no outcome counted, for anything.
    pub without: u32,
}

/// What serves an outcome, the most points first, then in the order of the priorities. What was given up serves nothing any more.
pub fn served_by(knowledge: &Knowledge, priorities: &Priorities, outcome: OutcomeId) -> Vec<Service> {
    let worth_of_point = priorities.point_value * knowledge.outcomes[outcome].share;
    let points =
        |row: &PriorityRow| row.terms.strategic_points.iter().find(|(id, _)| *id == outcome).map(|(_, points)| *points);
    let serving: Vec<(&PriorityRow, f64)> = priorities
        .rows
        .iter()
        .filter(|row| !is_given_up(knowledge, row))
        .filter_map(|row| Some((row, points(row)?)))
        .collect();
    let all: f64 = serving.iter().map(|(_, points)| points).sum();
    let mut saved: Vec<f64> = priorities.rows.iter().filter(|row| row.rank.is_some()).filter_map(saved).collect();
    saved.sort_by(f64::total_cmp);
    let service = |(row, points): (&PriorityRow, f64)| Service {
        candidate: row.candidate,
        points,
        share: if all > 0.0 { points / all } else { 0.0 },
        worth: worth_of_point * points,
        of_priority: row.priority.filter(|priority| *priority > 0.0).map(|priority| worth_of_point * points / priority),
        raised: raised(&saved, row),
    };
    let mut services: Vec<Service> = serving.into_iter().map(service).collect();
    services.sort_by(|a, b| b.points.total_cmp(&a.points));
    services
}

/// Whether a row is of an opportunity that was found not to hold, or dropped.
fn is_given_up(knowledge: &Knowledge, row: &PriorityRow) -> bool {
    let Candidate::Opportunity(id) = row.candidate else { return false };
    knowledge.opportunities[id].entry.kind.status.value.is_given_up()
}

/// L · I: what a row would save, where that is known.
fn saved(row: &PriorityRow) -> Option<f64> {
    Some(row.terms.leverage? * row.effect.impact?)
}

/// The ranks of a row that strategy raises; `saved` is what all ranked rows would save, the least first.
fn raised(all_saved: &[f64], row: &PriorityRow) -> Option<RaisedRank> {
    let (with, own) = (row.rank?, saved(row)?);
    let more = all_saved.len() - all_saved.partition_point(|other| *other <= own);
    let without = narrow(more) + 1;
    (without > with).then_some(RaisedRank { with, without })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Study, priorities};
    use crate::base::id::Id;
    use crate::config::Settings;
    use crate::knowledge::ThemeId;

    fn served(study: &Study, outcome: usize) -> Vec<Service> {
        let knowledge = study.knowledge();
        let priorities = priorities(&knowledge, &Settings::default());
        served_by(&knowledge, &priorities, OutcomeId::from_index(outcome))
    }

    fn theme(number: usize) -> Candidate {
        Candidate::Theme(ThemeId::from_index(number))
    }

    #[test]
    fn the_most_points_serve_first_and_are_worth_their_outcomes_share() {
        let study = Study::default().themes("a b").outcome("o", 3.0).outcome("p", 1.0).team("t", 10);
        let study = study.interview("p1", &["a", "b"]).in_team("t");
        let study = study.strategic("a", "o", 1.0).strategic("b", "o", 4.0).strategic("b", "p", 2.0);
        let said = |outcome| {
            let served = served(&study, outcome).into_iter();
            served.map(|it| (it.candidate, it.points, it.share, it.worth, it.of_priority)).collect::<Vec<_>>()
        };
        // A point is worth .005 · 10 · 480 h = 24 h. Nothing can be scored, so there is no priority to be a share of.
        let u = 24.0;
        assert_eq!(said(0), [(theme(1), 4.0, 0.8, u * 0.75 * 4.0, None), (theme(0), 1.0, 0.2, u * 0.75, None)]);
        assert_eq!(said(1), [(theme(1), 2.0, 1.0, u * 0.25 * 2.0, None)]);
    }

    /// One of ten people was asked and has both: r = (1 + 9 · ¾) / 10 = .775, so `a` saves .775 · 10 · 9 = 69.75 h, and `b` 7.75 h.
    fn two_themes() -> Study {
        let study = Study::default().themes("a b").outcome("o", 1.0).team("t", 10);
        study.interview("p1", &["a freq=9 toil=1", "b freq=1 toil=1"]).in_team("t")
    }

    #[test]
    fn what_strategy_raises_has_both_ranks() {
        // Five points are 120 h: `b` comes to 127.75 h, and passes `a`.
        let study = two_themes().strategic("a", "o", 0.5).strategic("b", "o", 5.0);
        let [b, a] = served(&study, 0).try_into().expect("there are two");
        assert_eq!((b.candidate, b.raised), (theme(1), Some(RaisedRank { with: 1, without: 2 })));
        assert!((b.of_priority.expect("it is scored") - 120.0 / 127.75).abs() < 1e-12);
        assert_eq!((a.candidate, a.raised), (theme(0), None), "strategy lowers it");
        // Two points are 48 h: 55.75 h are not enough.
        assert_eq!(served(&two_themes().strategic("b", "o", 2.0), 0)[0].raised, None);
    }

    #[test]
    fn what_saves_as_much_as_another_is_not_raised_past_it() {
        let study = Study::default().themes("a b").outcome("o", 1.0).team("t", 10);
        let study =
            study.interview("p1", &["a freq=1 toil=1", "b freq=1 toil=1"]).in_team("t").strategic("b", "o", 5.0);
        assert_eq!(served(&study, 0)[0].raised, None);
    }
}
