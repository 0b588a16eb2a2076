//! How themes, opportunities and interviews are embedded, for programs that are given the address of a page.
//!
//! Comes in: the site's context. Goes out: JSON as oEmbed has it. Does not know: who asks.

use serde::Serialize;

use super::escape::escaped;
use super::parts::context::PageContext;
use super::parts::shareable::Shareable;
use super::sharing::preview_address;
use crate::site::page_kind::{LinkStyle, PageContent, PageKind, Readers, WantedPage};
use crate::site::picture::preview::SIZE;
use crate::site::route::{LinkBase, Route};
use crate::site::site_context::SiteContext;

/// How large a frame is: as wide as a column of text, and as high as a quote with what it is about.
const FRAME: (u32, u32) = (600, 360);

/// `/themes/<slug>/oembed.json` and its like, where the site has an address: in it every address is a full one.
pub(super) static FILE: PageKind = PageKind {
    name: "how something is embedded",
    readers: Readers::Others,
    section: None,
    links: LinkStyle::Root,
    is_slow: false,
    addresses: |released| {
        Shareable::all(released).filter_map(|each| WantedPage::shared(released, each, Route::oembed)).collect()
    },
    content: PageContent::Bytes(|site, subject| vec![written(site, Shareable::from_subject(subject))]),
};

/// An answer by oEmbed 1.0: of type `rich` where pages of others may hold the embed page in a frame, else of type `link`.
#[derive(Debug, Serialize)]
struct Oembed<'a> {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    provider_name: &'a str,
    provider_url: &'a str,
    #[serde(flatten)]
    frame: Option<EmbedFrame>,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// The frame that a program puts on its page.
#[derive(Debug, Serialize)]
struct EmbedFrame {
    width: u32,
    height: u32,
    html: String,
}

/// A picture of it.
#[derive(Debug, Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

fn written(site: &SiteContext<'_>, of: Shareable) -> Vec<u8> {
    let context = PageContext { site: *site, link_base: LinkBase::anywhere(&site.settings.base_url) };
    let Some((title, page)) = context.shareable(of) else { return Vec::new() };
    let base_url = &site.settings.base_url;
    let thumbnail = preview_address(&context, of).map(|thumbnail_url| Thumbnail {
        thumbnail_url,
        thumbnail_width: SIZE.0,
        thumbnail_height: SIZE.1,
    });
    let may_be_framed = !site.settings.publishing.frame_ancestors.is_empty();
    let frame = may_be_framed.then(|| frame(&page.embed().absolute(base_url), title));
    let oembed = Oembed {
        version: "1.0",
        kind: if frame.is_some() { "rich" } else { "link" },
        title,
        provider_name: &site.settings.title,
        provider_url: base_url,
        frame,
        thumbnail,
    };
    let mut bytes = serde_json::to_vec(&oembed).expect("texts and numbers are JSON");
    bytes.push(b'\n');
    bytes
}

fn frame(address: &str, title: &str) -> EmbedFrame {
    let (width, height) = FRAME;
    let mut html = String::from("<iframe src=\"");
    escaped(&mut html, address);
    html.push_str("\" title=\"");
    escaped(&mut html, title);
    html.push_str(&format!("\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" style=\"border: 0\"></iframe>"));
    EmbedFrame { width, height, html }
}
