//! What was read of each file of a study.
//!
//! Comes in: what a build has read. Goes out: the digest of each text, and interviews that need not be read again.
//! Does not know: whether the files are still the same.

use std::io::{self, Write};
use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::diagnostic::StoredDiagnostic;
use super::{BuildCache, seal};
use crate::base::hash::Digest;
use crate::base::history::History;
use crate::base::path::SourcePath;
use crate::content::interview::Interview;
use crate::content::{AnyEntry, Entry};
use crate::diagnostic::Checked;
use crate::pipeline::stamps::Stamps;

/// The list of files.
const FILES: &str = "files";
/// The entries of interviews, one after the other.
const INTERVIEWS: &str = "interviews";
/// When the files were changed.
const HISTORY: &str = "history";
/// How many interviews are written at once: all together they would take as much memory as a tenth of the study.
const AT_ONCE: usize = 128;

/// What is stored of a file of the study.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::pipeline) struct FileRecord {
    /// What the file system said of it and of the lists beside it.
    pub(in crate::pipeline) stamps: Stamps,
    /// The digest of their texts.
    pub(in crate::pipeline) digest: Digest,
    /// Where its entry is, if that is stored.
    pub(in crate::pipeline) entry: Option<EntryLocation>,
}

/// Where an entry is in the file of interviews.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(in crate::pipeline) struct EntryLocation {
    start: u64,
    length: u32,
    digest: Digest,
}

/// The entry of an interview, and what was wrong in its file, as they are stored.
#[derive(Serialize, Deserialize)]
struct StoredEntry<E> {
    entry: E,
    complaints: Vec<StoredDiagnostic>,
}

/// What an earlier build has read.
#[derive(Debug, Default)]
pub(in crate::pipeline) struct CachedFiles {
    records: FxHashMap<SourcePath, FileRecord>,
    cache: Option<BuildCache>,
    /// The file of interviews, read when the first one is asked for.
    interviews: OnceLock<Vec<u8>>,
}

impl CachedFiles {
    /// When the files were changed, as git said last.
    pub(in crate::pipeline) fn history(&self) -> Option<History> {
        self.cache.as_ref()?.opened(HISTORY)
    }

    /// What is stored of a file.
    pub(in crate::pipeline) fn record(&self, path: &SourcePath) -> Option<&FileRecord> {
        self.records.get(path)
    }

    /// The entry of a file with what was wrong in it; none where that is not stored.
    pub(in crate::pipeline) fn entry(&self, path: &SourcePath) -> Option<(EntryLocation, Checked<Option<AnyEntry>>)> {
        let location = self.record(path)?.entry?;
        let StoredEntry { entry, complaints } =
            postcard::from_bytes::<StoredEntry<Entry<Interview>>>(self.bytes(&location)?).ok()?;
        let complaints: Option<Vec<_>> = complaints.iter().map(StoredDiagnostic::restore).collect();
        Some((location, Checked::new(Some(AnyEntry::Interview(entry.into())), complaints?)))
    }

    /// The bytes of an entry, where they are what was written.
    fn bytes(&self, location: &EntryLocation) -> Option<&[u8]> {
        let cache = self.cache.as_ref()?;
        let all = self.interviews.get_or_init(|| cache.0.read(INTERVIEWS).unwrap_or_default());
        let start = usize::try_from(location.start).ok()?;
        let bytes = all.get(start..start.checked_add(location.length as usize)?)?;
        (seal::digest(bytes) == location.digest).then_some(bytes)
    }
}

/// A file that was read and is to be stored.
pub(in crate::pipeline) struct FileToStore<'a> {
    pub(in crate::pipeline) path: &'a SourcePath,
    pub(in crate::pipeline) stamps: Stamps,
    pub(in crate::pipeline) digest: Digest,
    pub(in crate::pipeline) entry: &'a Checked<Option<AnyEntry>>,
    /// Where the entry is already.
    pub(in crate::pipeline) location: Option<EntryLocation>,
}

impl FileToStore<'_> {
    /// The bytes of its entry; none for what is parsed again as fast as it is restored.
    fn entry_bytes(&self) -> Option<Vec<u8>> {
        let Some(AnyEntry::Interview(entry)) = &self.entry.value else { return None };
        let complaints = self.entry.diagnostics.iter().map(StoredDiagnostic::new).collect();
        postcard::to_allocvec(&StoredEntry { entry: &**entry, complaints }).ok()
    }
}

