//! Which quotes of a theme are on which page: the first one shows some of many, pages behind it the others.
//!
//! Comes in: what is released of a study, what can be counted in it, addresses. Goes out: [`ThemePages`], which know the page of
//! each card. Does not know: how a page looks.
//!
//! The first page has [`MOST_QUOTES`], its lead first, then as [`QuoteSelection::spread`] chooses them. The others have the rest, team by team.

use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::Addresses;
use super::quote_selection::QuoteSelection;
use super::route::Route;
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::ReleasedTheme;

/// How many quotes a page of a theme has at most.
pub const MOST_QUOTES: usize = 100;

/// How many pages are needed for the quotes that the first one has no room for.
pub(super) fn pages_behind(shown: usize) -> usize {
    shown.saturating_sub(MOST_QUOTES).div_ceil(MOST_QUOTES)
}

/// The themes that have more quotes than one page.
#[derive(Debug, Default)]
pub struct ThemePages {
    bounded: FxHashMap<ThemeId, BoundedTheme>,
    /// The themes of the pages behind first ones, each with its number among those of its theme, from 0; in the order of the
    /// plan.
    behind: Vec<(ThemeId, usize)>,
}

/// A theme with more quotes than one page.
#[derive(Debug)]
pub struct BoundedTheme {
    /// Its own page.
    pub route: Route,
    /// The quotes there.
    pub first: FxHashSet<QuoteId>,
    /// The pages behind it.
    pub pages: Vec<PageBehind>,
    /// For each quote that is behind, into the pages.
    places: FxHashMap<QuoteId, usize>,
    /// What [`BoundedTheme::card_digests`] gives.
    card_digests: OnceLock<Vec<String>>,
}

/// A page behind a theme's first one.
#[derive(Debug)]
pub struct PageBehind {
    /// Its address.
    pub route: Route,
    /// The quotes on it, team by team.
    pub quotes: Vec<QuoteId>,
}

/// Parts the quotes of a theme into pages.
fn bounded(selection: &QuoteSelection<'_>, theme: ThemeId, route: &Route) -> BoundedTheme {
    let QuoteSelection { released, analysis, numbers, .. } = *selection;
    let first = selection.spread(&selection.of_theme(theme), MOST_QUOTES);
    let first: FxHashSet<QuoteId> = first.into_iter().collect();
    let teams = analysis.of_quotes(&numbers.rollup.quotes[theme]).by_team(|team| released.team_of_speaker(team));
    let behind = teams.into_iter().flat_map(|team| team.quotes);
    let behind: Vec<QuoteId> = behind.filter(|id| !first.contains(id) && released.quote(*id).is_some()).collect();
    let pages = behind.chunks(MOST_QUOTES).enumerate();
    let pages: Vec<PageBehind> = pages
        .map(|(index, quotes)| PageBehind { route: route.continued(index + 1), quotes: quotes.to_vec() })
        .collect();
    let places = behind.iter().enumerate().map(|(place, quote)| (*quote, place / MOST_QUOTES)).collect();
    BoundedTheme { route: route.clone(), first, pages, places, card_digests: OnceLock::new() }
}

impl BoundedTheme {
    /// For each page, its own first, the short digests of the cards there, six letters each, as `find-card.js` makes them. All
    /// pages have those of all others, so they are written once.
    pub fn card_digests(&self, digest: impl Fn(QuoteId) -> u32) -> &[String] {
        self.card_digests.get_or_init(|| {
            let mut first: Vec<QuoteId> = self.first.iter().copied().collect();
            first.sort_unstable();
            let pages = std::iter::once(first.as_slice()).chain(self.pages.iter().map(|page| page.quotes.as_slice()));
            let written = |quote: &QuoteId| format!("{:06x}", digest(*quote));
            pages.map(|quotes| quotes.iter().map(written).collect::<Vec<_>>().join(" ")).collect()
        })
    }
}

impl ThemePages {
    /// Looks at all themes.
    pub(super) fn new(selection: &QuoteSelection<'_>, addresses: &Addresses) -> Self {
        let has_more = |theme: &ReleasedTheme<'_>| pages_behind(theme.shown_quotes()) > 0;
        let large: Vec<ReleasedTheme<'_>> = selection.released.themes().filter(has_more).collect();
        let bounded = large.par_iter().filter_map(|theme| {
            let route = addresses.entry(theme.id())?;
            Some((theme.id(), bounded(selection, theme.id(), route)))
        });
        let bounded: FxHashMap<ThemeId, BoundedTheme> = bounded.collect();
        let numbered = |theme: &ReleasedTheme<'_>| {
            let id = theme.id();
            (0..bounded.get(&id).map_or(0, |theme| theme.pages.len())).map(move |page| (id, page))
        };
        let behind = large.iter().flat_map(numbered).collect();
        Self { bounded, behind }
    }

    /// A theme, if it has more quotes than one page.
    pub fn bounded(&self, theme: ThemeId) -> Option<&BoundedTheme> {
        self.bounded.get(&theme)
    }

    /// One of all pages behind first ones, by its number in the plan: its theme, and which of the theme's it is.
    pub(super) fn behind(&self, subject: usize) -> Option<(ThemeId, usize)> {
        self.behind.get(subject).copied()
    }

    /// The page behind a theme's first one that has the card of a quote.
    pub(super) fn route(&self, theme: ThemeId, quote: QuoteId) -> Option<&Route> {
        let bounded = self.bounded.get(&theme)?;
        Some(&bounded.pages[*bounded.places.get(&quote)?].route)
    }

    /// The page of a card that a link to a theme's own page names, where that is behind it.
    pub(super) fn route_of_card(&self, first: &Route, is_meant: impl Fn(QuoteId) -> bool) -> Option<&Route> {
        let theme = self.bounded.values().find(|theme| theme.route == *first)?;
        theme.pages.iter().find(|page| page.quotes.iter().any(|quote| is_meant(*quote))).map(|page| &page.route)
    }
}

#[cfg(test)]
mod tests;
