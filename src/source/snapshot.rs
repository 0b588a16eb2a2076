//! What lies in a site's folder at one moment, by what it is for.
//!
//! Comes in: a store. Goes out: a [`Snapshot`]: its files in sorted lists, and the bytes of each when they are asked for.
//! Does not know: what is in the files, where they lie.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::names::{self, ContentKind};
use super::{LOCK, SETTINGS, Skip, SourceFile, SourceReader, Store, THEMES, complaint};
use crate::base::edit::FileChange;
use crate::base::history::History;
use crate::base::path::{CONTENT, SourcePath};
use crate::base::span::Place;
use crate::diagnostic::{Checked, Diagnostic};

/// What lies in a site's folder at one moment. Lists are sorted by path, byte by byte.
#[derive(Debug)]
pub struct Snapshot {
    /// Whether there is a `content/` folder; without one the lists are empty.
    pub content_found: bool,
    /// `site.toml`.
    pub settings: Option<SourceFile>,
    /// `cairn.lock`.
    pub lock: Option<SourceFile>,
    /// Content in Markdown.
    pub markdown: Vec<SourceFile>,
    /// Stand-off quotes, `*.quotes.yaml`.
    pub quotes: Vec<SourceFile>,
    /// All other content: it is copied as it is.
    pub assets: Vec<SourceFile>,
    reader: SourceReader,
}

