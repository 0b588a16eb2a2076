//! What an earlier build found of tools in transcripts: words that were not changed are not read again.
//!
//! Comes in: what was found, by the digest of all that it was found in. Goes out: the same. Does not know: where it is stored.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::found_tools::FoundTools;
use crate::base::hash::Digest;

/// What was found in transcripts.
#[derive(Debug, Default)]
pub struct ToolMemory {
    found: FxHashMap<Digest, Arc<FoundTools>>,
}

impl ToolMemory {
    /// Of what was found.
    pub(super) fn new(found: impl IntoIterator<Item = (Digest, Arc<FoundTools>)>) -> Self {
        Self { found: found.into_iter().collect() }
    }

    /// Of what was stored.
    pub fn restore(stored: Vec<(Digest, FoundTools)>) -> Self {
        Self::new(stored.into_iter().map(|(key, found)| (key, Arc::new(found))))
    }

    /// What was found in what has a digest.
    pub(super) fn found(&self, key: Digest) -> Option<&Arc<FoundTools>> {
        self.found.get(&key)
    }

    /// Whether it has the same transcripts as another.
    pub fn is_same(&self, other: &Self) -> bool {
        self.found.len() == other.found.len() && self.found.keys().all(|key| other.found.contains_key(key))
    }

    /// What is to be stored, in an order that is always the same.
    pub fn to_store(&self) -> Vec<(Digest, &FoundTools)> {
        let mut stored: Vec<_> = self.found.iter().map(|(key, found)| (*key, &**found)).collect();
        stored.sort_unstable_by_key(|(key, _)| *key);
        stored
    }
}
