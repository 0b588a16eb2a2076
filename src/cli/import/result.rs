//! What became of one file that was to be imported.
//!
//! Comes in: nothing, this is the type. Goes out: an [`ImportResult`]. Does not know: who shows it.

use crate::import::Refusal;
use crate::pipeline::{ImportInput, ProvenInterview};

/// What became of one file.
pub(super) struct ImportResult<'i> {
    pub(super) input: &'i ImportInput,
    /// The interview, or why there is none.
    pub(super) outcome: Result<ProvenInterview, Refusal>,
    /// Where it was written, or would be; none where it was not.
    pub(super) written: Option<String>,
}
