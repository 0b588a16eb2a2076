//! Paths below an open folder on Unix, where a folder is a file descriptor.
//!
//! Comes in: a descriptor and a path of plain parts. Goes out: descriptors, or what the system says. Does not know: why.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{self, AtFlags, CWD, FileType, Mode, OFlags, Stat};

use super::{Access, FileStatus, PathKind};

/// A folder that is open, so that whatever replaces it under its name is not looked into.
pub(super) type Handle = Arc<OwnedFd>;

/// A folder that is only passed through need not be readable, where the system knows such a thing.
#[cfg(any(target_os = "linux", target_os = "android"))]
const FOLDER: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

pub(super) fn open(path: &Path) -> io::Result<Handle> {
    Ok(Arc::new(fs::openat(CWD, path, FOLDER, Mode::empty())?))
}

pub(super) fn folder(handle: &Handle, below: &Path) -> io::Result<Handle> {
    Ok(Arc::new(reach(handle.as_fd(), below, FOLDER, Mode::empty())?))
}

pub(super) fn file(handle: &Handle, below: &Path, access: Access) -> io::Result<File> {
    let how = match access {
        Access::Read => OFlags::RDONLY,
        Access::Append => OFlags::WRONLY | OFlags::APPEND,
        Access::CreateNew => OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL,
        Access::Create => OFlags::WRONLY | OFlags::CREATE,
    };
    let mode = if how.contains(OFlags::CREATE) { Mode::from_raw_mode(0o666) } else { Mode::empty() };
    // Without waiting: a pipe may have taken the file's place.
    Ok(reach(handle.as_fd(), below, how | OFlags::NONBLOCK | OFlags::CLOEXEC, mode)?.into())
}

pub(super) fn status(handle: &Handle, below: &Path) -> io::Result<FileStatus> {
    Ok(said(&at(handle, below, |folder, name| fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW))?))
}

pub(super) fn status_of(file: &File) -> io::Result<FileStatus> {
    Ok(said(&fs::fstat(file)?))
}

fn kind(found: FileType) -> PathKind {
    match found {
        FileType::RegularFile => PathKind::File,
        FileType::Directory => PathKind::Folder,
        FileType::Symlink => PathKind::Link,
        _ => PathKind::Special,
    }
}

fn said(found: &Stat) -> FileStatus {
    let kind = kind(FileType::from_raw_mode(found.st_mode));
    #[allow(clippy::unnecessary_cast, clippy::cast_sign_loss, reason = "the types differ from one system to the next")]
    let (length, id, names) = (found.st_size as u64, (found.st_dev as u64, found.st_ino as u64), found.st_nlink as u64);
    FileStatus { kind, length, id: Some(id), names }
}

/// All names but those of the folder itself and the one above; not every file system says what each is.
pub(super) fn entries(handle: &Handle) -> io::Result<Vec<(OsString, Option<PathKind>)>> {
    let mut entries = Vec::new();
    for entry in fs::Dir::new(readable(handle)?)? {
        let entry = entry?;
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        if name != "." && name != ".." {
            let kind = Some(entry.file_type()).filter(|kind| *kind != FileType::Unknown).map(kind);
            entries.push((name.to_owned(), kind));
        }
    }
    Ok(entries)
}

pub(super) fn make_folder(handle: &Handle, below: &Path) -> io::Result<()> {
    at(handle, below, |folder, name| fs::mkdirat(folder, name, Mode::from_raw_mode(0o777)))
}

pub(super) fn remove_file(handle: &Handle, below: &Path) -> io::Result<()> {
    at(handle, below, |folder, name| fs::unlinkat(folder, name, AtFlags::empty()))
}

pub(super) fn remove_folder(handle: &Handle, below: &Path) -> io::Result<()> {
    at(handle, below, |folder, name| fs::unlinkat(folder, name, AtFlags::REMOVEDIR))
}

pub(super) fn rename((from, below): (&Handle, &Path), (to, there): (&Handle, &Path)) -> io::Result<()> {
    at(from, below, |from, name| Ok(at(to, there, |to, new| fs::renameat(from, name, to, new))))?
}

pub(super) fn reach_disk(handle: &Handle) -> io::Result<()> {
    Ok(fs::fsync(readable(handle)?)?)
}

/// The same folder once more: the descriptor at hand may be good for nothing but to pass through.
fn readable(handle: &Handle) -> io::Result<OwnedFd> {
    Ok(fs::openat(handle, ".", OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?)
}

/// Does something with a name in the folder that it lies in.
fn at<T>(
    handle: &Handle,
    below: &Path,
    act: impl FnOnce(BorrowedFd<'_>, &OsStr) -> rustix::io::Result<T>,
) -> io::Result<T> {
    let name = below.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    match below.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        None => Ok(act(handle.as_fd(), name)?),
        Some(way) => Ok(act(reach(handle.as_fd(), way, FOLDER, Mode::empty())?.as_fd(), name)?),
    }
}

/// Opens what lies at a path; no part of it may be a link, the last neither.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn reach(folder: BorrowedFd<'_>, below: &Path, how: OFlags, mode: Mode) -> io::Result<OwnedFd> {
    use rustix::fs::{ResolveFlags, openat2};
    use rustix::io::Errno;

    match openat2(folder, below, how, mode, ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS) {
        // An old kernel, or a container that does not know the call.
        Err(Errno::NOSYS | Errno::PERM) => step_by_step(folder, below, how, mode),
        reached => Ok(reached?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn reach(folder: BorrowedFd<'_>, below: &Path, how: OFlags, mode: Mode) -> io::Result<OwnedFd> {
    step_by_step(folder, below, how, mode)
}

/// The same from folder to folder.
fn step_by_step(folder: BorrowedFd<'_>, below: &Path, how: OFlags, mode: Mode) -> io::Result<OwnedFd> {
    let name = below.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut last: Option<OwnedFd> = None;
    for part in below.parent().into_iter().flat_map(Path::components) {
        let here = last.as_ref().map_or(folder, AsFd::as_fd);
        last = Some(fs::openat(here, part.as_os_str(), FOLDER | OFlags::NOFOLLOW, Mode::empty())?);
    }
    let here = last.as_ref().map_or(folder, AsFd::as_fd);
    Ok(fs::openat(here, name, how | OFlags::NOFOLLOW, mode)?)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test lays down what is opened")]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn one_call_or_many_reach_the_same() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("a/b")).unwrap();
        std::fs::write(root.path().join("a/b/c"), "").unwrap();
        symlink("a", root.path().join("l")).unwrap();
        symlink("c", root.path().join("a/b/l")).unwrap();
        let handle = open(root.path()).unwrap();
        let how = OFlags::RDONLY | OFlags::CLOEXEC;
        for (below, is_there) in [("a/b/c", true), ("l/b/c", false), ("a/b/l", false), ("a/x/c", false), ("a", true)] {
            for reached in [
                reach(handle.as_fd(), Path::new(below), how, Mode::empty()),
                step_by_step(handle.as_fd(), Path::new(below), how, Mode::empty()),
            ] {
                assert_eq!(reached.is_ok(), is_there, "{below}");
            }
        }
    }
}
