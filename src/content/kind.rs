//! The kinds of entry: what each says of itself, and what follows from the table of them.
//!
//! Comes in: the table in the module above. Goes out: [`Kind`](super::Kind), entries of any kind, and which kind a file is:
//! its folder says so. Does not know: what any kind has.

use std::fmt::Debug;

use crate::base::path::SourcePath;
use crate::content::fields::Fields;
use crate::content::page::Page;
use crate::content::read::{Parsed, ParsedFile};
use crate::content::{Entry, Kind, Prose};
use crate::diagnostic::Checked;
use crate::markdown::front_matter::FrontMatter;

/// The words of a kind, its folder, and what `cairn new` starts.
#[derive(Debug, PartialEq, Eq)]
pub struct KindInfo {
    /// One of them: `theme`.
    pub word: &'static str,
    /// The folder that its files lie in, below `content/` and in addresses; empty for pages, which lie anywhere else.
    pub folder: &'static str,
    /// Whether its files may lie in folders of the folder too.
    pub nests: bool,
    /// The title of the list of them.
    pub title: &'static str,
    /// What it is, as the help of `cairn new` says it.
    pub about: &'static str,
    /// What a new file of it holds.
    pub template: &'static str,
}

impl KindInfo {
    /// Whether it is the kind of everything that has no folder of its own.
    pub fn is_page(&self) -> bool {
        self.folder.is_empty()
    }
}

/// A kind of entry, as its own file describes it.
pub trait EntryKind: Anchors + Sized {
    /// Its words, its folder, its template.
    const INFO: KindInfo;

    /// Reads a file of it.
    fn read(file: ParsedFile<'_>) -> Checked<Parsed<Entry<Self>>>;
}

/// A kind of entry whose body is prose: all but interviews.
pub trait ProseKind: Debug + Sized + Sync {
    /// Its words, its folder, its template.
    const INFO: KindInfo;

    /// Reads what it has beside what every entry has.
    fn read_fields(front: &mut Fields<'_>, body: Prose) -> Self;

    /// Its body.
    fn prose(&self) -> &Prose;

    /// The places on its page that are not in its body, before anything is read: no heading has such an id.
    fn reserved_ids(_: &FrontMatter) -> Vec<String> {
        Vec::new()
    }

    /// The places on its page that are not in its body.
    fn ids(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// What can be linked to on the page of an entry.
pub trait Anchors: Debug + Sync {
    /// The body, which has headings and footnotes; none for a transcript.
    fn prose(&self) -> Option<&Prose>;

    /// The places that are not in the body, but for turns.
    fn ids(&self) -> Vec<&str>;

    /// How many turns there are.
    fn turns(&self) -> usize {
        0
    }
}

impl<K: ProseKind> EntryKind for K {
    const INFO: KindInfo = K::INFO;

    fn read(file: ParsedFile<'_>) -> Checked<Parsed<Entry<Self>>> {
        file.read_prose().map(|entry| Parsed { entry, script: None })
    }
}

impl<K: ProseKind> Anchors for K {
    fn prose(&self) -> Option<&Prose> {
        Some(self.prose())
    }

    fn ids(&self) -> Vec<&str> {
        self.ids()
    }
}

/// What follows from the table of kinds.
macro_rules! entry_kinds {
    ($($Kind:ident: $Entry:path, $entries:ident;)*) => {
        /// The kinds of entry that have a list of their own and a page for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is described where it is read")]
        pub enum Kind {
            $($Kind,)*
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$Kind,)*];

            /// Its words, its folder, its template.
            pub fn info(self) -> &'static KindInfo {
                match self {
                    $(Self::$Kind => &<$Entry as EntryKind>::INFO,)*
                }
            }

            /// The folder that its files lie in, below `content/` and in addresses.
            pub fn folder(self) -> &'static str {
                self.info().folder
            }

            /// The title of the list of them.
            pub fn title(self) -> &'static str {
                self.info().title
            }
        }

        /// An entry of any kind, shared between the studies of successive builds.
        #[derive(Debug, Clone)]
        #[expect(missing_docs, reason = "each is named after its kind")]
        pub enum AnyEntry {
            $($Kind(std::sync::Arc<Entry<$Entry>>),)*
            Page(std::sync::Arc<Entry<page::Page>>),
        }

