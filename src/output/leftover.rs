//! A staging folder that is no longer needed is taken apart.
//!
//! Comes in: the folder, however the run that made it ended. Goes out: nothing of it, but what was never ours is carried
//! into the output folder. Does not know: which of the two sites the tree in it is, the new one or the old one.
//!
//! A tree has a manifest when it is a whole site, and before it takes the output folder's place. So one without is
//! unfinished and holds nothing but what we wrote; of one with it only what it lists is removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::error::{failed, gone};
use super::{OutputError, manifest};
use crate::base::path::OutPath;

/// The tree in a staging folder. A folder without one, whatever it is called, is not ours.
pub(super) const TREE: &str = "cairn-site";

/// Removes the staging folders of an output folder that lie in a folder and whose run is no more, as its id tells.
pub(super) fn clear(
    home: &Path,
    prefix: &str,
    out: &Path,
    is_no_more: impl Fn(u32) -> bool,
) -> Result<(), OutputError> {
    // A folder that may not be listed may still be written to; leftovers in it do no harm.
    let Ok(entries) = fs::read_dir(home) else { return Ok(()) };
    for entry in entries.flatten() {
        let id = |name: &str| name.strip_prefix(prefix)?.parse().ok();
        let is_staging = |name| id(name).is_some_and(&is_no_more);
        if entry.file_name().to_str().is_some_and(is_staging) && entry.file_type().is_ok_and(|found| found.is_dir()) {
            take_apart(&entry.path(), out).map_err(failed("remove", &entry.path()))?;
        }
    }
    Ok(())
}

/// Takes a staging folder apart; nothing happens where it is not there.
pub(super) fn take_apart(folder: &Path, out: &Path) -> io::Result<()> {
    let tree = folder.join(TREE);
    match manifest::read(&tree) {
        Ok(Some(ours)) => take_site_apart(&tree, &ours, out)?,
        _ => gone(fs::remove_dir_all(&tree))?,
    }
    for name in [manifest::CLAIM, manifest::SEAL] {
        gone(fs::remove_file(folder.join(name)))?;
    }
    match gone(fs::remove_dir(folder)) {
        // What was never ours and could not be carried over, since something else has its name there.
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
        result => result,
    }
}

/// Removes the files that the manifest lists, then the folders that this leaves empty, the manifest at last: killed on
/// the way, the next run goes on.
fn take_site_apart(tree: &Path, ours: &BTreeSet<OutPath>, out: &Path) -> io::Result<()> {
    let files: Vec<&OutPath> = ours.iter().collect();
    files.par_iter().try_for_each(|path| remove(&tree.join(path.as_str())))?;
    let mut by_depth: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (depth, folder) in ours.iter().flat_map(|path| path.folders().enumerate()) {
        by_depth.entry(depth).or_default().insert(folder);
    }
    for folders in by_depth.values().rev() {
        // A folder that still holds something stays, and that is no failure.
        folders.par_iter().for_each(|folder| drop(fs::remove_dir(tree.join(folder))));
    }
    // With something in it that is not ours it needs the manifest further on, which says so.
    if carry_over(tree, out)? {
        gone(fs::remove_file(tree.join(manifest::NAME)))?;
        gone(fs::remove_dir(tree))?;
    }
    Ok(())
}

/// Moves what somebody put into a site while it was being replaced to where it now belongs; whether nothing is left.
/// What has no free place there stays where it is: it is not ours to remove.
fn carry_over(from: &Path, to: &Path) -> io::Result<bool> {
    let mut is_empty = true;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (here, there) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name() == manifest::NAME {
            continue;
        }
        is_empty &= match fs::symlink_metadata(&there) {
            Err(error) if error.kind() == ErrorKind::NotFound => fs::rename(&here, &there).map(|()| true)?,
            Ok(found) if found.is_dir() && entry.file_type()?.is_dir() => {
                carry_over(&here, &there)? && fs::remove_dir(&here).is_ok()
            }
            _ => false,
        };
    }
    Ok(is_empty)
}

/// Removes a file of a list that may be of two sites, so that what is a file in one of them may be a folder here.
fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(_) if fs::symlink_metadata(file).map_or(true, |found| found.is_dir()) => Ok(()),
        result => result,
    }
}
