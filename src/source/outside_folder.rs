//! The files in a folder that somebody named on the command line: what recorders wrote.
//!
//! Comes in: a path. Goes out: the files below it, sorted. Links are not followed, and what is hidden is passed over. Does not
//! know: studies, what is in the files.
#![expect(clippy::disallowed_methods, reason = "this is the door that files outside of a study are read through")]

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::names::is_hidden;
use super::outside::OutsideError;

/// The files below a folder, in the order of their names; none where it is no folder.
///
/// # Errors
///
/// Where the system does not let us look.
pub fn files_below(folder: &Path) -> Result<Option<Vec<PathBuf>>, OutsideError> {
    if !fs::metadata(folder)?.is_dir() {
        return Ok(None);
    }
    let is_shown = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(is_hidden);
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_shown);
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| OutsideError::Unreadable(error.into()))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(Some(files))
}

/// Whether something lies at a place, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether two paths lead to one place, which must be there.
pub fn is_one_place(path: &Path, other: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|place| fs::canonicalize(other).is_ok_and(|other| other == place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_below_a_folder_in_order() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let at = |name: &str| folder.path().join(name);
        for name in ["b.vtt", "a/c.txt", ".hidden", ".git/config", "a.vtt"] {
            fs::create_dir_all(at(name).parent().expect("it has one")).expect("it can be made");
            fs::write(at(name), "").expect("it can be written");
        }
        let files = files_below(folder.path()).expect("it can be read").expect("it is a folder");
        assert_eq!(files, ["a/c.txt", "a.vtt", "b.vtt"].map(at));
        assert!(files_below(&at("a.vtt")).expect("it can be looked at").is_none());
        assert!(matches!(files_below(&at("x")), Err(OutsideError::NotThere)));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let (folder, other) = (tempfile::tempdir().expect("one"), tempfile::tempdir().expect("one"));
        fs::write(other.path().join("x.vtt"), "").expect("it can be written");
        std::os::unix::fs::symlink(other.path(), folder.path().join("link")).expect("it can be made");
        assert_eq!(files_below(folder.path()).expect("it can be read"), Some(Vec::new()));
    }
}
