//! `/data/listeners.json`.
//!
//! Comes in: the site's context. Goes out: a row per listener. Does not know: the other files.

use serde::Serialize;

use super::{data_file, rows, slug_of_team};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::content::hearer_role::HearerRole;
use crate::release::{ReleasedFile, ReleasedInterview, ReleasedListener};
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;

/// `/data/listeners.json`; it is not there where there is no listener.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.listeners().next() {
        Some(_) => WantedPage::only(Route::own_file("data/listeners.json")),
        None => Vec::new(),
    },
    |site, _| rows(site.released.listeners(), |listener| row(site, listener)),
);

#[derive(Serialize)]
struct ListenerRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    team: Option<&'a Slug>,
    role: Option<&'a str>,
    engineer: bool,
    heard: u32,
    coded: u32,
    hours: f64,
    interviews: RoleKeys<'a>,
    url: Option<String>,
    source: Option<&'a str>,
}

/// The interviews that somebody had to do with, by what they did.
#[derive(Serialize)]
struct RoleKeys<'a> {
    interviewer: Vec<&'a Slug>,
    observer: Vec<&'a Slug>,
    listener: Vec<&'a Slug>,
    coder: Vec<&'a Slug>,
}

fn row<'a>(site: &'a SiteContext<'a>, listener: ReleasedListener<'a>) -> ListenerRow<'a> {
    let count = &site.numbers.listening.listeners[listener.id()];
    let interviews = |role: HearerRole| {
        let all = listener.interviews().filter(|(_, roles)| roles.has(role));
        all.filter_map(|(id, _)| site.released.interview(id)).map(ReleasedInterview::slug).collect()
    };
    ListenerRow {
        slug: listener.slug(),
        title: listener.title(),
        team: listener.team().and_then(|team| slug_of_team(site, team)),
        role: listener.role(),
        engineer: count.is_engineer,
        heard: count.heard,
        coded: count.coded,
        hours: count.hours,
        interviews: RoleKeys {
            interviewer: interviews(HearerRole::Interviewer),
            observer: interviews(HearerRole::Observer),
            listener: interviews(HearerRole::Listener),
            coder: interviews(HearerRole::Coder),
        },
        url: site.addresses.entry(listener.id()).map(Route::href),
        source: listener.file().and_then(ReleasedFile::source).map(SourcePath::as_str),
    }
}
