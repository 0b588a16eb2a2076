//! What holds for every study (scoring contract, "Invariants").

use proptest::prelude::*;

use super::*;
use crate::analysis::testing::{Study, per_quarter, priorities};
use crate::content::estimate::Estimate;

/// Marks of one person: which of two themes, how often, how long, how hard.
fn marks() -> impl Strategy<Value = Vec<String>> {
    let kinds = prop::sample::select(vec!["pain", "workaround", "counter", "praise"]);
    let mark = ("[ab]", kinds, 0.1..20.0, 0.1..20.0, 0_u8..5);
    let text = |(theme, kind, freq, toil, load)| format!("{theme} kind={kind} freq={freq} toil={toil} load={load}");
    prop::collection::vec(mark.prop_map(text), 0..4)
}

/// Several people, some of them with two interviews, in a team of 40.
fn study() -> impl Strategy<Value = Study> {
    let add = |study: Study, (place, marks): (usize, Vec<String>)| {
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        study.interview(&format!("p{}", place % 7), &marks)
    };
    let start = || Study::default().themes("a b").team("t", 40).outcome("o", 1.0).outcome("weightless", 0.0);
    prop::collection::vec(marks(), 1..10).prop_map(move |all| all.into_iter().enumerate().fold(start(), add))
}

/// P of a theme `a` that three of ten people in a team speak of.
fn priority(people: u32, estimate: Estimate, points: f64) -> f64 {
    let study = Study::default().themes("a").team("t", people).outcome("o", 1.0).strategic("a", "o", points);
    let add = |study: Study, person: u32| study.interview(&format!("p{person}"), if person < 3 { &["a"] } else { &[] });
    let study = (0..10).fold(study.estimate("a", estimate), add);
    let mut settings = Settings::default();
    settings.scoring.point_value = Some(9.0);
    priorities(&study.knowledge(), &settings).rows[0].priority.unwrap()
}

/// Every number of every row, and its name; equal only where all bytes are equal.
fn fingerprint(knowledge: &Knowledge, settings: &Settings) -> Vec<String> {
    let numbers = |row: &PriorityRow| {
        let known =
            (row.terms.leverage, row.effect.impact, row.priority, row.terms.strategic, row.rank, row.terms.label);
        let values = (
            row.frequency.value,
            row.effect.toil.value,
            &row.effect.load.as_ref().map(|load| load.value),
            row.effect.load_hours,
        );
        let share = (row.share, row.evidence.affected.len(), row.terms.capacity_percent, row.terms.as_people);
        format!("{:?} {known:?} {values:?} {share:?}", row.candidate)
    };
    priorities(knowledge, settings).rows.iter().map(numbers).collect()
}

/// A theme `a` whose path takes each person so many hours an event; how often each takes it and avoids it, and a guess that
/// said how often and how long.
fn avoided_path(people: &[(f64, f64)], toil: f64, guess: Option<(f64, f64)>) -> f64 {
    let guess = guess.map(|(freq, toil)| (Some(per_quarter(freq)), Some(toil)));
    let (freq, toil_hours) = guess.unwrap_or_default();
    let study =
        Study::default().themes("a").team("t", 40).estimate("a", Estimate { freq, toil_hours, ..Estimate::default() });
    let add = |study: Study, (number, (taken, avoided)): (usize, &(f64, f64))| {
        let taken = format!("a freq={taken} toil={toil}");
        let avoided = format!("a kind=avoided freq={avoided} toil={toil}");
        study.interview(&format!("p{number}"), &[&taken, &avoided])
    };
    let study = people.iter().enumerate().fold(study, add);
    priorities(&study.knowledge(), &Settings::default()).rows[0].priority.unwrap()
}

prop_compose! {
    fn estimates()(freq in 0.1..50.0, toil in 0.1..50.0, removes in 0.1..0.9, load in 0_u8..4, reach in 0.05..0.9)
        -> Estimate
    {
        Estimate {
            freq: Some(per_quarter(freq)),
            toil_hours: Some(toil),
            removes: Some(removes),
            load: Some(load),
            reach: Some(reach),
            ..Estimate::default()
        }
    }
}

