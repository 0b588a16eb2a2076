//! The file of an entry, whatever its kind.
//!
//! Comes in: an entry. Goes out: what entries of every kind have. Does not know: where links lead.

use crate::base::path::SourcePath;
use crate::content::limits::ReadingLimits;
use crate::content::{Allowed, Anchors, Entry, InnerLink, Name};

/// What the file of any entry has.
#[derive(Debug, Clone, Copy)]
pub struct KnownFile<'a> {
    /// Where it lies.
    pub path: &'a SourcePath,
    /// Its links within the site.
    pub links: &'a [InnerLink],
    /// Whom it names as its readers, where it does.
    pub audience: Option<&'a [Name]>,
    /// Who may read which passage.
    pub limits: &'a ReadingLimits,
    /// What it says is allowed in it.
    pub allowed: &'a [Allowed],
    /// What can be linked to on its page.
    pub anchors: &'a dyn Anchors,
}

impl<'a> KnownFile<'a> {
    pub(super) fn new<K: Anchors>(entry: &'a Entry<K>) -> Self {
        Self {
            path: &entry.path,
            links: &entry.links,
            audience: entry.audience.as_deref(),
            limits: &entry.limits,
            allowed: &entry.allowed,
            anchors: &entry.kind,
        }
    }
}
