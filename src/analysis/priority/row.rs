//! The rows of the priorities and what they are made of.
//!
//! Comes in: nothing, these are the types. Goes out: numbers, each beside what made it.
//! Does not know: how a number is computed or shown.

use std::collections::BTreeMap;

use crate::knowledge::{OpportunityId, OutcomeId, ParticipantId, QuoteId, ThemeId};

/// All candidates, ranked.
#[derive(Debug)]
pub struct Priorities {
    /// The people the rows are about.
    pub population: Population,
    /// U: what one strategic point is worth, in equivalent hours per quarter.
    pub point_value: f64,
    /// Scored rows by falling priority, each followed by its parts; then those that cannot be scored.
    pub rows: Vec<PriorityRow>,
    /// Where the row of each candidate is.
    places: BTreeMap<Candidate, usize>,
}

impl Priorities {
    /// The rows in their order.
    pub(super) fn new(population: Population, point_value: f64, rows: Vec<PriorityRow>) -> Self {
        let places = rows.iter().enumerate().map(|(place, row)| (row.candidate, place)).collect();
        Self { population, point_value, rows, places }
    }

    /// A candidate's numbers, where it is one.
    pub fn row(&self, candidate: Candidate) -> Option<&PriorityRow> {
        self.places.get(&candidate).map(|place| &self.rows[*place])
    }
}

/// How many people there are, and how many were asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// N.
    pub people: u32,
    /// n: participants interviewed.
    pub interviewed: u32,
    /// Where N comes from.
    pub source: PopulationSource,
}

/// Where the population comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PopulationSource {
    /// `[study] population`.
    Settings,
    /// The sum of the teams' headcounts.
    HeadCounts,
    /// Nothing is known: only those who were interviewed.
    InterviewedOnly,
}

/// What is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Candidate {
    /// An opportunity, over all its themes.
    Opportunity(OpportunityId),
    /// A theme that no opportunity covers.
    Theme(ThemeId),
}

/// One candidate's numbers and what made them. Units: L events per quarter, I equivalent hours per event, S and P
/// equivalent hours per quarter.
#[derive(Debug, Clone)]
pub struct PriorityRow {
    /// What is ranked.
    pub candidate: Candidate,
    /// The candidate that it is a part of: then it has no rank of its own.
    pub part_of: Option<ThemeId>,
    /// From 1; none for parts and for what cannot be scored.
    pub rank: Option<u32>,
    /// The themes it stands for, as written (a theme stands for itself).
    pub themes: Vec<ThemeId>,
    /// The people who are affected, with what makes them so.
    pub affected: Vec<Affected>,
    /// r and its interval.
    pub share: Share,
    /// f: events per affected person and quarter.
    pub frequency: Blend,
    /// t: hands-on hours per event.
    pub toil: Blend,
    /// e: the share of the toil that would be gone.
    pub removes: f64,
    /// Cognitive load relieved, 0 to 4, and where it comes from.
    pub load: Option<Load>,
    /// κ of the load: equivalent hours per event; 0 where the load is not known.
    pub load_hours: f64,
    /// Maturity, risk, complexity.
    pub conditions: [Condition; 3],
    /// M: the product of their modifiers.
    pub modifier: f64,
    /// L = r · N · f.
    pub leverage: Option<f64>,
    /// I = (e · t + κ) · M, κ of the load.
    pub impact: Option<f64>,
    /// What it does for each outcome: points 0 to 5.
    pub strategic_points: Vec<(OutcomeId, f64)>,
    /// S = U · Σ w · s.
    pub strategic: f64,
    /// P = L · I + S.
    pub priority: Option<f64>,
    /// What must be known before it can be scored; empty where it is scored.
    pub missing: Vec<Missing>,
    /// What kind of thing it is; none where it cannot be scored, unless only asks speak for it.
    pub label: Option<Label>,
    /// All evidence quotes, in order.
    pub quotes: Vec<QuoteId>,
    /// Requests as spoken: shown, never scored.
    pub asks: Vec<QuoteId>,
    /// Praise: shown, never scored.
    pub praise: Vec<QuoteId>,
    /// Quotes that speak against it.
    pub counter: Vec<QuoteId>,
    /// 100 · P / (N · H): the share of the capacity, in per cent.
    pub capacity_percent: Option<f64>,
    /// L · I / H: as people.
    pub as_people: Option<f64>,
    /// L · I · 4 quarters / effort hours: how often the effort comes back within a year.
    pub effort_multiplier: Option<f64>,
}

/// A person who is affected.
#[derive(Debug, Clone, PartialEq)]
pub struct Affected {
    /// Who.
    pub participant: ParticipantId,
    /// Their evidence quotes; empty where only a tag says so.
    pub quotes: Vec<QuoteId>,
    /// Whether an interview of theirs is tagged with a theme of the candidate.
    pub tagged: bool,
}

/// The share of the population that is affected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// x: participants affected.
    pub affected: u32,
    /// g: the guess, 0 to 1; ½ where nobody guessed.
    pub guess: f64,
    /// Whether somebody guessed (`estimate.reach`).
    pub guessed: bool,
    /// m: interviews the guess is worth.
    pub worth: f64,
    /// r.
    pub value: f64,
    /// r · N: how many people that is, estimated.
    pub people: f64,
    /// The 95 % interval of r.
    pub interval: (f64, f64),
}

/// A number blended from people's values and a guess.
#[derive(Debug, Clone, PartialEq)]
pub struct Blend {
    /// ỹ; none where nobody gave a value and nobody guessed.
    pub value: Option<f64>,
    /// What each participant said: the mean of their values, and the quotes that hold them.
    pub said: Vec<SaidByPerson>,
    /// g: the estimate.
    pub guess: Option<f64>,
    /// m: the interviews the guess is worth; 0 without one.
    pub worth: f64,
}

/// What one participant said.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidByPerson {
    /// Who.
    pub participant: ParticipantId,
    /// The mean of their values.
    pub value: f64,
    /// Where.
    pub quotes: Vec<QuoteId>,
}

/// Cognitive load and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// 0 to 4.
    pub value: u8,
    /// The estimate, or the quotes whose median it is.
    pub source: LoadSource,
}

/// Where a load comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum LoadSource {
    /// `estimate.load`.
    Estimate,
    /// The median of these quotes' `load`, rounded half up.
    Median(Vec<QuoteId>),
}

/// A condition and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// −1, 0 or 1.
    pub value: i8,
    /// Whether the candidate's own `estimate` names it; otherwise it is the study's.
    pub estimated: bool,
}

/// What must be known before a row can be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// How often it happens: no evidence quote has `freq`, no estimate has it.
    Frequency,
    /// Neither hands-on time nor load is known.
    ToilOrLoad,
}

/// What kind of thing a candidate is; never changes the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// r · N < 2 and S = 0.
    NotForAPlatformTeam,
    /// I < 0.1 eh, L · I < 0.005 · N · H and S = 0.
    LittleImpact,
    /// L · I ≥ S.
    Horizontal,
    /// S > L · I and r ≤ 0.25.
    Strategic,
    /// Otherwise.
    Mixed,
    /// No evidence quote, only asks.
    AsksOnly,
}