proptest! {
    #[test]
    fn priority_grows_with_everything_in_it(given in estimates(), people in 11_u32..500, points in 0.0..4.0) {
        let before = priority(people, given.clone(), points);
        let with = |change: fn(&mut Estimate)| {
            let mut more = given.clone();
            change(&mut more);
            priority(people, more, points)
        };
        prop_assert!(priority(people + 1, given.clone(), points) > before, "N");
        prop_assert!(priority(people, given.clone(), points + 0.5) > before, "s");
        prop_assert!(with(|more| more.reach = more.reach.map(|reach| reach + 0.1)) > before, "r");
        prop_assert!(with(|more| more.freq = more.freq.map(|freq| per_quarter(freq.times + 1.0))) > before, "f");
        prop_assert!(with(|more| more.latent = Some(per_quarter(1.0))) > before, "a");
        prop_assert!(with(|more| more.toil_hours = more.toil_hours.map(|toil| toil + 1.0)) > before, "t");
        prop_assert!(with(|more| more.removes = more.removes.map(|removes| removes + 0.1)) > before, "e");
        prop_assert!(with(|more| more.load = more.load.map(|load| load + 1)) > before, "load");
        prop_assert!(with(|more| more.maturity = Some(1)) > before, "M");
    }

    #[test]
    fn without_leverage_the_priority_is_the_strategic_value(given in estimates(), points in 0.0..5.0) {
        let never = Estimate { freq: Some(per_quarter(0.0)), ..given };
        prop_assert_eq!(priority(120, never, points), 9.0 * points);
    }

    #[test]
    fn the_order_of_interviews_has_no_effect(
        study in study(), order in Just((0..10).collect::<Vec<usize>>()).prop_shuffle()
    ) {
        let mut shuffled = study.clone();
        let placed = order.iter().filter_map(|place| study.interviews.get(*place).cloned());
        shuffled.interviews = placed.collect();
        let settings = Settings::default();
        prop_assert_eq!(
            fingerprint(&study.knowledge(), &settings),
            fingerprint(&shuffled.knowledge(), &settings)
        );
    }

    #[test]
    fn asks_and_praise_have_no_effect(study in study(), asks in 1_usize..20) {
        let settings = Settings::default();
        let scored = |study: &Study| {
            let rows = priorities(&study.knowledge(), &settings).rows;
            rows.iter().map(|row| (row.candidate, row.priority, row.share, row.rank)).collect::<Vec<_>>()
        };
        let before = scored(&study);
        let mut asked = study.clone();
        let loud = ["a b kind=ask freq=65 toil=8 load=4", "b kind=praise freq=65 toil=8 load=4"].repeat(asks);
        let person = study.interview("p0", &loud).interviews.pop().unwrap();
        asked.interviews.push(person);
        prop_assert_eq!(scored(&asked), before);
    }

    #[test]
    fn an_outcome_of_weight_zero_has_no_effect(study in study(), points in 0.0..5.0) {
        let settings = Settings::default();
        let before = fingerprint(&study.knowledge(), &settings);
        let after = fingerprint(&study.strategic("a", "weightless", points).knowledge(), &settings);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_year_is_four_quarters(study in study(), points in 0.0..5.0) {
        let knowledge = study.strategic("b", "o", points).knowledge();
        let quarter = Settings::default();
        let mut year = Settings::default();
        year.scoring.hours *= 4.0;
        year.scoring.calendar.quarterly *= 4.0;
        let scored = |settings: &Settings| priorities(&knowledge, settings).rows;
        for (quarter, year) in scored(&quarter).iter().zip(scored(&year)) {
            prop_assert_eq!(quarter.candidate, year.candidate);
            prop_assert_eq!(quarter.priority.map(|priority| priority * 4.0), year.priority);
        }
    }

    #[test]
    fn equal_teams_that_were_heard_equally_weigh_one(teams in 2_usize..6, heard in 3_usize..6, more in 0_u32..90) {
        let name = |team: usize| format!("t{team}");
        let people = heard as u32 + more;
        let study = (0..teams).fold(Study::default().themes("a"), |study, team| study.team(&name(team), people));
        let study = (0..teams * heard).fold(study, |study, person| {
            let marks: &[&str] = if person % 4 == 0 { &["a freq=1 toil=1"] } else { &[] };
            study.interview(&format!("p{person}"), marks).in_team(&name(person % teams))
        });
        let found = priorities(&study.knowledge(), &Settings::default());
        let weighting = &found.population.weighting;
        prop_assert!(weighting.strata.iter().all(|stratum| (stratum.weight - 1.0).abs() < 1e-12), "{weighting:?}");
        let (n, all) = ((teams * heard) as f64, teams as f64 * f64::from(people));
        prop_assert!((weighting.effective - n).abs() < 1e-9);
        // The share is what it is without weights.
        let affected = (teams * heard).div_ceil(4) as f64;
        let expected = (affected + (all - n) * (affected + 0.5) / (n + 1.0)) / all;
        prop_assert!((found.rows[0].share.value - expected).abs() < 1e-12);
    }

    #[test]
    fn a_dearer_path_that_is_avoided_more_never_counts_for_less(
        people in prop::collection::vec((0.01..20.0, 0.01..20.0), 1..6),
        toil in 0.1..40.0,
        (dearer, more) in (1.0_f64..3.0, prop::collection::vec(0.0..20.0, 6)),
        guess in prop::option::of((0.1..60.0, 0.1..40.0)),
    ) {
        let before = avoided_path(&people, toil, guess);
        let avoided_more: Vec<(f64, f64)> =
            people.iter().zip(&more).map(|((taken, avoided), more)| (*taken, avoided + more)).collect();
        let after = avoided_path(&avoided_more, toil * dearer, guess);
        prop_assert!(after >= before * (1.0 - 1e-12), "{before} {after}");
        // Half of the trips are given up, and half of those count; at a price that is a third higher that is no less.
        let given_up: Vec<(f64, f64)> =
            people.iter().map(|(taken, avoided)| (taken / 2.0, avoided + taken / 2.0)).collect();
        let before = avoided_path(&people, toil, None);
        prop_assert!(avoided_path(&given_up, toil * dearer.max(4.0 / 3.0), None) >= before * (1.0 - 1e-12));
    }

    #[test]
    fn what_is_said_of_other_themes_moves_no_number(study in study(), loud in 1_usize..6) {
        let settings = Settings::default();
        let of_a = |study: &Study| {
            let found = priorities(&study.knowledge(), &settings);
            let row = found.row(Candidate::Theme(study.theme_id("a"))).unwrap();
            (row.priority, row.share.value, row.frequency.value, row.effect.impact)
        };
        let more = study.clone().themes("c").interview("p0", &["c freq=65 toil=8 load=4", "c kind=avoided freq=9"].repeat(loud));
        // Somebody who was asked before, so that as many people were asked.
        let asked = study.interview("p0", &[]);
        prop_assert_eq!(of_a(&more), of_a(&asked));
    }

    #[test]
    fn every_number_is_a_number(study in study(), worth in 0.0..5.0, reach in 0.0..=1.0) {
        let study = study.estimate("a", Estimate { worth: Some(worth), reach: Some(reach), ..Estimate::default() });
        for row in priorities(&study.knowledge(), &Settings::default()).rows {
            let (low, high) = row.share.interval;
            prop_assert!(0.0 <= low && low <= high && high <= 1.0);
            prop_assert!((0.0..=1.0).contains(&row.share.value));
            prop_assert!(row.priority.is_none_or(f64::is_finite));
        }
    }
}
