//! `/data/tools.json`. People are those who name it in words that may be read.
//!
//! Comes in: the site's context. Goes out: a row per tool. Does not know: the other files.

use serde::Serialize;

use super::{data_file, rows, slug_of_team, slug_of_theme};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::release::ReleasedTool;
use crate::site::page_kind::{PageKind, WantedPage};
use crate::site::route::Route;
use crate::site::site_context::SiteContext;
use crate::site::tool_mentions::MentionedTool;

/// `/data/tools.json`; not there where there are no tools.
pub(in crate::site) static FILE: PageKind = data_file(
    |released| match released.tools().next() {
        Some(_) => WantedPage::only(Route::own_file("data/tools.json")),
        None => Vec::new(),
    },
    |site, _| rows(site.released.tools(), |tool| row(site, tool)),
);

#[derive(Serialize)]
struct ToolRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    aliases: Vec<&'a str>,
    kind: Option<&'a str>,
    owner: Option<&'a Slug>,
    people: usize,
    interviews: usize,
    themes: Vec<&'a Slug>,
    link: Option<&'a str>,
    url: Option<String>,
    source: Option<&'a str>,
}

fn row<'a>(site: &SiteContext<'a>, tool: ReleasedTool<'a>) -> ToolRow<'a> {
    let mentioned = site.tool_mentions().of(tool.id());
    let themes = mentioned.into_iter().flat_map(|mentioned| mentioned.themes.keys());
    ToolRow {
        slug: tool.slug(),
        title: tool.title(),
        aliases: tool.names().skip(1).collect(),
        kind: tool.sort(),
        owner: tool.owner().and_then(|team| slug_of_team(site, team)),
        people: mentioned.map_or(0, MentionedTool::count),
        interviews: mentioned.map_or(0, |mentioned| mentioned.first.len()),
        themes: themes.filter_map(|theme| slug_of_theme(site, *theme)).collect(),
        link: tool.address(),
        url: site.addresses.entry(tool.id()).map(Route::href),
        source: tool.file().source().map(SourcePath::as_str),
    }
}
