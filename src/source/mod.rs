//! The door in: the site's folder as a snapshot of what lies in it.
//!
//! Comes in: the site's root, or files in memory. Goes out: a [`Snapshot`]: the files by name and size, sorted, and each
//! one's bytes when they are asked for, so that a large study is never held twice.
//! Does not know: what is in the files, what the look's name is.

mod complaint;
mod disk;
mod locate;
mod memory;
mod names;
mod stamp;

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::base::edit::FileChange;
use crate::base::path::{CONTENT, SourcePath};
use crate::diagnostic::{Checked, Diagnostic};
pub use locate::{is_study, levels_up, require_study};
pub use names::QUOTES;
use names::{ContentFileKind, Skip};
pub use stamp::Stamp;

/// The folder of the looks.
const THEMES: &str = "themes";
/// The settings' file.
const SETTINGS: &str = "site.toml";
/// The file of addresses that have been published.
pub const LOCK: &str = "cairn.lock";

/// Why a site's folder cannot be looked at.
#[derive(Debug, Error)]
pub enum SourceError {
    /// There is none.
    #[error("there is no folder `{}`: name the folder that holds `content/`", .0.display())]
    NoFolder(PathBuf),
    /// It is no study.
    #[error(
        "there is no study in `{}`, which holds neither `content/` nor `site.toml`: name one with `--root`, or lay one \
         down with `cairn init DIR`", .0.display()
    )]
    NoStudy(PathBuf),
    /// Nobody named a study, and there is none to be found.
    #[error(
        "there is no study here, nor in a folder above: none holds `site.toml`, or `content/` with interviews or themes; \
         name one with `--root`, or lay one down with `cairn init DIR`"
    )]
    NoStudyAround,
    /// The system does not let us.
    #[error("the folder `{}` cannot be read ({source}): check its name and its permissions", .path.display())]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name.
    pub path: SourcePath,
    /// How many bytes it had when it was seen.
    pub size: u64,
    /// Tells whether its bytes are those of an earlier snapshot; none where only they themselves can.
    pub stamp: Option<Stamp>,
}

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
    reader: Reader,
}

/// Brings the bytes of a site's files, also when the snapshot is no more.
#[derive(Debug, Clone)]
pub struct Reader {
    store: Store,
    /// Bytes that go before those of the store; none for a file that is to count as gone.
    over: BTreeMap<SourcePath, Option<Vec<u8>>>,
}

/// Where the files lie.
#[derive(Debug, Clone)]
enum Store {
    Disk(disk::Root),
    Memory(memory::MemoryFiles),
}

/// Looks at a site's folder. What cannot be used in it is complained of; only a root that is none is an error.
pub fn scan(root: &Path) -> Result<Checked<Snapshot>, SourceError> {
    Ok(Snapshot::of(Store::Disk(disk::Root::open(root)?)))
}

/// Says whether there is a folder that can be looked at.
pub fn require_folder(root: &Path) -> Result<(), SourceError> {
    disk::Root::open(root).map(drop)
}

/// Where changes of a site are to be looked for: its folder without what is below, and the folders in it that are read
/// with all that is below. Those that are links lead elsewhere and are left out.
pub fn watched(root: &Path) -> Result<(PathBuf, Vec<PathBuf>), SourceError> {
    let root = disk::Root::open(root)?;
    let folders = [CONTENT, THEMES].into_iter().filter_map(|folder| root.real_folder(folder));
    let folders = folders.collect();
    Ok((root.into_real(), folders))
}

/// Whether a build reads a file of this name, below the site's root.
pub fn is_read(name: &str) -> bool {
    match name.split_once('/') {
        Some((CONTENT, _)) => !names::is_skipped(name, Skip::InContent),
        Some((THEMES, _)) => !names::is_skipped(name, Skip::InLook),
        _ => [SETTINGS, LOCK].contains(&name),
    }
}

/// The same from files in memory: path below the root, and bytes.
pub fn scan_memory<'a, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (&'a str, B)>) -> Checked<Snapshot> {
    Snapshot::of(Store::Memory(files.into_iter().collect()))
}

