//! Which folder is the study: what makes a folder one, and the nearest one above.
//!
//! Comes in: a folder. Goes out: whether it is a study, or how far above it the study lies. Does not know: what is in the
//! files, what was typed.
#![expect(clippy::disallowed_methods, reason = "this is the door that a site is read through")]

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::{SETTINGS, SourceError, THEMES};
use crate::base::path::{CONTENT, is_site_folder};

/// Folders below `content/` that no other site generator's sites have.
const TELLING: [&str; 2] = ["interviews", "themes"];

/// Whether a folder that somebody named is a study: it holds `content/` or `site.toml`, be it only as a link that cannot
/// be followed.
fn is_study(folder: &Path) -> bool {
    let holds = |name| fs::symlink_metadata(folder.join(name));
    holds(SETTINGS).is_ok_and(|found| !found.is_dir()) || holds(CONTENT).is_ok_and(|found| !found.is_file())
}

/// Says why a folder cannot be a study, where it is none.
pub fn require_study(root: &Path) -> Result<(), SourceError> {
    super::require_folder(root)?;
    if is_study(root) { Ok(()) } else { Err(SourceError::NoStudy(root.to_owned())) }
}

/// How many folders above this one the study lies; 0 where it is this one, none where there is none up to the root of the
/// file system. `folder` must be absolute.
///
/// Nobody named the folders above, so a `content/` of another program does not make one of them a study.
pub fn levels_up(folder: &Path) -> Option<usize> {
    let above = folder.ancestors().position(looks_like_a_study);
    let taken = if is_study(folder) && !above.is_some_and(|levels| lies_in_its_files(folder, levels)) {
        Some(0)
    } else {
        above
    };
    taken.filter(|_| folder.is_absolute())
}

/// Whether a folder is a study that nobody had to name.
fn looks_like_a_study(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file() || TELLING.iter().any(|name| folder.join(CONTENT).join(name).is_dir())
}

/// Whether a folder lies in what the study some levels above reads or writes: a `content/` in there is a page's whose address
/// is `/content/`.
fn lies_in_its_files(folder: &Path, levels: usize) -> bool {
    let below = levels.checked_sub(1).and_then(|levels| folder.ancestors().nth(levels)?.file_name());
    below.and_then(OsStr::to_str).is_some_and(|name| [CONTENT, THEMES].contains(&name) || is_site_folder(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with empty files in it.
    fn folder_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
            fs::write(path, "").expect("it can be written");
        }
        folder
    }

    #[test]
    fn a_study_has_content_or_settings() {
        for files in [&["content/a.md"][..], &["site.toml"], &["site.toml", "content/a.md"]] {
            assert!(is_study(folder_with(files).path()), "{files:?}");
        }
        for files in [&[][..], &["content"], &["site.toml/x"], &["public/index.html"], &["cairn.lock"]] {
            assert!(!is_study(folder_with(files).path()), "{files:?}");
        }
        let none = folder_with(&["notes.txt"]);
        assert!(matches!(require_study(none.path()), Err(SourceError::NoStudy(_))));
        assert!(matches!(require_study(&none.path().join("x")), Err(SourceError::NoFolder(_))));
    }

    #[test]
    fn the_nearest_study_above_is_taken() {
        for (files, below, expected) in [
            (&["site.toml", "content/interviews/a/p07.md"][..], "content/interviews/a", Some(3)),
            (&["content/interviews/p07.md"], "content/interviews", Some(2)),
            (&["content/themes/toil.md"], "content", Some(1)),
            (&["site.toml", "public/themes/x"], "public/themes", Some(2)),
            (&["site.toml"], "", Some(0)),
            (&["site.toml", "inner/site.toml", "inner/content/a.md"], "inner/content", Some(1)),
            // Where one stands, `content/` alone makes a study …
            (&["content/about.md"], "", Some(0)),
            (&["site.toml", "other/content/about.md"], "other", Some(0)),
            // … but not in what a study reads or writes, …
            (&["site.toml", "public/content/index.html"], "public", Some(1)),
            (&["site.toml", "public-directors/content/index.html"], "public-directors", Some(1)),
            (&["site.toml", "publication/content/index.html"], "publication", Some(0)),
            (&["site.toml", "content/content/a.md"], "content", Some(1)),
            // … and not above: another site generator's sites have one too.
            (&["hugo.toml", "content/posts/a.md", "notes/x"], "notes", None),
            (&["content/posts/a.md"], "content/posts", None),
            (&["notes/x"], "notes", None),
        ] {
            let folder = folder_with(files);
            let from = folder.path().join(below);
            fs::create_dir_all(&from).expect("it can be made");
            assert_eq!(levels_up(&from), expected, "{files:?} from {below:?}");
        }
    }
}
