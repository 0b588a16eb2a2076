//! A page at the address of an interview that was withdrawn: it says so, and nothing else.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: which interview it was.

use std::collections::BTreeMap;

use super::frame::Head;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers};

/// Where an interview was whose participant has withdrawn.
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "a page that says that an interview was withdrawn",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| Vec::new(),
    content: PageContent::Template("withdrawn.html", |context, _| {
        let title = context.words().text("withdrawn.title").to_owned();
        Some(PageParts::new(Head { title, hidden: true, ..Head::default() }, BTreeMap::<(), ()>::new()))
    }),
};
