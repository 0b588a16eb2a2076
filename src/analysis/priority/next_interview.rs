//! Whom to ask next: of which team one more interview would tell most about the two rows that are hardest to tell apart.
//!
//! Comes in: priorities with their draws, teams. Goes out: a [`NextInterview`]. Does not know: what is said of a team, or what to
//! ask.
//!
//! The next person of a team is like those of it who were asked, and, for as much as one interview, like anybody in the urn:
//! of a team that nobody was asked of, only that is known. What they may say of the two rows, and how the chance that the upper
//! one is above the lower one changes by each, gives how much it is expected to change.

use super::draws::{AffectedBy, FirstAnswers};
use super::head_count::head_count;
use super::row::{Candidate, Priorities, PriorityRow};
use crate::analysis::count::narrow;
use crate::knowledge::{Knowledge, LinkedTeam, ParticipantId, TeamId};

/// How many interviews of a team it is worth that anybody of it is like anybody in the urn.
const WORTH: f64 = 1.0;
/// How near to even a chance is.
const EVEN: f64 = 0.5;

/// The two rows that are hardest to tell apart, and what interviews would tell of them.
#[derive(Debug, Clone, PartialEq)]
pub struct NextInterview {
    /// The upper row.
    pub upper: Candidate,
    /// The row right below it.
    pub lower: Candidate,
    /// How likely the upper one is above the lower one.
    pub above: f64,
    /// Of each team what one more interview is expected to change of that, the most first.
    pub teams: Vec<TeamGain>,
}

/// What one more interview of a team is expected to change.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamGain {
    /// The team that is named.
    pub team: TeamId,
    /// How many of it were asked.
    pub heard: u32,
    /// How many people it has, where somebody said so.
    pub people: Option<u32>,
    /// By how much the chance that the upper row is above the lower one is expected to change, up or down.
    pub change: f64,
}

/// A team as it is named, with the teams that are counted as it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedTeam {
    /// The team.
    pub team: TeamId,
    /// Itself, and others that may not be named.
    pub counted: Vec<TeamId>,
}

/// Whom to ask next, of the teams that may be named. None where there are no two rows with a rank, or everybody was asked.
pub fn next_interview(
    knowledge: &Knowledge,
    priorities: &Priorities,
    teams: impl Iterator<Item = NamedTeam>,
) -> Option<NextInterview> {
    let ranked: Vec<&PriorityRow> = priorities.rows.iter().filter(|row| row.rank.is_some()).collect();
    let two = ranked.windows(2).zip(&priorities.stability.first).zip(&priorities.stability.fixed.above);
    let pairs = two.enumerate().filter(|(_, ((_, answers), _))| answers.draws() > 0);
    let pairs = pairs.map(|(place, ((two, answers), above))| (two[0], two[1], answers, above[place + 1]));
    let (upper, lower, answers, above) = pairs.min_by(|(.., a), (.., b)| uneven(*a).total_cmp(&uneven(*b)))?;
    let mut teams: Vec<TeamGain> =
        teams.filter_map(|team| gain(knowledge, upper, lower, answers, above, &team)).collect();
    teams.sort_by(|a, b| b.change.total_cmp(&a.change).then_with(|| a.team.cmp(&b.team)));
    Some(NextInterview { upper: upper.candidate, lower: lower.candidate, above, teams })
}

/// How far a chance is from even.
fn uneven(chance: f64) -> f64 {
    (chance - EVEN).abs()
}

/// What one more interview of a team would tell; none where nobody is left to ask, or the platform is not for it.
fn gain(
    knowledge: &Knowledge,
    upper: &PriorityRow,
    lower: &PriorityRow,
    answers: &FirstAnswers,
    above: f64,
    named: &NamedTeam,
) -> Option<TeamGain> {
    let teams: Vec<&LinkedTeam> = named.counted.iter().map(|team| &knowledge.teams[*team]).collect();
    let asked: Vec<ParticipantId> = teams.iter().flat_map(|team| &team.participants).copied().collect();
    let (heard, people) = (narrow(asked.len()), people(&teams));
    if !teams.iter().any(|team| can_be_asked(team)) || people.is_some_and(|people| people <= heard) {
        return None;
    }
    let answer_of = |who| AffectedBy { upper: is_affected(upper, who), lower: is_affected(lower, who) };
    let change = AffectedBy::ALL.iter().map(|answer| {
        let answered = answers.of(*answer);
        let said = asked.iter().filter(|who| answer_of(**who) == *answer).count() as f64;
        let anybody = f64::from(answered.draws) / f64::from(answers.draws());
        let likely = (said + WORTH * anybody) / (f64::from(heard) + WORTH);
        likely * answered.above().map_or(0.0, |changed| (changed - above).abs())
    });
    Some(TeamGain { team: named.team, heard, people, change: change.fold(0.0, |sum, change| sum + change) })
}

/// How many people some teams have; none where nobody said so of one of them.
fn people(teams: &[&LinkedTeam]) -> Option<u32> {
    teams.iter().map(|team| head_count(team)).try_fold(0_u32, |sum, people| Some(sum.saturating_add(people?)))
}

