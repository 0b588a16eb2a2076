//! What pages of others show of the site: themes, opportunities and interviews.
//!
//! Comes in: what is released. Goes out: each of them as a [`Shareable`], with its address. Does not know: how it is shown.

use crate::base::id::Id;
use crate::content::Kind;
use crate::knowledge::{InterviewId, OpportunityId, ThemeId};
use crate::release::{Released, ReleasedInterview, ReleasedOpportunity, ReleasedTheme};
use crate::site::page_kind::{PageOwner, WantedPage};
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

    /// A page of its own below its page.
    pub(in crate::site) fn wanted(self, released: Released<'_>, at: fn(&Route) -> Route) -> Option<WantedPage> {
        let (kind, slug) = match self {
            Self::Theme(id) => (Kind::Theme, released.theme(id).map(ReleasedTheme::slug)),
            Self::Opportunity(id) => (Kind::Opportunity, released.opportunity(id).map(ReleasedOpportunity::slug)),
            Self::Interview(id) => (Kind::Interview, released.interview(id).map(ReleasedInterview::slug)),
        };
        let route = at(&Route::entry(kind, slug?));
        Some(WantedPage { subject: self.subject(), route, owner: PageOwner::Program, file: None })
    }

    /// Its number among all that there are.
    fn subject(self) -> usize {
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
