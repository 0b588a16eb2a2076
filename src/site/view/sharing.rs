//! What a page says to whatever shows where a link leads: Open Graph, and where it can be embedded.
//!
//! Comes in: the site's context, what the page is of. Goes out: [`Sharing`]. Does not know: the words of the page.

use serde::Serialize;

use super::parts::context::PageContext;
use super::parts::shareable::Shareable;
use crate::site::picture::preview::SIZE;

/// What a page says to those who are no readers.
#[derive(Debug, Serialize)]
pub struct Described {
    /// One sentence for search engines.
    pub description: Option<String>,
    /// Whether search engines should leave it out.
    pub hidden: bool,
    /// For whatever shows where a link leads.
    pub sharing: Sharing,
}

/// What a page says to whatever shows where a link leads.
#[derive(Debug, Serialize)]
pub struct Sharing {
    /// `article`, or `website` for what is a page of no one thing.
    pub kind: &'static str,
    /// A picture of it.
    pub image: Option<PreviewImage>,
    /// The full address of how it is embedded.
    pub oembed: Option<String>,
}

/// A picture of what a page is about.
#[derive(Debug, Serialize)]
pub struct PreviewImage {
    /// Its full address.
    pub url: String,
    /// What can be read on it.
    pub alt: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
}

/// What a page of something says; of nothing, where it is no page of one thing.
pub(super) fn sharing(context: &PageContext<'_>, subject: Option<Shareable>) -> Sharing {
    let Some(subject) = subject else { return Sharing { kind: "website", image: None, oembed: None } };
    let settings = context.site.settings;
    let page = context.shareable(subject).filter(|_| settings.has_address());
    Sharing {
        kind: "article",
        image: image(context, subject),
        oembed: page.map(|(_, page)| page.oembed().absolute(&settings.base_url)),
    }
}

fn image(context: &PageContext<'_>, subject: Shareable) -> Option<PreviewImage> {
    let url = preview_address(context, subject)?;
    let headline = context.headline(subject)?;
    let alt = format!("{}: {}", headline.title, headline.description(context.words()));
    Some(PreviewImage { url, alt, width: SIZE.0, height: SIZE.1 })
}

/// The full address of the preview of something; none where there is none.
pub(super) fn preview_address(context: &PageContext<'_>, of: Shareable) -> Option<String> {
    let settings = context.site.settings;
    let has_one = settings.publishing.previews && settings.has_address() && of.can_have_preview(context.released());
    Some(of.page(context.released()).filter(|_| has_one)?.preview().absolute(&settings.base_url))
}
