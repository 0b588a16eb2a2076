//! A site that lies in memory: for tests, and for whoever has no folder.
//!
//! Comes in: paths and bytes. Goes out: the same answers that a folder gives.
//! Does not know: the disk.

use std::collections::BTreeMap;

use super::{FileStamp, Skip, SourceFile, Store, complaint};
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic};

/// The bytes of each file by its path.
#[derive(Debug, Clone)]
pub(super) struct MemoryStore(BTreeMap<SourcePath, Vec<u8>>);

impl<'a, B: Into<Vec<u8>>> FromIterator<(&'a str, B)> for MemoryStore {
    fn from_iter<I: IntoIterator<Item = (&'a str, B)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, bytes)| (SourcePath::new(path), bytes.into())).collect())
    }
}

impl Store for MemoryStore {
    fn walk(&self, folder: &str, skip: Skip) -> Checked<Option<Vec<SourceFile>>> {
        let mut below = self.0.keys().filter(|path| path.below(folder).is_some()).peekable();
        let is_there = below.peek().is_some();
        let files = below.filter(|path| !is_skipped(path, folder, skip)).filter_map(|path| self.find(path).value);
        Checked::new(is_there.then(|| files.collect()), Vec::new())
    }

    fn find(&self, path: &SourcePath) -> Checked<Option<SourceFile>> {
        let size = self.0.get(path).map(|bytes| bytes.len() as u64);
        Checked::new(size.map(|size| SourceFile { path: path.clone(), size, stamp: None }), Vec::new())
    }

    fn read(&self, path: &SourcePath) -> Result<(Vec<u8>, Option<FileStamp>), Diagnostic> {
        let bytes = self.0.get(path).ok_or_else(|| complaint::cannot_read(path, "there is no such file"))?;
        Ok((bytes.clone(), None))
    }
}

/// Whether the file, or a folder on the way to it, is passed over.
fn is_skipped(path: &SourcePath, folder: &str, skip: Skip) -> bool {
    let path = path.as_str();
    let mut slashes = path.match_indices('/').map(|(at, _)| at).filter(|at| *at >= folder.len());
    slashes.any(|at| {
        let name = path[at + 1..].split('/').next().unwrap_or_default();
        skip.skips(&path[..at], name)
    })
}
