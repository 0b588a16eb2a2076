//! `/data/priorities.json`; the keys and their order are the format contract's.
//!
//! Comes in: the site's context. Goes out: a row per candidate, in the page's order. Does not know: the other files.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{data_file, rows, slug_of_theme, value};
use crate::analysis::priority::{self, Population};
use crate::base::slug::Slug;
use crate::content::opportunity::ValidationStage;
use crate::release::{PRIORITIES, ReleasedQuote};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::ranked_thing::RankedThing;
use crate::site::route::Route;
use crate::site::site_context::SiteContext;
use crate::site::words::{label_key, missing_key};

/// `/data/priorities.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.shows_summary(PRIORITIES) {
        true => WantedPage::only(Route::own_file("data/priorities.json")),
        false => Vec::new(),
    },
    |site, _| pieces(site),
);

/// The rows that may be shown.
pub(super) fn pieces(site: &SiteContext<'_>) -> Vec<Vec<u8>> {
    let all = site.numbers.priorities.rows.iter();
    let shown = all.filter_map(|row| Some((row, RankedThing::of(site.released, row.candidate)?)));
    rows(shown, |(numbers, thing)| row(site, numbers, thing))
}

/// The same rows as values.
pub(super) fn values(site: &SiteContext<'_>) -> Vec<Value> {
    let all = site.numbers.priorities.rows.iter();
    let shown = all.filter_map(|row| Some((row, RankedThing::of(site.released, row.candidate)?)));
    shown.map(|(numbers, thing)| value(row(site, numbers, thing))).collect()
}

#[derive(Serialize)]
struct PriorityObject<'a> {
    #[serde(flatten)]
    thing: RankedThing<'a>,
    themes: Vec<&'a Slug>,
    rank: Option<u32>,
    #[serde(flatten)]
    share: ShareKeys,
    #[serde(flatten)]
    terms: TermKeys,
    missing: Vec<&'static str>,
    label: Option<String>,
    quotes: Vec<Reference<'a>>,
    latent_per_quarter: Option<f64>,
    decided: bool,
    #[serde(flatten)]
    certainty: CertaintyKeys<'a>,
    does_not_hold: Option<&'static str>,
}

/// How many people are affected.
#[derive(Serialize)]
struct ShareKeys {
    people: u32,
    interviewed: u32,
    population: u32,
    share: f64,
}

/// What the formula is made of, and what it comes to.
#[derive(Serialize)]
struct TermKeys {
    freq_per_quarter: Option<f64>,
    toil_hours: Option<f64>,
    removes: f64,
    load: Option<u8>,
    modifier: f64,
    leverage: Option<f64>,
    impact: Option<f64>,
    strategic: f64,
    priority: Option<f64>,
}

/// How sure the priority and its rank are.
#[derive(Serialize)]
struct CertaintyKeys<'a> {
    tier: Option<u32>,
    interval: Option<(f64, f64)>,
    inner: Option<(f64, f64)>,
    ranks: Option<&'a [f64]>,
}

fn row<'a>(site: &'a SiteContext<'a>, row: &'a priority::PriorityRow, thing: RankedThing<'a>) -> PriorityObject<'a> {
    PriorityObject {
        thing,
        themes: row.themes.iter().filter_map(|theme| slug_of_theme(site, *theme)).collect(),
        rank: row.rank,
        share: share(&site.numbers.priorities.population, row),
        terms: terms(row),
        missing: row.terms.missing.iter().map(|missing| missing_key(*missing)).collect(),
        label: row.terms.label.map(|label| label_key(label).replace('-', " ")),
        quotes: row.evidence.quotes.iter().filter_map(|id| site.released.quote(*id)).map(Reference).collect(),
        latent_per_quarter: row.frequency.latent(),
        decided: row.is_decided,
        certainty: certainty(site, row),
        does_not_hold: site.fallen_step_of(row).map(ValidationStage::word),
    }
}

fn share(population: &Population, row: &priority::PriorityRow) -> ShareKeys {
    ShareKeys {
        people: row.share.affected,
        interviewed: population.interviewed,
        population: population.people,
        share: row.share.value,
    }
}

fn terms(row: &priority::PriorityRow) -> TermKeys {
    TermKeys {
        freq_per_quarter: row.frequency.value,
        toil_hours: row.effect.toil.value,
        removes: row.effect.removes,
        load: row.effect.load.as_ref().map(|load| load.value),
        modifier: row.effect.modifier,
        leverage: row.terms.leverage,
        impact: row.effect.impact,
        strategic: row.terms.strategic,
        priority: row.priority,
    }
}

/// The chances of each rank are of all rows: they are not told where some rows are withheld.
fn certainty<'a>(site: &'a SiteContext<'a>, row: &'a priority::PriorityRow) -> CertaintyKeys<'a> {
    let certainty = row.certainty.as_ref();
    let ranks = certainty.map(|certainty| certainty.ranks.as_slice());
    CertaintyKeys {
        tier: certainty.and_then(|certainty| certainty.tier),
        interval: certainty.map(|certainty| certainty.interval),
        inner: certainty.map(|certainty| certainty.inner),
        ranks: ranks.filter(|ranks| !ranks.is_empty() && site.released.shows_all_candidates()),
    }
}

/// A quote by its name: `<interview>#<quote-id>`. There are more of them than of quotes, so none is made before it is written.
struct Reference<'a>(ReleasedQuote<'a>);

impl fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        [self.0.interview_slug().as_str(), "#", self.0.anchor()].iter().try_for_each(|part| f.write_str(part))
    }
}

impl Serialize for Reference<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
