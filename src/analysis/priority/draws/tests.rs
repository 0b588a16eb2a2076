//! The draws against exact chances: the scoring contract's examples, closed forms, cases by hand.

use rayon::ThreadPoolBuilder;

use super::*;
use crate::analysis::priority::tests::worked;
use crate::analysis::priority::{Candidate, Priorities};
use crate::analysis::testing::{Study, drawn_priorities, per_quarter};
use crate::base::id::Id;
use crate::config::Settings;
use crate::content::estimate::Estimate;

/// So far off may a chance be that is known exactly.
const NEAR: f64 = 0.01;

fn settings(recall: &[f64]) -> Settings {
    let mut settings = Settings::default();
    settings.scoring.recall = recall.to_vec();
    settings
}

fn assert_near(found: f64, exact: f64, what: &str) {
    assert!((found - exact).abs() < NEAR, "{what}: {found}, and exactly {exact}");
}

/// How likely the theme of one number is above that of another.
fn above(priorities: &Priorities, order: &DrawnOrder, one: usize, other: usize) -> f64 {
    let rank = |theme: usize| {
        let row = priorities.row(Candidate::Theme(Id::from_index(theme))).unwrap();
        row.rank.unwrap() as usize - 1
    };
    order.above[rank(one)][rank(other)]
}

#[test]
fn the_worked_examples_chances() {
    let mut settings = settings(&[1.0]);
    settings.scoring.point_value = Some(300.0);
    let found = drawn_priorities(&worked::example().knowledge(), &settings);
    let Stability { fixed, varied, .. } = &found.stability;
    let [a, b, c] = [0, 1, 2];
    assert_near(above(&found, fixed, a, c), 0.994_204, "A over C");
    assert_near(above(&found, fixed, b, c), 0.136_066, "B over C");
    assert_near(above(&found, fixed, a, b), 1.0, "A over B");
    assert_near(above(&found, varied, a, c), 0.956_392, "A over C, with U varied");
    assert_near(above(&found, varied, b, c), 0.261_780, "B over C, with U varied");
    // A is above both in .994 and .956, C above B in .864 and .738.
    assert_eq!(found.stability.bands, [1, 2]);
    let tiers: Vec<Option<u32>> = found.rows.iter().map(|row| row.certainty.as_ref().unwrap().tier).collect();
    assert_eq!(tiers, [Some(1), Some(2), Some(2)]);
    // The 95 % interval of P is that of r, where nothing else is drawn: A affects 61 to 114 of 120.
    let certainty = found.rows[0].certainty.as_ref().unwrap();
    let step = 0.5 * 30.625;
    assert!((certainty.interval.0 - 1294.0625).abs() <= step && (certainty.interval.1 - 2105.625).abs() <= step);
    // A comes first where it is above C; as C is first where it is not, and never B.
    assert_near(certainty.ranks[0], 0.994_204, "A first");
    assert_near(found.rows[1].certainty.as_ref().unwrap().ranks[2], 0.136_066, "C last");
    assert_near(fixed.among(1, 1).unwrap(), 0.994_204, "A among the first");
    assert_near(fixed.among(2, 2).unwrap(), 1.0 - 0.136_066, "A and C the first two");
}

/// Themes `x` and `y`, of equal worth: so many participants have the one, so many the other, the rest neither.
fn two_themes(only_x: usize, only_y: usize, neither: usize, people: u32) -> Study {
    let worth =
        || Estimate { worth: Some(0.0), freq: Some(per_quarter(1.0)), toil_hours: Some(1.0), ..Estimate::default() };
    let study = Study::default().themes("x y").team("t", people).estimate("x", worth()).estimate("y", worth());
    let all = std::iter::repeat_n("x", only_x).chain(std::iter::repeat_n("y", only_y));
    let all = all.chain(std::iter::repeat_n("", neither)).enumerate();
    all.fold(study, |study, (person, mark)| {
        let marks: Vec<&str> = mark.split_whitespace().collect();
        study.interview(&format!("p{person}"), &marks).in_team("t")
    })
}

