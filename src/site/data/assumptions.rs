//! `/data/assumptions.json`; the keys and their order are documented.
//!
//! Comes in: the site's context. Goes out: a row per assumption. Does not know: the other files.

use serde::Serialize;

use super::{data_file, quote_names, rows, slug_of_theme};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::release::{ReleasedAssumption, ReleasedFile};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/assumptions.json`; it is not there where nobody wrote down what was believed.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.assumptions().next() {
        Some(_) => WantedPage::only(Route::own_file("data/assumptions.json")),
        None => Vec::new(),
    },
    |site, _| rows(site.released.assumptions(), |assumption| row(site, assumption)),
);

#[derive(Serialize)]
struct AssumptionRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    themes: Vec<&'a Slug>,
    by: Option<&'a str>,
    date: Option<String>,
    state: &'static str,
    confirm: u32,
    contradict: u32,
    confirmed_by: Vec<String>,
    contradicted_by: Vec<String>,
    url: Option<String>,
    source: Option<&'a str>,
}

fn row<'a>(site: &'a SiteContext<'a>, assumption: ReleasedAssumption<'a>) -> AssumptionRow<'a> {
    let standing = site.analysis.standing(assumption.id(), site.settings);
    AssumptionRow {
        slug: assumption.slug(),
        title: assumption.title(),
        themes: assumption.themes().filter_map(|theme| slug_of_theme(site, theme)).collect(),
        by: assumption.by(),
        date: assumption.date().map(|day| day.to_string()),
        state: standing.state.word(),
        confirm: standing.confirm,
        contradict: standing.contradict,
        confirmed_by: quote_names(site, assumption.confirmed()),
        contradicted_by: quote_names(site, assumption.contradicted()),
        url: site.addresses.entry(assumption.id()).map(Route::href),
        source: assumption.file().and_then(ReleasedFile::source).map(SourcePath::as_str),
    }
}
