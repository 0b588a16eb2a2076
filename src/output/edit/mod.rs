//! New and changed files in the site's own folder, for commands that write what people write.
//!
//! Comes in: paths and bytes. Goes out: a file where none was; or many files changed, all of them or none.
//! Does not know: what a site is.

mod journal;
mod replace;

pub use replace::{Change, Finished, finish, replace_all};

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::OutputError;
use super::error::failed;

/// Writes a file and the folders on the way to it; what is already there, also a symbolic link, is not touched.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed("make the folder", folder))?;
    }
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => OutputError::Exists(path.to_owned()),
        _ => failed("write", path)(error),
    })?;
    file.write_all(bytes).map_err(|error| {
        // Half a file would be in the way of the next try; the first failure is the one to tell.
        drop(fs::remove_file(path));
        failed("write", path)(error)
    })
}

/// Says whether a folder may be filled: one that is not there yet, or that is empty.
pub fn require_empty(folder: &Path) -> Result<(), OutputError> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed("look into", folder)(error)),
        Ok(_) if !folder.is_dir() => Err(OutputError::NotAFolder(folder.to_owned())),
        Ok(_) => {
            let mut entries = fs::read_dir(folder).map_err(failed("look into", folder))?;
            if entries.next().is_none() { Ok(()) } else { Err(OutputError::NotEmpty(folder.to_owned())) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_only_where_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("content/interviews/p07.md");
        create_new(&path, b"first").unwrap();
        let error = create_new(&path, b"second").unwrap_err();
        assert!(error.to_string().ends_with("is already there and is not overwritten: choose another name"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert!(matches!(create_new(&path.join("below"), b""), Err(OutputError::Io { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn does_not_write_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("link.md"), folder.path().join("target.md"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        assert!(matches!(create_new(&link, b"x"), Err(OutputError::Exists(_))));
        assert!(!target.exists());
    }
}
