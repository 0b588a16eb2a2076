//! Files beneath a folder that is held open: no symbolic link is followed on the way to them, nor in their own place.
//!
//! Comes in: a folder, and paths below it. Goes out: open files, what lies there, or a change of it; an error where a link is
//! in the way, or where a path could lead out. Does not know: what the files are for, who may have put them there.
//!
//! What lies in a study's folder may come from anybody, links included, and may change while it is looked at. So a path is
//! not checked first and opened then: the system is asked to open it without following any link. Linux has one call for
//! that, other Unixes are led from folder to folder. Elsewhere each part is looked at first (`portable`).

#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod unix;

use std::ffi::OsString;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

#[cfg(not(unix))]
use portable as system;
#[cfg(unix)]
use unix as system;

/// A folder that is held open.
#[derive(Debug, Clone)]
pub struct OpenFolder {
    path: PathBuf,
    handle: system::Handle,
}

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, a device, a socket.
    Special,
}

/// What the system says of a path without following a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStatus {
    /// Whether it is a file, a folder, a link or something else.
    pub kind: PathKind,
    /// How many bytes it has.
    pub length: u64,
    /// Which file it is, where the system tells.
    pub id: Option<(u64, u64)>,
    /// How many names it has, where the system tells.
    pub names: u64,
}

impl FileStatus {
    /// That of an open file.
    pub fn of(file: &File) -> io::Result<Self> {
        system::status_of(file)
    }
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    /// At the end of what is there.
    Append,
    /// Nothing may be there yet.
    CreateNew,
    /// What is there is kept.
    Create,
}

impl OpenFolder {
    /// Holds a folder open. Links that lead to it are followed: whoever names it has chosen them.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { path: path.to_owned(), handle: system::open(path)? })
    }

    /// Where it is, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A folder below it.
    pub fn folder(&self, below: impl AsRef<Path>) -> io::Result<Self> {
        let below = plain(below.as_ref())?;
        Ok(Self { path: self.path.join(below), handle: system::folder(&self.handle, below)? })
    }

    /// What lies at a path below; none where nothing does.
    pub fn status(&self, below: impl AsRef<Path>) -> io::Result<Option<FileStatus>> {
        match system::status(&self.handle, plain(below.as_ref())?) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            found => found.map(Some),
        }
    }

    /// The first part of a path below that is a symbolic link.
    pub fn link_on(&self, below: impl AsRef<Path>) -> Option<PathBuf> {
        let below = below.as_ref();
        let ways: Vec<&Path> = below.ancestors().filter(|way| !way.as_os_str().is_empty()).collect();
        let is_link =
            |way: &&&Path| self.status(way).is_ok_and(|found| found.is_some_and(|it| it.kind == PathKind::Link));
        ways.iter().rev().find(is_link).map(|way| way.to_path_buf())
    }

    /// The names of all that lies right in it, with what each is; sorted.
    pub fn entries(&self) -> io::Result<Vec<(OsString, PathKind)>> {
        let mut entries = Vec::new();
        for (name, kind) in system::entries(&self.handle)? {
            // What goes meanwhile is no longer there.
            let kind = match kind {
                Some(kind) => Some(kind),
                None => self.status(&name)?.map(|found| found.kind),
            };
            entries.extend(kind.map(|kind| (name, kind)));
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(entries)
    }

    /// Opens a regular file to read it.
    pub fn read(&self, below: impl AsRef<Path>) -> io::Result<File> {
        self.file(below.as_ref(), Access::Read)
    }

    /// Opens a regular file to read it, with what the system says of it.
    pub fn read_known(&self, below: impl AsRef<Path>) -> io::Result<(File, Metadata)> {
        self.known_file(below.as_ref(), Access::Read)
    }

    /// All bytes of a regular file of at most so many.
    pub fn bytes(&self, below: impl AsRef<Path>, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read(below)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }

    /// Opens a regular file to write behind what is in it.
    pub fn append(&self, below: impl AsRef<Path>) -> io::Result<File> {
        self.file(below.as_ref(), Access::Append)
    }

    /// Makes a file where nothing is.
    pub fn create_new(&self, below: impl AsRef<Path>) -> io::Result<File> {
        self.file(below.as_ref(), Access::CreateNew)
    }

    /// Opens a regular file to write, and makes it where nothing is; what is in it stays.
    pub fn create(&self, below: impl AsRef<Path>) -> io::Result<File> {
        self.file(below.as_ref(), Access::Create)
    }

    /// Makes a folder where nothing is.
    pub fn make_folder(&self, below: impl AsRef<Path>) -> io::Result<()> {
        system::make_folder(&self.handle, plain(below.as_ref())?)
    }

    /// Makes a folder and those on the way to it, where they are not there.
    pub fn make_folders(&self, below: impl AsRef<Path>) -> io::Result<()> {
        let below = below.as_ref();
        let ways: Vec<&Path> = below.ancestors().filter(|way| !way.as_os_str().is_empty()).collect();
        for way in ways.iter().rev() {
            match self.make_folder(way) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => made?,
            }
        }
        if below.as_os_str().is_empty() { Ok(()) } else { self.folder(below).map(drop) }
    }

    /// Removes what is no folder; of a link, the link.
    pub fn remove_file(&self, below: impl AsRef<Path>) -> io::Result<()> {
        system::remove_file(&self.handle, plain(below.as_ref())?)
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, below: impl AsRef<Path>) -> io::Result<()> {
        system::remove_folder(&self.handle, plain(below.as_ref())?)
    }

    /// Moves a file or folder to a path below another folder, in place of a file that is there.
    pub fn rename(&self, below: impl AsRef<Path>, to: &Self, there: impl AsRef<Path>) -> io::Result<()> {
        system::rename((&self.handle, plain(below.as_ref())?), (&to.handle, plain(there.as_ref())?))
    }

    /// Makes sure that the names in it outlast a power cut, where the system can.
    pub fn reach_disk(&self) -> io::Result<()> {
        system::reach_disk(&self.handle)
    }

    fn file(&self, below: &Path, access: Access) -> io::Result<File> {
        self.known_file(below, access).map(|(file, _)| file)
    }

    fn known_file(&self, below: &Path, access: Access) -> io::Result<(File, Metadata)> {
        let file = system::file(&self.handle, plain(below)?, access)?;
        let found = file.metadata()?;
        // A pipe would make us wait for ever, a device may do anything.
        if found.is_file() { Ok((file, found)) } else { Err(not_regular()) }
    }
}

/// The same path, where it can only lead below.
fn plain(below: &Path) -> io::Result<&Path> {
    let mut parts = below.components().peekable();
    let is_plain = parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)));
    if is_plain {
        Ok(below)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "this path could lead out of its folder"))
    }
}

fn not_regular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "this is no regular file")
}

#[cfg(test)]
mod tests;
