//! One build at a time into one folder.
//!
//! Comes in: the folder where the lock is to lie, and what it is for. Goes out: a lock that the system takes back
//! however its owner ends, so that none stands for ever. Does not know: what is done under it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::error::failed;

/// Held as long as this lives.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
    excludes_others: bool,
}

/// How a lock could not be had.
pub(super) enum Refusal {
    /// Somebody has it.
    Held,
    /// Its file cannot be made in that folder.
    Io(io::Error),
}

impl Lock {
    /// Takes the lock that is this file. Where the file system has no locks, there is no protection from a second run.
    pub(super) fn take(path: PathBuf) -> Result<Self, Refusal> {
        loop {
            let file = File::options().write(true).create(true).truncate(false).open(&path).map_err(Refusal::Io)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(Refusal::Held),
                Err(TryLockError::Error(_)) => return Ok(Self { path, file, excludes_others: false }),
                // The owner before us may have removed the file after we opened it: then the next one would lock
                // another file of that name.
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, file, excludes_others: true }),
                Ok(()) => {}
            }
        }
    }

    /// Whether no other run is alive; where the file system has no locks, nobody knows.
    pub(super) fn excludes_others(&self) -> bool {
        self.excludes_others
    }

    /// Says busy where somebody has the lock that is this file.
    pub(super) fn require_free(path: &Path, out: &Path) -> Result<(), OutputError> {
        match File::options().write(true).open(path) {
            Ok(file) => match file.try_lock() {
                Err(TryLockError::WouldBlock) => Err(OutputError::Busy(out.to_owned())),
                // Nobody has it: what a killed run has left.
                Ok(()) => fs::remove_file(path).map_err(failed("remove", path)),
                Err(TryLockError::Error(_)) => Ok(()),
            },
            Err(_) => Ok(()),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked, so that whoever opened it meanwhile sees that it is no longer there.
        if is_at(&self.file, &self.path) {
            drop(fs::remove_file(&self.path));
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |found: fs::Metadata| (found.dev(), found.ino());
    let (ours, there) = (file.metadata().map(id), fs::symlink_metadata(path).map(id));
    matches!((ours, there), (Ok(ours), Ok(there)) if ours == there)
}

/// There an open file is not removed under its owner.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.is_file()
}
