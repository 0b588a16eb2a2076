//! What is to become of an output folder: the old files, the new ones, and where those wait.
//!
//! Comes in: what is ours in the folder, what lies in it, and what is to be in it. Goes out: which files are new, which
//! stay, and whether the manifest changes. Does not know: how the folder is changed, in one step or in several.

use std::collections::BTreeMap;
use std::path::Path;

use super::listing::Listing;
use super::manifest::Manifest;
use super::staging::Staging;
use crate::base::path::OutPath;

/// What is to be done for one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlacedPath {
    /// Its file stays.
    Kept,
    /// Its bytes are in the tree.
    Fresh,
}

/// What a commit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileCounts {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that had these bytes already: they were not touched.
    pub unchanged: usize,
    /// Files that are no longer part of the site.
    pub removed: usize,
}

/// A commit under way.
#[derive(Debug)]
pub(super) struct Commit<'a> {
    pub(super) out: &'a Path,
    /// Whether the folder had a manifest; otherwise it is empty or not there.
    pub(super) was_ours: bool,
    /// What the manifest says.
    pub(super) ours: &'a Manifest,
    /// What there was when the build began.
    pub(super) listing: Listing,
    pub(super) new: BTreeMap<OutPath, PlacedPath>,
    /// What the manifest is to say.
    pub(super) manifest: Manifest,
    pub(super) staging: Staging,
}

impl Commit<'_> {
    /// Whether the manifest that is there says what the new one is to say.
    pub(super) fn is_listed(&self) -> bool {
        self.was_ours && *self.ours == self.manifest
    }

    /// Whether the new site has files where the old one has.
    pub(super) fn has_same_paths(&self) -> bool {
        self.ours.paths().eq(self.new.keys())
    }

    /// Paths whose bytes are in the tree.
    pub(super) fn fresh(&self) -> impl Iterator<Item = &OutPath> {
        self.having(PlacedPath::Fresh)
    }

    /// Paths whose files stay.
    pub(super) fn kept(&self) -> impl Iterator<Item = &OutPath> {
        self.having(PlacedPath::Kept)
    }

    fn having(&self, wanted: PlacedPath) -> impl Iterator<Item = &OutPath> {
        self.new.iter().filter(move |(_, placed)| **placed == wanted).map(|(path, _)| path)
    }
}
