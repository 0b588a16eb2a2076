//! Whether one more interview with a team is worth it, in words, and why.
//!
//! Comes in: a team with what was heard from it. Goes out: sentences. Does not know: which team it is, in which order they stand.

use super::reach::TeamReach;
use crate::analysis::hearing::TeamHearing;
use crate::analysis::saturation::TeamStop;
use crate::analysis::whom_next::{InterviewWorth, TeamToAsk};
use crate::site::view::parts::number::about;
use crate::site::words::Words;

/// How many were heard, held against the team's share: "3 of 34 interviewed: 1 fewer than its share of 4".
pub(super) fn heard(words: &Words, team: TeamToAsk) -> String {
    let TeamToAsk { people, head_count, share, .. } = team;
    let heard = match head_count {
        Some(heads) => words.count_of("people.heard", heads, &[("part", &people)]),
        None => words.count("people.interviewed", people),
    };
    let Some(share) = share else { return heard };
    let (key, apart) = match share.cmp(&people) {
        std::cmp::Ordering::Greater => ("coverage.fewer", share - people),
        std::cmp::Ordering::Less => ("coverage.over", people - share),
        std::cmp::Ordering::Equal => ("coverage.even", share),
    };
    words.count_of(key, apart, &[("heard", &heard), ("share", &share)])
}

/// Whether one more interview with it is worth it.
pub(super) fn verdict(words: &Words, covered: &TeamReach<'_>) -> String {
    let team = covered.to_ask;
    let (agreed, aim) = (team.plan.agreed, team.plan.aim);
    match team.worth() {
        InterviewWorth::BelowAim => {
            words.count_of("coverage.below_aim", aim.unwrap_or_default(), &[("agreed", &agreed)])
        }
        InterviewWorth::NextByPlan => words.text("coverage.farthest").to_owned(),
        InterviewWorth::NeverAsked => words.text("coverage.never_asked").to_owned(),
        InterviewWorth::BelowShare => words.count("coverage.below_share", team.missing()),
        InterviewWorth::AllHeard => words.text("coverage.all_heard").to_owned(),
        InterviewWorth::BringsNew | InterviewWorth::TooFew | InterviewWorth::BringsLittle => {
            let expected = expected(words, covered);
            match what_is_met(team) {
                Some(key) => format!("{} {expected}", words.text(key)),
                None => expected,
            }
        }
    }
}

/// The key of what is met already: the plan's aim, or more than the share.
fn what_is_met(team: TeamToAsk) -> Option<&'static str> {
    match team.plan.aim {
        Some(aim) => (team.plan.agreed >= aim).then_some("coverage.aim_met"),
        None => team.share.is_some_and(|share| team.people > share).then_some("coverage.share_met"),
    }
}

/// What one more person may be expected to bring.
fn expected(words: &Words, covered: &TeamReach<'_>) -> String {
    let team = covered.to_ask;
    let Some(expected) = team.expected else { return too_few(words, covered) };
    let key = match (team.worth(), what_is_met(team)) {
        (InterviewWorth::BringsLittle, _) => "coverage.brings_little",
        (_, Some(_)) => "coverage.may_bring",
        (_, None) => "coverage.brings",
    };
    words.count_with(key, &about(expected), &[])
}

fn too_few(words: &Words, covered: &TeamReach<'_>) -> String {
    match (covered.to_ask.people, covered.hearing.interviews) {
        (0, _) => words.count("coverage.agreed_with", covered.to_ask.plan.agreed),
        (_, 0) => words.text("coverage.uncoded_here").to_owned(),
        (people, _) => words.count("coverage.too_few", people),
    }
}

/// What stands behind it.
pub(super) fn reasons(words: &Words, covered: &TeamReach<'_>) -> Vec<String> {
    let TeamReach { hearing, stages, to_ask, .. } = covered;
    let counted = |key: &str, count: u32| (count > 0).then(|| words.count(key, count));
    let agreed = [counted("coverage.planned_here", stages.planned), counted("coverage.held_here", stages.held)];
    let mut said: Vec<String> = agreed.into_iter().flatten().collect();
    if to_ask.people == 0 || hearing.interviews == 0 {
        return said;
    }
    let richness = hearing.richness;
    said.push(last_ones(words, hearing));
    said.push(words.count_of("coverage.only_here", hearing.only_here, &[("seen", &richness.seen)]));
    if let Some(expected) = richness.expected_of_next() {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("people", &richness.people), ("expected", &about(expected))];
        said.push(words.count_of("coverage.one_voice", richness.once, &values));
    }
    said.extend(match hearing.stop {
        // That is said once, above all teams.
        TeamStop::NotAssessable => None,
        TeamStop::NotYet => Some(words.text("coverage.not_yet_here").to_owned()),
        TeamStop::After(stop) => Some(words.count("coverage.stopped_here", stop)),
    });
    said
}

fn last_ones(words: &Words, hearing: &TeamHearing) -> String {
    match hearing.quiet {
        0 => words.count("coverage.last_brought", hearing.new_in_last),
        quiet => words.count("coverage.quiet", quiet),
    }
}
