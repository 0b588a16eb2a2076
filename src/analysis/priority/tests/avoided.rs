//! What happens and what is avoided, over one person's themes and over all people.

use super::{only, scored};
use crate::analysis::priority::*;
use crate::analysis::testing::{Study, per_quarter};
use crate::content::estimate::Estimate;

fn near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 1e-9)
}

#[test]
fn what_one_person_says_of_two_themes_adds_up() {
    // Daily three minutes of y, quarterly 16 hours of z: 65 + 1 events, 19.25 hours.
    let study = Study::default().themes("y z").opportunity("o", "y z");
    let row = only(&study.interview("p", &["y freq=65 toil=0.05", "z freq=1 toil=16"]));
    assert_eq!(row.frequency.value, Some(66.0));
    assert!(near(row.effect.toil.value, 19.25 / 66.0) && near(row.priority, 19.25), "{row:?}");
    assert_eq!(row.evidence.affected[0].cells.len(), 2);
}

#[test]
fn half_of_what_is_avoided_counts() {
    let row = only(&Study::default().themes("a").interview("p", &["a kind=avoided freq=1 toil=24"]));
    assert_eq!((row.frequency.happens(), row.frequency.latent()), (Some(0.0), Some(1.0)));
    assert_eq!((row.frequency.value, row.effect.toil.value, row.priority), (Some(0.5), Some(24.0), Some(12.0)));
    assert!(row.terms.is_mostly_avoided);
    assert_eq!(row.terms.without_avoided, Some(0.0));
}

#[test]
fn without_what_is_avoided_its_hours_are_gone_too() {
    let row =
        only(&Study::default().themes("a").interview("p", &["a freq=65 toil=0.05", "a kind=avoided freq=1 toil=24"]));
    // 65 · 0.05 + ½ · 24.
    assert!(near(row.priority, 15.25) && near(row.terms.without_avoided, 3.25), "{row:?}");
    assert!(!row.terms.is_mostly_avoided);
    let none = only(&Study::default().themes("a").interview("p", &["a freq=65 toil=0.05"]));
    assert_eq!(none.terms.without_avoided, None);
}

#[test]
fn a_quotes_numbers_belong_to_its_first_theme_that_the_candidate_covers() {
    let marks = &["x z y freq=4 toil=1", "y freq=2 toil=3"];
    let study = Study::default().themes("x y z").opportunity("o", "y z").interview("p", marks);
    let found = scored(&study);
    let opportunity = found.rows.iter().find(|row| matches!(row.candidate, Candidate::Opportunity(_))).unwrap();
    // z: 4 events; y: 2. Were both of y, they would be 3.
    assert_eq!(opportunity.frequency.value, Some(6.0));
    let within = only(&Study::default().themes("y").interview("p", &["y freq=4 toil=1", "y freq=2 toil=3"]));
    assert_eq!((within.frequency.value, within.effect.toil.value), (Some(3.0), Some(2.0)));
}

#[test]
fn hours_are_weighted_by_the_events_of_who_has_them() {
    let study = Study::default().themes("a").interview("p", &["a freq=9 toil=1"]).interview("q", &["a freq=1 toil=11"]);
    // Mean f is 5: v = 1.8 and .2, t = (1.8 · 1 + .2 · 11) / 2; f · t = 10 hours each, 20 in all.
    let row = only(&study);
    assert!(near(row.effect.toil.value, 2.0) && near(row.priority, 20.0), "{row:?}");
    // Who said nothing of how often weighs 1: (1.8 + 2.2 + 5) / 3.
    assert!(near(only(&study.clone().interview("r", &["a toil=5"])).effect.toil.value, 3.0));
    // A guess of 4 that is worth two interviews: (2 · 4 + 4) / 4.
    let guess = Estimate { toil_hours: Some(4.0), worth: Some(2.0), ..Estimate::default() };
    assert!(near(only(&study.estimate("a", guess)).effect.toil.value, 3.0));
}

#[test]
fn who_named_only_the_one_has_none_of_the_other() {
    let study = Study::default().themes("a").interview("p", &["a freq=6"]).interview("q", &["a kind=avoided freq=4"]);
    let often = only(&study).frequency;
    // f₀ = (6 + 0) / 2, a = (0 + 4) / 2.
    assert_eq!((often.happens(), often.latent(), often.value), (Some(3.0), Some(2.0), Some(4.0)));
    // A guess of a alone leaves f₀ as it was said: a = (2 · 8 + 4) / 4.
    let guess = Estimate { latent: Some(per_quarter(8.0)), worth: Some(2.0), ..Estimate::default() };
    let often = only(&study.estimate("a", guess.clone())).frequency;
    assert_eq!((often.happens(), often.latent(), often.value), (Some(3.0), Some(5.0), Some(5.5)));
    let alone = only(&Study::default().themes("a").estimate("a", guess)).frequency;
    assert_eq!((alone.happens(), alone.latent(), alone.value), (Some(0.0), Some(8.0), Some(4.0)));
}

#[test]
fn where_nothing_is_said_to_happen_hours_weigh_alike() {
    let study = Study::default().themes("a").interview("p", &["a freq=0 toil=1"]).interview("q", &["a freq=0 toil=4"]);
    assert_eq!(only(&study).effect.toil.value, Some(2.5));
}
