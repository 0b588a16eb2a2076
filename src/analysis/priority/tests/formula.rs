//! The contract's worked example, and the corners of the formula that it leaves out.

use super::worked::{self, estimate};
use super::{only, scored};
use crate::analysis::priority::*;
use crate::analysis::testing::{Study, priorities};
use crate::base::id::Id;
use crate::content::estimate::Estimate;

fn settings_of_the_example() -> Settings {
    let mut settings = Settings::default();
    settings.scoring.point_value = Some(300.0);
    settings
}

#[test]
fn the_worked_example_to_the_last_digit() {
    let found = priorities(&worked::example().knowledge(), &settings_of_the_example());
    let numbers = |row: &PriorityRow| {
        let known = [row.terms.leverage, row.effect.impact, row.priority].map(Option::unwrap);
        (row.candidate, row.rank, row.share.affected, row.share.value, row.effect.modifier, known, row.terms.strategic)
    };
    let theme = |index| Candidate::Theme(Id::from_index(index));
    let expected = [
        (theme(0), Some(1), 8, 0.775, 1.25, [46.5, 30.625, 1784.0625], 360.0),
        (theme(2), Some(2), 1, 16.0 / 120.0, 1.0, [208.0, 0.5, 1004.0], 900.0),
        (theme(1), Some(3), 5, 0.5, 1.25, [120.0, 3.125, 855.0], 480.0),
    ];
    assert_eq!(found.rows.iter().map(numbers).collect::<Vec<_>>(), expected);
    let labels: Vec<_> = found.rows.iter().map(|row| row.terms.label.unwrap()).collect();
    assert_eq!(labels, [Label::Horizontal, Label::Strategic, Label::Mixed]);
}

#[test]
fn people_who_were_all_asked_are_whole() {
    let study = Study::default().themes("a").team("everybody", 49);
    let marks = |person| if person < 2 { &["a freq=13 toil=1"][..] } else { &[] };
    let study = (0..49).fold(study, |study, person| study.interview(&format!("p{person}"), marks(person)));
    let row = only(&study);
    assert_eq!((row.share.people, row.terms.leverage, row.terms.label), (2.0, Some(26.0), Some(Label::Horizontal)));
}

#[test]
fn the_worked_examples_intervals() {
    let found = priorities(&worked::example().knowledge(), &settings_of_the_example());
    let rounded = |x: f64| (x * 1e4).round() / 1e4;
    let intervals = found.rows.iter().map(|row| (rounded(row.share.interval.0), rounded(row.share.interval.1)));
    assert_eq!(intervals.collect::<Vec<_>>(), [(0.5083, 0.95), (0.0167, 0.3667), (0.2333, 0.7667)]);
}

#[test]
fn the_worked_example_from_quotes_alone() {
    let marked = |study: Study, person| match person {
        9 => study.interview("p9", &["c freq=13 toil=0.25 load=2"]),
        _ => study.interview(&format!("p{person}"), &[]),
    };
    let study = (1..=10).fold(Study::default().themes("c").team("everybody", 120), marked);
    let row = only(&study);
    assert_eq!((row.terms.leverage, row.effect.impact, row.priority), (Some(208.0), Some(0.5), Some(104.0)));
}

#[test]
fn beside_the_priority_stand_capacity_people_and_effort() {
    let found = priorities(&worked::example().knowledge(), &settings_of_the_example());
    // 100 · 1004 / (120 · 480), 104 / 480; a theme has no effort.
    let c = &found.rows[1];
    assert_eq!(c.terms.capacity_percent, Some(100_400.0 / 57_600.0));
    assert_eq!(c.terms.as_people, Some(104.0 / 480.0));
    assert_eq!(c.terms.effort_multiplier, None);
    // r = 1, L · I = 2 · 13 · 1 = 26; 26 · 4 / 52 = 2.
    let study = Study::default().themes("a").opportunity("o", "a").effort(52.0);
    let study = study.interview("p1", &["a freq=13 toil=1"]).interview("p2", &["a"]);
    assert_eq!(only(&study).terms.effort_multiplier, Some(2.0));
    assert_eq!(only(&study.effort(0.0)).terms.effort_multiplier, None);
}

