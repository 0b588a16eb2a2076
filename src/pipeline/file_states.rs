//! Which files of a snapshot are what they were: first all that must be read is read, so that all digests are known, and only
//! then anything is fetched from the cache.
//!
//! Comes in: a snapshot, the files of the snapshot before, the cache. Goes out: the digest of each file, then
//! [`StudyFiles`]. Does not know: what is in the files.

use std::sync::Arc;

use rayon::prelude::*;

use super::cache::{CachedFiles, StoredDiagnostic};
use super::file_texts::{FileTexts, ListPaths};
use super::files::{KeepTexts, StudyFile, StudyFiles};
use super::progress::Progress;
use super::quote_lists::{InterviewLists, QuoteLists};
use super::stamps::Stamps;
use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::source::{Snapshot, SourceFile};

/// The Markdown files of a snapshot, in its order.
pub(super) struct FileStates(Vec<FileState>);

enum FileState {
    /// It is parsed.
    Parsed(Arc<StudyFile>),
    /// It is what it was when the cache was written.
    Cached(Stamps, Digest),
}

/// What is known of the files from before.
#[derive(Clone, Copy)]
pub(super) struct EarlierFiles<'a> {
    /// From the snapshot before.
    pub(super) files: &'a StudyFiles,
    /// From an earlier run of the program.
    pub(super) cached: &'a CachedFiles,
    pub(super) keep: KeepTexts,
}

impl FileStates {
    /// Reads every file that is not known to be what it was.
    pub(super) fn read(snapshot: &Snapshot, before: EarlierFiles<'_>, progress: &dyn Progress) -> Self {
        let lists = QuoteLists::new(snapshot);
        progress.begin("reading", snapshot.markdown.len());
        let states = snapshot.markdown.par_iter().map(|file| {
            let state = state_of(snapshot, file, &lists.beside(&file.path), before);
            progress.step(if matches!(state, FileState::Parsed(_)) { file.size } else { 0 });
            state
        });
        Self(states.collect())
    }

    /// Adds the digest of each file.
    pub(super) fn hash(&self, snapshot: &Snapshot, hasher: &mut Hasher) {
        for (file, state) in snapshot.markdown.iter().zip(&self.0) {
            hasher.bytes(file.path.as_str().as_bytes());
            match state {
                FileState::Cached(_, digest) => hasher.digest(*digest),
                FileState::Parsed(parsed) => match parsed.digest {
                    Some(digest) => hasher.digest(digest),
                    // Why it could not be read may change from one build to the next.
                    None => {
                        let complaints = parsed.content.entry.diagnostics.iter();
                        hasher.value(&complaints.map(StoredDiagnostic::new).collect::<Vec<_>>());
                    }
                },
            }
        }
        snapshot.quotes.iter().for_each(|list| hasher.bytes(list.path.as_str().as_bytes()));
    }

    /// The stamps of the files that are what they were when the cache was written.
    pub(super) fn cached<'s>(&self, snapshot: &'s Snapshot) -> impl Iterator<Item = (&'s SourcePath, Stamps)> {
        snapshot.markdown.iter().zip(&self.0).filter_map(|(file, state)| match state {
            FileState::Cached(stamps, _) => Some((&file.path, stamps.clone())),
            FileState::Parsed(_) => None,
        })
    }

    /// Parses what is not parsed yet, or takes it from the cache.
    pub(super) fn parse(
        self,
        snapshot: &Snapshot,
        cached: &CachedFiles,
        keep: KeepTexts,
        progress: &dyn Progress,
    ) -> StudyFiles {
        let lists = QuoteLists::new(snapshot);
        let to_fetch = self.0.iter().filter(|state| matches!(state, FileState::Cached(..))).count();
        if to_fetch > 0 {
            progress.begin("recalling", to_fetch);
        }
        let parsed = snapshot.markdown.par_iter().zip(self.0).map(|(file, state)| {
            let parsed = match state {
                FileState::Parsed(parsed) => parsed,
                FileState::Cached(stamps, digest) => {
                    progress.step(0);
                    let beside = ListPaths::of(&lists.beside(&file.path));
                    let entry = cached.entry(&file.path).filter(|_| keep == KeepTexts::None);
                    Arc::new(match entry {
                        Some(entry) => StudyFile::cached(entry, beside, stamps, digest),
                        None => {
                            let texts = FileTexts::read(snapshot.reader(), &file.path, &beside);
                            StudyFile::parse(texts, &file.path, &beside, stamps, keep, None)
                        }
                    })
                }
            };
            (file.path.clone(), parsed)
        });
        parsed.collect::<Vec<_>>().into_iter().collect()
    }
}

fn state_of(
    snapshot: &Snapshot,
    file: &SourceFile,
    beside: &InterviewLists<'_>,
    before: EarlierFiles<'_>,
) -> FileState {
    let stamps = Stamps::new(file, beside);
    let parsed = before.files.get(&file.path);
    if let Some(parsed) = parsed.filter(|parsed| stamps.vouch_for(&parsed.stamps)) {
        return FileState::Parsed(Arc::clone(parsed));
    }
    let record = before.cached.record(&file.path);
    if let Some(record) = record.filter(|record| stamps.vouch_for(&record.stamps)) {
        return FileState::Cached(stamps, record.digest);
    }
    let beside = ListPaths::of(beside);
    let texts = FileTexts::read(snapshot.reader(), &file.path, &beside);
    let digest = texts.digest();
    if let Some(record) = record.filter(|record| digest == Some(record.digest)) {
        return FileState::Cached(stamps, record.digest);
    }
    let parsed = parsed.map(|parsed| &**parsed);
    FileState::Parsed(Arc::new(StudyFile::parse(texts, &file.path, &beside, stamps, before.keep, parsed)))
}
