//! Asks that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedAsk`]s. Does not know: who asked.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::{Kind, Prose};
use crate::knowledge::{AskId, LinkedAsk};

/// An ask that may be shown.
pub type ReleasedAsk<'k> = ReleasedItem<'k, AskId, LinkedAsk>;

impl<'k> Released<'k> {
    /// The asks that may be shown, in the arena's order.
    pub fn asks(self) -> impl Iterator<Item = ReleasedAsk<'k>> {
        self.knowledge.asks.ids().filter_map(move |id| self.ask(id))
    }

    /// An ask, unless it is withheld.
    pub fn ask(self, id: AskId) -> Option<ReleasedAsk<'k>> {
        let item = &self.knowledge.asks[id];
        self.item(self.permissions.see(Kind::Ask, Some(&*item.entry)), id, item)
    }
}

impl<'k> ReleasedAsk<'k> {
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
