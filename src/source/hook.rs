//! Where git looks for what it runs before a commit, and where its settings say which file holds the names.
//!
//! Comes in: the study's folder. Goes out: a [`HookPlace`], a setting in git's own file. Does not know: what the hook does.

use std::path::{Path, PathBuf};

use super::NoHistory;
use super::git;

/// Where the hook of a repository belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookPlace {
    /// The file that git runs before a commit, wherever `core.hooksPath` has it.
    pub file: PathBuf,
    /// The study's folder, seen from the top of the working tree, where hooks are run; empty where it is the same.
    pub study: String,
}

/// The setting that holds the path of the file of names.
const NAMES: &str = "cairn.names";

/// Where the hook of a study's repository belongs.
///
/// # Errors
///
/// Where the study is in no repository, or git does not say.
pub fn hook_place(root: &Path) -> Result<HookPlace, NoHistory> {
    let line = |question: &[&str]| -> Result<String, NoHistory> {
        let said = git::ask_of_settings(root, question)?;
        Ok(String::from_utf8_lossy(&said).trim_end_matches(['\n', '\r']).to_owned())
    };
    let study = line(&["rev-parse", "--show-prefix"])?;
    // Seen from the folder that git was asked in.
    let hooks = line(&["rev-parse", "--git-path", "hooks"])?;
    let file = std::path::absolute(root.join(hooks)).map_err(|error| NoHistory::Other(error.to_string()))?;
    Ok(HookPlace { file: file.join("pre-commit"), study: study.trim_end_matches('/').to_owned() })
}

/// The path of the file of names that git was to remember; none where it was told none.
pub fn remembered_names(root: &Path) -> Option<PathBuf> {
    let said = git::ask_of_settings(root, &["config", "--path", NAMES]).ok()?;
    let path = String::from_utf8_lossy(&said).trim_end_matches(['\n', '\r']).to_owned();
    (!path.is_empty()).then(|| PathBuf::from(path))
}

/// Has git remember the path of the file of names, in its own file of settings, which is never committed.
///
/// # Errors
///
/// Where git cannot write it.
pub fn remember_names(root: &Path, names: &Path) -> Result<(), NoHistory> {
    git::ask_of_settings(root, &["config", "--local", NAMES, &names.to_string_lossy()]).map(drop)
}
