//! Files that lie anywhere and that somebody named on the command line: what a recorder wrote.
//!
//! Comes in: a path, or a stream, and how many bytes are the most. Goes out: bytes, or why there are none. Reads no more than
//! the most and one byte, never waits for a pipe, and reads nothing that is no file: a device has no end.
//! Does not know: studies, what the bytes are.
#![expect(clippy::disallowed_methods, reason = "this is the door that files outside of a study are read through")]

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

/// Why a file that somebody named is not read. Each is a sentence with what to do next, without the file's name.
#[derive(Debug, Error)]
pub enum OutsideError {
    /// There is no such file.
    #[error("there is no such file: check its name and its folder")]
    NotThere,
    /// It is a folder where a file is wanted.
    #[error("this is a folder, not a file: name a file in it")]
    Folder,
    /// It is a pipe, a device or a socket.
    #[error(
        "this is neither a file nor a folder: hand over what comes out of it with `-`, as in `cairn import - < NAME`"
    )]
    Special,
    /// It has too many bytes.
    #[error("this has more than {} MB, too much for a transcript: name the transcript, not the recording", .0 / (1024 * 1024))]
    TooLarge(u64),
    /// The system does not let us.
    #[error("this cannot be read ({0}): check its permissions")]
    Unreadable(io::Error),
}

impl From<io::Error> for OutsideError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotThere,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Unreadable(error),
        }
    }
}

/// The bytes of a file that somebody named, also through a symbolic link.
pub fn read_outside(path: &Path, most: u64) -> Result<Vec<u8>, OutsideError> {
    // Looked at before it is opened, as opening a device may do something, and after, as another may have taken its place.
    fits(&fs::metadata(path)?, most)?;
    let file = open_without_waiting(path)?;
    fits(&file.metadata()?, most)?;
    read_limited(file, most)
}

/// The bytes of a stream, such as the standard input.
pub fn read_limited(stream: impl Read, most: u64) -> Result<Vec<u8>, OutsideError> {
    let mut bytes = Vec::new();
    stream.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(OutsideError::TooLarge(most)) } else { Ok(bytes) }
}

fn fits(found: &Metadata, most: u64) -> Result<(), OutsideError> {
    match found {
        found if found.is_dir() => Err(OutsideError::Folder),
        found if !found.is_file() => Err(OutsideError::Special),
        found if found.len() > most => Err(OutsideError::TooLarge(most)),
        _ => Ok(()),
    }
}

/// Opens a file; where a pipe has taken its place, that is no reason to wait for whoever writes into it.
#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};

    let how = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(rustix::fs::open(path, how, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_the_most() {
        assert_eq!(read_limited(&b"12345"[..], 5).expect("it fits"), b"12345");
        assert!(matches!(read_limited(&b"123456"[..], 5), Err(OutsideError::TooLarge(5))));
        assert!(matches!(read_limited(io::repeat(b'x'), 1000), Err(OutsideError::TooLarge(1000))), "it has an end");
    }

    #[test]
    fn a_file_is_read_and_also_through_a_link() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("a.vtt");
        fs::write(&file, "WEBVTT").expect("it can be written");
        assert_eq!(read_outside(&file, 6).expect("it is read"), b"WEBVTT");
        assert!(matches!(read_outside(&file, 5), Err(OutsideError::TooLarge(5))));
        assert!(matches!(read_outside(folder.path(), 6), Err(OutsideError::Folder)));
        assert!(matches!(read_outside(&folder.path().join("b"), 6), Err(OutsideError::NotThere)));
        assert!(matches!(read_outside(&file.join("b"), 6), Err(OutsideError::NotThere)));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_where_they_are_named_and_devices_never_read() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().expect("a folder can be made");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("b.vtt"), "WEBVTT").expect("it can be written");
        symlink(at("b.vtt"), at("a")).expect("it can be made");
        symlink("/dev/zero", at("zero")).expect("it can be made");
        symlink(at("loop"), at("loop")).expect("it can be made");
        assert_eq!(read_outside(&at("a"), 10).expect("it is read"), b"WEBVTT");
        assert!(matches!(read_outside(&at("zero"), 10), Err(OutsideError::Special)));
        assert!(matches!(read_outside(&at("loop"), 10), Err(OutsideError::Unreadable(_))));
        let pipe = at("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .expect("it can be made");
        assert!(matches!(read_outside(&pipe, 10), Err(OutsideError::Special)), "it waits for nobody");
    }
}
