//! One file wherever somebody wants it, for commands that write what other programs read.
//!
//! Comes in: a path and bytes. Goes out: a file that holds them; where it cannot be written, what was there stays. Does not
//! know: what the bytes are.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::OutputError;
use super::error::failed;

/// Writes a file in one step: a reader finds the old bytes or the new ones.
///
/// # Errors
///
/// The system does not let us, its folder is not there, or a folder has that name.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    if path.is_dir() {
        return Err(OutputError::InTheWay(path.to_owned()));
    }
    // What is no plain file, such as a pipe or a device, cannot be replaced: it is written to.
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::write(path, bytes).map_err(failed("write", path));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.cairn", std::process::id()));
    let written = fs::OpenOptions::new().write(true).create_new(true).open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        fs::rename(&beside, path)
    });
    written.map_err(|error| {
        if error.kind() != ErrorKind::AlreadyExists {
            // The first failure is the one to tell.
            drop(fs::remove_file(&beside));
        }
        match path.parent() {
            Some(folder) if error.kind() == ErrorKind::NotFound && !folder.exists() => {
                OutputError::NoFolder { file: path.to_owned(), folder: folder.to_owned() }
            }
            _ => failed("write", path)(error),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        for bytes in [&b"one"[..], b"two"] {
            write_file(&path, bytes).unwrap();
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let missing = write_file(&folder.path().join("no/a.csv"), b"x").unwrap_err().to_string();
        assert!(missing.contains("a.csv") && missing.contains("is not there; make it first"), "{missing}");
        assert!(write_file(folder.path(), b"x").is_err());
    }
}
