//! The new site gets into place.
//!
//! Comes in: what is ours in the output folder, what lies in it, and what is to be in it. Goes out: a folder that holds
//! just that, and counts. Does not know: how that is done, in one step or in several.

use std::collections::BTreeMap;
use std::path::Path;

use super::in_place::InPlace;
use super::listing::Listing;
use super::manifest::Manifest;
use super::stage::Placed;
use super::staging::Staging;
use super::{OutputError, swap};
use crate::base::path::OutPath;

/// What a commit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
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
    pub(super) new: BTreeMap<OutPath, Placed>,
    /// What the manifest is to say.
    pub(super) manifest: Manifest,
    pub(super) staging: Staging,
}

impl Commit<'_> {
    /// Changes the folder, if there is anything to change.
    pub(super) fn run(&self) -> Result<Counts, OutputError> {
        let written = self.fresh().count();
        let gone = self.ours.paths().filter(|path| !self.new.contains_key(*path));
        let removed = gone.filter(|path| self.listing.files.contains(*path)).count();
        let changes = if self.was_ours && self.has_same_paths() { written } else { usize::MAX };
        match changes {
            0 if self.is_listed() => {}
            // One file is replaced in one step, without a tree of links to all others.
            0 | 1 => InPlace::new(self)?.run()?,
            _ if swap::run(self)? => {}
            _ => InPlace::new(self)?.run()?,
        }
        Ok(Counts { written, unchanged: self.new.len() - written, removed })
    }

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
        self.having(Placed::Fresh)
    }

    /// Paths whose files stay.
    pub(super) fn kept(&self) -> impl Iterator<Item = &OutPath> {
        self.having(Placed::Kept)
    }

    fn having(&self, wanted: Placed) -> impl Iterator<Item = &OutPath> {
        self.new.iter().filter(move |(_, placed)| **placed == wanted).map(|(path, _)| path)
    }
}
