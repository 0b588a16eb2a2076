//! What stands at the end of a page: which pages link to it, where its file is edited, when that changed last, its feed, who may
//! read it.
//!
//! Comes in: the page's address and file. Goes out: a [`PageFoot`]. Does not know: what the page shows.

use serde::Serialize;

use super::parts::context::{Link, PageContext};
use crate::base::history::FileHistory;
use crate::base::path::SourcePath;
use crate::site::route::Route;
use crate::site::source_links;

/// What stands at the end of a page.
#[derive(Debug, Serialize)]
pub struct PageFoot<'a> {
    /// The first pages that link to it.
    pub mentions: Vec<Link<'a>>,
    /// All others that do.
    pub more_mentions: Vec<Link<'a>>,
    /// Where its file is edited.
    pub edit: Option<String>,
    /// When its file was changed last, and by how many people, in words.
    pub changed: Option<String>,
    /// The feed of what is new on it, where there is one beside that of the site.
    pub feed: Option<String>,
    /// For which audiences it is published, in words; none on a site that says nothing of audiences.
    pub readers: Option<String>,
}

/// How many pages that link to one are seen at once.
const MENTIONS: usize = 20;

/// The end of a page.
pub(super) fn foot<'a>(context: &PageContext<'a>, route: &Route, file: Option<&SourcePath>) -> PageFoot<'a> {
    let feed = Some(route.feed()).filter(|feed| *route != Route::home() && context.site.addresses.has_page(feed));
    let mentions = context.site.index.mentions.of(route);
    let mut mentions: Vec<Link<'a>> =
        mentions.map(|page| Link { title: &page.title, href: context.href(&page.route) }).collect();
    let more_mentions = mentions.split_off(mentions.len().min(MENTIONS));
    PageFoot {
        mentions,
        more_mentions,
        edit: file.and_then(|file| source_links::edit(&context.site.settings.repository, file)),
        changed: file.and_then(|file| context.site.history.of(file)).map(|known| changed(context, known)),
        feed: feed.map(|feed| context.href(&feed)),
        readers: context.site.readers.of(route).map(|titles| readers(context, &titles)),
    }
}

/// "Published for: All engineers, The platform team".
fn readers(context: &PageContext<'_>, titles: &[&str]) -> String {
    match titles {
        [] => context.words().text("foot.no_readers").to_owned(),
        _ => context.words().fill("foot.readers", &[("audiences", &titles.join(", "))]),
    }
}

/// "Last changed 3 Nov 2026, by 4 people".
fn changed(context: &PageContext<'_>, known: FileHistory) -> String {
    let day = context.words().day(&known.day.to_string());
    context.words().count_of("foot.changed", known.people, &[("day", &day)])
}
