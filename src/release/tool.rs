//! Tools that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedTool`]s. Does not know: who speaks of them.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::tool::NameMatching;
use crate::content::{Kind, Prose};
use crate::knowledge::{LinkedTool, TeamId, ToolId};

/// A tool that may be shown.
pub type ReleasedTool<'k> = ReleasedItem<'k, ToolId, LinkedTool>;

impl<'k> Released<'k> {
    /// The tools that may be shown, in the arena's order.
    pub fn tools(self) -> impl Iterator<Item = ReleasedTool<'k>> {
        self.knowledge.tools.ids().filter_map(move |id| self.tool(id))
    }

    /// A tool, unless it is withheld.
    pub fn tool(self, id: ToolId) -> Option<ReleasedTool<'k>> {
        let item = &self.knowledge.tools[id];
        self.item(self.permissions.see(Kind::Tool, Some(&*item.entry)), id, item)
    }
}

impl<'k> ReleasedTool<'k> {
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

    /// `owner`: the team that runs it, or what that is shown as.
    pub fn owner(self) -> Option<TeamId> {
        self.released.team_or_above(self.item.owner?)
    }

    /// `url`: where it is, or is described.
    pub fn address(self) -> Option<&'k str> {
        self.item.entry.kind.url.as_deref()
    }

    /// `kind`: what sort of tool it is.
    pub fn sort(self) -> Option<&'k str> {
        self.item.entry.kind.kind.as_deref()
    }

    /// What is said about it.
    pub fn description(self) -> &'k Prose {
        &self.item.entry.kind.description
    }
}
