//! `/data/themes.json`. Counts are of the theme and all below it.
//!
//! Comes in: the site's context. Goes out: a row per theme. Does not know: the other files.

use serde::Serialize;
use serde_json::Value;

use super::{data_file, rows, slug_of_team, slug_of_theme, value};
use crate::base::slug::Slug;
use crate::release::{ReleasedFile, ReleasedTheme};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/themes.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |_| WantedPage::only(Route::own_file("data/themes.json")),
    |site, _| rows(site.released.themes(), |theme| row(site, theme)),
);

/// The same rows as values.
pub(super) fn values(site: &SiteContext<'_>) -> Vec<Value> {
    site.released.themes().map(|theme| value(row(site, theme))).collect()
}

#[derive(Serialize)]
struct ThemeRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    parent: Option<&'a Slug>,
    aliases: Vec<&'a str>,
    owner: Option<&'a Slug>,
    status: &'static str,
    people: u32,
    quotes: u32,
    own_quotes: u32,
    url: Option<String>,
    source: Option<&'a str>,
}

fn row<'a>(site: &'a SiteContext<'a>, theme: ReleasedTheme<'a>) -> ThemeRow<'a> {
    let count = &site.numbers.coverage.themes[theme.id()];
    let file = theme.file();
    ThemeRow {
        slug: theme.slug(),
        title: theme.title(),
        parent: theme.parent().and_then(|parent| slug_of_theme(site, parent)),
        aliases: file.into_iter().flat_map(ReleasedFile::aliases).map(|(alias, _)| alias).collect(),
        owner: theme.owner().and_then(|team| slug_of_team(site, team)),
        status: theme.status().unwrap_or_default().word(),
        people: count.people,
        quotes: count.quotes,
        own_quotes: count.own_quotes,
        url: site.addresses.entry(theme.id()).map(Route::href),
        source: file.map(|file| file.path().as_str()),
    }
}
