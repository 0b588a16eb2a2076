//! The old site becomes the new one file by file.
//!
//! Comes in: a commit. Goes out: the folder, changed. Does not know: why it was not done in one step.
//!
//! First come the files that pages need, then the pages, those before that others may already link to; then the old
//! pages go, and what they needed at last: whoever looks at a page meanwhile finds what it needs, and a link leads to a
//! page. Wherever the machine stops, the manifest lists every file of ours: first the old and the new paths, at last the
//! new ones alone. The next build sees what is missing.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use deunicode::deunicode;

use super::commit::Commit;
use super::error::{failed, gone};
use super::listing::Listing;
use super::{OutputError, manifest};
use crate::base::beneath::OpenFolder;
use crate::base::path::OutPath;

/// The steps, each after the one before.
pub(super) struct InPlace<'a> {
    commit: &'a Commit<'a>,
    /// What lies in the folder now.
    listing: Listing,
    /// Our files that are there and no longer wanted: those that have a new one's place, and those that have not.
    in_the_way: Vec<&'a OutPath>,
    obsolete: Vec<&'a OutPath>,
}

impl<'a> InPlace<'a> {
    pub(super) fn new(commit: &'a Commit<'a>) -> Result<Self, OutputError> {
        let listing = Listing::read(commit.out, commit.ours)?;
        let names: BTreeSet<String> = commit.new.keys().map(|path| alike(path.as_str())).collect();
        let folders: BTreeSet<&str> = commit.new.keys().flat_map(OutPath::folders).collect();
        // A file that is to be a folder or the other way round, and one that may be the new one to the file system,
        // which does not tell `A` from `a`.
        let is_in_the_way = |path: &&OutPath| {
            folders.contains(path.as_str())
                || path.folders().any(|folder| commit.new.contains_key(folder))
                || names.contains(&alike(path.as_str()))
        };
        let unwanted =
            commit.ours.paths().filter(|path| listing.files.contains(*path) && !commit.new.contains_key(*path));
        let (in_the_way, obsolete) = unwanted.partition(is_in_the_way);
        Ok(Self { commit, listing, in_the_way, obsolete })
    }

    /// All steps in order.
    pub(super) fn run(&self) -> Result<(), OutputError> {
        self.refuse_what_would_be_lost()?;
        self.refuse_what_may_not_be_written()?;
        self.write_interim_manifest()?;
        self.make_way()?;
        self.make_folders()?;
        self.lay_down()?;
        self.clear_away()?;
        self.write_final_manifest()
    }

    /// An error where a path, or a folder on the way to it, is taken by something that is not ours. After this, no step
    /// goes through a symbolic link: one that is not ours is in the way, and one in place of a file of ours is removed.
    fn refuse_what_would_be_lost(&self) -> Result<(), OutputError> {
        let is_foreign = |path: &&OutPath| !self.commit.ours.contains(path);
        for path in self.commit.new.keys() {
            let on_the_way = path.folders().filter_map(|folder| self.listing.files.get(folder));
            let there = self.listing.files.get(path);
            let below = self.listing.files_below(path);
            if let Some(foreign) = on_the_way.chain(there).chain(below).find(is_foreign) {
                return Err(OutputError::InTheWay(self.commit.out.join(foreign.as_str())));
            }
        }
        Ok(())
    }

    /// An error where a folder that is to be changed is read-only: better before the first change than after half.
    fn refuse_what_may_not_be_written(&self) -> Result<(), OutputError> {
        let paths = self.commit.fresh().chain(self.in_the_way.iter().copied()).chain(self.obsolete.iter().copied());
        let folders: BTreeSet<&str> =
            paths.filter_map(|path| path.folders().rfind(|folder| self.listing.folders.contains(*folder))).collect();
        let root = self.commit.out.is_dir().then_some(self.commit.out.to_owned());
        for folder in root.into_iter().chain(folders.iter().map(|folder| self.commit.out.join(folder))) {
            require_writable(&folder).map_err(failed("write to", &folder))?;
        }
        Ok(())
    }

    /// Lists the new paths as ours before any of them is there.
    pub(super) fn write_interim_manifest(&self) -> Result<(), OutputError> {
        let Commit { out, ours, manifest: new, staging, .. } = self.commit;
        if self.commit.is_listed() {
            return Ok(());
        }
        // Both now, so that a disk that is full for the second says so before anything is changed.
        let (last, interim) = (new.to_text(), ours.with(new).to_text());
        if self.commit.was_ours && self.commit.has_same_paths() {
            staging.write_next_manifest(manifest::FINAL, &last)?;
            staging.write_next_manifest(manifest::INTERIM, &interim)?;
        } else {
            staging.write_manifest(manifest::FINAL, &last)?;
            staging.write_manifest(manifest::INTERIM, &interim)?;
        }
        fs::create_dir_all(out).map_err(failed("make the folder", out))?;
        self.put_manifest(manifest::INTERIM)
    }

