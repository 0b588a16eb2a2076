//! Assumptions that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedAssumption`]s. Does not know: whether they hold.

use super::{Released, ReleasedItem, ReleasedKind};
use crate::base::Date;
use crate::content::assumption::Assumption;
use crate::knowledge::{AssumptionId, LinkedAssumption, QuoteId, ThemeId};

/// An assumption that may be shown: described by a file, or only implied by its use.
pub type ReleasedAssumption<'k> = ReleasedItem<'k, AssumptionId, LinkedAssumption>;

impl ReleasedKind for Assumption {}

impl<'k> Released<'k> {
    /// The assumptions that may be shown, in the arena's order.
    pub fn assumptions(self) -> impl Iterator<Item = ReleasedAssumption<'k>> {
        self.all()
    }

    /// An assumption, unless it is withheld.
    pub fn assumption(self, id: AssumptionId) -> Option<ReleasedAssumption<'k>> {
        self.one(id)
    }
}

impl<'k> ReleasedAssumption<'k> {
    /// `by`: who believed it, where people may be named, and none whom the words name must not be.
    pub fn by(self) -> Option<&'k str> {
        let by = self.entry()?.kind.by.as_deref().filter(|_| self.released.attribution().pseudonym)?;
        (!self.released.names_somebody_unsaid(by)).then_some(by)
    }

    /// `date`: since when.
    pub fn date(self) -> Option<Date> {
        self.entry()?.kind.date.as_ref().map(|day| day.value)
    }

    /// `themes`, each once.
    pub fn themes(self) -> impl Iterator<Item = ThemeId> {
        self.released.only_themes(&self.item.themes)
    }

    /// Whether it lists a theme.
    pub fn lists(self, theme: ThemeId) -> bool {
        self.item.themes.contains(&theme)
    }

    /// The quotes that confirm it and may be shown, in order.
    pub fn confirmed(self) -> impl Iterator<Item = QuoteId> {
        self.only_shown(&self.item.confirmed)
    }

    /// The quotes that contradict it and may be shown, in order.
    pub fn contradicted(self) -> impl Iterator<Item = QuoteId> {
        self.only_shown(&self.item.contradicted)
    }

    fn only_shown(self, quotes: &'k [QuoteId]) -> impl Iterator<Item = QuoteId> {
        quotes.iter().copied().filter(move |id| self.released.permissions.may_see_quote(*id))
    }
}
