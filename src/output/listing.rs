//! What lies in the output folder, ours or not.
//!
//! Comes in: the folder, and the paths that are ours. Goes out: files and folders by path, without following a symbolic
//! link. Does not know: what is to be done with them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use walkdir::WalkDir;

use super::OutputError;
use super::error::{Examples, failed};
use super::manifest::{self, Manifest};
use crate::base::path::OutPath;

/// What was found at one moment; empty where there is no folder.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// All that is no folder, so also a symbolic link to one.
    pub(super) files: BTreeSet<OutPath>,
    pub(super) folders: BTreeSet<OutPath>,
    /// Those of the files that are no regular ones.
    special: BTreeSet<OutPath>,
    /// Those of the special ones that are symbolic links.
    links: BTreeSet<OutPath>,
    /// Names that no path of ours can have, as well as they can be shown.
    odd: BTreeSet<String>,
}

impl Listing {
    /// Looks through a folder where these are ours.
    pub(super) fn read(folder: &Path, ours: &Manifest) -> Result<Self, OutputError> {
        let mut listing = Self::default();
        if !folder.exists() {
            return Ok(listing);
        }
        for entry in WalkDir::new(folder).min_depth(1) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_owned();
                failed("look into", &path)(error.into_io_error().unwrap_or_else(|| ErrorKind::Other.into()))
            })?;
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            let name = parts.join("/");
            match OutPath::new(&name).filter(|_| path.to_str().is_some()) {
                Some(path) if entry.file_type().is_dir() => listing.folders.insert(path),
                Some(path) => {
                    if !entry.file_type().is_file() {
                        listing.special.insert(path.clone());
                    }
                    if entry.file_type().is_symlink() {
                        listing.links.insert(path.clone());
                    }
                    listing.files.insert(path)
                }
                None => listing.odd.insert(name),
            };
        }
        listing.respell(folder, ours);
        Ok(listing)
    }

    /// Names our files as we do. Where the case of letters does not count, a file in `Foo` is listed in `foo` if that is
    /// how the folder was called first.
    fn respell(&mut self, folder: &Path, ours: &Manifest) {
        let missing: BTreeMap<String, &OutPath> = ours
            .paths()
            .filter(|path| !self.files.contains(*path))
            .map(|path| (path.as_str().to_lowercase(), path))
            .collect();
        if missing.is_empty() {
            return;
        }
        let name_of_ours = |listed: &OutPath| {
            let ours = *missing.get(&listed.as_str().to_lowercase())?;
            // It is not listed under this name, and yet there.
            fs::symlink_metadata(folder.join(ours.as_str())).is_ok().then(|| (listed.clone(), ours.clone()))
        };
        let renamed: Vec<_> = self.files.iter().filter(|path| !ours.contains(path)).filter_map(name_of_ours).collect();
        for (listed, ours) in renamed {
            self.files.remove(&listed);
            for set in [&mut self.special, &mut self.links] {
                if set.remove(&listed) {
                    set.insert(ours.clone());
                }
            }
            self.files.insert(ours);
        }
    }

    /// Names of what is not ours, hidden files and folders excepted: a folder that we manage may hold `.git`.
    pub(super) fn foreign(&self, ours: &Manifest) -> Option<Examples> {
        let files = self.files.iter().filter(|path| !ours.contains(path)).map(OutPath::as_str);
        let odd = self.odd.iter().map(String::as_str);
        Examples::first_of(files.chain(odd).filter(|path| !is_hidden(path)).map(str::to_owned).collect())
    }

    /// Whether a regular file stands at a path.
    pub(super) fn has_file(&self, path: &OutPath) -> bool {
        self.files.contains(path) && !self.special.contains(path)
    }

    /// Whether a symbolic link stands at a path.
    pub(super) fn is_link(&self, path: &OutPath) -> bool {
        self.links.contains(path)
    }

    /// Whether there is anything but our files and the folders that hold them, hidden or not. A folder counts also
    /// where it is empty: somebody may be about to fill it.
    pub(super) fn has_foreign(&self, ours: &Manifest) -> bool {
        let folders: BTreeSet<&str> = ours.paths().flat_map(OutPath::folders).collect();
        let is_ours = |path: &OutPath| ours.contains(path) || path.as_str() == manifest::NAME;
        !self.odd.is_empty()
            || !self.files.iter().all(is_ours)
            || !self.folders.iter().all(|folder| folders.contains(folder.as_str()))
    }

    /// The files below a path.
    pub(super) fn files_below<'a>(&'a self, path: &'a OutPath) -> impl Iterator<Item = &'a OutPath> {
        below(&self.files, path)
    }

    /// The folders below a path, the outermost first.
    pub(super) fn folders_below<'a>(&'a self, path: &'a OutPath) -> impl Iterator<Item = &'a OutPath> {
        below(&self.folders, path)
    }
}

/// What lies in a folder that has no manifest, and names of what is foreign in it: where it holds more than hidden things,
/// as a checkout of nothing holds `.git`, all of it is. It may be somebody's home then, so we do not look further. `lock` is
/// ours, and may lie there while we look.
pub(super) fn unmanaged(folder: &Path, lock: &str) -> Result<(Listing, Option<Examples>), OutputError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((Listing::default(), None)),
        entries => entries.map_err(failed("look into", folder))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed("look into", folder))?.file_name().to_string_lossy().into_owned();
        names.push(name);
    }
    names.retain(|name| name != lock);
    names.sort();
    if names.iter().all(|name| is_hidden(name)) && !names.is_empty() {
        return Ok((Listing::read(folder, &Manifest::default())?, None));
    }
    Ok((Listing::default(), Examples::first_of(names)))
}

/// Paths that begin with `path/` stand together in the order of bytes, and none has a character below the space.
fn below<'a>(paths: &'a BTreeSet<OutPath>, path: &'a OutPath) -> impl Iterator<Item = &'a OutPath> {
    let first = OutPath::new(&format!("{path}/ ")).expect("a path and a plain part are a path");
    let is_below =
        |other: &&OutPath| other.as_str().strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/'));
    paths.range(first..).take_while(is_below)
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}
