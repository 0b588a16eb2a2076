//! The turns that an earlier build has indexed: what was not changed is not read again.
//!
//! Comes in: the turns of transcripts, each by the digest of what they were made from. Goes out: the same, also from bytes that
//! somebody has stored. Does not know: where they are stored.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::postings::{ListTotals, PackedBytes, PostingsPack};
use super::shard::ShardName;
use crate::base::hash::Digest;
use crate::search::format::LISTS;

/// The turns of transcripts.
#[derive(Debug, Default)]
pub struct IndexMemory {
    turns: FxHashMap<Digest, IndexedTurns>,
}

/// The turns of a transcript.
#[derive(Debug, Clone, Default)]
pub(super) struct IndexedTurns {
    pub(super) pack: PostingsPack,
    /// The first turn and the name of each shard with their texts.
    pub(super) blocks: Vec<(u32, ShardName)>,
}

/// What is stored of the turns of a transcript beside their packed bytes.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredTurns {
    key: Digest,
    length: usize,
    ends: Vec<u32>,
    totals: [ListTotals; LISTS],
    blocks: Vec<(u32, ShardName)>,
}

impl IndexMemory {
    /// Of turns that were indexed.
    pub(super) fn new(turns: impl IntoIterator<Item = (Digest, IndexedTurns)>) -> Self {
        Self { turns: turns.into_iter().collect() }
    }

    /// The turns that were made from what has a digest.
    pub(super) fn turns(&self, key: Digest) -> Option<&IndexedTurns> {
        self.turns.get(&key)
    }

    /// Whether it has the same turns as another.
    pub fn is_same(&self, other: &Self) -> bool {
        self.turns.len() == other.turns.len() && self.turns.keys().all(|key| other.turns.contains_key(key))
    }

    /// What is to be stored, and the bytes beside it, one piece for each.
    pub fn to_store(&self) -> (Vec<StoredTurns>, Vec<&[u8]>) {
        let mut turns: Vec<(&Digest, &IndexedTurns)> = self.turns.iter().collect();
        turns.sort_unstable_by_key(|(key, _)| **key);
        let stored = turns.into_iter().map(|(key, IndexedTurns { pack, blocks })| {
            let (packed, ends) = pack.parts();
            let stored = StoredTurns {
                key: *key,
                length: packed.len(),
                ends: ends.to_vec(),
                totals: pack.totals,
                blocks: blocks.clone(),
            };
            (stored, packed)
        });
        stored.unzip()
    }

    /// What was stored, with the bytes beside it; none where those are not as long as they were.
    pub fn restore(stored: Vec<StoredTurns>, packed: Vec<u8>) -> Option<Self> {
        let (all, mut start) = (Arc::new(packed), 0_usize);
        let mut turns = FxHashMap::default();
        for StoredTurns { key, length, ends, totals, blocks } in stored {
            let end = start.checked_add(length).filter(|end| *end <= all.len())?;
            let pack = PostingsPack::new(PackedBytes::new(Arc::clone(&all), start..end), ends, totals);
            turns.insert(key, IndexedTurns { pack, blocks });
            start = end;
        }
        (start == all.len()).then_some(Self { turns })
    }
}
