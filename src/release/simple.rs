//! Entries of simple kinds that may be shown.
//!
//! Comes in: entries that may be shown. Goes out: what any of them has. Does not know: which kinds are simple.

use super::{ReleasedFile, ReleasedItem, ReleasedKind};
use crate::base::slug::Slug;
use crate::content::{Prose, SimpleKind};
use crate::knowledge::{KindId, LinkedSimple, StudyKind, TeamId, ThemeId};

/// An entry of a simple kind that may be shown.
pub type ReleasedSimple<'k, K> = ReleasedItem<'k, KindId<K>, LinkedSimple<K>>;

impl<K: SimpleKind + StudyKind> ReleasedKind for K {}

impl<'k, K: SimpleKind> ReleasedSimple<'k, K> {
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

    /// The team that it belongs to, or what that is shown as.
    pub fn owner(self) -> Option<TeamId> {
        self.released.team_or_above(self.item.owner?)
    }

    /// Of the themes that it is about those that may be shown.
    pub fn themes(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.themes)
    }

    /// What is said about it.
    pub fn description(self) -> &'k Prose {
        self.item.entry.kind.prose()
    }
}
