//! The file of names that must not reach git: where it may lie, and its text.
//!
//! Comes in: the file's path, the study's folder. Goes out: its text, or why it is not read; nothing of it. Does not know: what is
//! in it.
#![expect(clippy::disallowed_methods, reason = "this is a door that files are read through")]

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::NoHistory;
use super::git;
use crate::base::path::{resolve, shown};

/// A list of names is far shorter.
const MOST: u64 = 4 << 20;

/// Why a file of names is not read.
#[derive(Debug, Error)]
pub enum NamesFileError {
    /// It is not there, or the system does not let us.
    #[error("the file of names `{file}` cannot be read ({why}): check its path and its permissions")]
    Unreadable {
        /// Its path, as people read it.
        file: String,
        /// Why.
        why: io::Error,
    },
    /// It is no text.
    #[error("the file of names is not UTF-8: save it as UTF-8")]
    NotUtf8,
    /// It is far too large.
    #[error("the file of names has more than 4 MB: name the list itself")]
    TooLarge,
    /// It could be committed.
    #[error(
        "the file of names lies in a git repository that does not ignore it: move it out, or add it to `.gitignore`; if git has \
         it already, `git rm --cached` takes it out of the next commit, not out of the history"
    )]
    Committable,
    /// Nobody can tell whether it could be committed.
    #[error(
        "the file of names lies in the study's folder, and git cannot say that it ignores it: move it out of there"
    )]
    InStudy,
    /// There is a repository around it that git does not look into.
    #[error("git does not say whether it ignores the file of names: move it out of the repository")]
    Unknown,
}

impl NamesFileError {
    fn unreadable(file: &Path, why: io::Error) -> Self {
        Self::Unreadable { file: shown(file), why }
    }
}

/// The text of a file of names.
///
/// # Errors
///
/// Where it cannot be read, or could be committed.
pub fn read_names_file(path: &Path, study: &Path) -> Result<String, NamesFileError> {
    let unreadable = |why| NamesFileError::unreadable(path, why);
    let file = File::open(path).map_err(unreadable)?;
    require_unpublished(path, study)?;
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST {
        return Err(NamesFileError::TooLarge);
    }
    String::from_utf8(bytes).map_err(|_| NamesFileError::NotUtf8)
}

/// Says why names may not lie in a file, which need not be there yet: it must lie outside of every repository, or be ignored.
///
/// # Errors
///
/// Where it could be committed, or nobody can tell.
pub fn require_unpublished(path: &Path, study: &Path) -> Result<(), NamesFileError> {
    let named = std::path::absolute(path).map_err(|why| NamesFileError::unreadable(path, why))?;
    let real = resolve(&named, |path| fs::canonicalize(path).ok());
    let study = fs::canonicalize(study).unwrap_or_else(|_| study.to_owned());
    // A link that is committed says nothing; what it leads to is what holds the names.
    match is_committable(&real) {
        Ok(false) => Ok(()),
        Ok(true) => Err(NamesFileError::Committable),
        Err(NoHistory::NoGit) if !real.starts_with(&study) => Ok(()),
        Err(NoHistory::NoGit) => Err(NamesFileError::InStudy),
        Err(_) => Err(NamesFileError::Unknown),
    }
}

/// Whether `git add` would take a file.
fn is_committable(file: &Path) -> Result<bool, NoHistory> {
    let Some(folder) = nearest_folder(file) else { return Ok(false) };
    match git::ask(&folder, &["rev-parse", "--is-inside-work-tree"]) {
        Err(NoHistory::NoRepository) => return Ok(false),
        Err(why) => return Err(why),
        // Nothing in `.git` itself is committed.
        Ok(said) if said.starts_with(b"false") => return Ok(false),
        Ok(_) => {}
    }
    // What git has already is not ignored, whatever `.gitignore` says.
    git::agrees(&folder, &["check-ignore", "--quiet", "--", &file.to_string_lossy()]).map(|ignored| !ignored)
}

/// The nearest folder above a file that is there.
fn nearest_folder(file: &Path) -> Option<PathBuf> {
    file.ancestors().skip(1).find(|folder| folder.is_dir()).map(Path::to_owned)
}
