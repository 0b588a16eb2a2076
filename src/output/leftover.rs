//! A staging folder that is no longer needed is taken apart.
//!
//! Comes in: the folder, and whether this run has made it. Goes out: nothing of it, but what was never ours is carried into
//! the output folder. Does not know: which of the two sites the tree in it is, the new one or the old one.
//!
//! A tree has a manifest when it is a whole site, and before it takes the output folder's place. So one without is
//! unfinished and holds nothing but what we wrote; of one with it only what it lists is removed.
//!
//! A folder of an earlier run may as well have come with the study, from anybody. No link is followed in it, a file goes only
//! where it is known by its bytes, and a tree that no run of ours can have left stays where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::error::{failed, gone};
use super::manifest::{self, Manifest};
use super::{OutputError, owned};
use crate::base::beneath::{OpenFolder, PathKind};
use crate::base::path::OutPath;

/// The tree in a staging folder. A folder without one, whatever it is called, is not ours.
pub(super) const TREE: &str = "cairn-site";

/// Whose staging folder is taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Maker {
    /// This very run's.
    ThisRun,
    /// As it seems, an earlier run's.
    Anybody,
}

/// Removes the staging folders of an output folder that lie in a folder and whose run is no more, as its id tells.
pub(super) fn clear(
    home: &OpenFolder,
    prefix: &str,
    out: &Path,
    is_no_more: impl Fn(u32) -> bool,
) -> Result<(), OutputError> {
    // A folder that may not be listed may still be written to; leftovers in it do no harm.
    let Ok(entries) = home.entries() else { return Ok(()) };
    for (name, kind) in entries {
        let is_staging = id(&name, prefix).is_some_and(&is_no_more);
        if is_staging && kind == PathKind::Folder {
            take_apart(home, &name, out, Maker::Anybody).map_err(failed("remove", &home.path().join(&name)))?;
        }
    }
    Ok(())
}

/// The id of the run whose staging folder has this name: `.public.cairn-4711`, or `.public.cairn-4711-2`.
fn id(name: &OsStr, prefix: &str) -> Option<u32> {
    let rest = name.to_str()?.strip_prefix(prefix)?;
    let (id, number) = rest.split_once('-').unwrap_or((rest, "0"));
    number.parse::<u32>().ok().and(id.parse().ok())
}

/// Takes a staging folder apart; nothing happens where it is not there.
pub(super) fn take_apart(home: &OpenFolder, name: impl AsRef<Path>, out: &Path, maker: Maker) -> io::Result<()> {
    let folder = match home.folder(&name) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        folder => folder?,
    };
    if folder.status(TREE)?.is_some_and(|found| found.kind == PathKind::Folder) {
        take_tree_apart(&LeftoverTree { tree: folder.folder(TREE)?, out, maker })?;
        // With something in it that is not ours it stays.
        drop(folder.remove_folder(TREE));
    }
    for name in [manifest::INTERIM, manifest::FINAL] {
        if folder.status(name)?.is_some_and(|found| found.kind == PathKind::File) {
            gone(folder.remove_file(name))?;
        }
    }
    match gone(home.remove_folder(&name)) {
        // What was never ours and could not be carried over, since something else has its name there.
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
        result => result,
    }
}

/// A tree in a staging folder.
struct LeftoverTree<'a> {
    tree: OpenFolder,
    out: &'a Path,
    maker: Maker,
}

fn take_tree_apart(leftover: &LeftoverTree<'_>) -> io::Result<()> {
    match manifest::read_in(&leftover.tree) {
        Ok(Some(ours)) => leftover.take_site_apart(&ours),
        Ok(None) if leftover.maker == Maker::ThisRun || is_plain(&leftover.tree)? => take_down(&leftover.tree),
        // No run of ours leaves such a tree.
        Ok(None) | Err(_) => Ok(()),
    }
}

