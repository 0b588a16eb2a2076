//! New and changed files in the site's own folder, for commands that write what people write.
//!
//! Comes in: paths and bytes. Goes out: a file where none was; or many files changed, all of them or none.
//! Does not know: what a site is.

mod finish;
mod journal;
mod pending;
mod replace;

pub use finish::{Finished, Interrupted, finish, interrupted};
pub use replace::replace_all;

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::OutputError;
use crate::base::beneath::OpenFolder;

/// Writes a file below a folder, and the folders on the way to it; what is already there is not touched, and no link is
/// followed.
pub fn create_new(root: &Path, below: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    fs::create_dir_all(root).map_err(failed("make the folder", root))?;
    let (root, path) = (open_root(root)?, root.join(below));
    let behind_link = |doing, error| match root.link_on(below.parent().unwrap_or(below)) {
        Some(_) => OutputError::BehindLink(path.clone()),
        None => failed(doing, &path)(error),
    };
    if let Some(folder) = below.parent() {
        root.make_folders(folder).map_err(|error| behind_link("make the folder of", error))?;
    }
    let mut file = root.create_new(below).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => OutputError::Exists(path.clone()),
        _ => behind_link("write", error),
    })?;
    file.write_all(bytes).map_err(|error| {
        // Half a file would be in the way of the next try; the first failure is the one to tell.
        drop(root.remove_file(below));
        failed("write", &path)(error)
    })
}

fn open_root(root: &Path) -> Result<OpenFolder, OutputError> {
    OpenFolder::open(root).map_err(failed("look into", root))
}

/// Says what was tried with a file of the study when the system refuses.
fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    move |source| match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            OutputError::StudyFull { doing, path: path.to_owned(), source }
        }
        _ => super::error::failed(doing, path)(source),
    }
}

/// Says whether a folder may be filled: one that is not there yet, or that is empty.
pub fn require_empty(folder: &Path) -> Result<(), OutputError> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed("look into", folder)(error)),
        Ok(_) if !folder.is_dir() => Err(OutputError::NotAFolder(folder.to_owned())),
        Ok(_) => {
            let mut entries = fs::read_dir(folder).map_err(failed("look into", folder))?;
            if entries.next().is_none() { Ok(()) } else { Err(OutputError::NotEmpty(folder.to_owned())) }
        }
    }
}

#[cfg(test)]
mod tests;
