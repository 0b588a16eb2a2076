//! Tools that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedTool`]s, with what they have beside what all simple entries have. Does not know: who
//! speaks of them.

use super::{Released, ReleasedSimple};
use crate::content::tool::{NameMatching, Tool};
use crate::knowledge::ToolId;

/// A tool that may be shown.
pub type ReleasedTool<'k> = ReleasedSimple<'k, Tool>;

impl<'k> Released<'k> {
    /// The tools that may be shown, in the arena's order.
    pub fn tools(self) -> impl Iterator<Item = ReleasedTool<'k>> {
        self.all()
    }

    /// A tool, unless it is withheld.
    pub fn tool(self, id: ToolId) -> Option<ReleasedTool<'k>> {
        self.one(id)
    }
}

impl<'k> ReleasedTool<'k> {
    /// What people call it: its title, then what else.
    pub fn names(self) -> impl Iterator<Item = &'k str> {
        std::iter::once(self.title()).chain(self.file().aliases().map(|(alias, _)| alias))
    }

    /// `match`: whether these are found with their own capitals alone.
    pub fn has_exact_names(self) -> bool {
        self.item.entry.kind.matching == NameMatching::Exact
    }

    /// `not`: phrases in which they do not mean it.
    pub fn other_meanings(self) -> &'k [String] {
        &self.item.entry.kind.not
    }

    /// `url`: where it is, or is described.
    pub fn address(self) -> Option<&'k str> {
        self.item.entry.kind.url.as_deref()
    }

    /// `kind`: what sort of tool it is.
    pub fn sort(self) -> Option<&'k str> {
        self.item.entry.kind.kind.as_deref()
    }
}
