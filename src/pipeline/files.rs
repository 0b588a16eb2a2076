//! The parsed files of a study, each by its path with the digest of its text: what did not change is not parsed again.
//!
//! Comes in: the files of one snapshot, in whatever way they became known. Goes out: [`Entries`], each kind in path order, with
//! complaints; scripts and texts of interviews. Does not know: what the entries mean to each other.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cache::{EntryLocation, FileToStore};
use super::file_texts::{FileTexts, ListPaths, changed};
use super::options::ReadOptions;
use super::quote_lists::QuoteLists;
use super::stamps::Stamps;
use crate::base::hash::Digest;
use crate::base::path::SourcePath;
use crate::content::interview::Script;
use crate::content::read::Parsed;
use crate::content::{AnyEntry, Entries, Kind, kind_of};
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{Snapshot, SourceReader};

/// The Markdown files of a study.
#[derive(Debug, Default)]
pub(super) struct StudyFiles(FxHashMap<SourcePath, Arc<StudyFile>>);

/// One file, and the lists of quotes beside it.
#[derive(Debug)]
pub(super) struct StudyFile {
    pub(super) stamps: Stamps,
    /// Of the texts; none where one of them could not be read.
    pub(super) digest: Option<Digest>,
    pub(super) content: Arc<FileContent>,
    /// Where the cache has the entry.
    location: Option<EntryLocation>,
    /// The lists beside it.
    beside: ListPaths,
    /// The file's text, where texts are kept and it may be asked for again.
    text: Option<Arc<str>>,
}

/// What a file says.
#[derive(Debug)]
pub(super) struct FileContent {
    pub(super) entry: Checked<Option<AnyEntry>>,
    /// The script of an interview whose text was parsed; what comes from the cache has none, and [`StudyFiles::script`]
    /// parses the text then.
    script: Option<Script>,
}

/// What becomes of the texts of transcripts when they have been parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum KeepTexts {
    /// They are dropped, and read again if they are needed.
    #[default]
    None,
    /// They stay in memory.
    OfTranscripts,
}

impl FromIterator<(SourcePath, Arc<StudyFile>)> for StudyFiles {
    fn from_iter<I: IntoIterator<Item = (SourcePath, Arc<StudyFile>)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

impl StudyFiles {
    pub(super) fn get(&self, path: &SourcePath) -> Option<&Arc<StudyFile>> {
        self.0.get(path)
    }

    /// The entries of a snapshot that was read; drafts and interviews that were withdrawn are left out, with what is wrong
    /// in them, unless asked for.
    pub(super) fn entries(&self, snapshot: &Snapshot, options: ReadOptions) -> Checked<Entries> {
        let mut complaints = QuoteLists::new(snapshot).strays();
        let mut entries = Entries::default();
        for file in snapshot.markdown.iter().filter_map(|file| self.get(&file.path)) {
            let Checked { value, diagnostics } = &file.content.entry;
            if !options.withdrawn
                && let Some(withdrawn) = value.as_ref().and_then(AnyEntry::as_withdrawn)
            {
                entries.withdrawn.push(withdrawn);
                continue;
            }
            if !options.drafts
                && let Some(draft) = value.as_ref().and_then(AnyEntry::as_draft)
            {
                entries.drafts.push(draft);
                continue;
            }
            complaints.extend_from_slice(diagnostics);
            if let Some(entry) = value {
                entries.add(entry.clone());
            }
        }
        let entries = if options.withdrawn { entries.with_set_aside() } else { entries };
        Checked::new(entries, complaints)
    }

    /// Whether the file system's word is enough for all files: none was written moments before it was read.
    pub(super) fn are_settled(&self) -> bool {
        self.0.values().all(|file| file.stamps.are_settled())
    }

    /// All files that could be read, for the cache.
    pub(super) fn to_store(&self) -> Vec<FileToStore<'_>> {
        let files = self.0.iter().filter_map(|(path, file)| {
            let StudyFile { stamps, digest, content, location, .. } = &**file;
            Some(FileToStore {
                path,
                stamps: stamps.clone(),
                digest: (*digest)?,
                entry: &content.entry,
                location: *location,
            })
        });
        let mut files: Vec<FileToStore<'_>> = files.collect();
        files.sort_by_key(|file| file.path);
        files
    }

    /// The text of a file as it was when it was read.
    pub(super) fn text<'f>(
        &'f self,
        path: &SourcePath,
        reader: &SourceReader,
    ) -> Result<Cow<'f, str>, Box<Diagnostic>> {
        let file = self.get(path).ok_or_else(|| changed(path))?;
        if let Some(text) = &file.text {
            return Ok(Cow::Borrowed(text));
        }
        let mut complaints = Vec::new();
        let Some((text, stamp)) = reader.text(path).report_into(&mut complaints) else {
            return Err(complaints.pop().map_or_else(|| changed(path), Box::new));
        };
        let vouched = file.stamps.are_vouched_for(stamp);
        let texts = || FileTexts::with(text.clone(), reader, &file.beside);
        if vouched || texts().digest() == file.digest { Ok(Cow::Owned(text)) } else { Err(changed(path)) }
    }

    /// The script of an interview, parsed once more from the text that it had where it is not in memory.
    pub(super) fn script(
        &self,
        path: &SourcePath,
        text: impl FnOnce() -> Result<String, Box<Diagnostic>>,
        reader: &SourceReader,
    ) -> Result<Cow<'_, Script>, Box<Diagnostic>> {
        let file = self.get(path).ok_or_else(|| changed(path))?;
        if let Some(script) = &file.content.script {
            return Ok(Cow::Borrowed(script));
        }
        let texts = FileTexts::with(text()?, reader, &file.beside);
        let same = texts.digest() == file.digest;
        let script = texts.parse(path).value.filter(|_| same).and_then(|parsed| parsed.script);
        script.map(Cow::Owned).ok_or_else(|| changed(path))
    }

    /// The digest of the texts of a file and of the lists beside it.
    pub(super) fn digest(&self, path: &SourcePath) -> Option<Digest> {
        self.get(path)?.digest
    }
}

impl StudyFile {
    /// Parses the texts, unless it was done before.
    pub(super) fn parse(
        texts: FileTexts<'_>,
        path: &SourcePath,
        beside: &ListPaths,
        stamps: Stamps,
        keep: KeepTexts,
        before: Option<&Self>,
    ) -> Self {
        let digest = texts.digest();
        let kept = keep == KeepTexts::OfTranscripts && kind_of(path) == Some(Kind::Interview);
        let text = texts.file.as_deref().filter(|_| kept).map(Arc::from);
        let same = before.filter(|before| digest.is_some() && before.digest == digest);
        let content = same.map(|before| Arc::clone(&before.content));
        let content = content.unwrap_or_else(|| Arc::new(FileContent::new(texts.parse(path))));
        Self { stamps, digest, content, location: None, beside: beside.clone(), text }
    }

    /// A file whose entry is in the cache.
    pub(super) fn cached(
        (location, entry): (EntryLocation, Checked<Option<AnyEntry>>),
        beside: ListPaths,
        stamps: Stamps,
        digest: Digest,
    ) -> Self {
        let content = Arc::new(FileContent { entry, script: None });
        Self { stamps, digest: Some(digest), content, location: Some(location), beside, text: None }
    }
}

impl FileContent {
    fn new(parsed: Checked<Option<Parsed>>) -> Self {
        let Checked { value, diagnostics } = parsed;
        let (entry, script) = value.map_or((None, None), |Parsed { entry, script }| (Some(entry), script));
        Self { entry: Checked::new(entry, diagnostics), script }
    }
}
