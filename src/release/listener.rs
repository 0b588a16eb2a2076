//! Listeners that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedListener`]s. Does not know: who heard whom.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::{Kind, Prose};
use crate::knowledge::{LinkedListener, ListenerId};

/// A listener that may be shown.
pub type ReleasedListener<'k> = ReleasedItem<'k, ListenerId, LinkedListener>;

impl<'k> Released<'k> {
    /// The listeners that may be shown, in the arena's order.
    pub fn listeners(self) -> impl Iterator<Item = ReleasedListener<'k>> {
        self.knowledge.listeners.ids().filter_map(move |id| self.listener(id))
    }

    /// A listener, unless it is withheld.
    pub fn listener(self, id: ListenerId) -> Option<ReleasedListener<'k>> {
        let item = &self.knowledge.listeners[id];
        self.item(self.permissions.see(Kind::Listener, Some(&*item.entry)), id, item)
    }
}

impl<'k> ReleasedListener<'k> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, &self.item.entry)
    }

    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        &self.item.entry.slug
    }

    /// Its title, or one made from the slug.
    pub fn title(self) -> &'k str {
        &self.item.title
    }

    /// What is said about it.
    pub fn description(self) -> &'k Prose {
        &self.item.entry.kind.description
    }
}
