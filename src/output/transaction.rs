//! One build's output on its way to a folder.
//!
//! Comes in: the output folder, then artifacts from many threads. Goes out: a tree of new files and the paths of those
//! that need no writing; the output folder is not changed before [`Transaction::commit`].
//! Does not know: how the files get into place.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::commit::{Commit, FileCounts, PlacedPath};
use super::error::failed;
use super::footprint::Footprint;
use super::in_place::InPlace;
use super::listing::{self, Listing};
use super::manifest::{self, Manifest};
use super::path_table::PathTable;
use super::staging::Staging;
use super::{OutputError, Sink, compare, owned, swap};
use crate::base::hash::Digest;
use crate::base::path::{OutPath, resolve};

/// What is to become the content of an output folder. Dropped without [`Self::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Transaction {
    out: PathBuf,
    /// What whoever builds calls it.
    called: PathBuf,
    /// What the folder holds of us; none where it is not ours yet.
    ours: Option<Manifest>,
    listing: Listing,
    staging: Staging,
    paths: PathTable<(PlacedPath, Option<Digest>)>,
}

impl Transaction {
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
                let listing = Listing::read(&real, ours)?;
                let foreign = listing.foreign(ours);
                (listing, foreign)
            }
            None => listing::unmanaged(&real, &staging.lock_name())?,
        };
        if let Some(examples) = foreign {
            return Err(OutputError::Foreign { folder: out.to_owned(), examples });
        }
        Ok(Self { out: real, called: out.to_owned(), ours, listing, staging, paths: PathTable::default() })
    }

    /// Puts all files into place and removes those of the last build that this one did not put.
    pub fn commit(self) -> Result<FileCounts, OutputError> {
        self.commit_and(|_| ()).map(|(counts, ())| counts)
    }

    /// The same, and a look into the folder before any other build may change it.
    pub fn commit_and<T>(self, look: impl FnOnce(&Path) -> T) -> Result<(FileCounts, T), OutputError> {
        let Self { out, called, ours, listing, staging, paths } = self;
        let (was_ours, ours) = (ours.is_some(), ours.unwrap_or_default());
        let files = paths.into_files();
        let manifest = files.iter().map(|(path, (_, digest))| (path.clone(), *digest)).collect();
        let new: BTreeMap<OutPath, PlacedPath> = files.into_iter().map(|(path, (placed, _))| (path, placed)).collect();
        let gone = ours.paths().filter(|path| !new.contains_key(*path));
        if let Some(examples) = owned::unknown(&out, &ours, &listing, gone)? {
            return Err(OutputError::Foreign { folder: called, examples });
        }
        let commit = Commit { out: &out, was_ours, ours: &ours, listing, new, manifest, staging };
        let counts = change(&commit)?;
        Ok((counts, look(&out)))
    }

    /// Whether a file of ours stands at the path and is still the one that had this footprint.
    pub fn stands(&self, path: &OutPath, footprint: &Footprint) -> bool {
        self.is_there(path) && Footprint::of(&self.out.join(path.as_str())).as_ref() == Some(footprint)
    }

    /// Whether the folder holds these files and no others of ours, each still the one that had this footprint.
    pub fn holds(&self, files: &BTreeMap<OutPath, Footprint>) -> bool {
        self.ours.as_ref().is_some_and(|ours| ours.paths().eq(files.keys()))
            && files.par_iter().all(|(path, footprint)| self.stands(path, footprint))
    }

    /// Whether a file of ours stands at the path.
    fn is_there(&self, path: &OutPath) -> bool {
        self.ours.as_ref().is_some_and(|ours| ours.contains(path)) && self.listing.has_file(path)
    }

    /// Takes a path: its file stays where it is the same, and then has the digest that goes out; it is made anew otherwise.
    /// A file that cannot be read is made anew as well; if that fails too, the complaint comes then.
    fn place(
        &self,
        path: &OutPath,
        same: impl FnOnce(&Path) -> io::Result<Option<Digest>>,
        make: impl FnOnce() -> Result<Digest, OutputError>,
    ) -> Result<(), OutputError> {
        if path.as_str() == manifest::NAME {
            return Err(OutputError::PathTaken(path.clone()));
        }
        let there = self.is_there(path).then(|| self.out.join(path.as_str()));
        if let Some(digest) = there.and_then(|file| same(&file).ok().flatten()) {
            return self.paths.put(path, (PlacedPath::Kept, Some(digest)));
        }
        self.paths.put(path, (PlacedPath::Fresh, None))?;
        let digest = make().inspect_err(|_| self.paths.take_back(path))?;
        self.paths.replace(path, (PlacedPath::Fresh, Some(digest)));
        Ok(())
    }
}

impl Sink for Transaction {
    fn put_pieces(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        let digest = Digest::of_pieces(pieces);
        let same = |file: &Path| Ok(compare::has_bytes(file, pieces)?.then_some(digest));
        self.place(path, same, || self.staging.tree().write(path, pieces).map(|()| digest))
    }

    fn put_copy(&self, path: &OutPath, from: &Path, file: &File) -> Result<(), OutputError> {
        self.place(path, |there| compare::same(there, file), || self.staging.tree().copy(path, from, file))
    }

    fn keep(&self, path: &OutPath) -> Result<bool, OutputError> {
        // What an older cairn has listed without a digest is made once more.
        let known = self.ours.as_ref().and_then(|ours| ours.digest(path));
        let is_kept = known.is_some() && self.is_there(path);
        if is_kept {
            self.paths.put(path, (PlacedPath::Kept, known))?;
        }
        Ok(is_kept)
    }
}

/// Changes the folder, if there is anything to change: one file in place, more in one step where that can be.
fn change(commit: &Commit<'_>) -> Result<FileCounts, OutputError> {
    let written = commit.fresh().count();
    let gone = commit.ours.paths().filter(|path| !commit.new.contains_key(*path));
    let removed = gone.filter(|path| commit.listing.files.contains(*path)).count();
    let changes = if commit.was_ours && commit.has_same_paths() { written } else { usize::MAX };
    match changes {
        0 if commit.is_listed() => {}
        // One file is replaced in one step, without a tree of links to all others.
        0 | 1 => InPlace::new(commit)?.run()?,
        _ if swap::run(commit)? => {}
        _ => InPlace::new(commit)?.run()?,
    }
    Ok(FileCounts { written, unchanged: commit.new.len() - written, removed })
}

/// The folder itself where it is behind a symbolic link, so that the new one grows on its own file system; where it is
/// not there, below the nearest folder that is.
fn real_path(out: &Path) -> io::Result<PathBuf> {
    Ok(resolve(&std::path::absolute(out)?, |path| fs::canonicalize(path).ok()))
}
