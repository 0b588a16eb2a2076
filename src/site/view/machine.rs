//! Pages for machines: redirects, the feed, the site map, the word to robots, the headers for hosts.
//!
//! Comes in: facts. Goes out: one struct each. Does not know: how they are written.

use serde::Serialize;

use super::frame::Head;
use super::parts::PageContext;
use super::{PageParts, View};
use crate::base::headers::{ALWAYS, KEPT};
use crate::knowledge::InterviewId;
use crate::site::plan::Page;
use crate::site::route::Route;

/// How many interviews the feed has.
const FEED: usize = 20;

/// A page at an old address.
#[derive(Debug, Serialize)]
pub struct Redirect {
    /// Where it leads.
    pub to: String,
    /// The full address of that.
    pub canonical: String,
}

/// New interviews, as Atom.
#[derive(Debug, Serialize)]
pub struct Feed<'a> {
    /// The full address of the feed.
    pub own: String,
    /// The full address of the home page.
    pub home: String,
    /// The newest date there is.
    pub updated: String,
    /// The newest interviews that have a date.
    pub entries: Vec<FeedEntry<'a>>,
}

/// An interview in the feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its full address.
    pub address: String,
    /// When it was, to the second, as the format wants it.
    pub updated: String,
    /// Who spoke.
    pub author: String,
    /// What to take away.
    pub takeaways: &'a [String],
}

/// All pages, for search engines.
#[derive(Debug, Serialize)]
pub struct Sitemap<'a> {
    /// The pages.
    pub pages: Vec<SitemapPage<'a>>,
}

/// A page, for search engines.
#[derive(Debug, Serialize)]
pub struct SitemapPage<'a> {
    /// Its full address.
    pub address: String,
    /// When it last changed, where the content says so.
    pub changed: Option<&'a str>,
}

/// The word to robots.
#[derive(Debug, Serialize)]
pub struct Robots {
    /// The full address of the site map.
    pub sitemap: String,
}

/// What hosts are to tell browsers.
#[derive(Debug, Serialize)]
pub struct Headers {
    /// The address from the host's root that all others begin with.
    pub root: String,
    /// For every file.
    pub always: Vec<Header>,
    /// The addresses of files that never change.
    pub kept: Vec<String>,
    /// The `cache-control` of those.
    pub kept_as: &'static str,
}

/// A name and what is said under it.
#[derive(Debug, Serialize)]
pub struct Header {
    /// The name, in small letters.
    pub name: &'static str,
    /// What is said.
    pub value: &'static str,
}

/// An old address.
pub(super) fn redirect<'a>(context: &PageContext<'a>, to: &Route) -> PageParts<'a> {
    let canonical = to.absolute(&context.facts.settings.base_url);
    let head = Head { title: "Moved".to_owned(), hidden: true, ..Head::default() };
    PageParts::new(head, View::Redirect(Redirect { to: context.href(to), canonical }))
}

/// `/feed.xml`
pub(super) fn feed<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let base = &context.facts.settings.base_url;
    let dated = context.facts.index.newest.iter().filter_map(|id| entry(context, *id)).take(FEED);
    let entries: Vec<FeedEntry<'a>> = dated.collect();
    // The format wants a time even of an empty feed, and a clock would make two builds differ.
    let updated = entries.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| entry.updated.clone());
    let feed =
        Feed { own: Route::own_file("feed.xml").absolute(base), home: Route::home().absolute(base), updated, entries };
    PageParts::new(Head::default(), View::Feed(feed))
}

fn entry<'a>(context: &PageContext<'a>, id: InterviewId) -> Option<FeedEntry<'a>> {
    let facts = &context.facts.index.interviews[id];
    let date = facts.date.as_deref()?;
    Some(FeedEntry {
        title: &facts.title,
        address: context.facts.plan.interviews[id].absolute(&context.facts.settings.base_url),
        updated: format!("{date}T00:00:00Z"),
        author: context.interviewees(id).iter().map(|person| person.name).collect::<Vec<_>>().join(", "),
        takeaways: &context.knowledge().interviews[id].entry.kind.meta.takeaways,
    })
}

/// `/sitemap.xml`
pub(super) fn sitemap<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let base = &context.facts.settings.base_url;
    let pages = context.facts.plan.for_people().map(|planned| SitemapPage {
        address: planned.route.absolute(base),
        changed: match planned.page {
            Page::Interview(id) => context.facts.index.interviews[id].date.as_deref(),
            _ => None,
        },
    });
    let pages = pages.collect();
    PageParts::new(Head::default(), View::Sitemap(Sitemap { pages }))
}

/// `/robots.txt`
pub(super) fn robots<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let sitemap = Route::own_file("sitemap.xml").absolute(&context.facts.settings.base_url);
    PageParts::new(Head::default(), View::Robots(Robots { sitemap }))
}

/// `/_headers`
pub(super) fn headers<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let headers = Headers {
        root: context.href(&Route::home()),
        always: ALWAYS.map(|(name, value)| Header { name, value }).into(),
        kept: context.facts.plan.brought.iter().map(|route| context.href(route)).collect(),
        kept_as: KEPT,
    };
    PageParts::new(Head::default(), View::Headers(headers))
}