        impl AnyEntry {
            /// Reads a file as one of a kind, or as a plain page.
            fn read(kind: Option<Kind>, file: read::ParsedFile<'_>) -> crate::diagnostic::Checked<read::Parsed> {
                match kind {
                    $(Some(Kind::$Kind) => <$Entry>::read(file).map(|read| read.map(|entry| Self::$Kind(entry.into()))),)*
                    None => page::Page::read(file).map(|read| read.map(|entry| Self::Page(entry.into()))),
                }
            }

            /// What is to be known of it, if it is a draft.
            pub fn as_draft(&self) -> Option<DraftEntry> {
                match self {
                    $(Self::$Kind(entry) => entry.as_draft(),)*
                    Self::Page(entry) => entry.as_draft(),
                }
            }
        }

        /// All entries of a study, each kind in path order.
        #[derive(Debug, Clone, Default)]
        #[expect(missing_docs, reason = "each is named after its kind")]
        pub struct Entries {
            $(pub $entries: Vec<std::sync::Arc<Entry<$Entry>>>,)*
            /// Any other page.
            pub pages: Vec<std::sync::Arc<Entry<page::Page>>>,
            /// `_index.md`, or `index.md`: one of the two.
            pub homes: Vec<std::sync::Arc<Entry<page::Page>>>,
            /// What is left out: who names one of them hears why it is not there.
            pub drafts: Vec<DraftEntry>,
        }

        impl Entries {
            /// Adds an entry to those of its kind.
            pub fn add(&mut self, entry: AnyEntry) {
                match entry {
                    $(AnyEntry::$Kind(entry) => self.$entries.push(entry),)*
                    AnyEntry::Page(entry) if entry.kind.address.is_empty() => self.homes.push(entry),
                    AnyEntry::Page(entry) => self.pages.push(entry),
                }
            }
        }
    };
}
pub(super) use entry_kinds;

/// All kinds of file that can be started: those of entries, then plain pages.
pub fn file_kinds() -> impl Iterator<Item = &'static KindInfo> {
    Kind::ALL.iter().map(|kind| kind.info()).chain([&<Page as EntryKind>::INFO])
}

/// The kind of a Markdown file below `content/`; none for a plain page and for the home page's own words.
pub fn kind_of(path: &SourcePath) -> Option<Kind> {
    let (folder, rest) = below_content(path).split_once('/')?;
    let is_kind = |kind: &&Kind| kind.folder() == folder && (kind.info().nests || !rest.contains('/'));
    Kind::ALL.iter().find(is_kind).copied().filter(|_| path.file_name() != "_index.md")
}

/// The path below `content/`, without `.md`.
pub(super) fn below_content(path: &SourcePath) -> &str {
    let below = path.below_content().unwrap_or(path.as_str());
    below.strip_suffix(".md").unwrap_or(below)
}

/// Whether a page speaks for its folder.
pub(super) fn is_index(path: &SourcePath) -> bool {
    matches!(path.file_name(), "index.md" | "_index.md") && kind_of(path).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_says_it() {
        for (path, kind) in [
            ("content/interviews/p07.md", Some(Kind::Interview)),
            ("content/interviews/2026/03/p07.md", Some(Kind::Interview)),
            ("content/themes/new-service.md", Some(Kind::Theme)),
            ("content/themes/deploys/canary.md", Some(Kind::Theme)),
            ("content/teams/payments.md", Some(Kind::Team)),
            ("content/teams/notes/history.md", None),
            ("content/outcomes/faster.md", Some(Kind::Outcome)),
            ("content/opportunities/templates.md", Some(Kind::Opportunity)),
            ("content/guides/2026.md", Some(Kind::Guide)),
            ("content/_index.md", None),
            ("content/themes/_index.md", None),
            ("content/about.md", None),
            ("content/interviews.md", None),
            ("content/method/themes/x.md", None),
        ] {
            assert_eq!(kind_of(&SourcePath::new(path)), kind, "{path}");
        }
    }
}
