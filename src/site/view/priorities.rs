//! The page of priorities: what matters most, and everything that makes it so.
//!
//! Comes in: the site's context. Goes out: [`PrioritiesPage`]. Does not know: how the table looks.

mod row;
mod verdict;

#[cfg(test)]
mod tests;

use serde::Serialize;

use self::row::{Detail, RankedRow, UnscoredRow};
use self::verdict::VerdictLine;
use super::block::Blocks;
use super::frame::{Head, Section};
use super::parts::context::PageContext;
use super::parts::next_interview::NextInterviewPart;
use super::parts::number::number;
use crate::analysis::priority::{PopulationSource, PriorityRow};
use crate::release::PRIORITIES;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// How many rows show how they add up: a page with more is too heavy for a phone. The rest is on the candidates' own pages.
const MOST_RECEIPTS: usize = 50;

/// The priorities in the navigation.
static SECTION: Section = Section {
    order: 2,
    name: "priorities",
    address: Route::priorities,
    is_shown: |released| released.shows_made(PRIORITIES),
};

/// `/priorities/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of priorities",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkBase::Page,
    is_slow: true,
    addresses: |released| {
        if released.shows_made(PRIORITIES) { WantedPage::only(Route::priorities()) } else { Vec::new() }
    },
    content: PageContent::Template("priorities.html", |context, _| Some(priorities(context))),
};

/// The page of priorities.
#[derive(Debug, Serialize)]
struct PrioritiesPage<'a> {
    /// What is safe to say of the order.
    verdict: VerdictLine<'a>,
    /// The numbers above the bars.
    axis_html: String,
    /// Where the scale of all bars ends.
    scale: f64,
    /// What the formula works from, as a script, where readers may try another policy.
    what_if: Option<String>,
    /// Rows with a number, by falling priority, each followed by its parts.
    rows: Vec<RankedRow<'a>>,
    /// Rows that cannot be scored yet.
    unscored: Vec<UnscoredRow<'a>>,
    /// How many people were asked and how many there are, and the same of teams where there are any.
    asked: String,
    /// Whether nobody said how many people there are.
    population_unknown: bool,
    /// Whom to ask next, and what.
    next_interview: Option<NextInterviewPart<'a>>,
    /// The policy behind the numbers.
    policy: Policy<'a>,
}

/// The policy behind the numbers: everything in it is a setting.
#[derive(Debug, Serialize)]
struct Policy<'a> {
    /// N, and where it comes from.
    population: String,
    /// H.
    hours: String,
    /// U.
    point_value: String,
    /// Whether U is a setting; otherwise it is 0.005 · N · H.
    point_value_set: bool,
    /// κ by load.
    load: Vec<LoadLevel<'a>>,
    /// The factors for −1, 0 and 1.
    modifiers: Vec<String>,
    /// What each word for how often comes to in a quarter.
    calendar: Vec<(&'a str, String)>,
}

/// A level of cognitive load.
#[derive(Debug, Serialize)]
struct LoadLevel<'a> {
    /// 0 to 4.
    load: u8,
    /// What it means.
    meaning: &'a str,
    /// κ: equivalent hours per event.
    hours: String,
}

fn priorities<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let priorities = &context.site.numbers.priorities;
    let population = &priorities.population;
    let words = context.words();
    let (scored, unscored): (Vec<&PriorityRow>, Vec<&PriorityRow>) =
        context.shown_rows().partition(|row| row.priority.is_some());
    let ranked: Vec<&PriorityRow> = scored.iter().copied().filter(|row| row.rank.is_some()).collect();
    let mut blocks = Blocks::default();
    let scale = context.bar_scale();
    let rows = scored.into_iter().enumerate().filter_map(|(place, row)| {
        let detail = if place < MOST_RECEIPTS { Detail::WithReceipt } else { Detail::Elsewhere };
        row::ranked(context, &mut blocks, row, (&format!(":bar{place}"), scale), detail)
    });
    let view = PrioritiesPage {
        verdict: verdict::verdict(context, &ranked),
        axis_html: context.bar_axis(scale),
        scale: scale.end(),
        what_if: context.released().shows_inputs().then(|| context.href(&Route::what_if())),
        rows: rows.collect(),
        unscored: unscored.into_iter().filter_map(|row| row::unscored(context, row)).collect(),
        asked: asked(context),
        population_unknown: population.source == PopulationSource::InterviewedOnly,
        next_interview: context.next_interview(),
        policy: policy(context),
    };
    let head = Head {
        title: words.text("nav.priorities").to_owned(),
        description: Some(words.text("priorities.description").to_owned()),
        ..Head::default()
    };
    PageParts { blocks, ..PageParts::new(head, view) }
}

/// "18 of 163 people and 7 of 8 teams were interviewed."
fn asked(context: &PageContext<'_>) -> String {
    let (words, population) = (context.words(), &context.site.numbers.priorities.population);
    let heard = population.interviewed;
    let people = words.count_of("priorities.people", population.people, &[("heard", &heard)]);
    match context.released().team_ids().next() {
        Some(_) => {
            let teams = context.teams_heard("priorities.teams");
            words.count_of("priorities.interviewed", heard, &[("people", &people), ("teams", &teams)])
        }
        None => words.count_of("priorities.interviewed_alone", heard, &[("people", &people)]),
    }
}

fn policy<'a>(context: &PageContext<'a>) -> Policy<'a> {
    let scoring = &context.site.settings.scoring;
    let calendar = &scoring.calendar;
    let words = context.words();
    let load = (0..).zip(scoring.load);
    Policy {
        population: context.site.numbers.priorities.population.people.to_string(),
        hours: number(scoring.hours),
        point_value: number(context.site.numbers.priorities.point_value),
        point_value_set: scoring.point_value.is_some(),
        load: load.map(|(load, hours)| LoadLevel { load, meaning: words.load(load), hours: number(hours) }).collect(),
        modifiers: scoring.modifiers.iter().copied().map(number).collect(),
        calendar: vec![
            (words.text("often.day"), number(calendar.daily)),
            (words.text("often.week"), number(calendar.weekly)),
            (words.text("often.fortnight"), number(calendar.fortnightly)),
            (words.text("often.month"), number(calendar.monthly)),
            (words.text("often.quarter"), number(calendar.quarterly)),
            (words.text("often.year"), number(calendar.yearly)),
        ],
    }
}
