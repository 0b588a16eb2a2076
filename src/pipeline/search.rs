//! The index of the search among the files of a site.
//!
//! Comes in: a planned site, a sink, the files that need not be written again, the turns that need not be read again. Goes out:
//! what was written, or complaints. Does not know: what is in the index.

use std::sync::{Mutex, PoisonError};

use super::artifact::{ReusablePages, WrittenFile, keep};
use super::planned::PlannedSite;
use crate::base::hash::Digest;
use crate::base::path::OutPath;
use crate::diagnostic::Checked;
use crate::output::{OutputError, Sink};
use crate::search::index::{IndexMemory, IndexSink, SearchIndex, index, write_index};

impl PlannedSite {
    /// The index of the search, in memory.
    pub fn search_index(&self) -> Checked<SearchIndex> {
        index(&self.site_context())
    }
}

/// An index that was put into a sink.
#[derive(Debug)]
pub(super) struct WrittenIndex {
    pub(super) files: Vec<WrittenFile>,
    /// What the next build need not make again.
    pub(super) memory: IndexMemory,
}

/// Takes the files of an index on their way into the sink of a build.
struct BuildSink<'b> {
    sink: &'b dyn Sink,
    reusable: Option<&'b ReusablePages>,
    files: Mutex<Vec<WrittenFile>>,
}

impl BuildSink<'_> {
    fn add(&self, file: WrittenFile) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    }

    /// A shard that is there, with the digest of its path: what is in it has no other name.
    fn shard(path: &OutPath) -> WrittenFile {
        let depends = Some(Digest::of(path.as_str().as_bytes()));
        WrittenFile { path: path.clone(), depends, kept: None }
    }
}

impl IndexSink for BuildSink<'_> {
    type Error = OutputError;

    fn put(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        self.sink.put_pieces(path, pieces)?;
        self.add(Self::shard(path));
        Ok(())
    }

    fn keep(&self, path: &OutPath) -> Result<bool, OutputError> {
        let mut file = Self::shard(path);
        if let Some((now, reusable)) = file.depends.zip(self.reusable) {
            keep(&mut file, now, reusable, self.sink)?;
        }
        let is_kept = file.kept.is_some();
        if is_kept {
            self.add(file);
        }
        Ok(is_kept)
    }
}

/// Puts the index of a site into a sink. A shard that lies there is kept without a look into it: its name says what is in it.
pub(super) fn put_index(
    site: &PlannedSite,
    before: &IndexMemory,
    sink: &dyn Sink,
    reusable: Option<&ReusablePages>,
) -> Result<Checked<WrittenIndex>, OutputError> {
    let sink = BuildSink { sink, reusable, files: Mutex::default() };
    let memory = write_index(&site.site_context(), before, &sink)?;
    let files = sink.files.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(memory.map(|memory| WrittenIndex { files, memory }))
}
