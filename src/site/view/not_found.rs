//! The page for what is not found.
//!
//! Comes in: the site's context. Goes out: [`NotFoundPage`]. Does not know: how it looks.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/404.html`
pub(super) static PAGE: PageKind = PageKind {
    name: "the page for what is not found",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Root,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("404.html")),
    content: PageContent::Template("404.html", |context, _| Some(not_found(context))),
};

/// The page for what is not found.
#[derive(Debug, Serialize)]
struct NotFoundPage {
    /// The home page; the lists are in the navigation.
    home: String,
}

fn not_found<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let view = NotFoundPage { home: context.href(&Route::home()) };
    PageParts::new(
        Head { title: context.words().text("not_found.title").to_owned(), hidden: true, ..Head::default() },
        view,
    )
}
