//! Entries of simple kinds, linked: all that they name are themes and a team.
//!
//! Comes in: the described entries, names. Goes out: a [`LinkedSimple`] each. Does not know: which kinds are simple.

use std::sync::Arc;

use super::kinds::{KnownKind, NameLookup};
use crate::base::id::IdVec;
use crate::content::{Entry, ListedKind, SimpleKind};
use crate::knowledge::{KindId, TeamId, ThemeId};

/// An entry of a simple kind, linked.
#[derive(Debug)]
pub struct LinkedSimple<K> {
    /// As the file has it.
    pub entry: Arc<Entry<K>>,
    /// Its title, or one made from the slug.
    pub title: String,
    /// The themes that it is about, each once.
    pub themes: Vec<ThemeId>,
    /// The team that it belongs to.
    pub owner: Option<TeamId>,
}

impl<K: SimpleKind + ListedKind> KnownKind for K {
    type Linked = LinkedSimple<K>;

    fn entry(linked: &LinkedSimple<K>) -> Option<&Entry<K>> {
        Some(&linked.entry)
    }

    fn link_by_names(entries: &[Arc<Entry<K>>], names: &mut NameLookup<'_>) -> IdVec<KindId<K>, LinkedSimple<K>> {
        let mut link = |entry: &Arc<Entry<K>>| LinkedSimple {
            title: entry.shown_title(),
            themes: names.themes(entry),
            owner: names.owner(entry),
            entry: Arc::clone(entry),
        };
        entries.iter().map(&mut link).collect()
    }
}
