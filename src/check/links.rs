//! What rules ask about links.
//!
//! Comes in: nothing, this is a trait. Goes out: [`Links`]. Does not know: who knows where links lead.

use crate::base::link::LinkTarget;
use crate::base::path::SourcePath;

/// Knows where links lead.
pub trait Links: Sync {
    /// Where a link in a file leads.
    fn lead(&self, from: &SourcePath, target: &str) -> LinkTarget;

    /// Whether a link in a file leads to anything.
    fn lead_somewhere(&self, from: &SourcePath, target: &str) -> bool;

    /// Whether a link in a file leads to nothing that the site has; what is a place on its own page is not asked here.
    fn lead_nowhere(&self, from: &SourcePath, target: &str) -> bool {
        !target.starts_with('#') && !self.lead_somewhere(from, target)
    }
}
