//! The turns that the last build has indexed for the search.
//!
//! Comes in: an index's memory. Goes out: the same for the next build. Does not know: what is in it.
//!
//! Nearly all of it are bytes that nobody need read one by one: they lie in a file of their own, and the other has their digest.

use super::BuildCache;
use crate::base::hash::Digest;
use crate::search::index::{IndexMemory, StoredTurns};

const TURNS: &str = "search";
const PACKED: &str = "search-packed";

impl BuildCache {
    /// The turns of the last build, whatever it was for.
    pub(super) fn search(&self) -> Option<IndexMemory> {
        let (digest, stored): (Digest, Vec<StoredTurns>) = self.opened(TURNS)?;
        let packed = self.0.read(PACKED)?;
        if Digest::of(&packed) != digest {
            return None;
        }
        IndexMemory::restore(stored, packed)
    }

    /// Stores turns in place of the last ones.
    pub(super) fn store_search(&self, memory: &IndexMemory) {
        let (stored, packed) = memory.to_store();
        let digest = Digest::of_pieces(&packed);
        self.0.write(PACKED, |file| packed.iter().try_for_each(|piece| file.write_all(piece)));
        if let Some(bytes) = self.sealed(&(digest, stored)) {
            self.0.write(TURNS, |file| file.write_all(&bytes));
        }
    }
}
