//! Paths as names: where a file lies in the site, and where one lands in the output.
//!
//! Comes in: text. Goes out: relative paths with `/` between the parts that cannot leave their folder.
//! Does not know: the disk.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The folder of what is published, below the site's root.
pub const CONTENT: &str = "content";
/// The folder of a site, where nobody says otherwise.
const SITE: &str = "public";

/// The folder of a site below the study's root, where nobody names one: each audience has its own.
pub fn site_folder(audience: Option<&str>) -> String {
    audience.map_or_else(|| SITE.to_owned(), |audience| format!("{SITE}-{audience}"))
}

/// Whether a folder below the study's root has the name of one that sites go into.
pub fn is_site_folder(name: &str) -> bool {
    name.strip_prefix(SITE).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// A file of the site, relative to the site's root: `content/interviews/p07.md`, `site.toml`.
///
/// Always with `/`, so that messages and data files are the same on every system.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Names a file by its path below the site's root.
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path below a folder, where it lies in it: `interviews/p07.md` below `content`.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// The path below the folder of what is published, where it lies in it: `interviews/p07.md`.
    pub fn below_content(&self) -> Option<&str> {
        self.below(CONTENT)
    }

    /// The last part: `p07.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The folder that holds it: `content/interviews`; empty for a file at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file of the output, relative to the output folder: `themes/new-service/index.html`.
///
/// Built only from parts that are no `.`, no `..`, not empty and without a separator, so it cannot lead out; and
/// without control characters, so it is one line wherever paths are listed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Arc<str>")]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// A path from text; `None` where it would lead out of the output folder or is no plain relative path.
    pub fn new(path: &str) -> Option<Self> {
        let plain =
            |part: &str| !matches!(part, "" | "." | "..") && !part.contains(|c: char| c == '\\' || c.is_control());
        path.split('/').all(plain).then(|| Self(path.into()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that it lies in, the outermost first: `themes`, `themes/new-service`.
    pub fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        let slashes: Vec<usize> = self.0.match_indices('/').map(|(at, _)| at).collect();
        slashes.into_iter().map(|at| &self.0[..at])
    }
}

/// Only what is plain is a path again.
impl TryFrom<Arc<str>> for OutPath {
    type Error = &'static str;

    fn try_from(path: Arc<str>) -> Result<Self, Self::Error> {
        Self::new(&path).ok_or("no plain relative path")
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An absolute path without `..`, part by part: `real` says where a path leads that is there, and below one that is not
/// `..` takes back what was named, as creating the folders on the way would.
pub fn resolve(path: &Path, real: impl Fn(&Path) -> Option<PathBuf>) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut at, part| match part {
        Component::ParentDir => {
            at.pop();
            at
        }
        Component::CurDir => at,
        Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
            at.push(part);
            real(&at).unwrap_or(at)
        }
    })
}

/// A path as people read it: without `.`, and `..` taken back against the folder before it. It is for messages alone: a folder
/// may be a link, so whoever opens a path takes the one that was named.
pub fn shown(path: &Path) -> String {
    let clean = path.components().fold(PathBuf::new(), |mut at, part| {
        match (part, at.components().next_back()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir | Component::Prefix(_))) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => drop(at.pop()),
            (part, _) => at.push(part),
        }
        at
    });
    if clean.as_os_str().is_empty() { ".".to_owned() } else { clean.to_string_lossy().into_owned() }
}

/// A path as it is written in a folder, seen from where the folder's path begins; none where it leads out of that. `folder` is the
/// folder's path in its parts.
pub fn joined<'p>(mut folder: Vec<&'p str>, path: &'p str) -> Option<String> {
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(folder.pop()?),
            part => folder.push(part),
        }
    }
    Some(folder.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_without_detours() {
        for (path, expected) in [
            ("content/../names.toml", "names.toml"),
            ("./a//b/./c.md", "a/b/c.md"),
            ("../../x/../y", "../../y"),
            ("/../a/../..", "/"),
            ("a/..", "."),
            ("./", "."),
            ("", "."),
        ] {
            assert_eq!(shown(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn a_path_need_not_be_there_to_be_resolved() {
        let real = |path: &Path| match path.to_str() {
            Some("/link") => Some(PathBuf::from("/far/away")),
            _ => None,
        };
        for (path, expected) in [
            ("/a/b", "/a/b"),
            ("/none/../content/public", "/content/public"),
            ("/none/../../../x", "/x"),
            ("/none/../link/../y", "/far/y"),
            ("/link/./x/..", "/far/away"),
            ("/", "/"),
        ] {
            assert_eq!(resolve(Path::new(path), real), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn an_output_path_never_leads_out() {
        for bad in ["", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a\\b", "a\0b", "a\nb", "a/"] {
            assert_eq!(OutPath::new(bad), None, "{bad:?}");
        }
        let path = OutPath::new("themes/new-service/index.html").expect("it is plain");
        assert_eq!(path.folders().collect::<Vec<_>>(), ["themes", "themes/new-service"]);
    }

    #[test]
    fn a_source_path_knows_its_folders() {
        let path = SourcePath::new("content/interviews/2026/p07.md");
        assert_eq!(path.below("content"), Some("interviews/2026/p07.md"));
        assert_eq!(path.below("cont"), None);
        assert_eq!(path.below_content(), path.below("content"));
        assert_eq!(SourcePath::new("themes/default/x.css").below_content(), None);
        assert_eq!(path.file_name(), "p07.md");
        assert_eq!(path.folder(), "content/interviews/2026");
        assert_eq!(SourcePath::new("site.toml").folder(), "");
    }
}
