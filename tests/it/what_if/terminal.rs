//! What is tried in the terminal comes to what a study comes to that was written so: in hundreds of random studies.
//!
//! Comes in: the same random studies as for the page. Goes out: nothing. Does not know: the formula.

use cairn::analysis::what_if::WhatIf;
use cairn::config::{Settings, WantedChange};
use cairn::knowledge;
use rayon::prelude::*;

use super::study::{Policy, RandomStudy};
use super::{Counted, SEED, only_since, read_all, without_a_team};
use crate::study::random::Random;

const STUDIES: u64 = 400;

/// The rows of a study in which something is tried are those of the study that is written so.
fn assert_same(seed: u64, base: &RandomStudy, wanted: &WantedChange, written: &RandomStudy) {
    let (entries, settings) = read_all(&base.files());
    let published = knowledge::link(entries.clone()).value;
    let what_if = WhatIf::new(wanted, &published, &settings).expect("all of it is there");
    let tried = Counted { knowledge: knowledge::link(what_if.entries(entries)).value, settings: what_if.settings() };
    assert_eq!(tried.rows(), Counted::new(&written.files()).rows(), "{seed}: {wanted:?}");
}

/// All that a policy says, as somebody types it.
fn typed(policy: &Policy) -> Vec<String> {
    let usual = Settings::default().scoring;
    let [maturity, risk, complexity] = policy.study;
    let mut typed = vec![
        format!("scoring.load={:?}", policy.load.unwrap_or(usual.load)),
        format!("scoring.modifiers={:?}", policy.modifiers.unwrap_or(usual.modifiers)),
        format!("study.maturity={maturity}"),
        format!("study.risk={risk}"),
        format!("study.complexity={complexity}"),
    ];
    typed.extend(policy.point.map(|point| format!("scoring.point_value={point}")));
    typed.extend(policy.weights.iter().enumerate().map(|(place, weight)| format!("outcomes.o{place}.weight={weight}")));
    typed
}

#[test]
fn what_is_tried_is_what_would_be_if_it_was_written() {
    let tried: usize = (0..STUDIES)
        .into_par_iter()
        .map(|seed| {
            let mut random = Random::new(SEED, seed);
            let random = &mut random;
            let base = RandomStudy::new(random, seed % 2 == 0);
            let inputs = Counted::new(&base.files()).inputs();
            let mut other = base.clone();
            other.policy = Policy::random(random, base.policy.weights.len(), 1);
            other.policy.population = base.policy.population;
            // What is set cannot be tried as if it was not.
            other.policy.point = other.policy.point.or(base.policy.point);
            assert_same(seed, &base, &WantedChange { policy: typed(&other.policy), ..WantedChange::default() }, &other);
            let (_, choice, without) = without_a_team(random, &base, &inputs).expect("each study has a team");
            let team = format!("team{}", choice["teams"][0]);
            assert_same(seed, &base, &WantedChange { without_teams: vec![team], ..WantedChange::default() }, &without);
            if seed % 2 == 1 {
                return 2;
            }
            let (_, choice, since) = only_since(&base, inputs.people);
            let day = choice["since"].as_str().expect("it is a day").parse().expect("it is one of the calendar");
            assert_same(seed, &base, &WantedChange { since: Some(day), ..WantedChange::default() }, &since);
            3
        })
        .sum();
    assert_eq!(tried as u64, STUDIES / 2 * 5);
}
