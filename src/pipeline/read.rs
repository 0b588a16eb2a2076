//! Files become entries, many at a time; a text is dropped as soon as it is read, and what was made of it is kept for
//! the next build.
//!
//! Comes in: a snapshot, what is remembered. Goes out: [`Entries`], each kind in path order, with complaints.
//! Does not know: what the entries mean to each other.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Progress;
use super::cache::{Known, Record, Told};
use super::library::changed;
use super::lists::Lists;
use super::stamps::Stamps;
use super::texts::Texts;
use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::content::AnyEntry;
use crate::content::Entries;
use crate::content::{Kind, kind_of};
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{Reader, Snapshot, SourceFile};

/// What was made of each Markdown file.
#[derive(Debug, Default)]
pub(super) struct Files(FxHashMap<SourcePath, Arc<Read>>);

/// What was made of one file and the list of quotes beside it.
#[derive(Debug)]
struct Read {
    stamps: Stamps,
    /// Of the texts; none where one of them could not be read.
    digest: Option<Digest>,
    made: Arc<Checked<Option<AnyEntry>>>,
    /// Where the last build's is remembered that is the same.
    record: Option<Record>,
    /// The list beside it.
    beside: Option<SourcePath>,
    /// The file's text, where texts are kept and it may be asked for again.
    text: Option<Arc<str>>,
}

/// What becomes of the texts of transcripts when they have been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Keep {
    /// They are dropped, and read again if they are needed.
    #[default]
    Nothing,
    /// They stay in memory.
    Transcripts,
}

/// A snapshot's files as far as they are known before anything is made of those that were remembered, in its order.
pub(super) struct Looked(Vec<Look>);

enum Look {
    /// It was read.
    Read(Arc<Read>),
    /// It is what it was in an earlier build.
    Known(Stamps, Digest),
}

impl Looked {
    /// Files that are what they were in an earlier build.
    pub(super) fn known<'s>(&self, snapshot: &'s Snapshot) -> impl Iterator<Item = (&'s SourcePath, Stamps)> {
        snapshot.markdown.iter().zip(&self.0).filter_map(|(file, look)| match look {
            Look::Known(stamps, _) => Some((&file.path, *stamps)),
            Look::Read(_) => None,
        })
    }

    /// Adds what stands for the texts.
    pub(super) fn hash(&self, snapshot: &Snapshot, hasher: &mut Hasher) {
        for (file, look) in snapshot.markdown.iter().zip(&self.0) {
            hasher.bytes(file.path.as_str().as_bytes());
            match look {
                Look::Known(_, digest) => hasher.digest(*digest),
                Look::Read(read) => match read.digest {
                    Some(digest) => hasher.digest(digest),
                    // Why it could not be read may change from one build to the next.
                    None => hasher.bytes(format!("{:?}", read.made.diagnostics).as_bytes()),
                },
            }
        }
        snapshot.quotes.iter().for_each(|list| hasher.bytes(list.path.as_str().as_bytes()));
    }

    /// Makes what is known: from what is remembered, else from the texts.
    pub(super) fn make(self, snapshot: &Snapshot, known: &Known, keep: Keep, progress: &dyn Progress) -> Files {
        let lists = Lists::of(snapshot);
        let remembered = self.0.iter().filter(|look| matches!(look, Look::Known(..))).count();
        if remembered > 0 {
            progress.begin("recalling", remembered);
        }
        let made = snapshot.markdown.par_iter().zip(self.0).map(|(file, look)| {
            let read = match look {
                Look::Read(read) => read,
                Look::Known(stamps, digest) => {
                    progress.step(0);
                    let beside = lists.beside(&file.path).map(|list| &list.path);
                    let record = known.line(&file.path).and_then(|line| line.record);
                    let made = record.and_then(|record| known.made(&record));
                    match made.filter(|_| keep == Keep::Nothing) {
                        Some(made) => Arc::new(Read {
                            stamps,
                            digest: Some(digest),
                            made: Arc::new(made),
                            record,
                            beside: beside.cloned(),
                            text: None,
                        }),
                        None => {
                            let texts = Texts::read(snapshot.reader(), &file.path, beside);
                            Arc::new(Read::of(texts, &file.path, beside, stamps, keep, None))
                        }
                    }
                }
            };
            (file.path.clone(), read)
        });
        let made: Vec<_> = made.collect();
        Files(made.into_iter().collect())
    }
}

impl Files {
    /// Reads every file of a snapshot that is not known to be what it was.
    pub(super) fn look(&self, snapshot: &Snapshot, known: &Known, keep: Keep, progress: &dyn Progress) -> Looked {
        let lists = Lists::of(snapshot);
        progress.begin("reading", snapshot.markdown.len());
        let looked = snapshot.markdown.par_iter().map(|file| {
            let look = self.one(snapshot, file, lists.beside(&file.path), known, keep);
            progress.step(if matches!(look, Look::Read(_)) { file.size } else { 0 });
            look
        });
        Looked(looked.collect())
    }

