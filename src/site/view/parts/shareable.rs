//! What pages of others show of the site: themes, opportunities and interviews.
//!
//! Comes in: what is released. Goes out: each of them as a [`Shareable`], with its address. Does not know: how it is shown.

use super::context::PageContext;
use crate::base::id::Id;
use crate::content::Kind;
use crate::knowledge::{InterviewId, OpportunityId, ThemeId};
use crate::release::{Released, ReleasedInterview, ReleasedOpportunity, ReleasedTheme};
use crate::site::picture::font;
use crate::site::route::Route;

/// Something that pages of others show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shareable {
    /// A theme.
    Theme(ThemeId),
    /// An opportunity.
    Opportunity(OpportunityId),
    /// An interview.
    Interview(InterviewId),
}

/// How many kinds there are.
const KINDS: usize = 3;

impl Shareable {
    /// Those that have numbers: themes and opportunities.
    pub fn with_numbers(released: Released<'_>) -> impl Iterator<Item = Self> {
        let themes = released.themes().map(|theme| Self::Theme(theme.id()));
        themes.chain(released.opportunities().map(|opportunity| Self::Opportunity(opportunity.id())))
    }

    /// All that may be shown.
    pub fn all(released: Released<'_>) -> impl Iterator<Item = Self> {
        let interviews = released.interviews().map(|interview| Self::Interview(interview.id()));
        Self::with_numbers(released).chain(interviews)
    }

    /// Whether it may have a preview: the font can write its title.
    pub fn can_have_preview(self, released: Released<'_>) -> bool {
        let title = match self {
            Self::Theme(id) => released.theme(id).map(ReleasedTheme::title),
            Self::Opportunity(id) => released.opportunity(id).map(ReleasedOpportunity::title),
            Self::Interview(_) => None,
        };
        title.is_some_and(font::can_write)
    }

    /// The address of its page; none where it is withheld.
    pub fn page(self, released: Released<'_>) -> Option<Route> {
        let (kind, slug) = match self {
            Self::Theme(id) => (Kind::Theme, released.theme(id).map(ReleasedTheme::slug)),
            Self::Opportunity(id) => (Kind::Opportunity, released.opportunity(id).map(ReleasedOpportunity::slug)),
            Self::Interview(id) => (Kind::Interview, released.interview(id).map(ReleasedInterview::slug)),
        };
        Some(Route::entry(kind, slug?))
    }

    /// Its number among all that there are.
    pub(in crate::site) fn subject(self) -> usize {
        match self {
            Self::Theme(id) => id.index() * KINDS,
            Self::Opportunity(id) => id.index() * KINDS + 1,
            Self::Interview(id) => id.index() * KINDS + 2,
        }
    }

    /// The one with a number.
    pub(in crate::site) fn from_subject(subject: usize) -> Self {
        let index = subject / KINDS;
        match subject % KINDS {
            0 => Self::Theme(ThemeId::from_index(index)),
            1 => Self::Opportunity(OpportunityId::from_index(index)),
            _ => Self::Interview(InterviewId::from_index(index)),
        }
    }
}

impl<'a> PageContext<'a> {
    /// What something is called, and its page.
    pub fn shareable(&self, of: Shareable) -> Option<(&'a str, &'a Route)> {
        match of {
            Shareable::Theme(id) => self.theme_route(id),
            Shareable::Opportunity(id) => {
                Some((self.released().opportunity(id)?.title(), self.site.addresses.entry(id)?))
            }
            Shareable::Interview(id) => {
                self.released().interview(id)?;
                Some((&self.site.index.interviews[id].title, self.site.addresses.entry(id)?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_number_of_its_own() {
        for index in [0, 1, 7] {
            let all = [
                Shareable::Theme(ThemeId::from_index(index)),
                Shareable::Opportunity(OpportunityId::from_index(index)),
                Shareable::Interview(InterviewId::from_index(index)),
            ];
            assert_eq!(all.map(|each| Shareable::from_subject(each.subject())), all);
        }
    }
}
