//! Plain pages that may be shown, and the home page's own words.
//!
//! Comes in: indexes. Goes out: [`ReleasedPage`]s, and [`ReleasedFinding`]s of the home page. Does not know: which other pages the site makes.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::content::brief::FindingSubject;
use crate::content::charter::Charter;
use crate::content::{Entry, Prose, page};
use crate::knowledge::{LinkedFinding, LinkedHome, OpportunityId, QuoteId, ThemeId};

/// A plain page that may be shown; its id is its index among the study's pages.
pub type ReleasedPage<'k> = ReleasedItem<'k, usize, Entry<page::Page>>;

/// The home page's own words; there is at most one, so it has no id.
pub type ReleasedHome<'k> = ReleasedItem<'k, (), LinkedHome>;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReleasedSubject {
    /// A theme.
    Theme(ThemeId),
    /// An opportunity.
    Opportunity(OpportunityId),
}

/// A finding that the home page opens with.
#[derive(Debug, Clone, Copy)]
pub struct ReleasedFinding<'k> {
    /// One sentence.
    pub finding: &'k str,
    /// What it is about.
    pub about: ReleasedSubject,
    /// The quote that stands below it, where one is named.
    pub quote: Option<QuoteId>,
}

impl<'k> Released<'k> {
    /// The plain pages that may be shown, in path order.
    pub fn pages(self) -> impl Iterator<Item = ReleasedPage<'k>> {
        (0..self.knowledge.pages.len()).filter_map(move |index| self.page(index))
    }

    /// A plain page, unless it is withheld.
    pub fn page(self, id: usize) -> Option<ReleasedPage<'k>> {
        let item = &*self.knowledge.pages[id];
        self.item(self.permissions.may_see_page(item), id, item)
    }

    /// The home page's own words, if there are any and they are not withheld.
    pub fn home(self) -> Option<ReleasedHome<'k>> {
        let item = self.knowledge.home.as_ref()?;
        self.item(self.permissions.may_see_page(&item.entry), (), item)
    }
}

impl Released<'_> {
    /// Whether `why` of the settings may be said: to whom the home page's own words may be shown, unless it names somebody who may
    /// not be named.
    pub fn may_say_why(self, why: &str) -> bool {
        let shows_pages = || self.audience().is_some_and(|audience| audience.shows("pages"));
        let is_shown = match &self.knowledge.home {
            Some(_) => self.home().is_some(),
            None => self.is_everything() || shows_pages(),
        };
        is_shown && !self.names_somebody_unsaid(why)
    }
}

impl<'k> ReleasedHome<'k> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, &self.item.entry)
    }

    /// What it says.
    pub fn body(self) -> &'k Prose {
        &self.item.entry.kind.body
    }

    /// The findings that it opens with. One is left out where what it is about may not be seen, or its quote, or somebody whom
    /// it names.
    pub fn brief(self) -> impl Iterator<Item = ReleasedFinding<'k>> {
        let released = self.released;
        self.item.brief.iter().filter_map(move |finding| released.finding(finding))
    }

    /// `purpose`: what the study is for, unless it names somebody who may not be named.
    pub fn purpose(self) -> Option<&'k str> {
        self.only_sayable(self.charter().purpose.as_slice()).next()
    }

    /// `focus`: what it looks at, but for what names somebody who may not be named.
    pub fn focus(self) -> impl Iterator<Item = &'k str> {
        self.only_sayable(&self.charter().focus)
    }

    /// `not`: what will not be done, but for what names somebody who may not be named.
    pub fn left_out(self) -> impl Iterator<Item = &'k str> {
        self.only_sayable(&self.charter().not)
    }

    fn charter(self) -> &'k Charter {
        &self.item.entry.kind.charter
    }

    fn only_sayable(self, texts: &'k [String]) -> impl Iterator<Item = &'k str> {
        let released = self.released;
        texts.iter().map(String::as_str).filter(move |text| !released.names_somebody_unsaid(text))
    }
}

impl<'k> Released<'k> {
    fn finding(self, linked: &'k LinkedFinding) -> Option<ReleasedFinding<'k>> {
        let about = match linked.about {
            FindingSubject::Theme(id) => ReleasedSubject::Theme(self.theme(id)?.id()),
            FindingSubject::Opportunity(id) => ReleasedSubject::Opportunity(self.opportunity(id)?.id()),
        };
        let is_quoted = linked.quote.is_none_or(|id| self.quote(id).is_some());
        let may_be_said = is_quoted && !self.names_somebody_unsaid(&linked.finding);
        may_be_said.then_some(ReleasedFinding { finding: &linked.finding, about, quote: linked.quote })
    }
}

impl<'k> ReleasedPage<'k> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, self.item)
    }

    /// Its path in slugs, below the site's root: `method/coding`; empty for the home page.
    pub fn address(self) -> &'k str {
        &self.item.kind.address
    }

    /// What it says.
    pub fn body(self) -> &'k Prose {
        &self.item.kind.body
    }
}
