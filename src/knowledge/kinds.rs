//! What is the same of all kinds of entry once they are linked.
//!
//! Comes in: the kinds. Goes out: for each what is known of one ([`KnownKind`]), and where all of it are ([`StudyKind`]).
//! Does not know: what any kind names.

use std::fmt::Debug;
use std::sync::Arc;

use super::NameTables;
use crate::base::id::IdVec;
use crate::content::{Entry, ListedKind};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{KindId, Knowledge, TeamId, ThemeId};

/// A kind of entry, as its own file here describes it.
pub trait KnownKind: ListedKind {
    /// An entry of it, linked.
    type Linked: Debug + 'static;

    /// The entry as its file has it; none of what is only implied by its use.
    fn entry(linked: &Self::Linked) -> Option<&Entry<Self>>;

    /// Links all entries of a kind that asks for no more than names. Those of other kinds are linked by hand, where what they
    /// ask for is at hand.
    fn link_by_names(_: &[Arc<Entry<Self>>], _: &mut NameLookup<'_>) -> IdVec<KindId<Self>, Self::Linked> {
        IdVec::default()
    }
}

/// A kind of entry, as a part of the study.
pub trait StudyKind: KnownKind {
    /// All entries of it, linked.
    fn all(knowledge: &Knowledge) -> &IdVec<KindId<Self>, Self::Linked>;
}

/// Looks up the names that entries of any kind may have; those that lead nowhere are complained of.
pub struct NameLookup<'t> {
    tables: &'t NameTables,
    complaints: &'t mut Vec<Diagnostic>,
}

impl<'t> NameLookup<'t> {
    pub(super) fn new(tables: &'t NameTables, complaints: &'t mut Vec<Diagnostic>) -> Self {
        Self { tables, complaints }
    }

    /// The themes that an entry is about, each once.
    pub(super) fn themes<K: ListedKind>(&mut self, entry: &Entry<K>) -> Vec<ThemeId> {
        self.tables.themes.find_all(entry.kind.themes(), &entry.path, self.complaints).into_vec()
    }

    /// The team that an entry belongs to.
    pub(super) fn owner<K: ListedKind>(&mut self, entry: &Entry<K>) -> Option<TeamId> {
        self.tables.teams.find(entry.kind.owner()?, &entry.path, self.complaints)
    }
}
