//! The first stage: a study whose files are read and parsed, each on its own.
//!
//! Comes in: a snapshot, what is known of its files from before. Goes out: first an [`UnparsedStudy`], whose digest is known,
//! then a [`ReadStudy`]. Does not know: what the entries mean to each other, looks, pages.

use std::sync::Arc;

use super::cache::CachedFiles;
use super::file_states::{EarlierFiles, FileStates};
use super::files::{KeepTexts, StudyFiles};
use super::inputs::InputReader;
use super::options::ReadOptions;
use super::progress::Progress;
use super::stamps::Stamps;
use super::transcripts::FileTranscripts;
use crate::base::path::SourcePath;
use crate::config::Settings;
use crate::content::Entries;
use crate::diagnostic::Checked;
use crate::site::lock::LockFile;
use crate::source::Snapshot;

/// A study whose files are parsed.
#[derive(Debug)]
pub(super) struct ReadStudy {
    pub(super) settings: Settings,
    pub(super) entries: Entries,
    /// The files that are copied as they are.
    pub(super) copied: Vec<SourcePath>,
    pub(super) transcripts: FileTranscripts,
    /// The addresses that were published.
    pub(super) lock: Checked<LockFile>,
}

/// A study whose files are read as far as their digests ask for it.
pub(super) struct UnparsedStudy {
    pub(super) settings: Settings,
    copied: Vec<SourcePath>,
    lock: Checked<LockFile>,
    files: FileStates,
}

/// The files of the last study, for the next one.
#[derive(Debug, Default)]
pub(super) struct FileMemo {
    pub(super) keep: KeepTexts,
    pub(super) files: Arc<StudyFiles>,
}

impl UnparsedStudy {
    /// Reads what is not known from before.
    pub(super) fn read(
        inputs: &mut InputReader<'_>,
        memo: &FileMemo,
        cached: &CachedFiles,
        progress: &dyn Progress,
    ) -> Self {
        let settings = inputs.settings();
        let copied = inputs.copied(&settings);
        let lock = inputs.lock();
        let files = inputs.files(EarlierFiles { files: &memo.files, cached, keep: memo.keep }, progress);
        Self { settings, copied, lock, files }
    }

    /// The stamps of the files that are what they were when the cache was written.
    pub(super) fn cached<'s>(&self, snapshot: &'s Snapshot) -> impl Iterator<Item = (&'s SourcePath, Stamps)> {
        self.files.cached(snapshot)
    }

    /// Parses what is not parsed yet; the files are remembered instead of those that were there before.
    pub(super) fn parse(
        self,
        memo: &mut FileMemo,
        snapshot: &Snapshot,
        options: ReadOptions,
        cached: &CachedFiles,
        progress: &dyn Progress,
    ) -> Checked<ReadStudy> {
        let Self { settings, copied, lock, files } = self;
        memo.files = Arc::new(files.parse(snapshot, cached, memo.keep, progress));
        let transcripts = FileTranscripts::new(Arc::clone(&memo.files), snapshot.reader().clone());
        let entries = memo.files.entries(snapshot, options);
        entries.map(|entries| ReadStudy { settings, entries, copied, transcripts, lock })
    }
}
