//! The site map.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: how it is written.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::site::addresses::Answer;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/sitemap.xml`
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "the site map",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("sitemap.xml")),
    content: PageContent::Template("sitemap.xml", |context, _| Some(sitemap(context))),
};

/// All pages, for search engines.
#[derive(Debug, Serialize)]
struct SitemapFile<'a> {
    /// The pages.
    pages: Vec<SitemapPage<'a>>,
}

/// A page, for search engines.
#[derive(Debug, Serialize)]
struct SitemapPage<'a> {
    /// Its full address.
    address: String,
    /// When it last changed, where the content says so.
    changed: Option<&'a str>,
}

fn sitemap<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let base = &context.site.settings.base_url;
    let pages = context.site.addresses.public.iter().filter_map(|page| {
        let changed = match page.answer {
            Answer::Interview(id) => context.site.index.interviews[id].date.as_deref(),
            Answer::Page | Answer::Continued => None,
            Answer::Redirect(_) => return None,
        };
        Some(SitemapPage { address: page.route.absolute(base), changed })
    });
    PageParts::new(Head::default(), SitemapFile { pages: pages.collect() })
}
