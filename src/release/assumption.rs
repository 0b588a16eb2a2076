//! Assumptions that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedAssumption`]s. Does not know: whose words speak to them.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::{Kind, Prose};
use crate::knowledge::{AssumptionId, LinkedAssumption};

/// An assumption that may be shown.
pub type ReleasedAssumption<'k> = ReleasedItem<'k, AssumptionId, LinkedAssumption>;

impl<'k> Released<'k> {
    /// The assumptions that may be shown, in the arena's order.
    pub fn assumptions(self) -> impl Iterator<Item = ReleasedAssumption<'k>> {
        self.knowledge.assumptions.ids().filter_map(move |id| self.assumption(id))
    }

    /// An assumption, unless it is withheld.
    pub fn assumption(self, id: AssumptionId) -> Option<ReleasedAssumption<'k>> {
        let item = &self.knowledge.assumptions[id];
        self.item(self.permissions.see(Kind::Assumption, Some(&*item.entry)), id, item)
    }
}

impl<'k> ReleasedAssumption<'k> {
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
