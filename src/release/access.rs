//! What an audience may see of an interview, as its file says.
//!
//! Comes in: an interview's front matter, an audience's name. Goes out: an [`InterviewAccess`]. Does not know: the settings.

use crate::base::fold;
use crate::content::interview::Interview;
use crate::content::{Entry, Name};

/// What an audience may see of an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InterviewAccess {
    /// Nothing of it.
    Nothing,
    /// Quotes, where others may be read.
    Quotes,
    /// The transcript, with the quotes in it.
    Transcript,
}

/// What an audience may see of an interview.
pub fn access(entry: &Entry<Interview>, audience: &str) -> InterviewAccess {
    if entry.audience.as_ref().is_some_and(|names| are_among(names, audience)) {
        InterviewAccess::Transcript
    } else if are_among(&entry.kind.meta.quotes_for, audience) {
        InterviewAccess::Quotes
    } else {
        InterviewAccess::Nothing
    }
}

/// Whether an audience is among those that somebody named.
pub fn are_among(names: &[Name], audience: &str) -> bool {
    names.iter().any(|name| fold::is_same(&name.value, audience))
}
