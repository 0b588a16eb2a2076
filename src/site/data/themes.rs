//! `/data/themes.json`. Counts are of the theme and all below it.
//!
//! Comes in: facts. Goes out: a row a theme. Does not know: the other files.

use serde::Serialize;

use super::{data_file, rows, slug_of_team, slug_of_theme};
use crate::base::slug::Slug;
use crate::release::{ReleasedFile, ReleasedTheme};
use crate::site::facts::Facts;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;

/// `/data/themes.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |_| WantedPage::only(Route::own_file("data/themes.json")),
    |facts, _| rows(facts.released.themes(), |theme| row(facts, theme)),
);

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

fn row<'a>(facts: &'a Facts<'a>, theme: ReleasedTheme<'a>) -> ThemeRow<'a> {
    let count = &facts.numbers.coverage.themes[theme.id()];
    let file = theme.file();
    ThemeRow {
        slug: theme.slug(),
        title: theme.title(),
        parent: theme.parent().and_then(|parent| slug_of_theme(facts, parent)),
        aliases: file.into_iter().flat_map(ReleasedFile::aliases).map(|(alias, _)| alias).collect(),
        owner: theme.owner().and_then(|team| slug_of_team(facts, team)),
        status: theme.status().unwrap_or_default().word(),
        people: count.people,
        quotes: count.quotes,
        own_quotes: count.own_quotes,
        url: facts.addresses.entry(theme.id()).map(Route::href),
        source: file.map(|file| file.path().as_str()),
    }
}
