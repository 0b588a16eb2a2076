//! The page of priorities: what matters most, and everything that makes it so.
//!
//! Comes in: facts. Goes out: [`Priorities`], and rows as other pages mention them.
//! Does not know: how the table looks.

use serde::Serialize;

use super::block::Blocks;
use super::frame::{Head, Section};
use super::parts::number::{number, percent, plural};
use super::parts::people::affected;
use super::parts::words::{self, Word};
use super::parts::{Link, PageContext, Score};
use super::{PageParts, View};
use crate::analysis::priority::{PopulationSource, Row};

/// The page of priorities.
#[derive(Debug, Serialize)]
pub struct Priorities<'a> {
    /// Rows with a number, by falling priority, each followed by its parts.
    pub rows: Vec<Score<'a>>,
    /// Rows that cannot be scored yet.
    pub unscored: Vec<Score<'a>>,
    /// How many people were asked, and how many there are.
    pub asked: String,
    /// Whether nobody said how many people there are.
    pub population_unknown: bool,
    /// "4 of 14 teams interviewed".
    pub heard: String,
    /// The policy behind the numbers.
    pub policy: Policy,
}

/// The policy behind the numbers: everything in it is a setting.
#[derive(Debug, Serialize)]
pub struct Policy {
    /// N, and where it comes from.
    pub population: String,
    /// H.
    pub hours: String,
    /// U.
    pub point_value: String,
    /// Whether U is a setting; otherwise it is 0.005 · N · H.
    pub point_value_set: bool,
    /// κ by load.
    pub load: Vec<LoadLevel>,
    /// The factors for −1, 0 and 1.
    pub modifiers: Vec<String>,
    /// What each word for how often comes to in a quarter.
    pub calendar: Vec<(&'static str, String)>,
}

/// A level of cognitive load.
#[derive(Debug, Serialize)]
pub struct LoadLevel {
    /// 0 to 4.
    pub load: u8,
    /// What it means.
    pub meaning: &'static str,
    /// κ: equivalent hours an event.
    pub hours: String,
}

/// A row, where only its place and its number are shown.
#[derive(Debug, Serialize)]
pub struct TopRow<'a> {
    /// What is ranked.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// From 1.
    pub rank: Option<u32>,
    /// P.
    pub priority: Option<String>,
    /// "8 of 10 interviewed are affected".
    pub people: String,
    /// What kind of thing it is.
    pub label: Option<Word>,
    /// Its row on the page of priorities.
    pub row: String,
}

/// Where something stands in the priorities.
#[derive(Debug, Serialize)]
pub struct Standing<'a> {
    /// Its place and its number.
    #[serde(flatten)]
    pub top: TopRow<'a>,
    /// r in per cent.
    pub share: String,
    /// The interval of r, in per cent.
    pub interval: String,
    /// How many rows have a rank.
    pub of: usize,
    /// The row that it is a part of.
    pub part_of: Option<Link<'a>>,
    /// What must be known before it can be scored.
    pub missing: Vec<Word>,
}

/// `/priorities/`
pub(super) fn priorities<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let priorities = &context.facts.numbers.priorities;
    let population = &priorities.population;
    let (rows, unscored): (Vec<&Row>, Vec<&Row>) = priorities.rows.iter().partition(|row| row.priority.is_some());
    let mut blocks = Blocks::default();
    let view = Priorities {
        rows: rows.into_iter().map(|row| context.score(&mut blocks, row)).collect(),
        unscored: unscored.into_iter().map(|row| context.score(&mut blocks, row)).collect(),
        asked: format!("{} of {}", population.interviewed, plural(population.people, "person", "people")),
        population_unknown: population.source == PopulationSource::InterviewedOnly,
        heard: format!("{} of {}", population.teams_heard, plural(population.teams, "team", "teams")),
        policy: policy(context),
    };
    let head = Head {
        title: "Priorities".to_owned(),
        description: Some("What matters most, in equivalent hours a quarter, and what makes it so.".to_owned()),
        section: Section::Priorities,
        ..Head::default()
    };
    PageParts { blocks, ..PageParts::new(head, View::Priorities(view)) }
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

impl<'a> PageContext<'a> {
    /// The first rows that have a rank.
    pub(super) fn top_rows(&self, count: usize) -> Vec<TopRow<'a>> {
        let ranked = self.facts.numbers.priorities.rows.iter().filter(|row| row.rank.is_some());
        ranked.take(count).map(|row| self.top_row(row)).collect()
    }

    /// A row's place and number.
    pub(super) fn top_row(&self, row: &Row) -> TopRow<'a> {
        let interviewed = self.facts.numbers.priorities.population.interviewed;
        TopRow {
            link: self.candidate(row.candidate),
            rank: row.rank,
            priority: row.priority.map(number),
            people: affected(row.share.affected, interviewed),
            label: row.label.map(words::label),
            row: self.score_href(row.candidate),
        }
    }

    /// Where a row stands.
    pub(super) fn standing(&self, row: &Row) -> Standing<'a> {
        Standing {
            top: self.top_row(row),
            share: percent(row.share.value),
            interval: format!("{}–{}", percent(row.share.interval.0), percent(row.share.interval.1)),
            of: self.facts.numbers.priorities.rows.iter().filter(|row| row.rank.is_some()).count(),
            part_of: row.part_of.map(|theme| self.theme(theme)),
            missing: row.missing.iter().copied().map(words::missing).collect(),
        }
    }
}
