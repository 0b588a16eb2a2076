//! What one build has read of transcripts and the next need not.
//!
//! Comes in: the turns of the search's index, the tools that are named. Goes out: the same. Does not know: where it is stored.

use crate::search::index::IndexMemory;
use crate::site::ToolMemory;

/// What was read of transcripts, each part by the digests of what it was read from.
#[derive(Debug, Default)]
pub(super) struct BuildMemory {
    pub(super) search: IndexMemory,
    pub(super) tools: ToolMemory,
}
