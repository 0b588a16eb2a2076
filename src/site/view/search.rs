//! The page of the search: every result of a query that stands in its address.
//!
//! Comes in: the site's context. Goes out: [`SearchPage`], with the lists for those whose browsers run no scripts; a script
//! shows the rest. Does not know: what is found, what a query is.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/search/`. What it shows depends on who asks, so it is in no site map.
pub(super) static PAGE: PageKind = PageKind {
    name: "the search",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::search()),
    content: PageContent::Template("search.html", |context, _| Some(search(context))),
};

/// The page of the search.
#[derive(Debug, Serialize)]
struct SearchPage {
    /// The home page; the lists are in the navigation.
    home: String,
}

fn search<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let title = context.words().text("search.title").to_owned();
    let view = SearchPage { home: context.href(&Route::home()) };
    PageParts::new(Head { title, hidden: true, ..Head::default() }, view)
}
