//! A candidate's numbers, each with what made it.
//!
//! Comes in: a row of the priorities. Goes out: a [`Score`]: the row as a line of the table, and its numbers explained.
//! Does not know: which page shows it.

use serde::Serialize;

use super::context::{Link, PageContext};
use super::evidence::EvidenceList;
use super::number::{grouped, number, percent};
use crate::analysis::priority::{Candidate, PriorityRow};
use crate::base::slug::Slug;
use crate::release::{PRIORITIES, ReleasedOpportunity, ReleasedTheme};
use crate::site::route::Route;
use crate::site::view::block::Blocks;
use crate::site::words::{Word, Words};

mod explain;
mod explained;
mod said;

pub use explained::{ExplainedNumber, Fact};

/// A candidate's numbers.
#[derive(Debug, Serialize)]
pub struct Score<'a> {
    /// Its place on the page of priorities: `theme.new-service`.
    pub id: String,
    /// "Theme" or "Opportunity".
    pub what: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Its page.
    pub href: String,
    /// From 1; none for parts and for what cannot be scored.
    pub rank: Option<u32>,
    /// The theme that it is a part of.
    pub part_of: Option<Link<'a>>,
    /// What kind of thing it is.
    pub label: Option<Word<'a>>,
    /// How many people are affected: "8 of 10 interviewed".
    pub people: String,
    /// r in per cent.
    pub share: String,
    /// The interval of r, in per cent.
    pub interval: String,
    /// P.
    pub priority: Option<String>,
    /// L · I.
    pub saved: Option<String>,
    /// S.
    pub strategic: String,
    /// Every number, explained, in the order in which they are made from each other.
    pub numbers: Vec<ExplainedNumber<'a>>,
    /// What must be known before it can be scored.
    pub missing: Vec<Word<'a>>,
    /// How many quotes are evidence.
    pub evidence: usize,
    /// How many of them are not shown.
    pub hidden: usize,
    /// "4 of 6 teams interviewed, of 14".
    pub teams: String,
    /// Requests as spoken.
    pub asks: EvidenceList,
    /// Something good.
    pub praise: EvidenceList,
    /// Quotes that speak against it.
    pub counter: EvidenceList,
}

/// Some of all who were interviewed: "8 of 10 interviewed".
fn of_interviewed(words: &Words, count: u32, interviewed: u32) -> String {
    words.count_of("people.of_interviewed", count, &[("all", &grouped(&interviewed.to_string()))])
}

impl<'a> PageContext<'a> {
    /// A candidate's numbers.
    pub fn score(&self, blocks: &mut Blocks<'a>, row: &'a PriorityRow) -> Option<Score<'a>> {
        self.released().shows_made(PRIORITIES).then_some(())?;
        let Link { title, href } = self.candidate(row.candidate)?;
        let population = &self.site.numbers.priorities.population;
        let words = self.words();
        let (numbers, hidden) = explain::numbers(self, blocks, row);
        Some(Score {
            id: self.score_id(row.candidate),
            what: match row.candidate {
                Candidate::Opportunity(_) => words.text("candidate.opportunity"),
                Candidate::Theme(_) => words.text("candidate.theme"),
            },
            title,
            href,
            rank: row.rank,
            part_of: row.part_of.and_then(|theme| self.theme(theme)),
            label: row.label.map(|label| words.label(label)),
            people: of_interviewed(words, row.share.affected, population.interviewed),
            share: percent(row.share.value),
            interval: format!("{}–{}", percent(row.share.interval.0), percent(row.share.interval.1)),
            priority: row.priority.map(number),
            saved: row.leverage.zip(row.impact).map(|(leverage, impact)| number(leverage * impact)),
            strategic: number(row.strategic),
            numbers,
            missing: row.missing.iter().copied().map(|missing| words.missing(missing)).collect(),
            evidence: self.shown(&row.quotes).len(),
            hidden,
            teams: explain::teams(self, row),
            asks: self.evidence_list(blocks, &row.asks),
            praise: self.evidence_list(blocks, &row.praise),
            counter: self.evidence_list(blocks, &row.counter),
        })
    }

    /// A candidate's place on the page of priorities.
    pub fn score_id(&self, candidate: Candidate) -> String {
        let (kind, slug) = match candidate {
            Candidate::Opportunity(id) => {
                ("opportunity", self.released().opportunity(id).map(ReleasedOpportunity::slug))
            }
            Candidate::Theme(id) => ("theme", self.released().theme(id).map(ReleasedTheme::slug)),
        };
        format!("{kind}.{}", slug.map_or("", Slug::as_str))
    }

    /// Some of all who were interviewed: "8 of 10 interviewed".
    pub fn of_interviewed(&self, count: u32) -> String {
        of_interviewed(self.words(), count, self.site.numbers.priorities.population.interviewed)
    }

    /// Where each of a candidate's numbers is, with all that made it: on its own page.
    pub fn numbers_href(&self, candidate: Candidate) -> Option<String> {
        let page = match candidate {
            Candidate::Opportunity(id) => self.site.addresses.entry(id)?,
            Candidate::Theme(id) => self.site.addresses.entry(id)?,
        };
        Some(self.standpoint.link_at(page, &format!("{}.priority", self.score_id(candidate))))
    }

    /// A link to a candidate's row on the page of priorities.
    pub fn score_href(&self, candidate: Candidate) -> String {
        self.standpoint.link_at(&Route::priorities(), &self.score_id(candidate))
    }
}