impl BuildCache {
    /// Stores when the files were changed, unless that is stored.
    pub(in crate::pipeline) fn store_history(&self, history: &History, cached: &CachedFiles) {
        if *history != History::default()
            && cached.history().as_ref() != Some(history)
            && let Some(bytes) = self.sealed(history)
        {
            self.0.write(HISTORY, |file| file.write_all(&bytes));
        }
    }

    /// What the last build has read.
    pub(in crate::pipeline) fn files(&self) -> CachedFiles {
        let records = self.opened::<Vec<(SourcePath, FileRecord)>>(FILES);
        let records = records.unwrap_or_default().into_iter().collect();
        CachedFiles { records, cache: Some(self.clone()), interviews: OnceLock::new() }
    }

    /// Stores what a build has read, in place of what is stored. What is new comes behind what is there, until half of that
    /// is of no use any more.
    pub(in crate::pipeline) fn store_files(&self, files: &[FileToStore<'_>], cached: &CachedFiles) {
        let used: u64 = files.iter().filter_map(|file| file.location).map(|entry| u64::from(entry.length)).sum();
        let there = cached.interviews.get().map_or(0, |bytes| bytes.len() as u64);
        let appended = if used * 2 > there { self.append(files, there) } else { None };
        if let Some(records) = appended.or_else(|| self.rewrite(files)) {
            self.store_records(&records);
        }
    }

    /// The same for a build that found all files as they were, but with other stamps on some.
    pub(in crate::pipeline) fn store_stamps<'a>(
        &self,
        cached: &CachedFiles,
        stamps: impl Iterator<Item = (&'a SourcePath, Stamps)>,
    ) {
        let mut is_new = false;
        let records = stamps.filter_map(|(path, stamps)| {
            let record = cached.record(path)?;
            is_new |= record.stamps != stamps;
            Some((path, FileRecord { stamps, ..record.clone() }))
        });
        let records: Vec<_> = records.collect();
        if is_new {
            self.store_records(&records);
        }
    }

    fn append<'f>(&self, files: &'f [FileToStore<'_>], there: u64) -> Option<Vec<(&'f SourcePath, FileRecord)>> {
        let mut records = Vec::new();
        let start = self.0.append(INTERVIEWS, |into| {
            records = write(files, there, |file| file.location, into)?;
            Ok(())
        })?;
        // Another build may have added to it meanwhile.
        (start == there).then_some(records)
    }

    fn rewrite<'f>(&self, files: &'f [FileToStore<'_>]) -> Option<Vec<(&'f SourcePath, FileRecord)>> {
        let mut records = None;
        self.0.write(INTERVIEWS, |into| {
            records = Some(write(files, 0, |_| None, into)?);
            Ok(())
        });
        records
    }

    fn store_records(&self, records: &[(&SourcePath, FileRecord)]) {
        if let Some(bytes) = self.sealed(&records) {
            self.0.write(FILES, |file| file.write_all(&bytes));
        }
    }
}

/// Writes the entries that have no location yet, from a place in the file of interviews on; a record for each file.
fn write<'f>(
    files: &'f [FileToStore<'_>],
    mut start: u64,
    location: impl Fn(&FileToStore<'_>) -> Option<EntryLocation> + Sync,
    into: &mut dyn Write,
) -> io::Result<Vec<(&'f SourcePath, FileRecord)>> {
    let mut records = Vec::with_capacity(files.len());
    for some in files.chunks(AT_ONCE) {
        let bytes = some.par_iter().map(|file| location(file).is_none().then(|| file.entry_bytes()).flatten());
        let bytes: Vec<Option<Vec<u8>>> = bytes.collect();
        for (file, bytes) in some.iter().zip(bytes) {
            let length = bytes.as_ref().and_then(|bytes| u32::try_from(bytes.len()).ok());
            let new = bytes.zip(length).map(|(bytes, length)| {
                into.write_all(&bytes)?;
                let new = EntryLocation { start, length, digest: seal::digest(&bytes) };
                start += u64::from(length);
                Ok::<_, io::Error>(new)
            });
            let entry = location(file).or(new.transpose()?);
            records.push((file.path, FileRecord { stamps: file.stamps.clone(), digest: file.digest, entry }));
        }
    }
    Ok(records)
}