#[test]
fn the_closed_form_of_two_shares() {
    // Σ_{j<a} C(a+b−1, j) / 2^(a+b−1), as the population grows without end.
    for (a, b, exact) in [(4, 1, 15.0 / 16.0), (3, 1, 7.0 / 8.0), (5, 1, 31.0 / 32.0), (2, 2, 0.5)] {
        let found = drawn_priorities(&two_themes(a, b, 5, 600).knowledge(), &settings(&[1.0]));
        assert_near(above(&found, &found.stability.fixed, 0, 1), exact, &format!("{a} against {b}"));
    }
}

#[test]
fn three_of_four_by_hand() {
    // One person is left. With ¼ they are new, and affected by both or neither: X 3 : 2 or 2 : 1. With ½ they are like 1 or 2:
    // 3 : 1. With ¼ they are like 3: 2 : 2.
    let found = drawn_priorities(&two_themes(2, 1, 0, 4).knowledge(), &settings(&[1.0]));
    assert_near(above(&found, &found.stability.fixed, 0, 1), 0.75 + 0.25 / 2.0, "ties half");
    let ranks = &found.rows[0].certainty.as_ref().unwrap().ranks;
    assert_near(ranks[0], 0.75 + 0.25 / 2.0, "where they are equal they share both ranks");
    assert_near(found.stability.fixed.among(1, 1).unwrap(), 0.75, "alone at the top");
}

#[test]
fn what_people_recall_moves_a_number_that_nothing_else_moves() {
    // All were asked, one said something: f and t each times ½, ⅔, 1, 3/2 or 2.
    let study = Study::default().themes("a").team("t", 1).interview("p", &["a freq=6 toil=10"]).in_team("t");
    let found = drawn_priorities(&study.knowledge(), &settings(&[0.5, 2.0 / 3.0, 1.0, 1.5, 2.0]));
    let certainty = found.rows[0].certainty.clone().unwrap();
    // Of the 25 products the least and the greatest are each drawn in 4 % of the draws; up to 30 are 24 %, up to 40 32 %; up to
    // 80 68 %, up to 90 76 %.
    assert_eq!(certainty.interval, (15.0, 240.0));
    assert!((certainty.inner.0 - 40.0).abs() < 1e-9 && (certainty.inner.1 - 90.0).abs() < 1e-9, "{certainty:?}");
    let certain = drawn_priorities(&study.knowledge(), &settings(&[1.0])).rows[0].certainty.clone().unwrap();
    assert_eq!((certain.interval, certain.inner), ((60.0, 60.0), (60.0, 60.0)));
}

#[test]
fn an_exact_guess_is_not_recalled_and_others_are() {
    let guess = |worth| Estimate { worth, freq: Some(per_quarter(2.0)), toil_hours: Some(3.0), ..Estimate::default() };
    let study = Study::default().themes("a").team("t", 1).interview("p", &["a"]).in_team("t");
    let interval = |worth| {
        let study = study.clone().estimate("a", guess(worth));
        drawn_priorities(&study.knowledge(), &Settings::default()).rows[0].certainty.clone().unwrap().interval
    };
    assert_eq!(interval(Some(0.0)), (6.0, 6.0));
    assert_eq!(interval(None), (1.5, 24.0));
}

