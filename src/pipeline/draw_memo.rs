//! The draws that say how sure the order of the priorities is, from one state of a study to the next: they are made again only
//! if something that goes into them has changed.
//!
//! Comes in: what goes into the draws, what an earlier build has stored. Goes out: what came of them, or [`PendingDraws`] where
//! nobody is to wait for them. Does not know: how draws are made, or what they mean.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rayon::ThreadPoolBuilder;

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
    if_unknown: IfUnknown,
    /// The draws that the last study waits for.
    pending: Option<Arc<PendingDraws>>,
}

/// What is done where what comes of the draws is not known.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum IfUnknown {
    /// They are made, however long it takes.
    #[default]
    Draw,
    /// They are left for later, unless they are few.
    GoOn,
}

/// Draws that a study is shown without until they are made.
#[derive(Debug)]
pub struct PendingDraws {
    digest: Digest,
    inputs: DrawInputs,
}

/// What came of draws that were left for later.
#[derive(Debug)]
pub struct FinishedDraws {
    digest: Digest,
    results: Arc<DrawResults>,
}

impl PendingDraws {
    /// Makes them on half of the machine, so that the other half is there for whoever looks at pages. None where it is stopped
    /// meanwhile.
    pub fn make(&self, is_stopped: &AtomicBool) -> Option<FinishedDraws> {
        let draw = || draws::draw_unless(&self.inputs, is_stopped);
        // In the common pool a build that begins meanwhile would wait for all of them.
        let pool = ThreadPoolBuilder::new().num_threads((rayon::current_num_threads() / 2).max(1)).build();
        let results = pool.map_or_else(|_| draw(), |pool| pool.install(draw))?;
        Some(FinishedDraws { digest: self.digest, results: Arc::new(results) })
    }

    /// Whether these are the same draws.
    pub fn is(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl DrawMemo {
    /// With what is stored.
    pub(super) fn stored_in(cache: Option<&BuildCache>) -> Self {
        Self { cache: cache.cloned(), ..Self::default() }
    }

    /// With what is stored, for whoever shows a study at once, and how sure its order is later.
    pub(super) fn for_showing(cache: Option<&BuildCache>) -> Self {
        Self { if_unknown: IfUnknown::GoOn, ..Self::stored_in(cache) }
    }

    /// What comes of the draws; from before where it is known. Nothing, as of none, where they are left for later.
    pub(super) fn results(&mut self, inputs: &DrawInputs) -> Arc<DrawResults> {
        let digest = inputs.digest();
        self.pending = None;
        let is_same = |(known, _): &(Digest, _)| *known == digest;
        if !self.last.as_ref().is_some_and(is_same) {
            let stored = self.stored().filter(is_same);
            if stored.is_none() && self.if_unknown == IfUnknown::GoOn && !inputs.are_few() {
                self.pending = Some(Arc::new(PendingDraws { digest, inputs: inputs.clone() }));
                return Arc::default();
            }
            self.is_new |= stored.is_none();
            self.last = Some(stored.unwrap_or_else(|| (digest, Arc::new(draws::draw(inputs)))));
        }
        self.last.as_ref().map(|(_, results)| Arc::clone(results)).unwrap_or_default()
    }

    /// The draws that the last study is shown without.
    pub(super) fn pending(&self) -> Option<Arc<PendingDraws>> {
        self.pending.clone()
    }

    /// Takes what came of draws; whether the last study waited for them. Those of other inputs are of no use any more.
    pub(super) fn take(&mut self, finished: FinishedDraws) -> bool {
        let is_awaited = self.pending.as_ref().is_some_and(|pending| pending.digest == finished.digest);
        if is_awaited {
            self.pending = None;
            self.last = Some((finished.digest, finished.results));
        }
        is_awaited
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
