//! A site that lies in memory: for tests, and for whoever has no folder.
//!
//! Comes in: paths and bytes. Goes out: the same answers that a folder gives.
//! Does not know: the disk.

use std::collections::BTreeMap;

use super::SourceFile;
use super::complaint;
use super::names::Skip;
use crate::base::path::SourcePath;
use crate::diagnostic::Diagnostic;

/// Files by path.
#[derive(Debug, Clone)]
pub(super) struct MemoryFiles(BTreeMap<SourcePath, Vec<u8>>);

impl<'a, B: Into<Vec<u8>>> FromIterator<(&'a str, B)> for MemoryFiles {
    fn from_iter<I: IntoIterator<Item = (&'a str, B)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, bytes)| (SourcePath::new(path), bytes.into())).collect())
    }
}

impl MemoryFiles {
    pub(super) fn walk(&self, folder: &str, skip: Skip) -> Option<Vec<SourceFile>> {
        let mut below = self.0.keys().filter(|path| path.below(folder).is_some()).peekable();
        below.peek()?;
        Some(below.filter(|path| !is_skipped(path, folder, skip)).filter_map(|path| self.find(path)).collect())
    }

    pub(super) fn find(&self, path: &SourcePath) -> Option<SourceFile> {
        let size = self.0.get(path)?.len() as u64;
        Some(SourceFile { path: path.clone(), size, stamp: None })
    }

    pub(super) fn read(&self, path: &SourcePath) -> Result<Vec<u8>, Diagnostic> {
        self.0.get(path).cloned().ok_or_else(|| complaint::cannot_read(path, "there is no such file"))
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
