//! Where a transcript leads to tools: in each turn of a participant the first name of each.
//!
//! Comes in: the names of tools, where their pages are, a transcript. Goes out: links, each with its place. Does not know: what
//! else a transcript shows.

use serde::Serialize;

use super::parts::context::PageContext;
use crate::base::hash::Digest;
use crate::base::id::Id;
use crate::content::interview::{Interview, SpeakerRole};
use crate::content::limits::LimitId;
use crate::knowledge::ToolId;
use crate::site::tool_mentions;
use crate::site::tool_names::ToolNames;
use crate::site::transcripts::Transcript;
use crate::site::turn_words::HtmlPlace;

/// What leads to tools.
#[derive(Debug, Serialize)]
pub(super) struct ToolLinks<'a> {
    #[serde(skip)]
    names: &'a ToolNames,
    /// Of all names: which of them stand where is made of this and of the transcript.
    digest: Digest,
    /// Where each tool's page is, by its number; nothing of one that is withheld.
    hrefs: Vec<Option<String>>,
}

/// A name that leads somewhere.
#[derive(Debug)]
pub(super) struct PlacedLink<'l> {
    pub(super) place: HtmlPlace,
    pub(super) href: &'l str,
}

impl<'a> ToolLinks<'a> {
    pub(super) fn new(context: &PageContext<'a>) -> Self {
        let names = &context.site.index.tool_names;
        let hrefs = context.released().tool_ids().map(|id| context.tool(id).map(|link| link.href));
        Self { names, digest: names.digest, hrefs: hrefs.collect() }
    }

    /// Those of a transcript, in order.
    pub(super) fn in_transcript(
        &self,
        transcript: &Transcript<'_>,
        interview: &Interview,
        withheld: &[LimitId],
    ) -> Vec<PlacedLink<'_>> {
        let is_participant = |speaker: usize| interview.speakers[speaker].role == SpeakerRole::Participant;
        let links = tool_mentions::links(transcript, self.names, is_participant, |limit| withheld.contains(&limit));
        let placed =
            |(place, tool): (HtmlPlace, ToolId)| Some(PlacedLink { place, href: self.hrefs[tool.index()].as_deref()? });
        links.into_iter().filter_map(placed).collect()
    }
}
