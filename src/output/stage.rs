//! One build's output on its way to a folder.
//!
//! Comes in: the output folder, then artifacts from many threads. Goes out: a tree of new files and the paths of those
//! that need no writing; the output folder is not changed before [`Stage::commit`].
//! Does not know: how the files get into place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::commit::{Commit, Counts};
use super::error::failed;
use super::footprint::Footprint;
use super::listing::{self, Listing};
use super::shelf::Shelf;
use super::staging::Staging;
use super::{OutputError, Sink, compare, manifest};
use crate::base::path::{OutPath, resolve};

/// What is to become the content of an output folder. Dropped without [`Self::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Stage {
    out: PathBuf,
    /// What the folder holds of us; none where it is not ours yet.
    ours: Option<BTreeSet<OutPath>>,
    listing: Listing,
    staging: Staging,
    shelf: Shelf<Placed>,
}

/// What is to be done for one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// Its file stays.
    Kept,
    /// Its bytes are in the tree.
    Fresh,
}

impl Stage {
    /// Looks whether a folder may be written: one that is not there, that is empty, or that holds nothing but what
    /// cairn wrote (and hidden files).
    pub fn begin(out: &Path) -> Result<Self, OutputError> {
        let real = real_path(out).map_err(failed("look into", out))?;
        if real.exists() && !real.is_dir() {
            return Err(OutputError::NotAFolder(out.to_owned()));
        }
        let staging = Staging::open(&real)?;
        let ours = manifest::read(&real)?;
        let (listing, foreign) = match &ours {
            Some(ours) => {
                let listing = Listing::of(&real, ours)?;
                let foreign = listing.foreign(ours);
                (listing, foreign)
            }
            None => listing::unmanaged(&real, &staging.lock_name())?,
        };
        if let Some(examples) = foreign {
            return Err(OutputError::Foreign { folder: out.to_owned(), examples });
        }
        Ok(Self { out: real, ours, listing, staging, shelf: Shelf::default() })
    }

    /// Puts all files into place and removes those of the last build that this one did not put.
    pub fn commit(self) -> Result<Counts, OutputError> {
        self.commit_and(|_| ()).map(|(counts, ())| counts)
    }

    /// The same, and a look into the folder before any other build may change it.
    pub fn commit_and<T>(self, look: impl FnOnce(&Path) -> T) -> Result<(Counts, T), OutputError> {
        let Self { out, ours, listing, staging, shelf } = self;
        let was_ours = ours.is_some();
        let commit =
            Commit { out: &out, was_ours, ours: &ours.unwrap_or_default(), listing, new: shelf.into_files(), staging };
        let counts = commit.run()?;
        Ok((counts, look(&out)))
    }

    /// Whether a file of ours stands at the path and is still the one that had this footprint.
    pub fn stands(&self, path: &OutPath, footprint: &Footprint) -> bool {
        self.is_there(path) && Footprint::of(&self.out.join(path.as_str())).as_ref() == Some(footprint)
    }

    /// Whether the folder holds these files and no others of ours, each still the one that had this footprint.
    pub fn holds(&self, files: &BTreeMap<OutPath, Footprint>) -> bool {
        self.ours.as_ref().is_some_and(|ours| ours.iter().eq(files.keys()))
            && files.par_iter().all(|(path, footprint)| self.stands(path, footprint))
    }

    /// Whether a file of ours stands at the path.
    fn is_there(&self, path: &OutPath) -> bool {
        self.ours.as_ref().is_some_and(|ours| ours.contains(path)) && self.listing.has_file(path)
    }

    /// Takes a path: its file stays where it is the same, and is made anew otherwise. A file that cannot be read is made
    /// anew as well; if that fails too, the complaint comes then.
    fn place(
        &self,
        path: &OutPath,
        is_same: impl FnOnce(&Path) -> io::Result<bool>,
        make: impl FnOnce() -> Result<(), OutputError>,
    ) -> Result<(), OutputError> {
        if path.as_str() == manifest::NAME {
            return Err(OutputError::PathTaken(path.clone()));
        }
        if self.is_there(path) && is_same(&self.out.join(path.as_str())).unwrap_or(false) {
            return self.shelf.put(path, Placed::Kept);
        }
        self.shelf.put(path, Placed::Fresh)?;
        make().inspect_err(|_| self.shelf.take_back(path))
    }
}

impl Sink for Stage {
    fn put_pieces(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        self.place(path, |file| compare::has_bytes(file, pieces), || self.staging.tree().write(path, pieces))
    }

    fn put_file(&self, path: &OutPath, from: &Path) -> Result<(), OutputError> {
        self.place(path, |file| compare::are_same(file, from), || self.staging.tree().copy(path, from))
    }

    fn keep(&self, path: &OutPath) -> Result<bool, OutputError> {
        let is_there = self.is_there(path);
        if is_there {
            self.shelf.put(path, Placed::Kept)?;
        }
        Ok(is_there)
    }
}

/// The folder itself where it is behind a symbolic link, so that the new one grows on its own file system; where it is
/// not there, below the nearest folder that is.
fn real_path(out: &Path) -> io::Result<PathBuf> {
    Ok(resolve(&std::path::absolute(out)?, |path| fs::canonicalize(path).ok()))
}