#[test]
fn guesses_of_another_worth_are_drawn_for_those_candidates_alone() {
    // n = 2, N = 3. The guess of `x`, g = 1, is worth 2: p = (1 + 2) / 4. That of `y`, g = 0, is worth 6: p = 1 / 8.
    let reach = |reach, worth| Estimate {
        reach: Some(reach),
        worth: Some(worth),
        freq: Some(per_quarter(1.0)),
        toil_hours: Some(1.0),
        ..Estimate::default()
    };
    let study = two_themes(1, 1, 0, 3).estimate("x", reach(1.0, 2.0)).estimate("y", reach(0.0, 6.0));
    let found = drawn_priorities(&study.knowledge(), &settings(&[1.0]));
    // u₁ < ½: new for both, x 2 and y 1. Up to ¾: new for y alone; x is 2 if it is like the first, 1 else, y 1. Else a copy:
    // x 2, y 1 or x 1, y 2. So x is above y with ½ + ¼ · ½ + ¼ · ½, and equal with ¼ · ½.
    assert_near(above(&found, &found.stability.fixed, 0, 1), 0.75 + 0.125 / 2.0, "x over y");
}

#[test]
fn nobody_was_asked() {
    // The first one is new, then all are like somebody or new: with g = ½ and m = 1 every number of people is equally likely.
    let guess =
        Estimate { worth: Some(0.0), freq: Some(per_quarter(1.0)), toil_hours: Some(1.0), ..Estimate::default() };
    let study = Study::default().themes("a").team("t", 3).estimate("a", guess.clone());
    let certainty = drawn_priorities(&study.knowledge(), &settings(&[1.0])).rows[0].certainty.clone().unwrap();
    assert_eq!(certainty.interval, (0.0, 3.0));
    // A guess that is worth nothing is all or none.
    let study = Study::default().themes("a").team("t", 3).estimate("a", Estimate { reach: Some(0.5), ..guess });
    let certainty = drawn_priorities(&study.knowledge(), &settings(&[1.0])).rows[0].certainty.clone().unwrap();
    assert_eq!((certainty.interval, certainty.inner.0 * certainty.inner.1), ((0.0, 3.0), 0.0));
    assert!(drawn_priorities(&Study::default().knowledge(), &Settings::default()).stability.bands.is_empty());
}

/// The draws of a study with several themes, teams and guesses, in a pool of so many threads.
fn drawn_by(threads: usize) -> String {
    let guess = Estimate { reach: Some(0.4), worth: Some(3.0), freq: Some(per_quarter(2.0)), ..Estimate::default() };
    let mut study = Study::default().themes("a b c").team("t", 40).team("u", 9).outcome("o", 1.0);
    study = study.strategic("b", "o", 2.0).estimate("c", guess);
    for person in 0..9 {
        let mark = ["a freq=3 toil=2", "b freq=1 toil=0.3", "c toil=4 kind=avoided freq=1"][person % 3];
        study = study.interview(&format!("p{person}"), &[mark, "a freq=7"]).in_team(["t", "u"][person % 2]);
    }
    let knowledge = study.knowledge();
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let found = drawn_priorities(&knowledge, &Settings::default());
        let rows: Vec<_> = found.rows.iter().map(|row| (&row.priority, &row.certainty)).collect();
        format!("{rows:?} {:?}", found.stability)
    })
}

#[test]
fn the_bytes_are_the_same_with_any_number_of_threads() {
    let alone = drawn_by(1);
    assert_eq!(drawn_by(4), alone);
    assert_eq!(drawn_by(3), alone);
}

#[test]
fn who_said_what_moves_no_draw() {
    let said = [&["a freq=3 toil=2", "b freq=1"][..], &["a freq=9 toil=1"], &["b toil=4"], &[]];
    let drawn = |order: [usize; 4]| {
        let start = Study::default().themes("a b").team("t", 9);
        let add = |study: Study, (person, said_by): (usize, usize)| {
            study.interview(&format!("p{person}"), said[said_by]).in_team("t")
        };
        let study = order.into_iter().enumerate().fold(start, add);
        let found = drawn_priorities(&study.knowledge(), &Settings::default());
        let certainty: Vec<_> = found.rows.into_iter().map(|row| row.certainty).collect();
        (certainty, found.stability)
    };
    let as_asked = drawn([0, 1, 2, 3]);
    assert_eq!(drawn([3, 1, 0, 2]), as_asked);
    assert_eq!(drawn([1, 0, 3, 2]), as_asked);
}
