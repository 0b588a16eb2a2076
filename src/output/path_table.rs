//! The paths that are taken, each once.
//!
//! Comes in: paths from many threads, each with what was put there. Goes out: all of them, sorted; an error for a second
//! one on the same place. Does not know: the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard};

use super::OutputError;
use crate::base::path::OutPath;

/// What lies at each path.
#[derive(Debug)]
pub(super) struct PathTable<T>(Mutex<TakenPaths<T>>);

#[derive(Debug)]
struct TakenPaths<T> {
    files: BTreeMap<OutPath, T>,
    folders: BTreeSet<OutPath>,
}

impl<T> Default for PathTable<T> {
    fn default() -> Self {
        Self(Mutex::new(TakenPaths { files: BTreeMap::new(), folders: BTreeSet::new() }))
    }
}

impl<T> PathTable<T> {
    /// Takes a path that is free, and whose folders are no files.
    pub(super) fn put(&self, path: &OutPath, item: T) -> Result<(), OutputError> {
        let mut taken = self.lock();
        if taken.files.contains_key(path) {
            return Err(OutputError::PathTaken(path.clone()));
        }
        if taken.folders.contains(path) {
            return Err(OutputError::FileAndFolder { file: path.clone(), below: taken.first_below(path) });
        }
        let folders: Vec<OutPath> = path.folders().filter_map(OutPath::new).collect();
        if let Some(file) = folders.iter().find(|folder| taken.files.contains_key(*folder)) {
            return Err(OutputError::FileAndFolder { file: file.clone(), below: path.clone() });
        }
        taken.folders.extend(folders);
        taken.files.insert(path.clone(), item);
        Ok(())
    }

    /// Lets something else lie at a path that is taken.
    pub(super) fn replace(&self, path: &OutPath, item: T) {
        self.lock().files.entry(path.clone()).and_modify(|there| *there = item);
    }

    /// Forgets what was put at a path.
    pub(super) fn take_back(&self, path: &OutPath) {
        self.lock().files.remove(path);
    }

    /// All that was put, by path.
    pub(super) fn into_files(self) -> BTreeMap<OutPath, T> {
        self.0.into_inner().expect(NO_PANIC).files
    }

    fn lock(&self) -> MutexGuard<'_, TakenPaths<T>> {
        self.0.lock().expect(NO_PANIC)
    }
}

const NO_PANIC: &str = "nothing that is done under the lock panics";

impl<T> TakenPaths<T> {
    /// A file in a folder that is known to hold one.
    fn first_below(&self, folder: &OutPath) -> OutPath {
        let is_below = |path: &&OutPath| path.folders().any(|above| above == folder.as_str());
        self.files.keys().find(is_below).unwrap_or(folder).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(path: &str) -> OutPath {
        OutPath::new(path).unwrap()
    }

    #[test]
    fn a_path_is_a_file_or_a_folder_and_only_one() {
        let paths = PathTable::default();
        paths.put(&out("a/b/c"), 1).unwrap();
        paths.put(&out("a/b-c"), 2).unwrap();
        paths.put(&out("d"), 3).unwrap();
        for (path, expected) in [
            ("a/b/c", "two files want to be published as `a/b/c`"),
            ("a", "`a` cannot be a file and the folder of `a/b-c`"),
            ("a/b", "`a/b` cannot be a file and the folder of `a/b/c`"),
            ("d/e/f", "`d` cannot be a file and the folder of `d/e/f`"),
        ] {
            let error = paths.put(&out(path), 4).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
        paths.put(&out("d-e"), 5).unwrap();
        let files: Vec<_> = paths.into_files().into_iter().map(|(path, item)| (path.to_string(), item)).collect();
        assert_eq!(
            files,
            [("a/b-c", 2), ("a/b/c", 1), ("d", 3), ("d-e", 5)].map(|(path, item)| (path.to_owned(), item))
        );
    }
}
