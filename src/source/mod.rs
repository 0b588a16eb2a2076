//! The door in: the site's folder as a snapshot of what lies in it.
//!
//! Comes in: the site's root, files in memory, or any other [`Store`]. Goes out: a [`Snapshot`]: the files by name and size,
//! sorted, and each one's bytes when they are asked for, so that a large study is never held twice.
//! Does not know: what is in the files, what the look's name is.

mod complaint;
mod disk;
mod file_stamp;
mod git;
mod git_log;
mod hook;
mod locate;
mod memory;
mod names;
mod names_file;
mod outside;
mod outside_folder;
mod reader;
mod snapshot;
mod staged;
mod store;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::base::path::{CONTENT, SourcePath, shown};
use crate::diagnostic::Checked;
pub use file_stamp::FileStamp;
pub use git::NoHistory;
pub use hook::{HookPlace, hook_place, remember_names, remembered_names};
pub use locate::{levels_up, require_study};
pub use names::{QUOTES, Skip};
pub use names_file::{NamesFileError, read_names_file, require_unpublished};
pub use outside::{OutsideError, read_limited, read_outside};
pub use outside_folder::{files_below, is_one_place, is_there};
pub use reader::SourceReader;
pub use snapshot::Snapshot;
pub use staged::{AddedLines, StagedFile, staged};
pub use store::Store;

/// The folder of the looks.
const THEMES: &str = "themes";
/// The settings' file.
pub const SETTINGS: &str = "site.toml";
/// The file of addresses that have been published.
pub const LOCK: &str = "cairn.lock";

/// Why a site's folder cannot be looked at.
#[derive(Debug, Error)]
pub enum SourceError {
    /// There is no such folder.
    #[error("there is no folder `{}`: name the folder that holds `content/`", shown(.0))]
    NoFolder(PathBuf),
    /// It is no study.
    #[error(
        "there is no study in `{}`, which holds neither `content/` nor `site.toml`: name one with `--root`, or lay one \
         down with `cairn init DIR`", shown(.0)
    )]
    NoStudy(PathBuf),
    /// Nobody named a study, and there is none to be found.
    #[error(
        "there is no study here, nor in a folder above: none holds `site.toml`, or `content/` with interviews or themes; \
         name one with `--root`, or lay one down with `cairn init DIR`"
    )]
    NoStudyAround,
    /// The system does not let us.
    #[error("the folder `{}` cannot be read ({source}): check its name and its permissions", shown(.path))]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name.
    pub path: SourcePath,
    /// How many bytes it had when it was seen.
    pub size: u64,
    /// Tells whether its bytes are those of an earlier snapshot; none where only they themselves can.
    pub stamp: Option<FileStamp>,
}

/// Looks at a site's folder. What cannot be used in it is complained of; only a root that is none is an error.
pub fn scan(root: &Path) -> Result<Checked<Snapshot>, SourceError> {
    Ok(Snapshot::take(Arc::new(disk::Folder::open(root)?)))
}

/// Says whether there is a folder that can be looked at.
pub fn require_folder(root: &Path) -> Result<(), SourceError> {
    disk::Folder::open(root).map(drop)
}

/// Where changes of a site are to be looked for: its folder without what is below, and the folders in it that are read
/// with all that is below. Those that are links lead elsewhere and are left out.
pub fn watched(root: &Path) -> Result<(PathBuf, Vec<PathBuf>), SourceError> {
    let root = disk::Folder::open(root)?;
    let folders = [CONTENT, THEMES].into_iter().filter_map(|folder| root.real_folder(folder));
    let folders = folders.collect();
    Ok((root.into_real(), folders))
}

/// Whether a build reads a file of this name, below the site's root.
pub fn is_read(name: &str) -> bool {
    match name.split_once('/') {
        Some((CONTENT, _)) => !names::is_skipped(name, Skip::InContent),
        Some((THEMES, _)) => !names::is_skipped(name, Skip::InLook),
        _ => [SETTINGS, LOCK].contains(&name),
    }
}

/// The same from files in memory: path below the root, and bytes.
pub fn scan_memory<'a, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (&'a str, B)>) -> Checked<Snapshot> {
    Snapshot::take(Arc::new(files.into_iter().collect::<memory::MemoryStore>()))
}

#[cfg(test)]
mod tests;
