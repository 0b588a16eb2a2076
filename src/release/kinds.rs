//! What is the same of entries of all kinds: which of them may be shown, and their files.
//!
//! Comes in: kinds and ids. Goes out: a [`ReleasedItem`] each. Does not know: what any kind has.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::content::for_each_kind;
use crate::knowledge::{KindId, KnownKind, StudyKind};

/// A kind of entry, as it is shown.
pub trait ReleasedKind: StudyKind {
    /// Whether an entry may be shown: to whom its file says, else to those to whom its kind is shown whole.
    fn is_shown(released: Released<'_>, id: KindId<Self>, linked: &Self::Linked) -> bool {
        released.may_see::<Self>(id, linked)
    }

    /// The file of an entry that may be shown; none of what is only implied by its use.
    fn file(item: ReleasedEntry<'_, Self>) -> Option<ReleasedFile<'_>> {
        Some(ReleasedFile::of(item.released, Self::entry(item.item)?))
    }
}

/// An entry that may be shown.
pub type ReleasedEntry<'k, K> = ReleasedItem<'k, KindId<K>, <K as KnownKind>::Linked>;

impl<'k> Released<'k> {
    /// The entries of a kind that may be shown, in the arena's order.
    pub fn all<K: ReleasedKind>(self) -> impl Iterator<Item = ReleasedEntry<'k, K>> {
        K::all(self.knowledge).ids().filter_map(move |id| self.one::<K>(id))
    }

    /// An entry, unless it is withheld.
    pub fn one<K: ReleasedKind>(self, id: KindId<K>) -> Option<ReleasedEntry<'k, K>> {
        let item = &K::all(self.knowledge)[id];
        K::is_shown(self, id, item).then_some(ReleasedItem { released: self, id, item })
    }

    /// Whether an entry may be seen, where its kind asks for no more: it has a file, or something that may be seen names it, and its
    /// file or its kind is for this audience.
    pub(super) fn may_see<K: StudyKind>(self, id: KindId<K>, linked: &K::Linked) -> bool {
        let entry = K::entry(linked);
        let is_named = entry.is_some() || self.permissions.may_see_implied::<K>(id);
        is_named && self.permissions.may_see(K::KIND, entry)
    }

    fn files_of<K: ReleasedKind>(self) -> impl Iterator<Item = ReleasedFile<'k>> {
        self.all::<K>().filter_map(K::file)
    }
}

/// What is made from the list of kinds.
macro_rules! files {
    ($($Kind:ident: $Entry:path, $entries:ident;)*) => {
        impl<'k> Released<'k> {
            /// The file of every entry that may be shown, but for plain pages, by path within each kind.
            pub(super) fn entry_files(self) -> impl Iterator<Item = ReleasedFile<'k>> {
                let files = std::iter::empty();
                $(let files = files.chain(self.files_of::<$Entry>());)*
                files
            }
        }
    };
}
for_each_kind!(files);
