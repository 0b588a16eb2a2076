//! Whom a site is made for.
//!
//! Comes in: what was asked for, and the settings. Goes out: an [`Audience`]. Does not know: what a study holds.

use serde::Serialize;

use crate::config::{AudienceSettings, Audiences};

/// Whom a site is made for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Audience {
    /// People who may see all that the study has.
    Everybody,
    /// People who may see nothing of it.
    Nobody,
    /// One that the settings describe, by its name.
    Named(String),
}

impl Audience {
    /// What the settings say of it; none where they do not know it, or where it is no audience of theirs.
    pub fn settings(&self, audiences: &Audiences) -> Option<AudienceSettings> {
        match self {
            Self::Everybody | Self::Nobody => None,
            Self::Named(name) => audiences.get(name).cloned(),
        }
    }

    /// The name, where it has one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Everybody | Self::Nobody => None,
            Self::Named(name) => Some(name),
        }
    }
}
