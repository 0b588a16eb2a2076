//! What a file's name says: whether it is ours to look at, and what it is.
//!
//! Comes in: names. Goes out: what to skip, and the kind of the rest. Does not know: where the file lies.

use super::complaint;
use crate::base::path::{CONTENT, SourcePath};
use crate::diagnostic::Diagnostic;

/// The home page's own words: the one name with `_` that is published.
const HOME: &str = "_index.md";

/// How the name of a file of stand-off quotes ends, behind the name of its interview without `.md`.
pub const QUOTES: &str = ".quotes.yaml";

/// What editors, merges and systems leave behind, by the end of the name in lower case. Backups are often older than the
/// pseudonyms.
const LEFTOVER_ENDINGS: [&str; 21] = [
    "~",
    ".asd",
    ".autosave",
    ".bak",
    ".backup",
    ".bk",
    ".bkp",
    ".crdownload",
    ".kate-swp",
    ".mine",
    ".old",
    ".orig",
    ".part",
    ".rej",
    ".save",
    ".swn",
    ".swo",
    ".swp",
    ".swx",
    ".temp",
    ".tmp",
];

/// The same by the whole name.
const LEFTOVER_NAMES: [&str; 4] = ["desktop.ini", "ehthumbs.db", "icon\r", "thumbs.db"];

/// What git calls the sides of a merge while a tool shows them: `p07_LOCAL_4711.md`.
const SIDES_OF_A_MERGE: [&str; 4] = ["_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"];

/// What may be made of a Markdown file and keep its name: `p07.md.pdf`. Any other such file is a copy of the text.
const MADE_OF_MARKDOWN: [&str; 9] = ["gif", "html", "jpeg", "jpg", "md", "pdf", "png", "svg", "webp"];

/// It is for whoever works in a folder, in any case of its letters.
const README: &str = "readme.md";

/// Which names are passed over.
#[derive(Debug, Clone, Copy)]
pub enum Skip {
    /// Hidden names, leftovers, names with `_`, which are not for publication, and `README.md`, which is nobody.
    InContent,
    /// Hidden names and leftovers; `_` is common for parts of templates.
    InLook,
}

impl Skip {
    /// Whether a file or folder is passed over, by its name and the folder that it lies in.
    pub(super) fn skips(self, folder: &str, name: &str) -> bool {
        let is_private = match self {
            Self::InContent => {
                (name.starts_with('_') && (folder, name) != (CONTENT, HOME)) || name.eq_ignore_ascii_case(README)
            }
            Self::InLook => false,
        };
        is_private || is_hidden(name) || is_leftover(name)
    }
}

/// Whether a file is passed over, or a folder that it lies in.
pub(super) fn is_skipped(path: &str, skip: Skip) -> bool {
    path.match_indices('/').map(|(at, _)| at).any(|at| {
        let (folder, rest) = (&path[..at], &path[at + 1..]);
        skip.skips(folder, rest.split('/').next().unwrap_or(rest))
    })
}

pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// What nobody meant to lie there.
fn is_leftover(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_emacs = name.starts_with('#') && name.ends_with('#');
    // What Office locks a file with.
    let is_office = name.starts_with("~$");
    // What services that carry folders from machine to machine leave where two have changed a file.
    let is_conflict = lower.contains(".sync-conflict-") || lower.contains("conflicted copy");
    let ends = is_conflict || LEFTOVER_ENDINGS.iter().any(|ending| lower.ends_with(ending));
    ends || is_emacs || is_office || is_side(name) || is_copy(&lower) || LEFTOVER_NAMES.contains(&lower.as_str())
}

