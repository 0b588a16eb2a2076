//! Staged files get into place.
//!
//! Comes in: what is ours in the output folder, and what is to be in it. Goes out: a folder that holds just that, and
//! counts. Does not know: what the files are.
//!
//! The steps are ordered so that wherever the machine stops, the manifest lists every file of ours: first the old and
//! the new paths, at last the new ones alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use super::error::failed;
use super::listing::Listing;
use super::stage::Placed;
use super::staging::Staging;
use super::{OutputError, manifest};
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

/// All steps in order.
pub(super) fn run(
    out: &Path,
    ours: &BTreeSet<OutPath>,
    new: BTreeMap<OutPath, Placed>,
    staging: &Staging,
) -> Result<Counts, OutputError> {
    let commit = Commit { out, ours, new, listing: Listing::of(out)?, staging };
    commit.refuse_what_would_be_lost()?;
    commit.claim()?;
    let removed = commit.clear_away()?;
    let written = commit.lay_down()?;
    commit.seal()?;
    Ok(Counts { written, unchanged: commit.new.len() - written, removed })
}

/// A commit under way.
pub(super) struct Commit<'a> {
    pub(super) out: &'a Path,
    /// What the manifest says.
    pub(super) ours: &'a BTreeSet<OutPath>,
    pub(super) new: BTreeMap<OutPath, Placed>,
    /// What there was before the first step.
    pub(super) listing: Listing,
    pub(super) staging: &'a Staging,
}

impl Commit<'_> {
    /// An error where a path, or a folder on the way to it, is taken by something that is not ours. After this, no step
    /// goes through a symbolic link: one that is not ours is in the way, and one in place of a file of ours is removed.
    fn refuse_what_would_be_lost(&self) -> Result<(), OutputError> {
        let is_foreign = |path: &&OutPath| !self.ours.contains(*path);
        for path in self.new.keys() {
            let on_the_way = path.folders().filter_map(|folder| self.listing.files.get(folder));
            let there = self.listing.files.get(path);
            let below = self.listing.files_below(path);
            if let Some(foreign) = on_the_way.chain(there).chain(below).find(is_foreign) {
                return Err(OutputError::InTheWay(self.out.join(foreign.as_str())));
            }
        }
        Ok(())
    }

    /// Lists the new paths as ours before any of them is there.
    pub(super) fn claim(&self) -> Result<(), OutputError> {
        let both: BTreeSet<&OutPath> = self.ours.iter().chain(self.new.keys()).collect();
        if both.len() == self.ours.len() && !self.ours.is_empty() {
            return Ok(());
        }
        fs::create_dir_all(self.out).map_err(failed("make the folder", self.out))?;
        manifest::write(self.out, both.into_iter(), self.staging)
    }

    /// Removes our files that are no longer wanted and the folders that this leaves empty. Before the new files come,
    /// since a file may become a folder, and since `A` may be `a` to the file system.
    pub(super) fn clear_away(&self) -> Result<usize, OutputError> {
        let obsolete: Vec<&OutPath> =
            self.ours.intersection(&self.listing.files).filter(|path| !self.new.contains_key(*path)).collect();
        for path in &obsolete {
            let file = self.out.join(path.as_str());
            fs::remove_file(&file).map_err(failed("remove", &file))?;
        }
        let left: BTreeSet<&str> = obsolete.iter().flat_map(|path| path.folders()).collect();
        // The innermost first. A folder that still holds something stays, and that is no failure.
        left.iter().rev().for_each(|folder| drop(fs::remove_dir(self.out.join(folder))));
        Ok(obsolete.len())
    }

    /// Puts the staged files into place.
    pub(super) fn lay_down(&self) -> Result<usize, OutputError> {
        let mut written = 0;
        for (path, placed) in &self.new {
            let Placed::Staged(staged) = placed else { continue };
            let target = self.out.join(path.as_str());
            self.make_room(path, &target)?;
            fs::rename(staged, &target).map_err(failed("write", &target))?;
            written += 1;
        }
        Ok(written)
    }

    /// Lists what is ours now, and nothing else.
    fn seal(&self) -> Result<(), OutputError> {
        if self.ours.iter().all(|path| self.new.contains_key(path)) {
            return Ok(());
        }
        manifest::write(self.out, self.new.keys(), self.staging)
    }

    /// Makes the folders on the way to a path, and removes empty ones at the path itself.
    fn make_room(&self, path: &OutPath, target: &Path) -> Result<(), OutputError> {
        if let Some(folder) = self.listing.folders.get(path) {
            let below: Vec<&OutPath> = self.listing.folders_below(path).collect();
            for folder in below.into_iter().rev().chain([folder]) {
                remove_empty(&self.out.join(folder.as_str()))?;
            }
        }
        let folder = target.parent().expect("it is joined to the output folder");
        fs::create_dir_all(folder).map_err(failed("make the folder", folder))
    }
}

/// Removes an empty folder that may be gone already.
fn remove_empty(folder: &Path) -> Result<(), OutputError> {
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("remove", folder)(error)),
        _ => Ok(()),
    }
}
