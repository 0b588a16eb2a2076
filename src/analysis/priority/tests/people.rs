//! Whom the numbers speak for: teams that count, weights by team; and what is decided.

use std::sync::Arc;

use super::only;
use crate::analysis::priority::*;
use crate::analysis::testing::{Study, priorities};
use crate::base::id::Id;
use crate::content::opportunity::OpportunityStatus;
use crate::content::team::TeamKind;
use crate::content::theme::ThemeStatus;
use crate::knowledge::{OpportunityId, TeamId, ThemeId};

/// Adds people of a team: so many who speak of `x`, so many who do not.
fn heard(study: Study, team: &str, with: usize, without: usize) -> Study {
    (0..with + without).fold(study, |study, person| {
        let marks: &[&str] = if person < with { &["x"] } else { &[] };
        study.interview(&format!("{team}{person}"), marks).in_team(team)
    })
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-12
}

#[test]
fn people_weigh_as_many_as_they_speak_for() {
    let study = Study::default().themes("x").team("t", 30).team("u", 10);
    let study = heard(heard(study, "t", 2, 2), "u", 0, 2);
    let population = priorities(&study.knowledge(), &Settings::default()).population;
    let Weighting { by, strata, effective, .. } = &population.weighting;
    // w = 26 / 4 and 8 / 2; Σ w = 34, Σ w² = 201.
    assert_eq!(*by, WeightedBy::Teams);
    assert!(near(strata[0].weight, 221.0 / 201.0) && near(strata[1].weight, 136.0 / 201.0), "{strata:?}");
    assert!(near(*effective, 1156.0 / 201.0), "{effective}");
    // p = (2 · 221 / 201 + ½) / (1156 / 201 + 1) = 542.5 / 1357, r = (2 + 34 p) / 40.
    assert!(near(only(&study).share.value, (2.0 + 34.0 * 542.5 / 1357.0) / 40.0));
}

#[test]
fn no_weight_is_further_from_the_mean_than_by_two() {
    let study = Study::default().themes("x").team("t", 100).team("u", 10);
    let study = heard(heard(study, "t", 1, 1), "u", 0, 4);
    // 49 and 1.5, 17⅓ on average: 34⅔ and 8⅔, four to one. n_e = (2 · 4 + 4)² / (2 · 16 + 4) = 4.
    let weighting = priorities(&study.knowledge(), &Settings::default()).population.weighting;
    assert!(near(weighting.strata[0].weight, 4.0 / 3.0) && near(weighting.strata[1].weight, 1.0 / 3.0));
    assert!(near(weighting.effective, 4.0));
}

#[test]
fn equal_teams_heard_equally_weigh_one() {
    let study = Study::default().themes("x").team("t", 17).team("u", 17);
    let study = heard(heard(study, "t", 2, 1), "u", 0, 3);
    let weighting = priorities(&study.knowledge(), &Settings::default()).population.weighting;
    assert_eq!((weighting.strata[0].weight, weighting.strata[1].weight, weighting.effective), (1.0, 1.0, 6.0));
}

#[test]
fn too_many_teams_are_weighted_as_those_above_them() {
    let study = Study::default().themes("x").team("a", 10).team("b", 10).team("c", 20).team("g", None);
    let study = heard(heard(heard(study, "a", 1, 0), "b", 1, 0), "c", 0, 4);
    let mut knowledge = study.knowledge();
    let team = TeamId::from_index;
    let by = |knowledge: &Knowledge| priorities(knowledge, &Settings::default()).population.weighting;
    assert_eq!(by(&knowledge).by, WeightedBy::Nothing, "six participants of three teams");
    for child in [0, 1] {
        knowledge.teams[team(child)].parent = Some(team(3));
    }
    let weighting = by(&knowledge);
    assert_eq!(weighting.by, WeightedBy::TeamsAbove);
    let strata: Vec<_> = weighting.strata.iter().map(|it| (it.team, it.people, it.heard)).collect();
    assert_eq!(strata, [(team(2), 20, 4), (team(3), 20, 2)]);
    // Somebody of no team, or of one whose size nobody knows: all weigh alike.
    assert_eq!(by(&study.clone().interview("nobody", &[]).knowledge()).by, WeightedBy::Nothing);
    let unknown = heard(heard(Study::default().themes("x").team("t", 30).team("u", None), "t", 3, 0), "u", 0, 3);
    assert_eq!(by(&unknown.knowledge()).by, WeightedBy::Nothing);
}

#[test]
fn who_builds_the_platform_is_not_its_customer() {
    let study = heard(Study::default().themes("x").team("t", 30).team("platform", 9).team("quiet", 4), "t", 1, 0);
    let with = |study: &Study| {
        let mut knowledge = study.knowledge();
        let platform = &mut knowledge.teams[TeamId::from_index(1)].entry;
        Arc::get_mut(platform.as_mut().unwrap()).unwrap().kind.kind = TeamKind::Platform;
        let population = priorities(&knowledge, &Settings::default()).population;
        let never: Vec<usize> = population.weighting.never_heard.iter().map(|team| team.index()).collect();
        (population.people, never)
    };
    assert_eq!(with(&study), (34, vec![2]));
    assert_eq!(with(&heard(study, "platform", 0, 1)), (43, vec![2]), "one of them was asked");
}

#[test]
fn what_is_decided_has_a_number_and_no_rank() {
    let marks = &["a freq=9 toil=1", "b freq=8 toil=1", "c freq=7 toil=1", "d freq=1 toil=1"];
    let study = Study::default().themes("a b c d").opportunity("o", "a").opportunity("q", "b").interview("p", marks);
    let mut knowledge = study.knowledge();
    let mut status = |index, status| {
        let entry = &mut knowledge.opportunities[OpportunityId::from_index(index)].entry;
        Arc::get_mut(entry).unwrap().kind.status.value = status;
    };
    status(0, OpportunityStatus::Shipped);
    status(1, OpportunityStatus::Dropped);
    let theme = &mut knowledge.themes[ThemeId::from_index(2)].entry;
    Arc::get_mut(theme.as_mut().unwrap()).unwrap().kind.status = ThemeStatus::Addressed;
    let found = priorities(&knowledge, &Settings::default());
    let rows: Vec<_> = found.rows.iter().map(|row| (row.candidate, row.rank, row.priority, row.is_decided)).collect();
    let (theme, opportunity) = (
        |index| Candidate::Theme(ThemeId::from_index(index)),
        |index| Candidate::Opportunity(OpportunityId::from_index(index)),
    );
    let expected = [
        (theme(1), Some(1), Some(8.0), false),
        (theme(3), Some(2), Some(1.0), false),
        (opportunity(0), None, Some(9.0), true),
        (opportunity(1), None, Some(8.0), true),
        (theme(2), None, Some(7.0), true),
    ];
    assert_eq!(rows, expected, "what was dropped covers nothing, what was shipped does");
}

#[test]
fn a_theme_below_one_that_is_addressed_is_ranked_by_itself() {
    let study = Study::default().themes("top a<top").interview("p", &["top freq=1 toil=1", "a freq=2 toil=1"]);
    let mut knowledge = study.knowledge();
    let top = knowledge.themes[ThemeId::from_index(0)].entry.as_mut().unwrap();
    Arc::get_mut(top).unwrap().kind.status = ThemeStatus::Addressed;
    let found = priorities(&knowledge, &Settings::default());
    let rows: Vec<_> = found.rows.iter().map(|row| (row.rank, row.part_of, row.is_decided)).collect();
    assert_eq!(rows, [(Some(1), None, false), (None, None, true)]);
}
