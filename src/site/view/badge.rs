//! The badges of themes and opportunities: small pictures for pages of others.
//!
//! Comes in: the site's context. Goes out: an SVG. Does not know: where it is shown.

use super::parts::context::PageContext;
use super::parts::shareable::Shareable;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PictureFormat, Readers, WantedPage};
use crate::site::picture::badge::badge;
use crate::site::route::{LinkBase, Route};
use crate::site::site_context::SiteContext;

/// `/themes/<slug>/badge.svg`, `/opportunities/<slug>/badge.svg`
pub(super) static FILE: PageKind = PageKind {
    name: "a badge",
    readers: Readers::Pictures,
    section: None,
    links: LinkStyle::Root,
    is_slow: false,
    addresses: |released| {
        Shareable::with_numbers(released).filter_map(|each| WantedPage::shared(released, each, Route::badge)).collect()
    },
    content: PageContent::Picture(PictureFormat::Svg, |site, subject| drawn(site, Shareable::from_subject(subject))),
};

fn drawn(site: &SiteContext<'_>, of: Shareable) -> String {
    let context = PageContext { site: *site, link_base: LinkBase::anywhere(&site.settings.base_url) };
    let Some(headline) = context.headline(of) else { return String::new() };
    // On a page of somebody else's it is not plain who says so.
    let description = format!("{}: {}", site.settings.title, headline.description(site.words));
    badge(&headline.summary(site.words), &description)
}
