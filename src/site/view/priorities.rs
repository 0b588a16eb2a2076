//! The page of priorities: what matters most, and everything that makes it so.
//!
//! Comes in: the site's context. Goes out: [`PrioritiesPage`]. Does not know: how the table looks.

mod band;
mod decided;
mod neighbour;
mod row;
mod unscored;
pub(super) mod verdict;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod true_verdicts;

use serde::Serialize;

use self::band::bands;
use self::decided::{DecidedRow, decided};
use self::row::{Detail, RankedRow, RowPlace};
use self::unscored::{UnscoredRow, unscored};
use self::verdict::VerdictLine;
use super::block::Blocks;
use super::frame::{Head, NavGroup, Section};
use super::parts::contents::{self, ContentsLine};
use super::parts::context::PageContext;
use super::parts::next_interview::NextInterviewPart;
use super::parts::number::number;
use crate::analysis::priority::{PopulationSource, PriorityRow, tiers};
use crate::release::PRIORITIES;
use crate::site::data::compare;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;
use crate::site::words::Words;

/// How many rows show how they add up: a page with more is too heavy for a phone. The rest is on the candidates' own pages.
const MOST_RECEIPTS: usize = 20;

/// The priorities in the navigation.
static SECTION: Section = Section {
    order: 2,
    name: "priorities",
    group: NavGroup::Row,
    address: Route::priorities,
    is_shown: |released| released.shows_summary(PRIORITIES),
};

/// `/priorities/`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page of priorities",
    readers: Readers::People,
    section: Some(&SECTION),
    links: LinkStyle::Page,
    is_slow: true,
    addresses: |released| {
        if released.shows_summary(PRIORITIES) { WantedPage::only(Route::priorities()) } else { Vec::new() }
    },
    content: PageContent::Template("priorities.html", |context, _| Some(priorities(context))),
};

/// The page of priorities.
#[derive(Debug, Serialize)]
struct PrioritiesPage<'a> {
    /// What stands where on the page.
    contents: Vec<ContentsLine>,
    /// What is safe to say of the order.
    verdict: VerdictLine<'a>,
    /// What stands above the charts of all rows.
    #[serde(flatten)]
    axes: ChartAxes,
    /// What the formula works from, as a script, where readers may try another policy.
    what_if: Option<String>,
    /// What two rows are compared by, as a script, where readers may compare them.
    compare: Option<String>,
    /// Rows with a number, by falling priority, each followed by its parts.
    rows: Vec<RankedRow<'a>>,
    /// Rows that cannot be scored yet.
    unscored: Vec<UnscoredRow<'a>>,
    /// How many of those were only asked for; they come last.
    asked_for: usize,
    /// What is decided.
    decided: Vec<DecidedRow<'a>>,
    /// Who was asked.
    #[serde(flatten)]
    asked: AskedPeople,
    /// Whom to ask next, and what.
    next_interview: Option<NextInterviewPart<'a>>,
    /// The policy behind the numbers.
    policy: Policy<'a>,
}

/// Who was asked, and how that counts.
#[derive(Debug, Serialize)]
struct AskedPeople {
    /// How many people were asked and how many there are, and the same of teams where there are any.
    asked: String,
    /// Whether nobody said how many people there are.
    population_unknown: bool,
    /// What the weight of a person is; none where all weigh alike.
    weights: Option<String>,
}

/// What stands above the charts of all rows.
#[derive(Debug, Serialize)]
struct ChartAxes {
    /// The numbers above the bars.
    axis_html: String,
    /// The numbers above the strips of ranks; none where no ranks are shown.
    rank_axis_html: Option<String>,
    /// Where the scale of all bars ends.
    scale: f64,
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
    let (finished, open): (Vec<&PriorityRow>, Vec<&PriorityRow>) = context.shown_rows().partition(|row| row.is_decided);
    let (scored, without): (Vec<&PriorityRow>, Vec<&PriorityRow>) = open.iter().partition(|row| row.priority.is_some());
    let ranked: Vec<&PriorityRow> = scored.iter().copied().filter(|row| row.rank.is_some()).collect();
    let mut blocks = Blocks::default();
    let scale = context.bar_scale();
    let unscored = unscored(context, &without);
    let strips = ranked.first().and_then(|row| context.rank_chances(row));
    let mut view = PrioritiesPage {
        contents: Vec::new(),
        verdict: verdict::verdict(context, &ranked),
        axes: ChartAxes {
            axis_html: context.bar_axis(scale),
            rank_axis_html: strips.map(|chances| context.rank_axis(chances.len())),
            scale: scale.end(),
        },
        what_if: context.released().shows_inputs().then(|| context.href(&Route::what_if())),
        compare: compares(context, &ranked).then(|| context.href(&Route::compare())),
        rows: rows(context, &mut blocks, &scored, &ranked),
        asked_for: unscored.iter().filter(|row| row.is_asked_for).count(),
        unscored,
        decided: finished.into_iter().filter_map(|row| decided(context, row)).collect(),
        asked: AskedPeople {
            asked: asked(context),
            population_unknown: population.source == PopulationSource::InterviewedOnly,
            weights: context.weights_in_words(),
        },
        next_interview: context.next_interview(),
        policy: policy(context),
    };
    view.contents = contents(words, &view);
    let head = Head {
        title: words.text("nav.priorities").to_owned(),
        description: Some(words.text("priorities.description").to_owned()),
        ..Head::default()
    };
    PageParts { blocks, ..PageParts::new(head, view) }
}

/// What the page has below its head, each with its place.
fn contents(words: &Words, view: &PrioritiesPage<'_>) -> Vec<ContentsLine> {
    let sections = [
        (!view.rows.is_empty(), "rows", "priorities.in_order"),
        (!view.unscored.is_empty(), "unscored", "priorities.unscored"),
        (!view.decided.is_empty(), "decided", "priorities.decided"),
        (view.next_interview.is_some(), "next-interview", "next_interview.title"),
        (true, "policy", "policy.title"),
    ];
    contents::of_sections(words, &sections)
}

/// Whether readers may compare two rows, and it is known how sure their order is.
fn compares(context: &PageContext<'_>, ranked: &[&PriorityRow]) -> bool {
    let is_drawn = context.site.numbers.priorities.stability.is_drawn();
    is_drawn && compare::is_there(context.released()) && ranked.len() > 1
}

/// The rows with a number; `ranked` are those of them that have a rank.
fn rows<'a>(
    context: &PageContext<'a>,
    blocks: &mut Blocks<'a>,
    scored: &[&'a PriorityRow],
    ranked: &[&'a PriorityRow],
) -> Vec<RankedRow<'a>> {
    let mut bands = bands(context.words(), &tiers::bands(ranked)).into_iter().peekable();
    let mut rows_ranked = 0;
    let rows = scored.iter().enumerate().filter_map(|(number, row)| {
        let detail = if number < MOST_RECEIPTS { Detail::WithReceipt } else { Detail::Elsewhere };
        let is_ranked = row.rank.is_some();
        let band = bands.next_if(|(start, _)| is_ranked && *start == rows_ranked).map(|(_, band)| band);
        rows_ranked += usize::from(is_ranked);
        let next = ranked.get(rows_ranked).copied().filter(|_| is_ranked);
        row::ranked(context, blocks, row, RowPlace { number, band, next, detail, scale: context.bar_scale() })
    });
    rows.collect()
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
