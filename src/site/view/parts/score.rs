//! A candidate's numbers, each with what made it.
//!
//! Comes in: a row of the priorities. Goes out: a [`Score`]: its numbers explained.
//! Does not know: which page shows it.

use serde::Serialize;

use super::context::PageContext;
use super::evidence::EvidenceList;
use super::number::grouped;
use crate::analysis::priority::{Candidate, PriorityRow};
use crate::release::PRIORITIES;
use crate::site::ranked_thing::RankedThing;
use crate::site::route::Route;
use crate::site::view::block::Blocks;

mod explain;
mod explained;
mod said;

pub use explained::{ExplainedNumber, Fact};

/// A candidate's numbers.
#[derive(Debug, Serialize)]
pub struct Score<'a> {
    /// Its place on the page of priorities: `theme.new-service`.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Every number, explained, in the order in which they are made from each other.
    pub numbers: Vec<ExplainedNumber<'a>>,
    /// How many quotes are evidence.
    pub evidence: usize,
    /// How many of them are not shown.
    pub hidden: usize,
    /// "4 of the 6 teams interviewed; teams in all: 14".
    pub teams: String,
    /// Requests as spoken.
    pub asks: EvidenceList,
    /// Something good.
    pub praise: EvidenceList,
    /// Quotes that speak against it.
    pub counter: EvidenceList,
}

impl<'a> PageContext<'a> {
    /// A candidate's numbers.
    pub fn score(&self, blocks: &mut Blocks<'a>, row: &'a PriorityRow) -> Option<Score<'a>> {
        self.released().shows_summary(PRIORITIES).then_some(())?;
        let (numbers, hidden) = explain::numbers(self, blocks, row);
        Some(Score {
            id: self.score_id(row.candidate)?,
            href: self.candidate(row.candidate)?.href,
            numbers,
            evidence: self.shown(&row.evidence.quotes).len(),
            hidden,
            teams: explain::teams(self, row),
            asks: self.evidence_list(blocks, &row.evidence.asks),
            praise: self.evidence_list(blocks, &row.evidence.praise),
            counter: self.evidence_list(blocks, &row.evidence.counter),
        })
    }

    /// A candidate's place on the page of priorities.
    pub fn score_id(&self, candidate: Candidate) -> Option<String> {
        RankedThing::of(self.released(), candidate).map(RankedThing::page_id)
    }

    /// Some of all who were interviewed: "8 of 10 interviewed".
    pub fn of_interviewed(&self, count: u32) -> String {
        self.some_of_interviewed("people.of_interviewed", count)
    }

    /// The same as a sentence: "8 of 10 interviewed are affected".
    pub fn affected(&self, count: u32) -> String {
        self.some_of_interviewed("people.affected", count)
    }

    /// Of nobody there are not some.
    fn some_of_interviewed(&self, key: &str, count: u32) -> String {
        match self.site.numbers.priorities.population.interviewed {
            0 => self.words().text("people.nobody").to_owned(),
            all => self.words().count_of(key, count, &[("all", &grouped(&all.to_string()))]),
        }
    }

    /// Where each of a candidate's numbers is, with all that made it: on its own page.
    pub fn numbers_href(&self, candidate: Candidate) -> Option<String> {
        let page = match candidate {
            Candidate::Opportunity(id) => self.site.addresses.entry(id)?,
            Candidate::Theme(id) => self.site.addresses.entry(id)?,
        };
        Some(self.link_base.link_at(page, &format!("{}.priority", self.score_id(candidate)?)))
    }

    /// A link to a candidate's row on the page of priorities.
    pub fn score_href(&self, candidate: Candidate) -> Option<String> {
        Some(self.link_base.link_at(&Route::priorities(), &self.score_id(candidate)?))
    }
}
