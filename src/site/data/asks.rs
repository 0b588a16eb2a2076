//! `/data/asks.json`; the keys and their order are documented.
//!
//! Comes in: the site's context. Goes out: a row per ask. Does not know: the other files.

use serde::Serialize;

use super::{data_file, quote_names, rows, slug_of_team, slug_of_theme};
use crate::analysis::asks;
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::release::{ReleasedAsk, ReleasedFile};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/asks.json`; it is not there where nobody asked for anything.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.asks().next() {
        Some(_) => WantedPage::only(Route::own_file("data/asks.json")),
        None => Vec::new(),
    },
    |site, _| rows(site.released.asks(), |ask| row(site, ask)),
);

#[derive(Serialize)]
struct AskRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    themes: Vec<&'a Slug>,
    status: &'static str,
    because: Option<&'a str>,
    #[serde(flatten)]
    days: AskDays,
    owner: Option<&'a Slug>,
    tickets: Vec<&'a str>,
    people: u32,
    quotes: Vec<String>,
    url: Option<String>,
    source: Option<&'a str>,
}

/// When it was first heard, when it was answered, and how many days lie between.
#[derive(Serialize)]
struct AskDays {
    since: Option<String>,
    answered: Option<String>,
    days: Option<u32>,
}

fn row<'a>(site: &'a SiteContext<'a>, ask: ReleasedAsk<'a>) -> AskRow<'a> {
    let since = ask.first_heard();
    let today = site.analysis.today(site.settings).filter(|_| site.released.attribution().date);
    AskRow {
        slug: ask.slug(),
        title: ask.title(),
        themes: ask.themes().into_iter().filter_map(|theme| slug_of_theme(site, theme)).collect(),
        status: ask.status().word(),
        because: ask.because(),
        days: AskDays {
            since: since.map(|day| day.to_string()),
            answered: ask.answered().map(|day| day.to_string()),
            days: asks::age(ask.status(), since, ask.answered(), today),
        },
        owner: ask.owner().and_then(|team| slug_of_team(site, team)),
        tickets: ask.tickets().iter().map(|ticket| ticket.value.as_str()).collect(),
        people: site.analysis.of_quotes(site.analysis.quotes_of_ask(ask.id())).count().people,
        quotes: quote_names(site, ask.shown_quotes()),
        url: site.addresses.entry(ask.id()).map(Route::href),
        source: ask.file().and_then(ReleasedFile::source).map(SourcePath::as_str),
    }
}
