//! One build at a time into one folder.
//!
//! Comes in: the folder where the lock is to lie, and its name. Goes out: a lock that the system takes back
//! however its owner ends, so that none stands for ever. Does not know: what is done under it.
//!
//! The file is empty. What has a byte in it, or is no file, is not ours: the one is not removed, the other not used.

use std::fs::{File, TryLockError};
use std::io;
use std::path::PathBuf;

use crate::base::beneath::{FileStatus, OpenFolder, PathKind};

/// Held as long as this lives.
#[derive(Debug)]
pub(super) struct FileLock {
    folder: OpenFolder,
    name: String,
    file: File,
    excludes_others: bool,
}

/// How a lock could not be had.
pub(super) enum LockError {
    /// Another process holds it.
    Held,
    /// Something that is no file has its name.
    NoFile(PathBuf),
    /// Its file cannot be made in that folder.
    Io(io::Error),
}

/// Each time that the file is gone again somebody else has had the lock meanwhile: more often in a row than anybody builds.
const TRIES: usize = 1_000;

impl FileLock {
    /// Takes the lock of this name in a folder. Where the file system has no locks, there is no protection from a second
    /// run.
    pub(super) fn take(folder: &OpenFolder, name: &str) -> Result<Self, LockError> {
        for _ in 0..TRIES {
            require_file(folder, name)?;
            let file = folder.create(name).map_err(LockError::Io)?;
            let excludes_others = match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(LockError::Held),
                Err(TryLockError::Error(_)) => false,
                Ok(()) => true,
            };
            let lock = Self { folder: folder.clone(), name: name.to_owned(), file, excludes_others };
            // The owner before us may have removed the file after we opened it: then the next one would lock another file
            // of that name.
            if !excludes_others || lock.is_there() {
                return Ok(lock);
            }
        }
        Err(LockError::Held)
    }

    /// Whether no other run is alive; where the file system has no locks, nobody knows.
    pub(super) fn excludes_others(&self) -> bool {
        self.excludes_others
    }

    /// Refuses where somebody has the lock of this name. One that nobody has is what a killed run has left, and goes.
    pub(super) fn require_free(folder: &OpenFolder, name: &str) -> Result<(), LockError> {
        match folder.append(name).map(|file| file.try_lock()) {
            Ok(Err(TryLockError::WouldBlock)) => Err(LockError::Held),
            Ok(Ok(())) => remove(folder, name).map_err(LockError::Io),
            Ok(Err(TryLockError::Error(_))) | Err(_) => Ok(()),
        }
    }

    /// Whether the file that is locked is the one that has the name.
    fn is_there(&self) -> bool {
        let there = self.folder.status(&self.name).ok().flatten();
        there.is_some_and(|there| FileStatus::of(&self.file).is_ok_and(|ours| ours == there))
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        // While it is still locked, so that whoever opened it meanwhile sees that it is no longer there.
        if self.is_there() {
            drop(remove(&self.folder, &self.name));
        }
    }
}

fn require_file(folder: &OpenFolder, name: &str) -> Result<(), LockError> {
    match folder.status(name).map_err(LockError::Io)? {
        Some(found) if found.kind != PathKind::File => Err(LockError::NoFile(folder.path().join(name))),
        _ => Ok(()),
    }
}

/// Removes a lock, where it is an empty file.
fn remove(folder: &OpenFolder, name: &str) -> io::Result<()> {
    match folder.status(name)? {
        Some(FileStatus { kind: PathKind::File, length: 0, .. }) => folder.remove_file(name),
        _ => Ok(()),
    }
}
