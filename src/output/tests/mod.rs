//! Builds into temporary folders: a chain of verbs on a [`Place`].

mod building;
mod faults;
#[cfg(unix)]
mod forged;
mod in_place;
mod killed;
#[cfg(unix)]
mod links;
mod refusing;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use rayon::prelude::*;
use tempfile::TempDir;
use walkdir::WalkDir;

use super::commit::Commit;
use super::commit::PlacedPath;
use super::in_place::InPlace;
use super::listing::Listing;
use super::manifest::Manifest;
use super::staging::Staging;
use super::*;
use crate::base::hash::Digest;

fn path(path: &str) -> OutPath {
    OutPath::new(path).unwrap()
}

/// A list of files with these bytes.
fn manifest_of(files: &[(&str, &str)]) -> Manifest {
    files.iter().map(|(name, text)| (path(name), Some(Digest::of(text.as_bytes())))).collect()
}

/// Copies of files by their names.
trait PutFile: Sink {
    fn put_file(&self, path: &OutPath, from: &Path) -> Result<(), OutputError> {
        self.put_copy(path, from, &fs::File::open(from).map_err(error::copying(from))?)
    }
}

impl<S: Sink> PutFile for S {}

/// A folder for the output folder, and the way there.
struct Place {
    beside: TempDir,
    out: PathBuf,
}

impl Place {
    fn new() -> Self {
        let beside = tempfile::tempdir().unwrap();
        let out = beside.path().join("public");
        Self { beside, out }
    }

    fn begin(&self, files: &[(&str, &str)]) -> Result<Transaction, OutputError> {
        let stage = Transaction::begin(&self.out)?;
        files.iter().try_for_each(|(name, text)| stage.put(&path(name), text.as_bytes()))?;
        Ok(stage)
    }

    /// A whole build: written, unchanged, removed.
    fn build(&self, files: &[(&str, &str)]) -> (usize, usize, usize) {
        let FileCounts { written, unchanged, removed } = self.begin(files).unwrap().commit().unwrap();
        (written, unchanged, removed)
    }

    /// What keeps a build from being made.
    fn refusal(&self, files: &[(&str, &str)]) -> String {
        let before = self.tree();
        let error = self.begin(files).and_then(Transaction::commit).unwrap_err();
        assert_eq!(self.tree(), before, "a refusal changes nothing");
        error.to_string().replace(&fs::canonicalize(self.beside.path()).unwrap().display().to_string(), "…")
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.out.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// All below the folder that holds the output folder; a folder ends with `/`. The manifest is left out.
    fn tree(&self) -> BTreeMap<String, String> {
        let entries = WalkDir::new(self.beside.path()).min_depth(1).into_iter().map(Result::unwrap);
        let entries = entries.filter(|entry| entry.file_name() != manifest::NAME);
        entries
            .map(|entry| {
                let name = entry.path().strip_prefix(self.beside.path()).unwrap().to_str().unwrap().to_owned();
                match entry.file_type() {
                    found if found.is_dir() => (format!("{name}/"), String::new()),
                    found if found.is_symlink() => (name, "a link".to_owned()),
                    _ => (name, fs::read_to_string(entry.path()).unwrap()),
                }
            })
            .collect()
    }

    fn names(&self) -> Vec<String> {
        self.tree().into_keys().collect()
    }

    /// What the manifest lists; each digest in it must be that of the file.
    fn manifest(&self) -> String {
        let text = fs::read_to_string(self.out.join(manifest::NAME)).unwrap();
        let (head, lines) = text.split_once('\n').unwrap();
        let mut listed = format!("{head}\n");
        for (digest, name) in lines.lines().map(|line| line.split_once(' ').unwrap()) {
            assert_eq!(digest, Digest::of(&fs::read(self.out.join(name)).unwrap()).to_string(), "{name}");
            listed += &format!("{name}\n");
        }
        listed
    }

    fn changed_at(&self, name: &str) -> SystemTime {
        fs::metadata(self.out.join(name)).unwrap().modified().unwrap()
    }
}
