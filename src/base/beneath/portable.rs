//! Paths below a folder where the system has no handles to go from: each part is looked at before it is used.
//!
//! Comes in: a folder's path and a path of plain parts. Goes out: files, or what the system says. Does not know: whether a
//! link has taken a folder's place between the look and the use; on such a system nothing keeps it from that.
#![expect(clippy::disallowed_methods, reason = "this is what both doors open files through")]

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::{Access, FileStatus, PathKind};

/// A folder, named by its path.
pub(super) type Handle = PathBuf;

pub(super) fn open(path: &Path) -> io::Result<Handle> {
    if fs::metadata(path)?.is_dir() { Ok(path.to_owned()) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

pub(super) fn folder(handle: &Handle, below: &Path) -> io::Result<Handle> {
    let path = reach(handle, below)?;
    if fs::symlink_metadata(&path)?.is_dir() { Ok(path) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

pub(super) fn file(handle: &Handle, below: &Path, access: Access) -> io::Result<File> {
    let path = reach(handle, below)?;
    if fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
        return Err(is_link());
    }
    let mut options = File::options();
    match access {
        Access::Read => options.read(true),
        Access::Append => options.append(true),
        Access::CreateNew => options.write(true).create_new(true),
        Access::Create => options.write(true).create(true).truncate(false),
    };
    options.open(path)
}

pub(super) fn status(handle: &Handle, below: &Path) -> io::Result<FileStatus> {
    Ok(said(&fs::symlink_metadata(reach(handle, below)?)?))
}

pub(super) fn status_of(file: &File) -> io::Result<FileStatus> {
    Ok(said(&file.metadata()?))
}

fn said(found: &Metadata) -> FileStatus {
    FileStatus { kind: kind(found), length: found.len(), id: None, names: 1 }
}

fn kind(found: &Metadata) -> PathKind {
    match found {
        found if found.is_symlink() => PathKind::Link,
        found if found.is_dir() => PathKind::Folder,
        found if found.is_file() => PathKind::File,
        _ => PathKind::Special,
    }
}

pub(super) fn entries(handle: &Handle) -> io::Result<Vec<(OsString, Option<PathKind>)>> {
    fs::read_dir(handle)?.map(|entry| Ok((entry?.file_name(), None))).collect()
}

pub(super) fn make_folder(handle: &Handle, below: &Path) -> io::Result<()> {
    fs::create_dir(reach(handle, below)?)
}

pub(super) fn remove_file(handle: &Handle, below: &Path) -> io::Result<()> {
    fs::remove_file(reach(handle, below)?)
}

pub(super) fn remove_folder(handle: &Handle, below: &Path) -> io::Result<()> {
    fs::remove_dir(reach(handle, below)?)
}

pub(super) fn rename((from, below): (&Handle, &Path), (to, there): (&Handle, &Path)) -> io::Result<()> {
    fs::rename(reach(from, below)?, reach(to, there)?)
}

/// Such a system writes names down by itself.
pub(super) fn reach_disk(_: &Handle) -> io::Result<()> {
    Ok(())
}

/// The whole path, where no folder on the way is a link.
fn reach(handle: &Handle, below: &Path) -> io::Result<PathBuf> {
    let mut path = handle.clone();
    for part in below.parent().into_iter().flat_map(Path::components) {
        path.push(part);
        if fs::symlink_metadata(&path)?.is_symlink() {
            return Err(is_link());
        }
    }
    Ok(handle.join(below))
}

fn is_link() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "a symbolic link is on the way")
}
