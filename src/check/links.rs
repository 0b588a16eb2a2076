//! What rules ask about links.
//!
//! Comes in: nothing, these are the types. Goes out: [`Links`], [`Lead`]. Does not know: who knows where links lead.

use crate::base::path::SourcePath;

/// Knows where links lead.
pub trait Links: Sync {
    /// Where a link in a file leads.
    fn lead(&self, from: &SourcePath, target: &str) -> Lead;

    /// Whether a link in a file leads to anything.
    fn lead_somewhere(&self, from: &SourcePath, target: &str) -> bool;

    /// Whether a link in a file leads to nothing that the site has; what is a place on its own page is not asked here.
    fn lead_nowhere(&self, from: &SourcePath, target: &str) -> bool {
        !target.starts_with('#') && !self.lead_somewhere(from, target)
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// To nothing that the site has.
    Nowhere,
    /// To something of the site that no content file stands for: a list, the page of an implied theme.
    Made,
    /// To a file below `content/`, and behind `#` to a place in it.
    File(SourcePath, Option<String>),
}
