//! Files become entries, many at a time; a text is dropped as soon as it is read, and what was made of it is kept for
//! the next build.
//!
//! Comes in: a snapshot, what is remembered. Goes out: [`Entries`], each kind in path order, with complaints.
//! Does not know: what the entries mean to each other.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Progress;
use super::library::changed;
use super::texts::Texts;
use crate::base::hash::{Digest, Hasher};
use crate::base::path::SourcePath;
use crate::base::span::Place;
use crate::content::read::AnyEntry;
use crate::content::{Kind, kind_of};
use crate::diagnostic::{Checked, Diagnostic};
use crate::knowledge::Entries;
use crate::source::{self, Reader, Snapshot, SourceFile, Stamp};

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

/// What the file system says of a file and of the list beside it.
#[derive(Debug, Clone, Copy)]
struct Stamps {
    file: Option<Stamp>,
    /// None where there is no list.
    beside: Option<Option<Stamp>>,
}

impl Stamps {
    fn of(file: &SourceFile, beside: Option<&SourceFile>) -> Self {
        Self { file: file.stamp, beside: beside.map(|file| file.stamp) }
    }

    /// Whether the texts are those that were there when `earlier` was taken.
    fn vouch_for(&self, earlier: &Self) -> bool {
        let same = |now: Option<Stamp>, then: Option<Stamp>| now.zip(then).is_some_and(|(a, b)| a.vouches_for(&b));
        same(self.file, earlier.file)
            && match (self.beside, earlier.beside) {
                (None, None) => true,
                (Some(now), Some(then)) => same(now, then),
                _ => false,
            }
    }
}

impl Files {
    /// Reads every file of a snapshot that is not known to be what it was.
    pub(super) fn read(&self, snapshot: &Snapshot, keep: Keep, progress: &dyn Progress) -> Self {
        let lists = Lists::of(snapshot);
        progress.begin("reading", snapshot.markdown.len());
        let read = snapshot.markdown.par_iter().map(|file| {
            let read = self.one(snapshot, file, lists.beside(&file.path), keep);
            progress.step(file.size);
            (file.path.clone(), read)
        });
        let read: Vec<_> = read.collect();
        Self(read.into_iter().collect())
    }

    /// The entries of a snapshot that was read; drafts are left out, with what is wrong in them, unless asked for.
    pub(super) fn entries(&self, snapshot: &Snapshot, drafts: bool) -> Checked<Entries> {
        let mut complaints = Lists::of(snapshot).strays();
        let mut entries = Entries::default();
        for read in self.in_order(snapshot) {
            let Checked { value, diagnostics } = &*read.made;
            if !drafts && value.as_ref().is_some_and(AnyEntry::is_draft) {
                continue;
            }
            complaints.extend_from_slice(diagnostics);
            if let Some(entry) = value {
                entries.add(entry.clone());
            }
        }
        Checked::new(entries, complaints)
    }

    /// Adds what stands for the texts of a snapshot that was read.
    pub(super) fn hash(&self, snapshot: &Snapshot, hasher: &mut Hasher) {
        for (file, read) in snapshot.markdown.iter().zip(self.in_order(snapshot)) {
            hasher.bytes(file.path.as_str().as_bytes());
            // What could not be read has a complaint, and that is hashed too.
            read.digest.iter().for_each(|digest| hasher.digest(*digest));
        }
    }

    /// Whether the file system's word on some file is not enough yet: it was written moments before it was read.
    pub(super) fn are_settled(&self) -> bool {
        let settled = |stamp: Option<Stamp>| stamp.is_none_or(|stamp| stamp.vouches_for(&stamp));
        self.0.values().all(|read| settled(read.stamps.file) && read.stamps.beside.is_none_or(settled))
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
        let vouched = stamp.zip(read.stamps.file).is_some_and(|(now, then)| now.vouches_for(&then));
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

    fn one(&self, snapshot: &Snapshot, file: &SourceFile, beside: Option<&SourceFile>, keep: Keep) -> Arc<Read> {
        let stamps = Stamps::of(file, beside);
        let before = self.0.get(&file.path);
        if let Some(before) = before.filter(|before| stamps.vouch_for(&before.stamps)) {
            return Arc::clone(before);
        }
        let beside = beside.map(|file| &file.path);
        let texts = Texts::read(snapshot.reader(), &file.path, beside);
        let digest = texts.digest();
        let kept = keep == Keep::Transcripts && kind_of(&file.path) == Kind::Interview;
        let text = texts.file.as_deref().filter(|_| kept).map(Arc::from);
        let same = before.filter(|before| digest.is_some() && before.digest == digest);
        let made = same.map_or_else(|| Arc::new(texts.make(&file.path)), |before| Arc::clone(&before.made));
        Arc::new(Read { stamps, digest, made, text, beside: beside.cloned() })
    }
}

/// The lists of quotes, by the path of the interview that each lies beside, without its ending.
struct Lists<'s> {
    by_stem: BTreeMap<&'s str, &'s SourceFile>,
    interviews: &'s [SourceFile],
}

impl<'s> Lists<'s> {
    fn of(snapshot: &'s Snapshot) -> Self {
        let lists = snapshot.quotes.iter();
        let by_stem = lists.filter_map(|file| Some((file.path.as_str().strip_suffix(source::QUOTES)?, file))).collect();
        Self { by_stem, interviews: &snapshot.markdown }
    }

    fn beside(&self, interview: &SourcePath) -> Option<&'s SourceFile> {
        let stem = interview.as_str().strip_suffix(".md")?;
        self.by_stem.get(stem).copied().filter(|_| kind_of(interview) == Kind::Interview)
    }

    /// A complaint for each list that lies beside no interview: its quotes would be lost.
    fn strays(&self) -> Vec<Diagnostic> {
        let is_interview = |stem: &str| {
            let path = SourcePath::new(&format!("{stem}.md"));
            kind_of(&path) == Kind::Interview && self.interviews.binary_search_by(|file| file.path.cmp(&path)).is_ok()
        };
        let strays = self.by_stem.iter().filter(|(stem, _)| !is_interview(stem));
        strays.map(|(stem, file)| stray(stem, &file.path)).collect()
    }
}

fn stray(stem: &str, path: &SourcePath) -> Diagnostic {
    let message = format!("these quotes lie beside no interview: there is no `{stem}.md` in content/interviews");
    Diagnostic::error("quotes-without-interview", Place::start_of(path), message)
        .help("name the file after the interview that it belongs to")
}
