//! `/data/stability.json`: how sure the order of the priorities is; the keys are the format contract's.
//!
//! Comes in: the site's context. Goes out: one object. Does not know: the other files.

use serde::Serialize;

use super::data_file;
use crate::analysis::priority::draws::MOST_COMPARED;
use crate::base::slug::Slug;
use crate::release::PRIORITIES;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::ranked_thing::RankedThing;
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/stability.json`. A chance to be above another row says something of that row: where any is withheld there is no such
/// file.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.shows_summary(PRIORITIES) && released.shows_all_candidates() {
        true => WantedPage::only(Route::own_file("data/stability.json")),
        false => Vec::new(),
    },
    |site, _| vec![stability(site)],
);

#[derive(Serialize)]
struct StabilityObject<'a> {
    draws: u32,
    seed: u32,
    slugs: Vec<&'a Slug>,
    #[serde(flatten)]
    fixed: OrderKeys<'a>,
    varied: OrderKeys<'a>,
}

/// How likely each row is above each.
#[derive(Serialize)]
struct OrderKeys<'a> {
    above: &'a [Vec<f64>],
}

fn stability(site: &SiteContext<'_>) -> Vec<u8> {
    let priorities = &site.numbers.priorities;
    let ranked = priorities.rows.iter().filter(|row| row.rank.is_some()).take(MOST_COMPARED);
    let stability = &priorities.stability;
    let object = StabilityObject {
        draws: stability.draws,
        seed: stability.seed,
        slugs: ranked.filter_map(|row| Some(RankedThing::of(site.released, row.candidate)?.slug)).collect(),
        fixed: OrderKeys { above: &stability.fixed.above },
        varied: OrderKeys { above: &stability.varied.above },
    };
    let mut out = serde_json::to_vec(&object).expect("its keys are text, and memory takes all that is written");
    out.push(b'\n');
    out
}
