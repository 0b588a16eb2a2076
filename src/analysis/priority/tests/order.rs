//! What is ranked, over whom, and in which order.

use super::{only, scored};
use crate::analysis::priority::*;
use crate::analysis::testing::{Study, priorities};
use crate::content::estimate::Estimate;

/// Slugs in the page's order, with what each is a part of.
fn listing(study: &Study) -> Vec<String> {
    let knowledge = study.knowledge();
    let slug = |row: &PriorityRow| match row.candidate {
        Candidate::Opportunity(id) => format!("{}!", knowledge.opportunities[id].entry.slug),
        Candidate::Theme(id) => knowledge.themes[id].slug.to_string(),
    };
    let name = |row: &PriorityRow| match row.part_of {
        Some(whole) => format!("{}<{}", slug(row), knowledge.themes[whole].slug),
        None => format!("{}{}", row.rank.map(|rank| format!("{rank}. ")).unwrap_or_default(), slug(row)),
    };
    priorities(&knowledge, &Settings::default()).rows.iter().map(name).collect()
}

#[test]
fn the_population_is_settled_in_this_order() {
    let people = |study: &Study, stated| {
        let mut settings = Settings::default();
        settings.study.population = stated;
        let population = priorities(&study.knowledge(), &settings).population;
        (population.people, population.source)
    };
    let none = Study::default().team("t", None).interview("p1", &[]).in_team("t").interview("p2", &[]);
    assert_eq!(people(&none, None), (2, PopulationSource::InterviewedOnly));
    let one = none.clone().team("u", 40);
    assert_eq!(people(&one, None), (41, PopulationSource::HeadCounts), "40 and the one participant of t");
    assert_eq!(people(&one, Some(500)), (500, PopulationSource::Settings));
    assert_eq!(people(&one, Some(1)), (2, PopulationSource::Settings), "never below n");
    let small = none.team("u", 0);
    assert_eq!(people(&small, None), (2, PopulationSource::HeadCounts));
    let huge = small.team("v", u32::MAX).team("w", 9);
    assert_eq!(people(&huge, None).0, u32::MAX);
}

#[test]
fn who_moves_to_another_team_is_one_person() {
    let study = Study::default().team("t", 4).team("u", 4).interview("p1", &[]).in_team("t").interview("p1", &[]);
    assert_eq!(scored(&study.in_team("u")).population.interviewed, 1);
}

#[test]
fn an_opportunity_stands_for_its_themes_and_all_below_them() {
    let study = Study::default().themes("top a<top b<a c").opportunity("o", "a c");
    let study = study.interview("p1", &["b freq=1 toil=1", "a"]).interview("p2", &["c freq=3", "c a"]);
    assert_eq!(listing(&study), ["1. o!"], "top carries nothing itself, the others are covered");
    let row = only(&study);
    assert_eq!((row.share.affected, row.evidence.quotes.len(), row.frequency.value), (2, 4, Some(2.0)));
}

#[test]
fn a_parent_is_ranked_only_where_it_carries_something() {
    let leaves = Study::default().themes("top a<top b<top").interview("p1", &["a freq=1 toil=1", "b freq=2 toil=1"]);
    assert_eq!(listing(&leaves), ["1. b", "2. a"]);
    let parts = ["1. top", "b<top", "a<top"];
    assert_eq!(listing(&leaves.clone().interview("p2", &["top"])), parts);
    assert_eq!(listing(&leaves.clone().interview("p2", &[]).tagged("top")), parts);
    assert_eq!(listing(&leaves.clone().estimate("top", Estimate { risk: Some(1), ..Estimate::default() })), parts);
    assert_eq!(listing(&leaves.clone().outcome("o", 1.0).strategic("top", "o", 1.0)), parts);
    let silent = leaves.interview("p2", &["top kind=ask", "top kind=praise", "top asked"]);
    assert_eq!(listing(&silent), ["1. b", "2. a"]);
}

#[test]
fn parts_follow_their_topmost_candidate() {
    let study = Study::default().themes("top mid<top a<mid b<mid c<top other");
    let marks = ["top freq=1 toil=1", "a freq=9 toil=1", "b freq=5 toil=1", "other freq=6 toil=1"];
    let study = study.interview("p1", &marks);
    // top: 1 + 9 + 5 events, what one person says of several themes; mid carries nothing; c cannot be scored.
    assert_eq!(listing(&study), ["1. top", "a<top", "b<top", "c<top", "2. other"]);
    let with_mid = study.interview("p1", &["mid"]);
    assert_eq!(listing(&with_mid), ["1. top", "mid<top", "a<top", "b<top", "c<top", "2. other"], "mid: 9 + 5");
}

#[test]
fn ties_are_broken_by_kind_and_then_by_slug() {
    let study = Study::default().themes("c b a x").opportunity("z", "x");
    let study = study.interview("p1", &["a b c x freq=1 toil=1"]);
    assert_eq!(listing(&study), ["1. z!", "2. a", "3. b", "4. c"]);
}

#[test]
fn what_cannot_be_scored_comes_last() {
    let study = Study::default().themes("a b c d e").outcome("o", 1.0).strategic("e", "o", 1.0);
    let study = study.interview("p1", &["c", "b freq=0 toil=0"]).interview("p2", &["c d"]);
    assert_eq!(listing(&study), ["1. b", "e", "c", "d", "a"]);
}
