//! The feed of new interviews, and what all feeds have.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: how it is written.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::knowledge::InterviewId;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/feed.xml`
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "the feed",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("feed.xml")),
    content: PageContent::Template("feed.xml", |context, _| Some(feed(context))),
};

/// What is new, as Atom.
#[derive(Debug, Serialize)]
struct FeedPage {
    /// What it is called.
    title: String,
    /// The full address of the feed.
    own: String,
    /// The full address of the page that it is the feed of.
    home: String,
    /// The newest date there is.
    updated: String,
    /// The newest that have a date.
    entries: Vec<FeedEntry>,
}

/// An interview in the feed, or a quote.
#[derive(Debug, Serialize)]
pub(super) struct FeedEntry {
    /// Its title.
    pub(super) title: String,
    /// Its full address.
    pub(super) address: String,
    /// When it was, to the second, as the format wants it.
    pub(super) updated: String,
    /// Who spoke.
    pub(super) author: String,
    /// What to take away, or what was said.
    pub(super) summary: String,
}

/// How many interviews it has.
const LENGTH: usize = 20;

fn feed<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let dated = context.site.index.newest.iter().filter_map(|id| entry(context, *id)).take(LENGTH);
    let title = context.site.settings.title.clone();
    parts(context, &Route::own_file("feed.xml"), &Route::home(), title, dated.collect())
}

/// A feed at an address, of a page, with its entries, the newest first.
pub(super) fn parts<'a>(
    context: &PageContext<'a>,
    own: &Route,
    home: &Route,
    title: String,
    entries: Vec<FeedEntry>,
) -> PageParts<'a> {
    let base = &context.site.settings.base_url;
    // The format wants a time even of an empty feed, and a clock would make two builds differ.
    let updated = entries.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| entry.updated.clone());
    let (own, home) = (own.absolute(base), home.absolute(base));
    PageParts::new(Head::default(), FeedPage { title, own, home, updated, entries })
}

/// A day as the format wants it.
pub(super) fn time(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

fn entry(context: &PageContext<'_>, id: InterviewId) -> Option<FeedEntry> {
    let site = &context.site.index.interviews[id];
    let date = site.date.as_deref()?;
    Some(FeedEntry {
        title: site.title.clone(),
        address: context.site.addresses.entry(id)?.absolute(&context.site.settings.base_url),
        updated: time(date),
        author: context.interviewees(id).iter().map(|person| person.name).collect::<Vec<_>>().join(", "),
        summary: context.released().interview(id)?.takeaways().collect::<Vec<_>>().join(" "),
    })
}
