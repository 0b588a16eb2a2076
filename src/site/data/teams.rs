//! `/data/teams.json`.
//!
//! Comes in: the site's context. Goes out: a row per team. Does not know: the other files.

use serde::Serialize;

use super::{data_file, rows, slug_of_team};
use crate::base::slug::Slug;
use crate::release::ReleasedTeam;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/teams.json`
pub(in crate::site) static FILE: PageKind = data_file(
    |_| WantedPage::only(Route::own_file("data/teams.json")),
    |site, _| rows(site.released.teams(), |team| row(site, team)),
);

#[derive(Serialize)]
struct TeamRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    parent: Option<&'a Slug>,
    kind: &'static str,
    headcount: Option<u32>,
    people: Option<u32>,
    interviews: Option<u32>,
    quotes: Option<u32>,
    url: Option<String>,
    source: Option<&'a str>,
}

fn row<'a>(site: &'a SiteContext<'a>, team: ReleasedTeam<'a>) -> TeamRow<'a> {
    let count = team.names_its_people().then(|| site.analysis.heard_from(&team.counted()));
    TeamRow {
        slug: team.slug(),
        title: team.title(),
        parent: team.parent().and_then(|parent| slug_of_team(site, parent)),
        kind: team.kind().unwrap_or_default().word(),
        headcount: team.headcount(),
        people: count.map(|count| count.people),
        interviews: count.map(|count| count.interviews),
        quotes: count.map(|count| count.quotes),
        url: site.addresses.entry(team.id()).map(Route::href),
        source: team.file().map(|file| file.path().as_str()),
    }
}
