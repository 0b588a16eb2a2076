//! A site that lies in a folder: the [`Store`] that the program is mostly used with.
//!
//! Comes in: the root. Goes out: names, sizes and bytes of the files below it, and complaints about those that are not
//! to be had. Nothing outside the root is ever read: a symbolic link counts only where it leads to a file inside, and what
//! is opened at last is reached without one, so that no folder becomes a link to elsewhere between a look and a use.
//! Does not know: what the files are for.
#![expect(clippy::disallowed_methods, reason = "this is the door that a site is read through")]

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::names::is_hidden;
use super::{FileStamp, NoHistory, Skip, SourceError, SourceFile, Store, complaint, git};
use crate::base::beneath::OpenFolder;
use crate::base::history::History;
use crate::base::path::{CONTENT, SourcePath, resolve};
use crate::diagnostic::{Checked, Diagnostic};

/// The folder of a site, held open.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    /// Without symbolic links, so that what lies below it can be told by its beginning.
    real: PathBuf,
    /// The same, held open.
    folder: OpenFolder,
}

impl Folder {
    pub(super) fn open(root: &Path) -> Result<Self, SourceError> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SourceError::NoFolder(root.to_owned()),
            _ => SourceError::Unreadable { path: root.to_owned(), source },
        };
        let real = fs::canonicalize(root).map_err(failed)?;
        let folder = OpenFolder::open(&real).map_err(failed)?;
        Ok(Self { real, folder })
    }

    /// The folder, without symbolic links.
    pub(super) fn into_real(self) -> PathBuf {
        self.real
    }

    /// Where a folder lies, if it is there and no link.
    pub(super) fn real_folder(&self, folder: &str) -> Option<PathBuf> {
        self.is_folder(folder).is_ok_and(|found| found).then(|| self.real.join(folder))
    }

    /// Opens a file. One that no symbolic link leads to is opened at once; one that is not to be had so is located first,
    /// and what was found is opened without following a link. The inner error is that of the system.
    fn open_known(&self, path: &SourcePath) -> Result<io::Result<(File, Metadata)>, Diagnostic> {
        let is_hidden = path.as_str().split('/').any(is_hidden);
        let direct = (!is_hidden).then(|| self.folder.read_known(path.as_str())).and_then(Result::ok);
        if let Some(opened) = direct {
            return Ok(Ok(opened));
        }
        let real = self.locate(path)?;
        Ok(self.folder.read_known(real.strip_prefix(&self.real).unwrap_or(&real)))
    }

    fn path_of(&self, path: &SourcePath) -> PathBuf {
        self.real.join(path.as_str())
    }

    /// Whether there is a folder, reached without a symbolic link.
    fn is_folder(&self, folder: &str) -> Result<bool, Diagnostic> {
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for path in ends.map(|end| SourcePath::new(&folder[..end])) {
            match fs::symlink_metadata(self.path_of(&path)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                Err(error) => return Err(complaint::cannot_read(&path, error)),
                Ok(found) if found.is_symlink() => return Err(complaint::link_to_folder(&path)),
                Ok(found) if !found.is_dir() => return Ok(false),
                Ok(_) => {}
            }
        }
        Ok(true)
    }

    fn walk_folder(&self, folder: &str, skip: Skip, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
        let mut found = Vec::new();
        let is_ours = |entry: &DirEntry| {
            let path = self.name_of(entry.path()).unwrap_or_else(|broken| broken);
            entry.depth() == 0 || !skip.skips(path.folder(), path.file_name())
        };
        let mut entries = WalkDir::new(self.real.join(folder)).into_iter().filter_entry(is_ours);
        while let Some(entry) = entries.next() {
            match entry.map(|entry| (self.name_of(entry.path()), entry)) {
                Err(error) => diagnostics.push(self.cannot_walk(folder, &error)),
                Ok((Err(broken), entry)) => {
                    diagnostics.push(complaint::name_not_utf8(&broken));
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok((Ok(_), entry)) if entry.file_type().is_dir() => {}
                Ok((Ok(path), entry)) => found.push((path, entry)),
            }
        }
        // Each file is asked about on its own: half of the time of a large study's listing, so many at once.
        let looked: Vec<Result<SourceFile, Diagnostic>> =
            found.into_par_iter().map(|(path, entry)| self.entry(path, &entry)).collect();
        let files =
            looked.into_iter().filter_map(|looked| looked.map_err(|complaint| diagnostics.push(complaint)).ok());
        files.collect()
    }

    /// An entry that is no folder.
    fn entry(&self, path: SourcePath, entry: &DirEntry) -> Result<SourceFile, Diagnostic> {
        if !entry.file_type().is_file() {
            return self.file(&path);
        }
        let found = entry.metadata().map_err(|error| complaint::cannot_read(&path, error))?;
        Ok(source_file(path, &found))
    }

    /// A file that may be behind a symbolic link.
    fn file(&self, path: &SourcePath) -> Result<SourceFile, Diagnostic> {
        let file = self.locate(path)?;
        let found = fs::metadata(file).map_err(|error| complaint::cannot_read(path, error))?;
        Ok(source_file(path.clone(), &found))
    }

    /// Where a file really lies; a complaint where that is not a file in the same of the site's folders: a link out of
    /// `content/` is not followed, since what lies outside was not meant to be published.
    fn locate(&self, path: &SourcePath) -> Result<PathBuf, Diagnostic> {
        let real = fs::canonicalize(self.path_of(path)).map_err(|error| complaint::cannot_read(path, error))?;
        let Ok(below) = real.strip_prefix(&self.real) else { return Err(complaint::link_out_of_site(path)) };
        let folder = |path: &Path| path.components().next().map(|first| first.as_os_str().to_owned());
        if path.as_str().contains('/') && folder(below) != folder(Path::new(path.as_str())) {
            return Err(complaint::link_out_of_site(path));
        }
        // Only a link leads elsewhere than its path says.
        let is_link = below != Path::new(path.as_str());
        if below.iter().any(|part| is_hidden(&part.to_string_lossy())) || (is_link && is_unpublished(below)) {
            return Err(complaint::link_to_hidden(path));
        }
        let found = fs::metadata(&real).map_err(|error| complaint::cannot_read(path, error))?;
        match found {
            found if found.is_file() => Ok(real),
            found if found.is_dir() && is_link => Err(complaint::link_to_folder(path)),
            found if found.is_dir() => Err(complaint::folder_for_file(path)),
            _ => Err(complaint::neither_file_nor_folder(path)),
        }
    }

    fn cannot_walk(&self, folder: &str, error: &walkdir::Error) -> Diagnostic {
        let named = |path| self.name_of(path).unwrap_or_else(|broken| broken);
        let path = error.path().map_or_else(|| SourcePath::new(folder), named);
        match error.io_error() {
            Some(error) => complaint::cannot_read(&path, error),
            None => complaint::cannot_read(&path, error),
        }
    }

    /// A path below the root as a name with `/`; the error is as much of it as can be written down.
    fn name_of(&self, path: &Path) -> Result<SourcePath, SourcePath> {
        let below = path.strip_prefix(&self.real).unwrap_or(path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let name = SourcePath::new(&parts.join("/"));
        if below.to_str().is_some() { Ok(name) } else { Err(name) }
    }
}

impl Store for Folder {
    fn walk(&self, folder: &str, skip: Skip) -> Checked<Option<Vec<SourceFile>>> {
        let mut diagnostics = Vec::new();
        let found = match self.is_folder(folder) {
            Ok(true) => Some(self.walk_folder(folder, skip, &mut diagnostics)),
            Ok(false) => None,
            Err(complaint) => {
                diagnostics.push(complaint);
                None
            }
        };
        Checked::new(found, diagnostics)
    }

    fn find(&self, path: &SourcePath) -> Checked<Option<SourceFile>> {
        match fs::symlink_metadata(self.path_of(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Checked::new(None, Vec::new()),
            _ => match self.file(path) {
                Ok(file) => Checked::new(Some(file), Vec::new()),
                Err(complaint) => Checked::new(None, vec![complaint]),
            },
        }
    }

    fn read(&self, path: &SourcePath) -> Result<(Vec<u8>, Option<FileStamp>), Diagnostic> {
        let read = self.open_known(path)?.and_then(|(file, found)| read_all(&file, &found));
        read.map_err(|error| complaint::cannot_read(path, error))
    }

    fn open(&self, path: &SourcePath) -> Option<(PathBuf, io::Result<File>)> {
        let opened = self.open_known(path).ok()?;
        Some((self.path_of(path), opened.map(|(file, _)| file)))
    }

    fn disk_path(&self, path: &SourcePath) -> Option<PathBuf> {
        self.locate(path).ok()
    }

    fn history(&self, before: Option<History>) -> Option<Result<History, NoHistory>> {
        Some(git::history(&self.real, before))
    }

    /// The place need not be there yet.
    fn name_inside(&self, path: &Path) -> Option<SourcePath> {
        let real = resolve(&std::path::absolute(path).ok()?, |path| fs::canonicalize(path).ok());
        real.starts_with(&self.real).then(|| self.name_of(&real).unwrap_or_else(|broken| broken))
    }

    fn link_on_way_to(&self, place: &Path) -> Option<SourcePath> {
        let place = std::path::absolute(place).ok()?;
        let root = place.ancestors().find(|above| fs::canonicalize(above).is_ok_and(|real| real == self.real))?;
        let link = self.folder.link_on(place.strip_prefix(root).ok()?)?;
        Some(self.name_of(&self.real.join(link)).unwrap_or_else(|broken| broken))
    }
}

fn read_all(file: &File, found: &Metadata) -> io::Result<(Vec<u8>, Option<FileStamp>)> {
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0).saturating_add(1));
    // Through `take`, so that the file is not asked for its length once more.
    file.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok((bytes, FileStamp::from_metadata(found)))
}

/// Whether a path below the root leads to or through a name that is passed over.
fn is_unpublished(below: &Path) -> bool {
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let skip = if parts.first().is_some_and(|first| first == CONTENT) { Skip::InContent } else { Skip::InLook };
    (0..parts.len()).any(|at| skip.skips(&parts[..at].join("/"), &parts[at]))
}

fn source_file(path: SourcePath, found: &Metadata) -> SourceFile {
    SourceFile { path, size: found.len(), stamp: FileStamp::from_metadata(found) }
}
