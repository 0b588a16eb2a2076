//! Asks that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedAsk`]s. Does not know: how many people asked.

use super::{Released, ReleasedItem, ReleasedKind};
use crate::base::Date;
use crate::content::Name;
use crate::content::ask::{Ask, AskStatus};
use crate::knowledge::{AskId, LinkedAsk, QuoteId, TeamId, ThemeId};

/// An ask that may be shown: described by a file, or only implied by its use.
pub type ReleasedAsk<'k> = ReleasedItem<'k, AskId, LinkedAsk>;

impl ReleasedKind for Ask {}

impl<'k> Released<'k> {
    /// The asks that may be shown, in the arena's order.
    pub fn asks(self) -> impl Iterator<Item = ReleasedAsk<'k>> {
        self.all()
    }

    /// An ask, unless it is withheld.
    pub fn ask(self, id: AskId) -> Option<ReleasedAsk<'k>> {
        self.one(id)
    }
}

impl<'k> ReleasedAsk<'k> {
    /// What became of it; of one that no file describes nobody said anything.
    pub fn status(self) -> AskStatus {
        self.entry().map(|entry| entry.kind.status.value).unwrap_or_default()
    }

    /// `because`: why, above all why not.
    pub fn because(self) -> Option<&'k str> {
        self.entry()?.kind.because.as_deref()
    }

    /// `since`: the day it was first heard.
    pub fn since(self) -> Option<Date> {
        self.entry()?.kind.since.as_ref().map(|day| day.value)
    }

    /// The day it was first heard: `since`, else that of the first of its quotes that may be shown.
    pub fn first_heard(self) -> Option<Date> {
        let said = || self.shown_quotes().filter_map(|id| self.released.quote(id)?.date()).min();
        self.since().or_else(said)
    }

    /// `answered`: the day it was answered.
    pub fn answered(self) -> Option<Date> {
        self.entry()?.kind.answered.as_ref().map(|day| day.value)
    }

    /// The team that answers.
    pub fn owner(self) -> Option<TeamId> {
        self.released.team_or_above(self.item.owner?)
    }

    /// `tickets`: addresses.
    pub fn tickets(self) -> &'k [Name] {
        self.entry().map_or(&[], |entry| &entry.kind.tickets)
    }

    /// `themes`, each once; where it lists none, those of the quotes of it that may be shown.
    pub fn themes(self) -> Vec<ThemeId> {
        if !self.item.themes.is_empty() {
            return self.released.only_themes(&self.item.themes).collect();
        }
        let mut themes: Vec<ThemeId> = Vec::new();
        let quotes = self.shown_quotes().filter_map(|id| self.released.quote(id));
        quotes.flat_map(|quote| quote.themes().collect::<Vec<_>>()).for_each(|theme| {
            if !themes.contains(&theme) {
                themes.push(theme);
            }
        });
        themes
    }

    /// Whether it lists a theme.
    pub fn lists(self, theme: ThemeId) -> bool {
        self.item.themes.contains(&theme)
    }

    /// Whether a quote belongs to it.
    pub fn has(self, quote: QuoteId) -> bool {
        self.item.quotes.binary_search(&quote).is_ok()
    }

    /// The quotes of it that may be shown, in order.
    pub fn shown_quotes(self) -> impl Iterator<Item = QuoteId> {
        self.item.quotes.iter().copied().filter(move |id| self.released.permissions.may_see_quote(*id))
    }
}
