//! `/data/compare.js`: how sure it is of any two rows which is above the other, for the page of priorities, where readers hold two of
//! them against each other.
//!
//! Comes in: the site's context. Goes out: a script that leaves the data behind, since a page that is a file may fetch nothing.
//! Does not know: what is said of two rows.

use serde::Serialize;

use super::data_file;
use crate::analysis::priority::PriorityRow;
use crate::analysis::priority::draws::{DrawnOrder, MOST_COMPARED};
use crate::analysis::priority::tiers::SAFE_PERCENT;
use crate::release::{PRIORITIES, Released};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::ranked_thing::RankedThing;
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/compare.js`
pub(in crate::site) static FILE: PageKind = data_file(
    |released| if is_there(released) { WantedPage::only(Route::compare()) } else { Vec::new() },
    |site, _| vec![script(site)],
);

/// Whether readers may compare rows. As with `stability.json`, a chance says something of both.
pub(in crate::site) fn is_there(released: Released<'_>) -> bool {
    released.shows_summary(PRIORITIES) && released.shows_all_candidates()
}

/// The first rows in their order, and their chances.
#[derive(Serialize)]
struct ComparisonData<'a> {
    draws: u32,
    /// From how many of a hundred draws on two rows are told apart.
    safe: u32,
    rows: Vec<ComparedRow<'a>>,
    fixed: Vec<Vec<u32>>,
    varied: Vec<Vec<u32>>,
}

/// What a row is made of.
#[derive(Serialize)]
struct ComparedRow<'a> {
    /// Where it is on the page.
    id: String,
    title: &'a str,
    affected: u32,
    people: f64,
    times: Option<f64>,
    hours: Option<f64>,
    strategic: f64,
    priority: Option<f64>,
    interval: Option<(f64, f64)>,
}

/// The data as a script: whoever loads it finds it under this name.
fn script(site: &SiteContext<'_>) -> Vec<u8> {
    let priorities = &site.numbers.priorities;
    let ranked = priorities.rows.iter().filter(|row| row.rank.is_some()).take(MOST_COMPARED);
    let object = ComparisonData {
        draws: priorities.stability.draws,
        safe: SAFE_PERCENT,
        rows: ranked.filter_map(|row| compared(site, row)).collect(),
        fixed: per_thousand(&priorities.stability.fixed),
        varied: per_thousand(&priorities.stability.varied),
    };
    let mut out = b"globalThis.compareData = ".to_vec();
    serde_json::to_writer(&mut out, &object).expect("its keys are text, and memory takes all that is written");
    out.extend_from_slice(b";\n");
    out
}

fn compared<'a>(site: &SiteContext<'a>, row: &PriorityRow) -> Option<ComparedRow<'a>> {
    let thing = RankedThing::of(site.released, row.candidate)?;
    Some(ComparedRow {
        id: thing.page_id(),
        title: thing.title,
        affected: row.share.affected,
        people: row.share.people,
        times: row.frequency.value,
        hours: row.effect.impact,
        strategic: row.terms.strategic,
        priority: row.priority,
        interval: row.certainty.as_ref().map(|certainty| certainty.interval),
    })
}

/// How likely each row is above each behind it, in thousandths: the rest follows from that.
fn per_thousand(order: &DrawnOrder) -> Vec<Vec<u32>> {
    let behind = order.above.iter().enumerate().map(|(place, chances)| chances.iter().skip(place + 1));
    behind.map(|chances| chances.map(|chance| (chance * 1000.0).round() as u32).collect()).collect()
}
