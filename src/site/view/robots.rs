//! The rules for robots.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: how it is written.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/robots.txt`
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "the rules for robots",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("robots.txt")),
    content: PageContent::Template("robots.txt", |context, _| Some(robots(context))),
};

/// The rules for robots.
#[derive(Debug, Serialize)]
struct RobotsFile {
    /// The full address of the site map.
    sitemap: String,
}

fn robots<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let sitemap = Route::own_file("sitemap.xml").absolute(&context.site.settings.base_url);
    PageParts::new(Head::default(), RobotsFile { sitemap })
}
