//! Which quotes are shown where there is no room for all, of those that the audience may see.
//!
//! Comes in: what is released of a study, what can be counted in it, quotes. Goes out: those quotes with the strongest first, or
//! a few of them. Does not know: which page shows them. What is strong is said in [`selection`].

use crate::analysis::selection;
use crate::analysis::{Analysis, Numbers};
use crate::config::Calendar;
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::{Released, ReleasedQuote};

/// What decides which quotes are shown first.
#[derive(Debug, Clone, Copy)]
pub struct QuoteSelection<'a> {
    /// What may be shown.
    pub released: Released<'a>,
    /// What can be counted.
    pub analysis: Analysis<'a>,
    /// All numbers.
    pub numbers: &'a Numbers,
    /// What a frequency is per quarter.
    pub calendar: &'a Calendar,
}

impl QuoteSelection<'_> {
    /// Of some quotes those that may be shown, the strongest first.
    pub fn strongest_first(&self, quotes: &[QuoteId]) -> Vec<QuoteId> {
        let shown: Vec<QuoteId> = quotes.iter().copied().filter(|id| self.released.quote(*id).is_some()).collect();
        self.analysis.of_quotes(&shown).strongest_first(self.calendar)
    }

    /// The strongest of some quotes, if one in a participant's own words may be shown.
    pub fn strongest(&self, quotes: &[QuoteId]) -> Option<QuoteId> {
        self.strongest_first(quotes).first().copied().filter(|id| self.is_by_participant(*id))
    }

    /// The quotes of a theme that may be shown: its lead, if its file names one, then the strongest first.
    pub fn of_theme(&self, theme: ThemeId) -> Vec<QuoteId> {
        let mut quotes = self.strongest_first(&self.numbers.rollup.quotes[theme]);
        if let Some(lead) = self.named_lead(theme) {
            quotes.retain(|quote| *quote != lead);
            quotes.insert(0, lead);
        }
        quotes
    }

    /// The quote that a theme's page opens with: the one that its file names, else the strongest in a participant's own words.
    /// `quotes` are those of the theme, as [`Self::of_theme`] has them.
    pub fn lead(&self, theme: ThemeId, quotes: &[QuoteId]) -> Option<QuoteId> {
        let first = *quotes.first()?;
        (self.is_by_participant(first) || self.named_lead(theme).is_some()).then_some(first)
    }

    /// The quote that a theme's page opens with, for whatever shows one quote of it elsewhere.
    pub fn lead_of(&self, theme: ThemeId) -> Option<QuoteId> {
        self.lead(theme, &self.of_theme(theme))
    }

    /// So many of some quotes that come strongest first, spread over teams and people as [`selection::spread`] does. Where people
    /// are not named, nothing may tell who said two of them, so only over teams.
    pub fn spread(&self, strongest_first: &[QuoteId], most: usize) -> Vec<QuoteId> {
        let quote = |id| self.released.quote(id);
        let is_named = self.released.attribution().pseudonym;
        let team = |id| quote(id).and_then(ReleasedQuote::team);
        let person = |id| quote(id).filter(|_| is_named).and_then(ReleasedQuote::participant);
        selection::spread(strongest_first, most, team, person)
    }

    fn named_lead(&self, theme: ThemeId) -> Option<QuoteId> {
        self.released.theme(theme)?.lead()
    }

    fn is_by_participant(&self, quote: QuoteId) -> bool {
        self.released.quote(quote).is_some_and(ReleasedQuote::is_by_participant)
    }
}
