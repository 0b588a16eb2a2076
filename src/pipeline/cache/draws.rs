//! What came of the draws of the last build.
//!
//! Comes in: results, with the digest of what went into them. Goes out: the same for the next build. Does not know: what they mean.

use super::BuildCache;
use crate::analysis::priority::draws::DrawResults;
use crate::base::hash::Digest;

const DRAWS: &str = "draws";

impl BuildCache {
    /// The last results, with the digest of what went into them.
    pub(in crate::pipeline) fn draws(&self) -> Option<(Digest, DrawResults)> {
        self.opened(DRAWS)
    }

    /// Stores results in place of the last ones.
    pub(in crate::pipeline) fn store_draws(&self, inputs: Digest, results: &DrawResults) {
        if let Some(bytes) = self.sealed(&(inputs, results)) {
            self.0.write(DRAWS, |file| file.write_all(&bytes));
        }
    }
}