impl Snapshot {
    /// The files of a look, `themes/<look>/…`, sorted: they go before the built-in ones of the same relative path. None
    /// where there is no such folder.
    pub fn scan_look(&self, look: &str) -> Checked<Option<Vec<SourceFile>>> {
        // `..` would lead elsewhere; settings do not let such a name through either.
        if look.is_empty() || look.contains('/') || names::is_hidden(look) {
            return Checked::new(None, Vec::new());
        }
        self.reader.store.walk(&format!("{THEMES}/{look}"), Skip::InLook)
    }

    /// The same snapshot as if it had been taken long after the last change: the times of its files vouch for them.
    #[cfg(test)]
    pub(crate) fn taken_later(mut self) -> Self {
        let Self { settings, lock, markdown, quotes, assets, .. } = &mut self;
        let files = markdown.iter_mut().chain(quotes).chain(assets).chain(settings).chain(lock);
        files.for_each(|file| file.stamp = file.stamp.map(Stamp::looked_at_later));
        self
    }

    /// What brings the bytes of these files.
    pub fn reader(&self) -> &Reader {
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
    /// reading it whole. None for files in memory, and where none is to be had: then [`Self::read`] says why.
    pub fn open(&self, path: &SourcePath) -> Option<(PathBuf, io::Result<File>)> {
        match &self.reader.store {
            Store::Disk(root) if !self.reader.over.contains_key(path) => {
                root.open_file(path).ok().map(|file| (root.path_of(path), file))
            }
            Store::Disk(_) | Store::Memory(_) => None,
        }
    }

    /// Where a file lies on the disk. None for files in memory, and where it is not to be had: then [`Self::read`] says
    /// why.
    pub fn disk_path(&self, path: &SourcePath) -> Option<PathBuf> {
        match &self.reader.store {
            Store::Disk(root) if !self.reader.over.contains_key(path) => root.locate(path).ok(),
            Store::Disk(_) | Store::Memory(_) => None,
        }
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
        let Self { settings, markdown, quotes, reader: Reader { over, .. }, .. } = &mut changed;
        settings.iter_mut().filter(|file| over.contains_key(&file.path)).for_each(|file| file.stamp = None);
        markdown.retain(|file| !over.contains_key(&file.path));
        quotes.retain(|file| !over.contains_key(&file.path));
        for (path, bytes) in over {
            let list = match ContentFileKind::of(path).0 {
                ContentFileKind::Markdown => &mut *markdown,
                ContentFileKind::Quotes => &mut *quotes,
                ContentFileKind::Asset => continue,
            };
            // Without a stamp, since the disk's word does not hold for it.
            let size = bytes.as_ref().map(|bytes| bytes.len() as u64);
            list.extend(size.map(|size| SourceFile { path: path.clone(), size, stamp: None }));
        }
        markdown.sort_by(|a, b| a.path.cmp(&b.path));
        quotes.sort_by(|a, b| a.path.cmp(&b.path));
        changed
    }

    /// Whether there is nothing to publish.
    pub fn is_empty(&self) -> bool {
        self.markdown.is_empty() && self.quotes.is_empty() && self.assets.is_empty()
    }

    /// The name of a place on the disk, where that lies in the site's folder; empty for the folder itself.
    pub fn name_inside(&self, place: &Path) -> Option<SourcePath> {
        let Store::Disk(root) = &self.reader.store else { return None };
        root.name_inside(place)
    }

    /// The name of a place on the disk, where that lies among the files that a build reads, or in a folder that cairn or
    /// git keeps for itself: nothing may be written there. The place need not be there yet.
    pub fn name_among_files(&self, place: &Path) -> Option<SourcePath> {
        let Store::Disk(root) = &self.reader.store else { return None };
        let among = |name: &SourcePath| {
            let is_read =
                [CONTENT, THEMES].iter().any(|folder| name.as_str() == *folder || name.below(folder).is_some());
            is_read || name.as_str().split('/').any(|part| part == ".git" || part.contains(".cairn-"))
        };
        root.name_inside(place).filter(among)
    }

    /// The first symbolic link on the way from the site's folder to a place below it: it may have come with the site, so
    /// nobody has chosen where it leads.
    pub fn link_on_way_to(&self, place: &Path) -> Option<SourcePath> {
        let Store::Disk(root) = &self.reader.store else { return None };
        root.link_on_way_to(place)
    }

    fn of(store: Store) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let content = store.walk(CONTENT, Skip::InContent).unload(&mut diagnostics);
        let settings = store.find(&SourcePath::new(SETTINGS)).unload(&mut diagnostics);
        let lock = store.find(&SourcePath::new(LOCK)).unload(&mut diagnostics);
        let mut snapshot = Self {
            content_found: content.is_some(),
            settings: settings.filter(|file| keep(file, &mut diagnostics)),
            lock: lock.filter(|file| keep(file, &mut diagnostics)),
            markdown: Vec::new(),
            quotes: Vec::new(),
            assets: Vec::new(),
            reader: Reader { store, over: BTreeMap::new() },
        };
        for file in content.unwrap_or_default() {
            snapshot.sort_in(file, &mut diagnostics);
        }
        diagnostics.sort_by(|a, b| a.place.cmp(&b.place));
        Checked::new(snapshot, diagnostics)
    }