/// Whether a file is one side of a merge.
fn is_side(name: &str) -> bool {
    let behind = SIDES_OF_A_MERGE.iter().find_map(|side| name.rsplit_once(side)).map(|(_, behind)| behind);
    let number = behind.map(|behind| behind.split('.').next().unwrap_or(behind));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a name, in lower case, is that of a file that is read with more behind it: `p07.md.1`, `p07.md.orig.txt`, `p07.md.sb-1234-abcd`.
/// A list of quotes that is named so, `p07.md.quotes.yaml`, was written by somebody.
fn is_copy(lower: &str) -> bool {
    let behind = |ending: &str| lower.rsplit_once(ending).map(|(_, behind)| behind);
    let is_list = lower.ends_with(QUOTES) || lower.ends_with(".quotes.yml");
    let is_of_markdown = behind(".md.").is_some_and(|behind| !MADE_OF_MARKDOWN.contains(&behind));
    (is_of_markdown && !is_list) || behind(".quotes.yaml.").is_some()
}

/// Whether a path can be a path on every system, and one line of a list.
pub(super) fn is_plain(path: &SourcePath) -> bool {
    !path.as_str().contains(|c: char| c == '\\' || c.is_control())
}

/// A text has at most so many bytes: a thousand long transcripts. What is read of it takes a few times as much memory.
const MOST_TEXT: u64 = 64 << 20;

/// Whether something is small enough for a text; then its places can be told by 32 bits, too.
pub(super) fn fits_text(size: u64) -> bool {
    size <= MOST_TEXT
}

/// What a content file is, by the end of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContentKind {
    Markdown,
    Quotes,
    Asset,
}

impl ContentKind {
    /// The kind, and a complaint where the name looks as if another one was meant.
    pub(super) fn from_name(path: &SourcePath) -> (Self, Option<Diagnostic>) {
        const MARKDOWN: &str = ".md";
        let name = path.file_name();
        if name.ends_with(MARKDOWN) {
            return (Self::Markdown, None);
        }
        if name.ends_with(QUOTES) {
            return (Self::Quotes, None);
        }
        let lower = name.to_ascii_lowercase();
        let meant = [(MARKDOWN, [".md", ".markdown"]), (QUOTES, [QUOTES, ".quotes.yml"])]
            .into_iter()
            .find(|(_, endings)| endings.iter().any(|ending| lower.ends_with(ending)));
        (Self::Asset, meant.map(|(ending, _)| complaint::odd_ending(path, ending)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_over_what_is_not_published() {
        for name in [".git", ".p07.md.swp", "p07.md~", "p07.swp", "#p07.md#", "_drafts", "_index.md"] {
            assert!(Skip::InContent.skips("content/interviews", name), "{name}");
        }
        for name in [
            "p07.md.orig",
            "p07.md.rej",
            "p07.md.bak",
            "P07.MD.BAK",
            "p07.old",
            "p07.docx.tmp",
            "p07.md.save",
            "p07.md.~2~",
            "~$p07.docx",
            ".~lock.p07.odt#",
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "p07.md.bkp",
            "p07.md.1",
            "p07.md.orig.txt",
            "p07.md.txt",
            "p07.md.sb-1234-abcd",
            "P07.MD.2",
            "p07.quotes.yaml.1",
            "p07_BACKUP_4711.md",
            "p07_BASE_4711.md",
            "p07_LOCAL_1.quotes.yaml",
            "p07_REMOTE_4711.md",
            "README.md",
            "readme.md",
            "Readme.MD",
        ] {
            assert!(Skip::InContent.skips("content/interviews", name), "{name}");
        }
        for name in [
            "p07 (copy).md",
            "threadme.md",
            "README.png",
            "old.md",
            "p07.old.md",
            "template.md",
            "bak",
            "~a.md",
            "p07.md.pdf",
            "p07.md.quotes.yaml",
            "P07.md.jun.quotes.yaml",
            "p07_LOCAL_x.md",
            "p07_LOCAL_.md",
            "p07_base_4.md",
            "v1.2",
        ] {
            assert!(!Skip::InContent.skips("content/interviews", name), "{name}");
        }
        for name in ["_index.md", "p07.md", "#1.png", "a~b.md", "x_y"] {
            assert!(!Skip::InContent.skips("content", name), "{name}");
        }
        assert!(!Skip::InLook.skips("themes/x/templates", "_card.html"));
        assert!(Skip::InLook.skips("themes/x", ".git"));
    }

    #[test]
    fn knows_the_kinds() {
        for (name, expected, doubtful) in [
            ("p07.md", ContentKind::Markdown, false),
            ("p07.quotes.yaml", ContentKind::Quotes, false),
            ("p07.yaml", ContentKind::Asset, false),
            ("p07.mp3", ContentKind::Asset, false),
            ("P07.MD", ContentKind::Asset, true),
            ("p07.markdown", ContentKind::Asset, true),
            ("p07.quotes.yml", ContentKind::Asset, true),
            ("md", ContentKind::Asset, false),
        ] {
            let (kind, complaint) = ContentKind::from_name(&SourcePath::new(name));
            assert_eq!((kind, complaint.is_some()), (expected, doubtful), "{name}");
        }
    }
}
