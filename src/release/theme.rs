//! Themes that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedTheme`]s. Does not know: how much was heard on them.

use super::{Released, ReleasedItem, ReleasedKind};
use crate::content::theme::Theme;
use crate::content::theme::ThemeStatus;
use crate::knowledge::{LinkedTheme, QuoteId, TeamId, ThemeId};

/// A theme that may be shown: described by a file of the codebook, or only implied by its use.
pub type ReleasedTheme<'k> = ReleasedItem<'k, ThemeId, LinkedTheme>;

impl ReleasedKind for Theme {}

impl<'k> Released<'k> {
    /// The themes that may be shown, in the arena's order.
    pub fn themes(self) -> impl Iterator<Item = ReleasedTheme<'k>> {
        self.all()
    }

    /// A theme, unless it is withheld.
    pub fn theme(self, id: ThemeId) -> Option<ReleasedTheme<'k>> {
        self.one(id)
    }

    /// The themes that may be shown in the order of the tree, each below the nearest one above it that may be shown too, with how
    /// many those are.
    pub fn theme_tree(self) -> Vec<(ReleasedTheme<'k>, usize)> {
        let mut found = Vec::new();
        let roots = self.themes().filter(|theme| theme.parent().is_none());
        let mut next: Vec<(ReleasedTheme<'k>, usize)> = roots.map(|root| (root, 0)).collect();
        next.reverse();
        while let Some((theme, depth)) = next.pop() {
            found.push((theme, depth));
            let children: Vec<ThemeId> = theme.children().collect();
            next.extend(children.into_iter().rev().filter_map(|child| Some((self.theme(child)?, depth + 1))));
        }
        found
    }

    /// Of some themes those that may be shown.
    pub(super) fn only_themes(self, ids: &'k [ThemeId]) -> impl Iterator<Item = ThemeId> {
        ids.iter().copied().filter(move |id| self.theme(*id).is_some())
    }
}

impl<'k> ReleasedTheme<'k> {
    /// Where the finding stands; none for a theme that is only implied by its use.
    pub fn status(self) -> Option<ThemeStatus> {
        self.entry().map(|entry| entry.kind.status)
    }

    /// The team that owns it.
    pub fn owner(self) -> Option<TeamId> {
        self.released.team_or_above(self.item.owner?)
    }

    /// The quote that its page opens with, where its file names one that may be shown.
    pub fn lead(self) -> Option<QuoteId> {
        let lead = self.released.knowledge.leads.get(&self.id).copied();
        lead.filter(|quote| self.released.permissions.may_see_quote(*quote))
    }

    /// The theme above it.
    pub fn parent(self) -> Option<ThemeId> {
        self.item.parent.filter(|theme| self.released.theme(*theme).is_some())
    }

    /// The themes above it, the nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = ReleasedTheme<'k>> {
        let parent = |theme: ReleasedTheme<'k>| theme.released.theme(theme.parent()?);
        std::iter::successors(parent(self), move |theme| parent(*theme))
    }

    /// The themes right below it, in the arena's order.
    pub fn children(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.children)
    }

    /// How many quotes of it and of the themes below it may be shown.
    pub fn shown_quotes(self) -> usize {
        let knowledge = self.released.knowledge;
        let quotes = knowledge.subtree(self.id).into_iter().flat_map(|theme| &knowledge.themes[theme].quotes);
        let mut quotes: Vec<QuoteId> = quotes.copied().collect();
        quotes.sort_unstable();
        quotes.dedup();
        quotes.into_iter().filter(|quote| self.released.permissions.may_see_quote(*quote)).count()
    }
}
