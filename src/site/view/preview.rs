//! The pictures of themes and opportunities for what shows where a link leads: a chat, a wiki.
//!
//! Comes in: the site's context. Goes out: SVG. Does not know: how SVG becomes pixels, who names the picture.

use super::parts::context::PageContext;
use super::parts::shareable::Shareable;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, PictureFormat, Readers, WantedPage};
use crate::site::picture::preview::preview;
use crate::site::route::{LinkBase, Route};
use crate::site::site_context::SiteContext;

/// `/themes/<slug>/preview.png`, `/opportunities/<slug>/preview.png`; of those whose titles the font can write.
pub(super) static FILE: PageKind = PageKind {
    name: "a preview",
    readers: Readers::Pictures,
    section: None,
    links: LinkStyle::Root,
    is_slow: false,
    addresses: |released| {
        let drawn = Shareable::with_numbers(released).filter(|each| each.can_have_preview(released));
        drawn.filter_map(|each| WantedPage::shared(released, each, Route::preview)).collect()
    },
    content: PageContent::Picture(PictureFormat::Png, |site, subject| drawn(site, Shareable::from_subject(subject))),
};

fn drawn(site: &SiteContext<'_>, of: Shareable) -> String {
    let context = PageContext { site: *site, link_base: LinkBase::anywhere(&site.settings.base_url) };
    context.headline(of).map_or_else(String::new, |it| preview(&it.summary(site.words), &site.settings.title))
}
