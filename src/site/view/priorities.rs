//! The page of priorities: what matters most, and everything that makes it so.
//!
//! Comes in: facts. Goes out: [`PrioritiesPage`]. Does not know: how the table looks.

use serde::Serialize;

use super::block::Blocks;
use super::frame::{Head, Section};
use super::parts::context::PageContext;
use super::parts::number::{number, plural};
use super::parts::score::Score;
use super::parts::words;
use crate::analysis::priority::{PopulationSource, Row};
use crate::site::page_kind::{LinkStart, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// The priorities in the navigation.
static SECTION: Section = Section { order: 2, title: "Priorities", address: Route::priorities, is_shown: |_| true };

/// `/priorities/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of priorities",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStart::Page,
    is_slow: true,
    addresses: |_| WantedPage::only(Route::priorities()),
    content: PageContent::Template("priorities.html", |context, _| Some(priorities(context))),
};

/// The page of priorities.
#[derive(Debug, Serialize)]
struct PrioritiesPage<'a> {
    /// Rows with a number, by falling priority, each followed by its parts.
    rows: Vec<Score<'a>>,
    /// Rows that cannot be scored yet.
    unscored: Vec<Score<'a>>,
    /// How many people were asked, and how many there are.
    asked: String,
    /// Whether nobody said how many people there are.
    population_unknown: bool,
    /// "4 of 14 teams interviewed".
    heard: String,
    /// The policy behind the numbers.
    policy: Policy,
}

/// The policy behind the numbers: everything in it is a setting.
#[derive(Debug, Serialize)]
struct Policy {
    /// N, and where it comes from.
    population: String,
    /// H.
    hours: String,
    /// U.
    point_value: String,
    /// Whether U is a setting; otherwise it is 0.005 · N · H.
    point_value_set: bool,
    /// κ by load.
    load: Vec<LoadLevel>,
    /// The factors for −1, 0 and 1.
    modifiers: Vec<String>,
    /// What each word for how often comes to in a quarter.
    calendar: Vec<(&'static str, String)>,
}

/// A level of cognitive load.
#[derive(Debug, Serialize)]
struct LoadLevel {
    /// 0 to 4.
    load: u8,
    /// What it means.
    meaning: &'static str,
    /// κ: equivalent hours an event.
    hours: String,
}

fn priorities<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let priorities = &context.facts.numbers.priorities;
    let population = &priorities.population;
    let (rows, unscored): (Vec<&Row>, Vec<&Row>) = priorities.rows.iter().partition(|row| row.priority.is_some());
    let mut blocks = Blocks::default();
    let view = PrioritiesPage {
        rows: rows.into_iter().filter_map(|row| context.score(&mut blocks, row)).collect(),
        unscored: unscored.into_iter().filter_map(|row| context.score(&mut blocks, row)).collect(),
        asked: format!("{} of {}", population.interviewed, plural(population.people, "person", "people")),
        population_unknown: population.source == PopulationSource::InterviewedOnly,
        heard: format!("{} of {}", population.teams_heard, plural(population.teams, "team", "teams")),
        policy: policy(context),
    };
    let head = Head {
        title: "Priorities".to_owned(),
        description: Some("What matters most, in equivalent hours a quarter, and what makes it so.".to_owned()),
        ..Head::default()
    };
    PageParts { blocks, ..PageParts::new(head, view) }
}

fn policy(context: &PageContext<'_>) -> Policy {
    let scoring = &context.facts.settings.scoring;
    let calendar = &scoring.calendar;
    let load = (0..).zip(scoring.load);
    Policy {
        population: context.facts.numbers.priorities.population.people.to_string(),
        hours: number(scoring.hours),
        point_value: number(context.facts.numbers.priorities.point_value),
        point_value_set: scoring.point_value.is_some(),
        load: load.map(|(load, hours)| LoadLevel { load, meaning: words::load(load), hours: number(hours) }).collect(),
        modifiers: scoring.modifiers.iter().copied().map(number).collect(),
        calendar: vec![
            ("daily", number(calendar.daily)),
            ("weekly", number(calendar.weekly)),
            ("fortnightly", number(calendar.fortnightly)),
            ("monthly", number(calendar.monthly)),
            ("quarterly", number(calendar.quarterly)),
            ("yearly", number(calendar.yearly)),
        ],
    }
}