    fn sort_in(&mut self, file: SourceFile, diagnostics: &mut Vec<Diagnostic>) {
        let (kind, doubt) = ContentFileKind::of(&file.path);
        diagnostics.extend(doubt);
        match kind {
            ContentFileKind::Markdown if keep(&file, diagnostics) => self.markdown.push(file),
            ContentFileKind::Quotes if keep(&file, diagnostics) => self.quotes.push(file),
            ContentFileKind::Markdown | ContentFileKind::Quotes => {}
            ContentFileKind::Asset => self.assets.push(file),
        }
    }
}

impl Reader {
    /// A file's text, read now, and what the file system said of it right before; none where it cannot be read or is not
    /// UTF-8, and then a complaint says why.
    pub fn text(&self, path: &SourcePath) -> Checked<Option<(String, Option<Stamp>)>> {
        let read = self.bytes(path).and_then(|(bytes, stamp)| Ok((into_text(path, bytes)?, stamp)));
        match read {
            Ok(read) => Checked::new(Some(read), Vec::new()),
            Err(complaint) => Checked::new(None, vec![complaint]),
        }
    }

    fn bytes(&self, path: &SourcePath) -> Result<(Vec<u8>, Option<Stamp>), Diagnostic> {
        match self.over.get(path) {
            Some(Some(bytes)) => Ok((bytes.clone(), None)),
            Some(None) => Err(complaint::cannot_read(path, "there is no such file")),
            None => self.store.read(path),
        }
    }
}

impl Store {
    /// All files below a folder but the skipped ones, sorted; none where the folder is not there.
    fn walk(&self, folder: &str, skip: Skip) -> Checked<Option<Vec<SourceFile>>> {
        let Checked { value: mut files, mut diagnostics } = match self {
            Self::Disk(root) => root.walk(folder, skip),
            Self::Memory(files) => Checked::new(files.walk(folder, skip), Vec::new()),
        };
        if let Some(files) = &mut files {
            tidy(files, &mut diagnostics);
        }
        diagnostics.sort_by(|a, b| a.place.cmp(&b.place));
        Checked::new(files, diagnostics)
    }

    /// One file, where it is there.
    fn find(&self, path: &SourcePath) -> Checked<Option<SourceFile>> {
        match self {
            Self::Disk(root) => root.find(path),
            Self::Memory(files) => Checked::new(files.find(path), Vec::new()),
        }
    }

    fn read(&self, path: &SourcePath) -> Result<(Vec<u8>, Option<Stamp>), Diagnostic> {
        match self {
            Self::Disk(root) => root.read(path),
            Self::Memory(files) => Ok((files.read(path)?, None)),
        }
    }
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

fn into_text(path: &SourcePath, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if !names::fits_text(bytes.len() as u64) {
        return Err(complaint::too_large(path));
    }
    String::from_utf8(bytes).map_err(|error| complaint::not_utf8(path, &error))
}

#[cfg(test)]
mod tests;
