//! The new site as a tree of its own, which grows while pages are made.
//!
//! Comes in: paths with bytes, or with files to copy or to link, from many threads. Goes out: a folder that is laid out
//! as the output folder is to be. Does not know: whether it will take the output folder's place.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::OutputError;
use super::error::{copying, failed};
use super::folder_attributes;
use crate::base::hash::Digest;
use crate::base::path::OutPath;

/// A tree; it is not there before it is needed.
#[derive(Debug)]
pub(super) struct Tree {
    /// What it is to become: errors name the file that is to be, not the one that is on the way there.
    out: PathBuf,
    root: PathBuf,
    made: Mutex<TreeFolders>,
}

/// The folders that are there.
#[derive(Debug, Default)]
struct TreeFolders {
    /// Whether at least the folder around it is there.
    is_begun: bool,
    root: Option<TreeRoot>,
    folders: FxHashSet<String>,
}

#[derive(Debug, Clone, Copy)]
struct TreeRoot {
    is_like_out: bool,
}

impl Tree {
    pub(super) fn new(out: PathBuf, root: PathBuf) -> Self {
        Self { out, root, made: Mutex::default() }
    }

    /// The folder that the tree begins with.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether there is anything of it on the disk.
    pub(super) fn is_begun(&self) -> bool {
        self.lock().is_begun
    }

    /// Where a file of the tree lies.
    pub(super) fn file(&self, path: &OutPath) -> PathBuf {
        self.root.join(path.as_str())
    }

    /// Writes a new file, one piece behind the other.
    pub(super) fn write(&self, path: &OutPath, pieces: &[&[u8]]) -> Result<(), OutputError> {
        self.create(path, |mut file| {
            let written = pieces.iter().try_for_each(|piece| file.write_all(piece));
            written.map_err(failed("write", &self.out.join(path.as_str())))
        })
    }

    /// Copies a file, with the permissions of a new one. It must stand still meanwhile: half of an old and half of a
    /// new picture is neither. Goes out: the digest of what was copied.
    pub(super) fn copy(&self, path: &OutPath, from: &Path, mut source: &File) -> Result<Digest, OutputError> {
        let before = source.metadata().map_err(copying(from))?;
        source.rewind().map_err(copying(from))?;
        self.create(path, |mut file| {
            // One byte more than there is: who appends faster than we copy shall not keep us here for ever.
            let copied = io::copy(&mut source.take(before.len() + 1), &mut file).map_err(|error| {
                match error.kind() {
                    // The one failure that is the target's; others of the target's are as good as unheard of.
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                        failed("write", &self.out.join(path.as_str()))(error)
                    }
                    _ => copying(from)(error),
                }
            })?;
            let after = source.metadata().map_err(copying(from))?;
            if copied == before.len() && after.len() == before.len() && after.modified().ok() == before.modified().ok()
            {
                Ok(())
            } else {
                Err(OutputError::Changed(from.to_owned()))
            }
        })?;
        // Of the copy: the system copies faster than whoever looks at each byte on the way.
        let copy = self.file(path);
        File::open(&copy).and_then(Digest::of_reader).map_err(failed("read", &self.out.join(path.as_str())))
    }

    /// Links files of the output folder into the tree: the same file at two places, so it costs no room and keeps its
    /// time. The inner failure is that of the system.
    pub(super) fn link<'a>(&self, paths: impl Iterator<Item = &'a OutPath>) -> Result<io::Result<()>, OutputError> {
        let paths: Vec<&OutPath> = paths.collect();
        self.make_folders(&paths)?;
        Ok(paths.par_iter().try_for_each(|path| fs::hard_link(self.out.join(path.as_str()), self.file(path))))
    }

    /// Makes the tree itself; whether it has the owner and the permissions of the folder that it is to replace.
    pub(super) fn make_root(&self) -> Result<bool, OutputError> {
        self.lock().root(self).map(|root| root.is_like_out)
    }

    /// Makes a new file, removed again where it cannot be filled.
    fn create(&self, path: &OutPath, fill: impl FnOnce(File) -> Result<(), OutputError>) -> Result<(), OutputError> {
        self.make_way(path)?;
        let file = self.file(path);
        let new = File::create_new(&file).map_err(failed("write", &self.out.join(path.as_str())))?;
        fill(new).inspect_err(|_| drop(fs::remove_file(&file)))
    }

    /// Makes the folders on the way to a file, each once.
    fn make_way(&self, path: &OutPath) -> Result<(), OutputError> {
        let mut made = self.lock();
        made.root(self)?;
        for folder in path.folders() {
            if !made.folders.contains(folder) {
                self.make_folder(folder)?;
                made.folders.insert(folder.to_owned());
            }
        }
        Ok(())
    }

    /// The same for many files at once: the outer folders first, those of one depth in parallel.
    fn make_folders(&self, paths: &[&OutPath]) -> Result<(), OutputError> {
        let mut made = self.lock();
        made.root(self)?;
        let mut by_depth: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (depth, folder) in paths.iter().flat_map(|path| path.folders().enumerate()) {
            if !made.folders.contains(folder) {
                made.folders.insert(folder.to_owned());
                by_depth.entry(depth).or_default().push(folder);
            }
        }
        by_depth.values().try_for_each(|folders| folders.par_iter().try_for_each(|folder| self.make_folder(folder)))
    }

    fn make_folder(&self, folder: &str) -> Result<(), OutputError> {
        match fs::create_dir(self.root.join(folder)) {
            // To the file system it may be the same as one whose name differs in case.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                Err(failed("make the folder", &self.out.join(folder))(error))
            }
            _ => Ok(()),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, TreeFolders> {
        self.made.lock().expect("nothing that is done under the lock panics")
    }
}

impl TreeFolders {
    /// The tree itself, made at the first call. The rest inherits from it, so it gets its permissions first.
    fn root(&mut self, tree: &Tree) -> Result<TreeRoot, OutputError> {
        if let Some(root) = self.root {
            return Ok(root);
        }
        let folder = tree.root.parent().expect("it is below the staging folder");
        fs::create_dir(folder).map_err(failed("make the folder", folder))?;
        self.is_begun = true;
        fs::create_dir(&tree.root).map_err(failed("make the folder", &tree.root))?;
        let root = TreeRoot {
            is_like_out: !tree.out.is_dir() || folder_attributes::copy(&tree.root, &tree.out).unwrap_or(false),
        };
        self.root = Some(root);
        Ok(root)
    }
}