impl Snapshot {
    /// Looks at what lies in a store. What cannot be used in it is complained of.
    pub fn take(store: Arc<dyn Store>) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let content = walk(&*store, CONTENT, Skip::InContent).report_into(&mut diagnostics);
        let settings = store.find(&SourcePath::new(SETTINGS)).report_into(&mut diagnostics);
        let lock = store.find(&SourcePath::new(LOCK)).report_into(&mut diagnostics);
        let mut snapshot = Self {
            content_found: content.is_some(),
            settings: settings.filter(|file| keep(file, &mut diagnostics)),
            lock: lock.filter(|file| keep(file, &mut diagnostics)),
            markdown: Vec::new(),
            quotes: Vec::new(),
            assets: Vec::new(),
            reader: SourceReader { store, over: BTreeMap::new() },
        };
        for file in content.unwrap_or_default() {
            snapshot.sort_in(file, &mut diagnostics);
        }
        diagnostics.sort_by(|a, b| a.place.cmp(&b.place));
        Checked::new(snapshot, diagnostics)
    }

    /// The files of a look, `themes/<look>/…`, sorted: they go before the built-in ones of the same relative path. None
    /// where there is no such folder.
    pub fn scan_look(&self, look: &str) -> Checked<Option<Vec<SourceFile>>> {
        // `..` would lead elsewhere; settings do not let such a name through either.
        if look.is_empty() || look.contains('/') || names::is_hidden(look) {
            return Checked::new(None, Vec::new());
        }
        walk(&*self.reader.store, &format!("{THEMES}/{look}"), Skip::InLook)
    }

    /// The files of all looks, sorted; those that cannot be used are passed over.
    pub fn scan_looks(&self) -> Vec<SourceFile> {
        walk(&*self.reader.store, THEMES, Skip::InLook).value.unwrap_or_default()
    }

    /// The same snapshot as if it had been taken long after the last change: the times of its files vouch for them.
    #[cfg(test)]
    pub(crate) fn taken_later(mut self) -> Self {
        let Self { settings, lock, markdown, quotes, assets, .. } = &mut self;
        let files = markdown.iter_mut().chain(quotes).chain(assets).chain(settings).chain(lock);
        files.for_each(|file| file.stamp = file.stamp.map(super::FileStamp::looked_at_later));
        self
    }

    /// What brings the bytes of these files.
    pub fn reader(&self) -> &SourceReader {
        &self.reader
    }

    /// A file's bytes, read now; none where it cannot be read, and then a complaint says why.
    pub fn read(&self, path: &SourcePath) -> Checked<Option<Vec<u8>>> {
        match self.reader.bytes(path) {
            Ok((bytes, _)) => Checked::new(Some(bytes), Vec::new()),
            Err(complaint) => Checked::new(None, vec![complaint]),
        }
    }

    /// A file's text, read now, every byte of it as it stands there; none where it cannot be read or is not UTF-8, and
    /// then a complaint says why.
    pub fn text(&self, path: &SourcePath) -> Checked<Option<String>> {
        self.reader.text(path).map(|read| read.map(|(text, _)| text))
    }

    /// A file's text for an excerpt beside a complaint: what is not UTF-8 is replaced. None where it cannot be read, and for
    /// what is not read as text either: it may be a film, or a raw transcript whose first line is a name.
    pub fn excerpt(&self, path: &SourcePath) -> Option<String> {
        if self.assets.binary_search_by(|file| file.path.cmp(path)).is_ok() {
            return None;
        }
        // What is too large for a text is not read to show a line of it.
        let known = self.reader.store.find(path).value;
        if known.is_some_and(|file| !names::fits_text(file.size)) {
            return None;
        }
        let (bytes, _) = self.reader.bytes(path).ok()?;
        names::fits_text(bytes.len() as u64).then(|| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What a file is called on the disk, and the file open, or what the system has against that: for copying it without
    /// reading it whole. None where the files do not lie on the disk, and where none is to be had: then [`Self::read`] says why.
    pub fn open(&self, path: &SourcePath) -> Option<(PathBuf, io::Result<File>)> {
        self.reader.store_of(path)?.open(path)
    }

    /// Where a file lies on the disk. None where the files do not lie on the disk, and where it is not to be had: then [`Self::read`] says
    /// why.
    pub fn disk_path(&self, path: &SourcePath) -> Option<PathBuf> {
        self.reader.store_of(path)?.disk_path(path)
    }

    /// The same snapshot as if these changes had been written.
    pub fn with(&self, changes: &[FileChange]) -> Self {
        let Self { content_found, settings, lock, markdown, quotes, assets, reader } = self;
        let mut changed = Self {
            content_found: *content_found,
            settings: settings.clone(),
            lock: lock.clone(),
            markdown: markdown.clone(),
            quotes: quotes.clone(),
            assets: assets.clone(),
            reader: reader.clone(),
        };
        // What goes comes first: a path may be both.
        changed.reader.over.extend(changes.iter().map(|change| (change.path.clone(), None)));
        let written = changes.iter().filter_map(|change| change.after.as_ref());
        changed.reader.over.extend(written.map(|(path, text)| (path.clone(), Some(text.clone().into_bytes()))));
        let Self { settings, markdown, quotes, reader: SourceReader { over, .. }, .. } = &mut changed;
        settings.iter_mut().filter(|file| over.contains_key(&file.path)).for_each(|file| file.stamp = None);
        markdown.retain(|file| !over.contains_key(&file.path));
        quotes.retain(|file| !over.contains_key(&file.path));
        for (path, bytes) in over {
            let list = match ContentKind::from_name(path).0 {
                ContentKind::Markdown => &mut *markdown,
                ContentKind::Quotes => &mut *quotes,
                ContentKind::Asset => continue,
            };
            // Without a stamp, since the disk's word does not hold for it.
            let size = bytes.as_ref().map(|bytes| bytes.len() as u64);
            list.extend(size.map(|size| SourceFile { path: path.clone(), size, stamp: None }));
        }
        markdown.sort_by(|a, b| a.path.cmp(&b.path));
        quotes.sort_by(|a, b| a.path.cmp(&b.path));
        changed
    }

    /// When its files were changed, for whoever asked for it at a place; empty where that cannot be told, and then a complaint
    /// says why. What was known before is the same as long as nothing was committed.
    pub fn history(&self, before: Option<History>, asked: &Place) -> Checked<History> {
        match self.reader.store.history(before) {
            Some(Ok(history)) => Checked::new(history, Vec::new()),
            Some(Err(why)) => Checked::new(History::default(), vec![complaint::no_history(asked, &why)]),
            None => Checked::new(History::default(), Vec::new()),
        }
    }

    /// Whether there is nothing to publish.
    pub fn is_empty(&self) -> bool {
        self.markdown.is_empty() && self.quotes.is_empty() && self.assets.is_empty()
    }

    /// The name of a place on the disk, where that lies in the site's folder; empty for the folder itself.
    pub fn name_inside(&self, place: &Path) -> Option<SourcePath> {
        self.reader.store.name_inside(place)
    }

    /// The name of a place on the disk, where that lies among the files that a build reads, or in a folder that cairn or
    /// git keeps for itself: nothing may be written there. The place need not be there yet.
    pub fn name_among_files(&self, place: &Path) -> Option<SourcePath> {
        let among = |name: &SourcePath| {
            let is_read =
                [CONTENT, THEMES].iter().any(|folder| name.as_str() == *folder || name.below(folder).is_some());
            is_read || name.as_str().split('/').any(|part| part == ".git" || part.contains(".cairn-"))
        };
        self.reader.store.name_inside(place).filter(among)
    }

    /// The first symbolic link on the way from the site's folder to a place below it: it may have come with the site, so
    /// nobody has chosen where it leads.
    pub fn link_on_way_to(&self, place: &Path) -> Option<SourcePath> {
        self.reader.store.link_on_way_to(place)
    }

    fn sort_in(&mut self, file: SourceFile, diagnostics: &mut Vec<Diagnostic>) {
        let (kind, doubt) = ContentKind::from_name(&file.path);
        diagnostics.extend(doubt);
        match kind {
            ContentKind::Markdown if keep(&file, diagnostics) => self.markdown.push(file),
            ContentKind::Quotes if keep(&file, diagnostics) => self.quotes.push(file),
            ContentKind::Markdown | ContentKind::Quotes => {}
            ContentKind::Asset => self.assets.push(file),
        }
    }
}

/// All files below a folder of a store but the skipped ones, sorted; none where the folder is not there.
impl Checked<Snapshot> {
    /// The same snapshot as if these changes had been written, with what was complained of when it was taken.
    pub fn with(&self, changes: &[FileChange]) -> Self {
        Self::new(self.value.with(changes), self.diagnostics.clone())
    }
}

fn walk(store: &dyn Store, folder: &str, skip: Skip) -> Checked<Option<Vec<SourceFile>>> {
    let Checked { value: mut files, mut diagnostics } = store.walk(folder, skip);
    if let Some(files) = &mut files {
        tidy(files, &mut diagnostics);
    }
    diagnostics.sort_by(|a, b| a.place.cmp(&b.place));
    Checked::new(files, diagnostics)
}

/// Sorts, so that no order of a file system shows, and takes out names that no address can have.
fn tidy(files: &mut Vec<SourceFile>, diagnostics: &mut Vec<Diagnostic>) {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.retain(|file| {
        let is_plain = names::is_plain(&file.path);
        diagnostics.extend((!is_plain).then(|| complaint::odd_name(&file.path)));
        is_plain
    });
}

/// Whether a file that is read as text is small enough for that.
fn keep(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let fits = names::fits_text(file.size);
    diagnostics.extend((!fits).then(|| complaint::too_large(&file.path)));
    fits
}