    /// Removes what has a new file's place.
    pub(super) fn make_way(&self) -> Result<(), OutputError> {
        let out = self.out()?;
        self.remove(&out, &self.in_the_way)?;
        for path in self.commit.fresh().filter(|path| self.listing.folders.contains(*path)) {
            let below: Vec<&OutPath> = self.listing.folders_below(path).collect();
            for folder in below.into_iter().rev().chain([path]) {
                gone(out.remove_folder(folder.as_str())).map_err(failed("remove", &self.there(folder.as_str())))?;
            }
        }
        Ok(())
    }

    /// Makes the folders that new files need, all before the first file: each could be the one that does not fit.
    pub(super) fn make_folders(&self) -> Result<(), OutputError> {
        let folders: BTreeSet<&str> = self.commit.fresh().flat_map(OutPath::folders).collect();
        let out = self.out()?;
        for folder in folders {
            match out.make_folder(folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(failed("make the folder", &self.there(folder))(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Puts new files into place.
    pub(super) fn lay_down(&self) -> Result<(), OutputError> {
        let mut fresh: Vec<&OutPath> = self.commit.fresh().collect();
        // A new page comes before the old ones that will link to it.
        fresh.sort_by_key(|path| (Need::of(path), self.listing.files.contains(*path)));
        if fresh.is_empty() {
            return Ok(());
        }
        let tree = self.commit.staging.tree().root();
        let (tree, out) = (OpenFolder::open(tree).map_err(failed("look into", tree))?, self.out()?);
        fresh.into_iter().try_for_each(|path| {
            tree.rename(path.as_str(), &out, path.as_str()).map_err(failed("write", &self.there(path.as_str())))
        })
    }

    /// Removes our files that are no longer wanted and the folders that this leaves empty.
    pub(super) fn clear_away(&self) -> Result<(), OutputError> {
        let mut obsolete = self.obsolete.clone();
        obsolete.sort_by_key(|path| Reverse(Need::of(path)));
        let out = self.out()?;
        self.remove(&out, &obsolete)?;
        // Also those of files that a killed build has removed. The innermost first. A folder that still holds something
        // stays, and that is no failure.
        let gone = self.commit.ours.paths().filter(|path| !self.commit.new.contains_key(*path));
        let left: BTreeSet<&str> = gone.flat_map(OutPath::folders).collect();
        left.iter().rev().for_each(|folder| drop(out.remove_folder(folder)));
        Ok(())
    }

    /// Lists what is ours now, and nothing else.
    fn write_final_manifest(&self) -> Result<(), OutputError> {
        if self.commit.is_listed() { Ok(()) } else { self.put_manifest(manifest::FINAL) }
    }

    fn put_manifest(&self, staged: &str) -> Result<(), OutputError> {
        let staged = self.commit.staging.file(staged);
        let file = self.there(manifest::NAME);
        fs::rename(staged, &file).map_err(failed("write", &file))
    }

    fn remove(&self, out: &OpenFolder, paths: &[&OutPath]) -> Result<(), OutputError> {
        paths.iter().try_for_each(|path| {
            gone(out.remove_file(path.as_str())).map_err(failed("remove", &self.there(path.as_str())))
        })
    }

    /// The output folder: what is done in it follows no link.
    fn out(&self) -> Result<OpenFolder, OutputError> {
        OpenFolder::open(self.commit.out).map_err(failed("look into", self.commit.out))
    }

    fn there(&self, path: &str) -> PathBuf {
        self.commit.out.join(path)
    }
}

/// Which files need which: one needs what stands before it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// Pictures, data, scripts.
    Nothing,
    /// Style sheets, which name pictures and fonts.
    Assets,
    /// Pages.
    Styles,
    /// Lists of pages for machines.
    Pages,
}

impl Need {
    fn of(path: &OutPath) -> Self {
        match Path::new(path.as_str()).extension().and_then(|extension| extension.to_str()) {
            Some("css") => Self::Assets,
            Some("html") => Self::Styles,
            Some("xml") => Self::Pages,
            _ => Self::Nothing,
        }
    }
}

/// The same for all names that some file system takes for one; also for some others, which does no harm here.
fn alike(path: &str) -> String {
    deunicode(path).to_lowercase()
}

/// Asks for the permission, and whether the file system and the folder itself may be changed at all.
#[cfg(unix)]
fn require_writable(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

/// There a folder's permissions do not say.
#[cfg(not(unix))]
fn require_writable(_: &Path) -> io::Result<()> {
    Ok(())
}
