//! Where a transcript leads to tools: in each turn of a participant the first name of each.
//!
//! Comes in: an interview, the names of tools and where their pages are. Goes out: links, each with its place. Does not know: what
//! else a transcript shows.

use serde::Serialize;

use super::parts::context::PageContext;
use crate::base::hash::Digest;
use crate::knowledge::{InterviewId, ToolId};
use crate::site::route::LinkBase;
use crate::site::site_context::SiteContext;
use crate::site::turn_words::HtmlPlace;

/// What leads to tools.
#[derive(Debug, Serialize)]
pub(super) struct ToolLinks<'a> {
    /// Of all names and slugs: all links are made of this, of the page's address and of the transcript.
    names: Digest,
    #[serde(skip)]
    site: SiteContext<'a>,
    #[serde(skip)]
    interview: InterviewId,
    #[serde(skip)]
    link_base: LinkBase,
}

/// A name that leads somewhere.
#[derive(Debug)]
pub(super) struct PlacedLink<'a> {
    pub(super) place: &'a HtmlPlace,
    pub(super) href: String,
}

impl<'a> ToolLinks<'a> {
    pub(super) fn new(context: &PageContext<'a>, interview: InterviewId) -> Self {
        let site = context.site;
        Self { names: site.index.tools.names.digest, site, interview, link_base: context.link_base.clone() }
    }

    /// Those of the transcript, in order. Its words are read when they are asked for: to compare pages nobody needs them.
    pub(super) fn in_transcript(&self) -> impl Iterator<Item = PlacedLink<'a>> {
        let placed = move |(place, tool): &'a (HtmlPlace, ToolId)| {
            let href = self.link_base.link(self.site.addresses.entry(*tool)?);
            Some(PlacedLink { place, href })
        };
        self.site.mentions_in(self.interview).links.iter().filter_map(placed)
    }
}