    /// The entries of a snapshot that was read; drafts are left out, with what is wrong in them, unless asked for.
    pub(super) fn entries(&self, snapshot: &Snapshot, drafts: bool) -> Checked<Entries> {
        let mut complaints = Lists::of(snapshot).strays();
        let mut entries = Entries::default();
        for read in self.in_order(snapshot) {
            let Checked { value, diagnostics } = &*read.made;
            if !drafts && let Some(draft) = value.as_ref().and_then(AnyEntry::as_draft) {
                entries.drafts.push(draft);
                continue;
            }
            complaints.extend_from_slice(diagnostics);
            if let Some(entry) = value {
                entries.add(entry.clone());
            }
        }
        Checked::new(entries, complaints)
    }

    /// Whether the file system's word on some file is not enough yet: it was written moments before it was read.
    pub(super) fn are_settled(&self) -> bool {
        self.0.values().all(|read| read.stamps.are_settled())
    }

    /// All files that could be read, to be remembered.
    pub(super) fn told(&self) -> Vec<Told<'_>> {
        let told = self.0.iter().filter_map(|(path, read)| {
            let Read { stamps, digest, made, record, .. } = &**read;
            Some(Told { path, stamps: *stamps, digest: (*digest)?, made, record: *record })
        });
        let mut told: Vec<Told<'_>> = told.collect();
        told.sort_by_key(|told| told.path);
        told
    }

    fn in_order(&self, snapshot: &Snapshot) -> impl Iterator<Item = &Arc<Read>> {
        snapshot.markdown.iter().filter_map(|file| self.0.get(&file.path))
    }

    /// The text of a file as it was when it was read.
    pub(super) fn text<'f>(&'f self, path: &SourcePath, reader: &Reader) -> Result<Cow<'f, str>, Box<Diagnostic>> {
        let read = self.0.get(path).ok_or_else(|| changed(path))?;
        if let Some(text) = &read.text {
            return Ok(Cow::Borrowed(text));
        }
        let mut complaints = Vec::new();
        let Some((text, stamp)) = reader.text(path).unload(&mut complaints) else {
            return Err(complaints.pop().map_or_else(|| changed(path), Box::new));
        };
        let vouched = read.stamps.are_vouched_for(stamp);
        let texts = || Texts::with(text.clone(), reader, read.beside.as_ref());
        if vouched || texts().digest() == read.digest { Ok(Cow::Owned(text)) } else { Err(changed(path)) }
    }

    /// What is made of a file, made once more of the text that it had.
    pub(super) fn make(&self, path: &SourcePath, text: &str, reader: &Reader) -> Result<AnyEntry, Box<Diagnostic>> {
        let read = self.0.get(path).ok_or_else(|| changed(path))?;
        let texts = Texts::with(text.to_owned(), reader, read.beside.as_ref());
        let same = texts.digest() == read.digest;
        texts.make(path).value.filter(|_| same).ok_or_else(|| changed(path))
    }

    /// What stands for the texts of a file and of the list beside it.
    pub(super) fn digest(&self, path: &SourcePath) -> Option<Digest> {
        self.0.get(path)?.digest
    }

    fn one(
        &self,
        snapshot: &Snapshot,
        file: &SourceFile,
        beside: Option<&SourceFile>,
        known: &Known,
        keep: Keep,
    ) -> Look {
        let stamps = Stamps::of(file, beside);
        let before = self.0.get(&file.path);
        if let Some(before) = before.filter(|before| stamps.vouch_for(&before.stamps)) {
            return Look::Read(Arc::clone(before));
        }
        let line = known.line(&file.path);
        if let Some(line) = line.filter(|line| stamps.vouch_for(&line.stamps)) {
            return Look::Known(stamps, line.digest);
        }
        let beside = beside.map(|file| &file.path);
        let texts = Texts::read(snapshot.reader(), &file.path, beside);
        let digest = texts.digest();
        if let Some(line) = line.filter(|line| digest == Some(line.digest)) {
            return Look::Known(stamps, line.digest);
        }
        Look::Read(Arc::new(Read::of(texts, &file.path, beside, stamps, keep, before.map(|before| &**before))))
    }
}

impl Read {
    /// What the texts say.
    fn of(
        texts: Texts<'_>,
        path: &SourcePath,
        beside: Option<&SourcePath>,
        stamps: Stamps,
        keep: Keep,
        before: Option<&Self>,
    ) -> Self {
        let digest = texts.digest();
        let kept = keep == Keep::Transcripts && kind_of(path) == Some(Kind::Interview);
        let text = texts.file.as_deref().filter(|_| kept).map(Arc::from);
        let same = before.filter(|before| digest.is_some() && before.digest == digest);
        let made = same.map_or_else(|| Arc::new(texts.make(path)), |before| Arc::clone(&before.made));
        Self { stamps, digest, made, record: None, text, beside: beside.cloned() }
    }
}