#[test]
fn a_point_is_worth_half_a_per_cent_of_everybodys_hours() {
    assert_eq!(scored(&worked::example()).point_value, 0.005 * 120.0 * 480.0);
}

#[test]
fn a_person_with_two_interviews_has_one_voice() {
    let study = Study::default().themes("a").team("t", 2);
    let study = study.interview("p1", &["a freq=2 toil=1", "a freq=4"]).interview("p1", &["a freq=6 toil=3"]);
    let row = only(&study.interview("p2", &["a freq=10"]));
    // p1 says 4 on average, p2 says 10: 7, not the 5.5 of four quotes.
    assert_eq!(row.frequency.value, Some(7.0));
    assert_eq!(row.effect.toil.value, Some(2.0));
    assert_eq!((row.share.affected, row.share.value), (2, 1.0));
    assert_eq!(row.evidence.affected[0].quotes.len(), 3);
    assert_eq!(row.frequency.said[0].quotes.len(), 3);
}

#[test]
fn a_guess_is_blended_with_what_people_say() {
    let guess = Estimate { reach: Some(0.25), worth: None, ..estimate(10.0, 3.0) };
    let study = Study::default().themes("a").team("t", 10);
    let study = study.interview("p1", &["a freq=5"]).interview("p2", &[]);
    // f = (4 · 10 + 5) / 5; r = (1 + 8 · (1 + 0.25) / 3) / 10 = 13 / 30.
    let row = only(&study.clone().estimate("a", guess.clone()));
    assert_eq!((row.frequency.value, row.effect.toil.value), (Some(9.0), Some(3.0)));
    assert_eq!(row.share.value, 13.0 / 30.0);
    // Worth 2: f = (2 · 10 + 5) / 3; r = (1 + 8 · (1 + 0.5) / 4) / 10.
    let row = only(&study.clone().estimate("a", Estimate { worth: Some(2.0), ..guess.clone() }));
    assert_eq!((row.frequency.value, row.share.value), (Some(25.0 / 3.0), 0.4));
    // Worth 0: what was said stands alone, the guess only where nothing was said.
    let row = only(&study.estimate("a", Estimate { worth: Some(0.0), ..guess }));
    assert_eq!((row.frequency.value, row.effect.toil.value, row.share.value), (Some(5.0), Some(3.0), 0.5));
}

#[test]
fn load_is_the_median_of_the_quotes_rounded_half_up() {
    let of =
        |marks: &[&str]| only(&Study::default().themes("a").interview("p1", marks)).effect.load.map(|load| load.value);
    assert_eq!(of(&["a load=1", "a load=4", "a load=2"]), Some(2));
    assert_eq!(of(&["a load=1", "a load=2"]), Some(2), "1.5");
    assert_eq!(of(&["a load=1", "a load=4", "a load=0", "a load=2"]), Some(2), "1.5");
    assert_eq!(of(&["a load=3", "a load=1"]), Some(2));
    assert_eq!(of(&["a load=4 kind=ask", "a"]), None);
}

#[test]
fn toil_or_load_is_enough_for_an_impact() {
    let of = |mark: &str| only(&Study::default().themes("a").interview("p1", &[mark]));
    assert_eq!(of("a freq=1 load=4").effect.impact, Some(1.0));
    assert_eq!(of("a freq=1 toil=2").effect.impact, Some(2.0));
    assert_eq!(of("a freq=1 toil=2 load=3").effect.impact, Some(2.5));
    let neither = of("a freq=1");
    assert_eq!((neither.effect.impact, neither.priority, neither.terms.leverage), (None, None, Some(1.0)));
    assert_eq!(neither.terms.missing, [Missing::ToilOrLoad]);
    assert_eq!(of("a toil=2").terms.missing, [Missing::Frequency]);
    assert_eq!(of("a").terms.missing, [Missing::Frequency, Missing::ToilOrLoad]);
}