impl LeftoverTree<'_> {
    /// Removes the files that the manifest lists, then the folders that this leaves empty, the manifest at last: killed on
    /// the way, the next run goes on.
    fn take_site_apart(&self, ours: &Manifest) -> io::Result<()> {
        let out = OpenFolder::open(self.out).ok();
        let files: Vec<&OutPath> = ours.paths().collect();
        files.par_iter().filter(|path| self.may_go(path, ours, out.as_ref())).try_for_each(|path| self.remove(path))?;
        let mut by_depth: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (depth, folder) in ours.paths().flat_map(|path| path.folders().enumerate()) {
            by_depth.entry(depth).or_default().insert(folder);
        }
        for folders in by_depth.values().rev() {
            // A folder that still holds something stays, and that is no failure.
            folders.par_iter().for_each(|folder| drop(self.tree.remove_folder(folder)));
        }
        // With something in it that is not ours it needs the manifest further on, which says so.
        let is_empty = match out {
            Some(out) => self.carry_over("", ours, (&self.tree, &out))?,
            None => self.tree.entries()?.iter().all(|(name, _)| name == manifest::NAME),
        };
        if is_empty { gone(self.tree.remove_file(manifest::NAME)) } else { Ok(()) }
    }

    /// Whether a listed file may be removed: in a tree that this run has made each; else one that is in the output folder
    /// too, under the same name, and one that is known by its bytes.
    fn may_go(&self, path: &OutPath, ours: &Manifest, out: Option<&OpenFolder>) -> bool {
        let status = |folder: &OpenFolder| folder.status(path.as_str()).ok().flatten().filter(|it| it.id.is_some());
        let is_linked = || status(&self.tree).is_some_and(|here| out.and_then(status) == Some(here));
        self.maker == Maker::ThisRun || is_linked() || owned::is_known(&self.tree, path, ours.digests(path))
    }

    /// Removes a file of a list that may be of two sites, so that what is a file in one of them may be a folder here.
    fn remove(&self, path: &OutPath) -> io::Result<()> {
        match self.tree.remove_file(path.as_str()) {
            Err(_) if !matches!(self.tree.status(path.as_str()), Ok(Some(found)) if found.kind != PathKind::Folder) => {
                Ok(())
            }
            result => result,
        }
    }

    /// Moves what somebody put into a site while it was being replaced to where it now belongs; whether nothing is left.
    /// What has no free place there stays where it is: it is not ours to remove.
    fn carry_over(&self, below: &str, ours: &Manifest, (from, to): (&OpenFolder, &OpenFolder)) -> io::Result<bool> {
        let mut is_empty = true;
        for (name, kind) in from.entries()? {
            if name == manifest::NAME {
                continue;
            }
            let path = format!("{below}{}", name.to_string_lossy());
            // Listed and yet here: by its name it is ours, by its bytes it may be anybody's.
            if kind == PathKind::File && OutPath::new(&path).is_some_and(|path| ours.contains(&path)) {
                is_empty = false;
                continue;
            }
            is_empty &= match to.status(&name)? {
                None if self.may_come(kind) => from.rename(&name, to, &name).map(|()| true)?,
                Some(there) if self.may_be_filled(&name, kind, there.kind) => {
                    let folders = (&from.folder(&name)?, &to.folder(&name)?);
                    self.carry_over(&format!("{path}/"), ours, folders)? && from.remove_folder(&name).is_ok()
                }
                _ => false,
            };
        }
        Ok(is_empty)
    }

    /// A link may lead anywhere: one of anybody's stays where it is.
    fn may_come(&self, kind: PathKind) -> bool {
        self.maker == Maker::ThisRun || matches!(kind, PathKind::File | PathKind::Folder)
    }

    /// Nothing of anybody's comes into a hidden folder that is there: it may be a repository, and the file a hook.
    fn may_be_filled(&self, name: &OsStr, here: PathKind, there: PathKind) -> bool {
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        (here, there) == (PathKind::Folder, PathKind::Folder) && (self.maker == Maker::ThisRun || !is_hidden)
    }
}

/// Whether there is nothing but regular files and folders below: more no unfinished tree of ours holds.
fn is_plain(folder: &OpenFolder) -> io::Result<bool> {
    for (name, kind) in folder.entries()? {
        let is_plain = match kind {
            PathKind::File => true,
            PathKind::Folder => is_plain(&folder.folder(&name)?)?,
            PathKind::Link | PathKind::Special => false,
        };
        if !is_plain {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes all that lies in a folder.
fn take_down(folder: &OpenFolder) -> io::Result<()> {
    for (name, kind) in folder.entries()? {
        if kind == PathKind::Folder {
            take_down(&folder.folder(&name)?)?;
            folder.remove_folder(&name)?;
        } else {
            gone(folder.remove_file(&name))?;
        }
    }
    Ok(())
}
