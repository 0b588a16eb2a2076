//! Where the files of a site lie, whatever that is.
//!
//! Comes in: names. Goes out: which files there are, and their bytes. Does not know: what the files are for.
//!
//! A folder on the disk and files in memory are two stores. Another one, say a revision in git, is one more file that
//! implements [`Store`] and is handed to [`Snapshot::take`](super::Snapshot::take); nothing else need know of it.

use std::fmt::Debug;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::{FileStamp, NoHistory, Skip, SourceFile};
use crate::base::history::History;
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic};

/// Where the files of a site lie. Many threads ask it at once.
pub trait Store: Debug + Send + Sync {
    /// All files below a folder but those that are skipped, in any order; none where there is no such folder.
    fn walk(&self, folder: &str, skip: Skip) -> Checked<Option<Vec<SourceFile>>>;

    /// One file; none where there is no such file.
    fn find(&self, path: &SourcePath) -> Checked<Option<SourceFile>>;

    /// A file's bytes, and its stamp right before they were read; no stamp where nothing vouches for it.
    fn read(&self, path: &SourcePath) -> Result<(Vec<u8>, Option<FileStamp>), Diagnostic>;

    /// What a file is called on the disk, and the file open, or what the system has against that. None where no file on the
    /// disk is this one.
    fn open(&self, _: &SourcePath) -> Option<(PathBuf, io::Result<File>)> {
        None
    }

    /// Where a file lies on the disk. None where no file on the disk is this one.
    fn disk_path(&self, _: &SourcePath) -> Option<PathBuf> {
        None
    }

    /// When its files were changed, or why that cannot be told; what was known before is the same as long as nothing was
    /// committed. None where no history is kept of such a store.
    fn history(&self, _: Option<History>) -> Option<Result<History, NoHistory>> {
        None
    }

    /// The name of a place on the disk, where that lies in the site's folder; empty for the folder itself.
    fn name_inside(&self, _: &Path) -> Option<SourcePath> {
        None
    }

    /// The first symbolic link on the way from the site's folder to a place below it.
    fn link_on_way_to(&self, _: &Path) -> Option<SourcePath> {
        None
    }
}
