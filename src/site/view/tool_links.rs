//! Where a transcript leads to tools: in each turn of a participant the first name of each.
//!
//! Comes in: the names of tools, where their pages are, a transcript. Goes out: links, each with its place. Does not know: what
//! else a transcript shows.

use serde::Serialize;

use super::parts::context::PageContext;
use crate::base::hash::Digest;
use crate::content::interview::{Interview, SpeakerRole};
use crate::content::limits::LimitId;
use crate::knowledge::ToolId;
use crate::site::addresses::Addresses;
use crate::site::route::Standpoint;
use crate::site::tool_mentions;
use crate::site::tool_names::ToolNames;
use crate::site::transcripts::Transcript;
use crate::site::turn_words::HtmlPlace;

/// What leads to tools.
#[derive(Debug, Serialize)]
pub(super) struct ToolLinks<'a> {
    #[serde(skip)]
    names: &'a ToolNames,
    /// Of all names and slugs: all links are made of this, of the page's address and of the transcript.
    digest: Digest,
    #[serde(skip)]
    addresses: &'a Addresses,
    #[serde(skip)]
    standpoint: Standpoint,
}

/// A name that leads somewhere.
#[derive(Debug)]
pub(super) struct PlacedLink {
    pub(super) place: HtmlPlace,
    pub(super) href: String,
}

impl<'a> ToolLinks<'a> {
    pub(super) fn new(context: &PageContext<'a>) -> Self {
        let names = &context.site.index.tool_names;
        let standpoint = context.standpoint.clone();
        Self { names, digest: names.digest, addresses: context.site.addresses, standpoint }
    }

    /// Those of a transcript, in order.
    pub(super) fn in_transcript(
        &self,
        transcript: &Transcript<'_>,
        interview: &Interview,
        withheld: &[LimitId],
    ) -> Vec<PlacedLink> {
        let is_participant = |speaker: usize| interview.speakers[speaker].role == SpeakerRole::Participant;
        let links = tool_mentions::links(transcript, self.names, is_participant, |limit| withheld.contains(&limit));
        let placed = |(place, tool): (HtmlPlace, ToolId)| {
            let href = self.standpoint.link(self.addresses.entry(tool)?);
            Some(PlacedLink { place, href })
        };
        links.into_iter().filter_map(placed).collect()
    }
}
