//! One build's output on its way to a folder.
//!
//! Comes in: the output folder, then artifacts from many threads. Goes out: staged files and the paths of those that
//! need no writing; the output folder is not changed before [`Stage::commit`].
//! Does not know: how the files get into place.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::commit::{self, Counts};
use super::error::failed;
use super::listing::{self, Listing};
use super::shelf::Shelf;
use super::staging::{self, Staging};
use super::{OutputError, Sink, manifest};
use crate::base::path::{OutPath, resolve};

/// What is to become the content of an output folder. Dropped without [`Self::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Stage {
    out: PathBuf,
    /// What the folder holds of us.
    ours: BTreeSet<OutPath>,
    staging: Staging,
    shelf: Shelf<Placed>,
}

/// What is to be done for one path.
#[derive(Debug)]
pub(super) enum Placed {
    /// Its file has these bytes already.
    Unchanged,
    /// Its bytes are in this file.
    Staged(PathBuf),
}

impl Stage {
    /// Looks whether a folder may be written: one that is not there, that is empty, or that holds nothing but what
    /// cairn wrote (and hidden files).
    pub fn begin(out: &Path) -> Result<Self, OutputError> {
        let real = real_path(out).map_err(failed("look into", out))?;
        if real.exists() && !real.is_dir() {
            return Err(OutputError::NotAFolder(out.to_owned()));
        }
        staging::clear_leftovers(&real)?;
        let ours = manifest::read(&real)?;
        let foreign = match &ours {
            Some(ours) => Listing::of(&real)?.foreign(ours),
            None => listing::top_level(&real)?,
        };
        if let Some(examples) = foreign {
            return Err(OutputError::Foreign { folder: out.to_owned(), examples });
        }
        let staging = Staging::open(&real)?;
        Ok(Self { out: real, ours: ours.unwrap_or_default(), staging, shelf: Shelf::default() })
    }

    /// Puts all files into place and removes those of the last build that this one did not put.
    pub fn commit(self) -> Result<Counts, OutputError> {
        let Self { out, ours, staging, shelf } = self;
        commit::run(&out, &ours, shelf.into_files(), &staging)
    }

    /// Whether a file of ours stands at the path, and this says that it needs no writing.
    fn is_unchanged(&self, path: &OutPath, same: impl FnOnce(&Path) -> io::Result<bool>) -> bool {
        let file = self.out.join(path.as_str());
        let is_file = || fs::symlink_metadata(&file).is_ok_and(|found| found.is_file());
        // A file that cannot be read is replaced; if that fails as well, the complaint comes then.
        self.ours.contains(path) && is_file() && same(&file).unwrap_or(false)
    }

    fn place(&self, path: &OutPath, placed: Placed) -> Result<(), OutputError> {
        if path.as_str() == manifest::NAME {
            return Err(OutputError::PathTaken(path.clone()));
        }
        self.shelf.put(path, placed)
    }
}

impl Sink for Stage {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), OutputError> {
        let placed = if self.is_unchanged(path, |file| has_bytes(file, bytes)) {
            Placed::Unchanged
        } else {
            Placed::Staged(self.staging.write(bytes)?)
        };
        self.place(path, placed)
    }

    fn put_file(&self, path: &OutPath, from: &Path) -> Result<(), OutputError> {
        let placed = if self.is_unchanged(path, |file| are_same(file, from)) {
            Placed::Unchanged
        } else {
            Placed::Staged(self.staging.copy(from)?)
        };
        self.place(path, placed)
    }
}

/// The folder itself where it is behind a symbolic link, so that files are staged on its own file system; where it is
/// not there, below the nearest folder that is.
fn real_path(out: &Path) -> io::Result<PathBuf> {
    Ok(resolve(&std::path::absolute(out)?, |path| fs::canonicalize(path).ok()))
}

fn has_bytes(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    Ok(fs::metadata(file)?.len() == bytes.len() as u64 && fs::read(file)? == bytes)
}

fn are_same(a: &Path, b: &Path) -> io::Result<bool> {
    if fs::metadata(a)?.len() != fs::metadata(b)?.len() {
        return Ok(false);
    }
    let (mut a, mut b) = (BufReader::new(File::open(a)?), BufReader::new(File::open(b)?));
    loop {
        let (left, right) = (a.fill_buf()?, b.fill_buf()?);
        let both = left.len().min(right.len());
        if left[..both] != right[..both] || (both == 0 && left.len() != right.len()) {
            return Ok(false);
        }
        if both == 0 {
            return Ok(true);
        }
        a.consume(both);
        b.consume(both);
    }
}
