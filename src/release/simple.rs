//! Entries of simple kinds that may be shown.
//!
//! Comes in: entries that may be shown. Goes out: what they name. Does not know: which kinds are simple.

use super::{ReleasedItem, ReleasedKind};
use crate::content::SimpleKind;
use crate::knowledge::{KindId, LinkedSimple, StudyKind, TeamId, ThemeId};

/// An entry of a simple kind that may be shown.
pub type ReleasedSimple<'k, K> = ReleasedItem<'k, KindId<K>, LinkedSimple<K>>;

impl<K: SimpleKind + StudyKind> ReleasedKind for K {}

impl<K: SimpleKind> ReleasedSimple<'_, K> {
    /// The team that it belongs to, or what that is shown as.
    pub fn owner(self) -> Option<TeamId> {
        self.released.team_or_above(self.item.owner?)
    }

    /// Of the themes that it is about those that may be shown.
    pub fn themes(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.themes)
    }
}
