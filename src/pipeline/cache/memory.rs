//! What the last build has read of transcripts.
//!
//! Comes in: a build's memory. Goes out: the same for the next build. Does not know: what is in it.

use super::BuildCache;
use crate::base::hash::Digest;
use crate::pipeline::build_memory::BuildMemory;
use crate::site::{FoundTools, ToolMemory};

const TOOLS: &str = "tools";

impl BuildCache {
    /// What the last build has read, whatever it was for.
    pub(in crate::pipeline) fn memory(&self) -> BuildMemory {
        let tools: Option<Vec<(Digest, FoundTools)>> = self.opened(TOOLS);
        BuildMemory {
            search: self.search().unwrap_or_default(),
            tools: tools.map(ToolMemory::restore).unwrap_or_default(),
        }
    }

    /// Stores what was read in place of what was before, where it is not the same.
    pub(in crate::pipeline) fn store_memory(&self, memory: &BuildMemory, before: &BuildMemory) {
        if !memory.search.is_same(&before.search) {
            self.store_search(&memory.search);
        }
        if !memory.tools.is_same(&before.tools)
            && let Some(bytes) = self.sealed(&memory.tools.to_store())
        {
            self.0.write(TOOLS, |file| file.write_all(&bytes));
        }
    }
}
