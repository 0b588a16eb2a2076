//! The old site becomes the new one in one step.
//!
//! Comes in: a commit. Goes out: whether it was done; if not, nothing has changed. Does not know: what else can be done.
//!
//! The tree is made whole, files that stay being linked into it, and then takes the output folder's place in one call:
//! at any moment there is one of the two sites, from the first file to the last. That cannot be where
//! - somebody keeps things of their own in the folder, hidden ones: they could be changing them at this moment, and
//!   what is copied or linked now could be lost. So who wants the folder to stay the same folder puts one in;
//! - the folder is mounted there, or what is beside it may not be written;
//! - the file system cannot exchange folders or has no hard links, like FAT, or the system has no call for it, like
//!   Windows, where only the first build is one step.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::commit::Commit;
use super::error::failed;
use super::{OutputError, manifest};

/// Takes the step, where that is possible.
pub(super) fn run(commit: &Commit<'_>) -> Result<bool, OutputError> {
    let Commit { out, staging, listing, ours, .. } = commit;
    if !staging.is_beside() || listing.has_foreign(ours) || !staging.tree().make_root()? {
        return Ok(false);
    }
    if let Err(error) = staging.tree().link(commit.kept())? {
        return impossible_or(error, |error| match error.kind() {
            ErrorKind::NotFound => OutputError::Changed((*out).to_owned()),
            _ => failed("publish", out)(error),
        });
    }
    let tree = staging.tree().root();
    add_manifest(commit, tree)?;
    let step = if commit.was_ours { exchange(tree, out) } else { fs::rename(tree, out) };
    match step {
        Ok(()) => Ok(true),
        Err(error) => impossible_or(error, |error| match error.kind() {
            // It was empty or not there when we began.
            ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                OutputError::InTheWay((*out).to_owned())
            }
            _ => failed("publish", out)(error),
        }),
    }
}

/// Puts the manifest into the tree, which makes it a whole site: at one blow, since half a list would say that the rest
/// is not ours.
fn add_manifest(commit: &Commit<'_>, tree: &Path) -> Result<(), OutputError> {
    let file = tree.join(manifest::NAME);
    // Like every other file that did not change.
    if commit.is_listed() && fs::hard_link(commit.out.join(manifest::NAME), &file).is_ok() {
        return Ok(());
    }
    // The old one first, where only digests are other ones: what replaces it is on the disk before.
    let has_old =
        commit.was_ours && commit.has_same_paths() && fs::hard_link(commit.out.join(manifest::NAME), &file).is_ok();
    let text = commit.manifest.to_text();
    let staged = if has_old {
        commit.staging.write_next_manifest(manifest::FINAL, &text)?
    } else {
        commit.staging.write_manifest(manifest::FINAL, &text)?
    };
    fs::rename(staged, file).map_err(failed("write", &commit.out.join(manifest::NAME)))
}

/// No, where the file system or its rules are against it; everything else is a failure.
fn impossible_or(error: io::Error, other: impl FnOnce(io::Error) -> OutputError) -> Result<bool, OutputError> {
    match error.kind() {
        ErrorKind::Unsupported
        | ErrorKind::InvalidInput
        | ErrorKind::CrossesDevices
        | ErrorKind::TooManyLinks
        | ErrorKind::ResourceBusy
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::PermissionDenied => Ok(false),
        _ => Err(other(error)),
    }
}

/// Lets two folders change places.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
