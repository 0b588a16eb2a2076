//! Who names which tool, read once for all pages that ask.
//!
//! Comes in: what is released, its transcripts. Goes out: [`InterviewMentions`] and [`ToolMentions`]. Does not know: any page.

use std::sync::OnceLock;

use super::tool_memory::ToolMemory;
use super::tool_mentions::{InterviewMentions, ToolMentions};
use super::tool_names::ToolNames;
use super::transcripts::Transcripts;
use crate::base::id::IdVec;
use crate::knowledge::InterviewId;
use crate::release::Released;

/// Who names which tool, once somebody has asked: that takes the words of all interviews.
#[derive(Debug)]
pub(super) struct ToolIndex {
    /// What tools are called.
    pub(super) names: ToolNames,
    interviews: IdVec<InterviewId, OnceLock<InterviewMentions>>,
    all: OnceLock<ToolMentions>,
}

impl ToolIndex {
    pub(super) fn new(released: Released<'_>) -> Self {
        let interviews = released.interview_ids().map(|_| OnceLock::new()).collect();
        Self { names: ToolNames::new(released), interviews, all: OnceLock::new() }
    }

    /// Who names which tool in an interview.
    pub(super) fn in_interview(
        &self,
        released: Released<'_>,
        transcripts: &dyn Transcripts,
        id: InterviewId,
        before: &ToolMemory,
    ) -> &InterviewMentions {
        self.interviews[id].get_or_init(|| InterviewMentions::new(released, &self.names, transcripts, id, before))
    }

    /// Who names which tool. What nobody has asked for before is read by one thread alone: one that helped out could come back here.
    pub(super) fn all(&self, released: Released<'_>, transcripts: &dyn Transcripts) -> &ToolMentions {
        let before = ToolMemory::default();
        let each = |id| self.in_interview(released, transcripts, id, &before);
        self.all.get_or_init(|| ToolMentions::new(released.interview_ids().map(each)))
    }
}
