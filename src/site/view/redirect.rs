//! A page at an old address, which leads on.
//!
//! Comes in: the site's context. Goes out: what its template is filled with. Does not know: how it is written.

use serde::Serialize;

use super::frame::Head;
use super::parts::context::PageContext;
use crate::site::addresses::Answer;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PageParts, Readers};

/// An old address; the pages that lead there are planned from the aliases of all others.
pub(in crate::site) static PAGE: PageKind = PageKind {
    name: "a page that leads on",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Page,
    is_slow: false,
    addresses: |_| Vec::new(),
    content: PageContent::Template("redirect.html", redirect),
};

/// A page at an old address.
#[derive(Debug, Serialize)]
struct RedirectPage {
    /// Where it leads.
    to: String,
    /// The full address of that.
    canonical: String,
}

fn redirect<'a>(context: &PageContext<'a>, subject: usize) -> Option<PageParts<'a>> {
    let Answer::Redirect(to) = &context.site.addresses.public.get(subject)?.answer else { return None };
    let view = RedirectPage { to: context.href(to), canonical: to.absolute(&context.site.settings.base_url) };
    Some(PageParts::new(
        Head { title: context.words().text("redirect.title").to_owned(), hidden: true, ..Head::default() },
        view,
    ))
}