#[test]
fn what_would_not_be_removed_does_not_count() {
    let study = Study::default().themes("a").interview("p1", &["a freq=1 toil=2 load=3"]);
    let row = only(&study.estimate("a", Estimate { removes: Some(0.25), complexity: Some(-1), ..Estimate::default() }));
    // (0.25 · 2 + 0.5) · 0.8.
    assert_eq!((row.effect.impact, row.effect.conditions.map(|it| it.value)), (Some(0.8), [0, 0, -1]));
}

#[test]
fn the_study_sets_the_conditions_where_an_estimate_does_not() {
    let mut settings = Settings::default();
    settings.study.maturity = 1;
    settings.study.risk = 1;
    let study = Study::default().themes("a").interview("p1", &["a freq=1 toil=2"]);
    let study = study.estimate("a", Estimate { risk: Some(0), ..Estimate::default() });
    let found = priorities(&study.knowledge(), &settings);
    let expected = [(1, false), (0, true), (0, false)].map(|(value, estimated)| Condition { value, estimated });
    assert_eq!((found.rows[0].effect.conditions, found.rows[0].effect.modifier), (expected, 1.25));
}

#[test]
fn a_counter_quote_makes_nobody_affected() {
    let row = only(&Study::default().themes("a").interview("p1", &["a kind=counter freq=3 toil=9 load=4"]));
    assert_eq!(
        (row.share.affected, row.frequency.value, row.effect.toil.value, row.effect.load),
        (0, None, None, None)
    );
    assert_eq!((row.evidence.counter.len(), row.evidence.quotes.len(), row.terms.label), (1, 0, None));
}

#[test]
fn an_interviewers_words_are_nothing() {
    let row = only(&Study::default().themes("a").interview("p1", &["a asked freq=3", "a asked kind=ask"]));
    assert_eq!(
        (row.share.affected, row.evidence.quotes.len(), row.evidence.asks.len(), row.terms.label),
        (0, 0, 0, None)
    );
}

#[test]
fn asks_alone_are_labelled_and_never_scored() {
    let study = Study::default().themes("a").interview("p1", &["a kind=ask freq=13 toil=8 load=4", "a kind=praise"]);
    let row = only(&study);
    assert_eq!((row.priority, row.terms.label, row.share.affected), (None, Some(Label::AsksOnly), 0));
    assert_eq!((row.evidence.asks.len(), row.evidence.praise.len()), (1, 1));
    assert_eq!(only(&study.tagged("a")).terms.label, None, "somebody's interview speaks to it");
}

#[test]
fn a_tag_makes_a_person_affected() {
    let study = Study::default().themes("a b<a").interview("p1", &[]).tagged("b").interview("p2", &[]);
    let found = scored(&study);
    let row = &found.rows[0];
    assert_eq!(row.share.affected, 1);
    assert!(row.evidence.affected[0].tagged && row.evidence.affected[0].quotes.is_empty());
}

#[test]
fn nobody_was_asked() {
    let study = Study::default().themes("a").team("t", 10).estimate("a", estimate(2.0, 3.0));
    // p̃ = g = ½: 5 people, twice, 3 hours.
    assert_eq!(only(&study).priority, Some(30.0));
    let nobody = Study::default().themes("a").estimate("a", estimate(2.0, 3.0));
    let row = only(&nobody);
    assert_eq!((row.priority, row.terms.capacity_percent, row.share.value), (Some(0.0), None, 0.5));
    assert!(scored(&Study::default()).rows.is_empty());
}

#[test]
fn everybody_was_asked() {
    let study = Study::default().themes("a").team("t", 2).interview("p1", &["a"]).interview("p2", &[]);
    let share = only(&study.interview("p3", &[]).interview("p4", &[])).share;
    assert_eq!((share.value, share.interval), (0.25, (0.25, 0.25)));
}

#[test]
fn a_number_is_never_negative_zero() {
    let row = only(&Study::default().themes("a"));
    assert!(row.terms.strategic.is_sign_positive());
}
