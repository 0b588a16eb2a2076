//! The folder beside the output folder where files wait until all are there.
//!
//! Comes in: the output folder's path, then bytes from many threads. Goes out: numbered files on the same file system,
//! gone when the value is dropped; what a killed run left is cleared away by the next.
//! Does not know: where the files will go.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::OutputError;
use super::error::failed;

/// In every staging folder; locked by the system for as long as its owner lives, however that ends.
const LOCK: &str = "cairn.lock";

/// A staging folder that is ours.
#[derive(Debug)]
pub(super) struct Staging {
    /// Open, so locked; before the folder, for a system that does not remove open files.
    _lock: File,
    folder: TempDir,
    next: AtomicUsize,
}

impl Staging {
    /// Makes a new folder for an output folder.
    pub(super) fn open(out: &Path) -> Result<Self, OutputError> {
        let prefix = prefix(out);
        let folder = first_that_works(&homes(out), &prefix).map_err(failed("make a folder beside", out))?;
        let lock = folder.path().join(LOCK);
        let lock = File::create_new(&lock)
            // Where the file system has no locks, there is no protection from a second run.
            .inspect(|file| drop(file.try_lock()))
            .map_err(failed("write", &lock))?;
        Ok(Self { _lock: lock, folder, next: AtomicUsize::new(0) })
    }

    /// Puts bytes into a new file.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<PathBuf, OutputError> {
        let path = self.next_path();
        File::create_new(&path).and_then(|mut file| file.write_all(bytes)).map_err(failed("write", &path))?;
        Ok(path)
    }

    /// Puts a copy of a file into a new one, with the permissions of a new one.
    pub(super) fn copy(&self, from: &Path) -> Result<PathBuf, OutputError> {
        let path = self.next_path();
        let mut source = File::open(from).map_err(failed("copy", from))?;
        let mut target = File::create_new(&path).map_err(failed("write", &path))?;
        io::copy(&mut source, &mut target).map_err(failed("copy", from))?;
        Ok(path)
    }

    fn next_path(&self) -> PathBuf {
        self.folder.path().join(self.next.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

/// Removes what killed runs have left. Busy where another run is alive.
pub(super) fn clear_leftovers(out: &Path) -> Result<(), OutputError> {
    let prefix = prefix(out);
    homes(out).iter().try_for_each(|home| clear(home, &prefix, out))
}

/// How the staging folders of an output folder begin: `.public.cairn-`.
fn prefix(out: &Path) -> String {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.cairn-")
}

/// Where a staging folder may be, best first: beside the output folder, so that nothing shows up in it; in it where
/// it is the root of a file system of its own, since files cannot be renamed from one to another, or where what is
/// beside it may not be written. Only what is there counts.
fn homes(out: &Path) -> Vec<PathBuf> {
    let beside = out.ancestors().skip(1).find(|folder| folder.is_dir());
    let inside = out.is_dir().then_some(out);
    let beside = beside.filter(|beside| inside.is_none_or(|inside| is_one_file_system(beside, inside)));
    beside.into_iter().chain(inside).map(Path::to_owned).collect()
}

#[cfg(unix)]
pub(super) fn is_one_file_system(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path| fs::metadata(path).map(|found| found.dev()).ok();
    device(a) == device(b)
}

#[cfg(not(unix))]
pub(super) fn is_one_file_system(_: &Path, _: &Path) -> bool {
    true
}

fn first_that_works(homes: &[PathBuf], prefix: &str) -> io::Result<TempDir> {
    let mut last = Err(io::ErrorKind::NotFound.into());
    for home in homes {
        last = tempfile::Builder::new().prefix(prefix).tempdir_in(home);
        if last.is_ok() {
            break;
        }
    }
    last
}

/// Removes the staging folders of runs that are no more. A folder without our lock file is not ours.
fn clear(home: &Path, prefix: &str, out: &Path) -> Result<(), OutputError> {
    // A folder that may not be listed may still be written to; leftovers in it do no harm.
    let Ok(entries) = fs::read_dir(home) else { return Ok(()) };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(prefix) {
            continue;
        }
        let Ok(lock) = File::options().write(true).open(entry.path().join(LOCK)) else { continue };
        match lock.try_lock() {
            Ok(()) => fs::remove_dir_all(entry.path()).map_err(failed("remove", &entry.path()))?,
            Err(TryLockError::WouldBlock) => return Err(OutputError::Busy(out.to_owned())),
            // The file system has no locks: it cannot be told whether the owner lives.
            Err(TryLockError::Error(_)) => {}
        }
    }
    Ok(())
}
