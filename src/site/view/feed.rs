//! The feed of new interviews.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: how it is written.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::knowledge::InterviewId;
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/feed.xml`
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "the feed",
    readers: Readers::Others,
    section: None,
    links: LinkBase::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("feed.xml")),
    content: PageContent::Template("feed.xml", |context, _| Some(feed(context))),
};

/// New interviews, as Atom.
#[derive(Debug, Serialize)]
struct FeedPage<'a> {
    /// The full address of the feed.
    own: String,
    /// The full address of the home page.
    home: String,
    /// The newest date there is.
    updated: String,
    /// The newest interviews that have a date.
    entries: Vec<FeedEntry<'a>>,
}

/// An interview in the feed.
#[derive(Debug, Serialize)]
struct FeedEntry<'a> {
    /// Its title.
    title: &'a str,
    /// Its full address.
    address: String,
    /// When it was, to the second, as the format wants it.
    updated: String,
    /// Who spoke.
    author: String,
    /// What to take away.
    takeaways: &'a [String],
}

/// How many interviews it has.
const LENGTH: usize = 20;

fn feed<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let base = &context.site.settings.base_url;
    let dated = context.site.index.newest.iter().filter_map(|id| entry(context, *id)).take(LENGTH);
    let entries: Vec<FeedEntry<'a>> = dated.collect();
    // The format wants a time even of an empty feed, and a clock would make two builds differ.
    let updated = entries.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| entry.updated.clone());
    let (own, home) = (Route::own_file("feed.xml").absolute(base), Route::home().absolute(base));
    PageParts::new(Head::default(), FeedPage { own, home, updated, entries })
}

fn entry<'a>(context: &PageContext<'a>, id: InterviewId) -> Option<FeedEntry<'a>> {
    let site = &context.site.index.interviews[id];
    let date = site.date.as_deref()?;
    Some(FeedEntry {
        title: &site.title,
        address: context.site.addresses.entry(id)?.absolute(&context.site.settings.base_url),
        updated: format!("{date}T00:00:00Z"),
        author: context.interviewees(id).iter().map(|person| person.name).collect::<Vec<_>>().join(", "),
        takeaways: context.released().interview(id)?.takeaways(),
    })
}
