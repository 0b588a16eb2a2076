//! The rows of the priorities and what they are made of.
//!
//! Comes in: nothing, these are the types. Goes out: numbers, each beside what made it.
//! Does not know: how a number is computed or shown.

use std::collections::BTreeMap;

use super::draws::certainty::{Certainty, Stability};
use super::evidence::Evidence;
use super::part::{Effect, FrequencyEstimate, Share};
use super::population::Population;
use crate::knowledge::{OpportunityId, OutcomeId, ThemeId};

/// All candidates, ranked.
#[derive(Debug)]
pub struct Priorities {
    /// The people the rows are about.
    pub population: Population,
    /// U: what one strategic point is worth, in equivalent hours per quarter.
    pub point_value: f64,
    /// Scored rows by falling priority, each followed by its parts; then those that cannot be scored; then what is decided.
    pub rows: Vec<PriorityRow>,
    /// How sure the order is.
    pub stability: Stability,
    /// Where the row of each candidate is.
    places: BTreeMap<Candidate, usize>,
}

impl Priorities {
    /// The rows in their order, and how sure it is.
    pub(super) fn new(population: Population, point_value: f64, rows: Vec<PriorityRow>, stability: Stability) -> Self {
        let places = rows.iter().enumerate().map(|(place, row)| (row.candidate, place)).collect();
        Self { population, point_value, rows, stability, places }
    }

    /// A candidate's numbers, where it is one.
    pub fn row(&self, candidate: Candidate) -> Option<&PriorityRow> {
        self.places.get(&candidate).map(|place| &self.rows[*place])
    }
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
    /// From 1; none for parts, for what is decided and for what cannot be scored.
    pub rank: Option<u32>,
    /// Whether nothing is to be decided any more: it was built, given up or addressed.
    pub is_decided: bool,
    /// The themes it stands for, as written (a theme stands for itself).
    pub themes: Vec<ThemeId>,
    /// The words that speak of it, and the people who are affected.
    pub evidence: Evidence,
    /// r and its interval.
    pub share: Share,
    /// f: events per affected person and quarter.
    pub frequency: FrequencyEstimate,
    /// What an event costs, and what of it would be gone.
    pub effect: Effect,
    /// P = L · I + S.
    pub priority: Option<f64>,
    /// What P is made of, and what is said beside it.
    pub terms: Terms,
    /// How sure P and its rank are; none where it cannot be scored.
    pub certainty: Option<Certainty>,
}

impl PriorityRow {
    /// Whether P is what it is at most: nobody said how much of the hands-on time would be gone, so all of it is counted.
    pub fn is_at_most(&self) -> bool {
        !self.effect.removes_estimated && self.effect.toil.value.is_some_and(|hours| hours > 0.0)
    }
}

/// What a priority is made of, and what is said beside it.
#[derive(Debug, Clone)]
pub struct Terms {
    /// L = r · N · f.
    pub leverage: Option<f64>,
    /// What it does for each outcome: points 0 to 5.
    pub strategic_points: Vec<(OutcomeId, f64)>,
    /// S = U · Σ w · s.
    pub strategic: f64,
    /// What must be known before it can be scored; empty where it is scored.
    pub missing: Vec<Missing>,
    /// What kind of thing it is; none where it cannot be scored, unless only asks speak for it.
    pub label: Option<Label>,
    /// Whether more than half of f is a path that people avoid.
    pub is_mostly_avoided: bool,
    /// P where nothing that is avoided counted; none where nothing is avoided.
    pub without_avoided: Option<f64>,
    /// 100 · P / (N · H): the share of the capacity, in per cent.
    pub capacity_percent: Option<f64>,
    /// L · I / H: as people.
    pub as_people: Option<f64>,
    /// L · I · 4 quarters / effort hours: how often the effort comes back within a year.
    pub effort_multiplier: Option<f64>,
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
