//! The priorities outside a page: in a terminal, in a planning document.
//!
//! Comes in: the site's context. Goes out: a [`Ranking`], whose rows, sums and comparisons have numbers and words as pages have
//! them, with full addresses. Does not know: how a row is printed.

mod compare;
mod explain;
mod find;
mod line;

pub use compare::{ComparedTerm, Comparison};
pub use explain::{ExplainedPerson, Explanation, SpokenQuote, SumLine};
pub use find::NoSuchRow;
pub use line::{LineHours, RankingLine, on_one_line};

use super::route::LinkBase;
use super::site_context::SiteContext;
use super::view::parts::context::PageContext;
use super::view::parts::next_interview::NextInterviewPart;
use super::view::parts::number::grouped;
use super::words::Words;
use crate::release::PRIORITIES;

/// The priorities that an audience may see.
#[derive(Debug)]
pub struct Ranking<'a> {
    context: PageContext<'a>,
}

impl<'a> Ranking<'a> {
    /// Of a site; none where its audience may see none.
    pub fn new(site: SiteContext<'a>) -> Option<Self> {
        let link_base = LinkBase::anywhere(&site.settings.base_url);
        site.released.shows_summary(PRIORITIES).then_some(Self { context: PageContext { site, link_base } })
    }

    /// "18 of 163 people were interviewed".
    pub fn asked(&self) -> String {
        let population = &self.context.site.numbers.priorities.population;
        let people = grouped(&population.people.to_string());
        match population.interviewed {
            0 => "nobody was interviewed yet".to_owned(),
            1 => format!("1 of {people} people was interviewed"),
            heard => format!("{} of {people} people were interviewed", grouped(&heard.to_string())),
        }
    }

    /// All rows, in the page's order.
    pub fn lines(&self) -> Vec<RankingLine<'a>> {
        self.context.shown_rows().filter_map(|row| line::line(&self.context, row)).collect()
    }

    /// How many bands there are.
    pub fn bands(&self) -> usize {
        self.context.site.numbers.priorities.stability.bands.len()
    }

    /// The words of the site's language.
    pub fn words(&self) -> &'a Words {
        self.context.words()
    }

    /// Whom to ask next; none where nobody is left, or too little may be shown.
    pub fn next_interview(&self) -> Option<NextInterviewPart<'a>> {
        self.context.next_interview()
    }
}