/// Whether a team is among those that the platform is for, and has people of its own, as far as anybody knows.
fn can_be_asked(team: &LinkedTeam) -> bool {
    let has_people = head_count(team).map_or(team.children.is_empty(), |people| people > 0);
    team.is_customer() && has_people
}

fn is_affected(row: &PriorityRow, who: ParticipantId) -> bool {
    row.evidence.affected.binary_search_by_key(&who, |affected| affected.participant).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Study, per_quarter};
    use crate::analysis::{self};
    use crate::base::id::Id;
    use crate::config::{Scoring, Settings};
    use crate::content::estimate::Estimate;

    fn settings() -> Settings {
        Settings { scoring: Scoring { recall: vec![1.0], ..Scoring::default() }, ..Settings::default() }
    }

    /// Themes `x` and `z` of equal worth in some teams, each with its head-count and what its people are affected by.
    fn study(teams: &[(&str, Option<u32>, &[&str])]) -> Knowledge {
        let worth = || Estimate {
            worth: Some(0.0),
            freq: Some(per_quarter(1.0)),
            toil_hours: Some(1.0),
            ..Estimate::default()
        };
        let study = Study::default().themes("x z").estimate("x", worth()).estimate("z", worth());
        let study = teams.iter().fold(study, |study, (team, people, _)| study.team(team, *people));
        let people = teams.iter().flat_map(|(team, _, people)| people.iter().map(move |marks| (team, marks)));
        let study = people.enumerate().fold(study, |study, (number, (team, marks))| {
            let marks: Vec<&str> = marks.split_whitespace().collect();
            study.interview(&format!("p{number}"), &marks).in_team(team)
        });
        study.knowledge()
    }

    fn next(knowledge: &Knowledge) -> Option<NextInterview> {
        let numbers = analysis::numbers(knowledge, &settings());
        let teams = knowledge.teams.ids().map(|team| NamedTeam { team, counted: vec![team] });
        next_interview(knowledge, &numbers.priorities, teams)
    }

    #[test]
    fn one_person_is_left() {
        // n = 3, N = 4, g = ½, m = 1. The one who is left is like 1 or 2 (x alone) in ½, like 3 (z alone) in ¼, new in ¼: then
        // affected by both or by neither. Only where they are like 3 the rows are equal: ½ instead of 1. Over all that is 7/8.
        let found = next(&study(&[("t", Some(4), &["x", "x", "z"])])).unwrap();
        assert!((found.above - 0.875).abs() < 0.01, "{found:?}");
        // Somebody of the team: x alone (2 + ½) / 4, z alone (1 + ¼) / 4, both or neither ¼ / 4 in all.
        let expected = (2.5 / 4.0) * 0.125 + (1.25 / 4.0) * 0.375 + (0.25 / 4.0) * 0.125;
        let [team] = found.teams.as_slice() else { panic!("{found:?}") };
        assert!((team.change - expected).abs() < 0.01, "{team:?}");
        assert_eq!((team.heard, team.people), (3, Some(4)));
    }

    #[test]
    fn a_team_that_says_both_or_neither_tells_less_than_one_that_differs() {
        let found = next(&study(&[
            ("agree", Some(40), &["x z", "x z", "x z", "x z"]),
            ("differ", Some(40), &["x", "z", "x", "z"]),
            ("unheard", Some(40), &[]),
        ]));
        let found = found.unwrap();
        let order: Vec<usize> = found.teams.iter().map(|team| team.team.index()).collect();
        assert_eq!(order, [1, 2, 0], "{found:?}");
        assert!(found.teams.windows(2).all(|two| two[0].change > 1.2 * two[1].change), "{found:?}");
    }

    #[test]
    fn nobody_is_asked_who_is_not_there() {
        let found = next(&study(&[
            ("all-asked", Some(2), &["x", "z"]),
            ("empty", Some(0), &[]),
            ("unknown", None, &["x"]),
            ("left", Some(9), &[]),
        ]));
        let mut teams: Vec<usize> = found.unwrap().teams.iter().map(|team| team.team.index()).collect();
        teams.sort_unstable();
        assert_eq!(teams, [2, 3], "of a team without a head-count there may be more");
        assert_eq!(next(&study(&[("t", Some(2), &["x", "z"])])), None, "everybody was asked");
        assert_eq!(next(&Study::default().themes("x").knowledge()), None, "no two rows have a rank");
    }

    #[test]
    fn the_two_rows_are_those_whose_order_is_nearest_to_even() {
        // `a` is far ahead of two that are alike.
        let worth = |toil| Estimate {
            worth: Some(0.0),
            freq: Some(per_quarter(1.0)),
            toil_hours: Some(toil),
            ..Estimate::default()
        };
        let study = Study::default().themes("a b c").team("t", 60);
        let study = study.estimate("a", worth(90.0)).estimate("b", worth(1.0)).estimate("c", worth(1.0));
        let study = (0..8).fold(study, |study, number| {
            study.interview(&format!("p{number}"), &["a", ["b", "c"][number % 2]]).in_team("t")
        });
        let found = next(&study.knowledge()).unwrap();
        let both = [found.upper, found.lower].map(|row| match row {
            Candidate::Theme(id) => id.index(),
            Candidate::Opportunity(_) => panic!("there are themes alone"),
        });
        assert_eq!(both, [1, 2]);
    }
}
