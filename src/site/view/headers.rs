//! The headers that hosts are to send.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: how it is written.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::base::headers::{ALWAYS, KEPT};
use crate::site::page_kind::{LinkBase, PageContent, PageKind, PageParts, Readers, WantedPage};
use crate::site::route::Route;

/// `/_headers`
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "the headers for hosts that read them",
    readers: Readers::Others,
    section: None,
    links: LinkBase::Root,
    is_slow: false,
    addresses: |_| WantedPage::only(Route::own_file("_headers")),
    content: PageContent::Template("_headers", |context, _| Some(headers(context))),
};

/// What hosts are to tell browsers.
#[derive(Debug, Serialize)]
struct HeadersFile {
    /// The address from the host's root that all others begin with.
    root: String,
    /// For every file.
    always: Vec<Header>,
    /// The addresses of files that never change.
    kept: Vec<String>,
    /// The `cache-control` of those.
    kept_as: &'static str,
}

/// A name and what is said under it.
#[derive(Debug, Serialize)]
struct Header {
    /// The name, in small letters.
    name: &'static str,
    /// What is said.
    value: &'static str,
}

fn headers<'a>(context: &PageContext<'a>) -> PageParts<'a> {
    let view = HeadersFile {
        root: context.href(&Route::home()),
        always: ALWAYS.map(|(name, value)| Header { name, value }).into(),
        kept: context.site.addresses.look_files.iter().map(|route| context.href(route)).collect(),
        kept_as: KEPT,
    };
    PageParts::new(Head::default(), view)
}
