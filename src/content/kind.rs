//! The kinds of entry: what each says of itself, and what follows from the list of them.
//!
//! Comes in: the list in the module above. Goes out: [`Kind`](super::Kind), and entries of any kind. Does not know: what
//! any kind has.

use std::fmt::Debug;

use crate::content::read::{Parsed, ParsedFile};
use crate::content::{Entry, Kind, Name, Prose};
use crate::diagnostic::Checked;

/// The words of a kind, its folder, and what `cairn new` starts.
#[derive(Debug, PartialEq, Eq)]
pub struct KindInfo {
    /// One of them: `theme`.
    pub word: &'static str,
    /// The folder that its files lie in, below `content/` and in addresses; empty for pages, which lie anywhere else.
    pub folder: &'static str,
    /// Whether its files may lie in folders of the folder too.
    pub nests: bool,
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

    /// The themes that it is about, by `themes`. Those of interviews are read by whoever reads interviews.
    fn themes(&self) -> &[Name] {
        &[]
    }

    /// The team that it belongs to, by `owner`.
    fn owner(&self) -> Option<&Name> {
        None
    }
}

/// A kind of the list: all but plain pages.
pub trait ListedKind: EntryKind + 'static {
    /// Which it is.
    const KIND: Kind;
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

/// What follows from the list of kinds.
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
        }

        $(impl ListedKind for $Entry {
            const KIND: Kind = Kind::$Kind;
        })*

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

        impl AnyEntry {
            /// What is to be known of it, if it is an interview whose participant has withdrawn.
            pub fn as_withdrawn(&self) -> Option<WithdrawnInterview> {
                let Self::Interview(entry) = self else { return None };
                entry.kind.meta.consent.withdrawn.as_ref()?;
                Some(WithdrawnInterview {
                    path: entry.path.clone(),
                    slug: entry.slug.clone(),
                    aliases: entry.aliases.clone(),
                })
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
            /// Interviews that are left out of everything, since their participants have withdrawn.
            pub withdrawn: Vec<WithdrawnInterview>,
            /// Interviews that count nowhere, in path order: rehearsals, and those that are planned or only held.
            pub set_aside: Vec<std::sync::Arc<Entry<interview::Interview>>>,
        }

        impl Entries {
            /// The themes that entries are about, kind by kind: but for those of interviews.
            pub fn themes_named(&self) -> impl Iterator<Item = &Name> {
                let named = std::iter::empty();
                $(let named = named.chain(self.$entries.iter().flat_map(|entry| EntryKind::themes(&entry.kind)));)*
                named
            }

            /// The teams that entries belong to, kind by kind.
            pub fn owners_named(&self) -> impl Iterator<Item = &Name> {
                let named = std::iter::empty();
                $(let named = named.chain(self.$entries.iter().filter_map(|entry| EntryKind::owner(&entry.kind)));)*
                named
            }

            /// The same, where what counts nowhere is among the interviews: for changes to files.
            pub fn with_set_aside(mut self) -> Self {
                self.interviews.append(&mut self.set_aside);
                self.interviews.sort_by(|one, other| one.path.cmp(&other.path));
                self
            }

            /// Adds an entry to those of its kind.
            pub fn add(&mut self, entry: AnyEntry) {
                match entry {
                    AnyEntry::Interview(entry) if entry.kind.meta.set_aside().is_some() => self.set_aside.push(entry),
                    $(AnyEntry::$Kind(entry) => self.$entries.push(entry),)*
                    AnyEntry::Page(entry) if entry.kind.address.is_empty() => self.homes.push(entry),
                    AnyEntry::Page(entry) => self.pages.push(entry),
                }
            }
        }
    };
}
pub(super) use entry_kinds;
