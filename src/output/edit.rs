//! Files in the site's own folder, for commands that begin or mend something.
//!
//! Comes in: a path and bytes. Goes out: a file where none was, or another in the place of one. Does not know: what a site
//! is.

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

/// Puts other bytes in the place of a file, whole or not at all; its permissions stay.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let permissions = fs::metadata(path).map_err(failed("look at", path))?.permissions();
    let mut staged = tempfile::Builder::new()
        .prefix(".cairn-")
        .tempfile_in(folder)
        .map_err(failed("write into the folder", folder))?;
    staged.write_all(bytes).map_err(failed("write", path))?;
    fs::set_permissions(staged.path(), permissions).map_err(failed("write", path))?;
    staged.as_file().sync_all().map_err(failed("write", path))?;
    staged.persist(path).map_err(|error| failed("replace", path)(error.error))?;
    Ok(())
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
    fn replaces_the_bytes_and_nothing_else() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p07.md");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        assert!(replace(&folder.path().join("gone.md"), b"x").is_err());
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
