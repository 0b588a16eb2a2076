//! The draws that say how sure the order of the priorities is, from one state of a study to the next: they are made again only
//! if something that goes into them has changed.
//!
//! Comes in: what goes into the draws, what an earlier build has stored. Goes out: what came of them. Does not know: how draws are
//! made, or what they mean.

use std::sync::Arc;

use super::cache::BuildCache;
use crate::analysis::priority::draws::{self, DrawInputs, DrawResults};
use crate::base::hash::Digest;

/// The last draws, with the digest of what went into them.
#[derive(Debug, Default)]
pub(super) struct DrawMemo {
    last: Option<(Digest, Arc<DrawResults>)>,
    /// Where an earlier build has stored its own.
    cache: Option<BuildCache>,
    /// Whether the last ones are not stored yet.
    is_new: bool,
}

impl DrawMemo {
    /// With what is stored.
    pub(super) fn stored_in(cache: Option<&BuildCache>) -> Self {
        Self { cache: cache.cloned(), ..Self::default() }
    }

    /// What comes of the draws; from before where it is known.
    pub(super) fn results(&mut self, inputs: &DrawInputs) -> Arc<DrawResults> {
        let digest = inputs.digest();
        let known = self.last.take().filter(|(last, _)| *last == digest);
        let known = known.or_else(|| self.stored().filter(|(stored, _)| *stored == digest));
        self.is_new |= known.is_none();
        let (_, results) = self.last.insert(known.unwrap_or_else(|| (digest, Arc::new(draws::draw(inputs)))));
        Arc::clone(results)
    }

    fn stored(&self) -> Option<(Digest, Arc<DrawResults>)> {
        let (digest, results) = self.cache.as_ref()?.draws()?;
        Some((digest, Arc::new(results)))
    }

    /// Stores the last draws for the next build, unless they are stored.
    pub(super) fn store(&self) {
        if let Some((cache, (digest, results))) = self.cache.as_ref().zip(self.last.as_ref()).filter(|_| self.is_new) {
            cache.store_draws(*digest, results);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_made_once_for_the_same_inputs() {
        let place = tempfile::tempdir().unwrap();
        let cache = BuildCache::of_study(place.path());
        let inputs = |seed| DrawInputs::of_nobody(seed);
        let mut memo = DrawMemo::stored_in(Some(&cache));
        let first = memo.results(&inputs(1));
        assert!(Arc::ptr_eq(&first, &memo.results(&inputs(1))));
        // What is stored is sealed for its folder, which is there from the first time on.
        memo.store();
        memo.store();
        let mut next = DrawMemo::stored_in(Some(&cache));
        assert_eq!(next.results(&inputs(1)), first);
        assert!(!next.is_new, "it was stored");
        next.results(&inputs(2));
        assert!(next.is_new, "of another seed nothing is stored");
    }
}
