//! What the numbers of a row are made of.
//!
//! Comes in: nothing, these are the types. Goes out: numbers, each beside what made it: people, quotes, guesses.
//! Does not know: how a number is computed or shown.

use crate::knowledge::{ParticipantId, QuoteId, ThemeId};

/// A person who is affected.
#[derive(Debug, Clone, PartialEq)]
pub struct Affected {
    /// Who.
    pub participant: ParticipantId,
    /// Their evidence quotes; empty where only a tag says so.
    pub quotes: Vec<QuoteId>,
    /// Whether an interview of theirs is tagged with a theme of the candidate.
    pub tagged: bool,
    /// The numbers in their words: what happens and what is avoided, theme by theme.
    pub cells: Vec<ThemeCell>,
}

/// The numbers that one person gave of one theme: of what happens, or of what is avoided.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeCell {
    /// The first theme of the quotes that the candidate covers.
    pub theme: ThemeId,
    /// Whether it is a path not taken; then only half of its events count.
    pub is_avoided: bool,
    /// `freq`: events per quarter.
    pub frequency: Option<QuoteMean>,
    /// `toil`: hours.
    pub toil: Option<QuoteMean>,
}

/// The mean of what some quotes say.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteMean {
    /// The mean.
    pub value: f64,
    /// The quotes.
    pub quotes: Vec<QuoteId>,
}

/// The share of the population that is affected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// x: participants affected.
    pub affected: u32,
    /// Σ w · x: the same, each weighing as much as their team asks for; x where all weigh alike.
    pub weighted: f64,
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

/// How often something happens to an affected person, and how often it would if it were not avoided; per quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct FrequencyEstimate {
    /// f = f₀ + ½ · a; none where nobody said and nobody guessed either.
    pub value: Option<f64>,
    /// f₀: what happens, over all who said anything of how often.
    pub happening: Blend,
    /// a: what is avoided, over the same people.
    pub avoided: Blend,
    /// The f of each of them.
    pub said: Vec<SaidByPerson>,
}

impl FrequencyEstimate {
    /// a, which is 0 where nobody said or guessed that anything is avoided; none where f is not known.
    pub fn latent(&self) -> Option<f64> {
        self.value.map(|_| self.avoided.value.unwrap_or_default())
    }

    /// f₀, in the same way.
    pub fn happens(&self) -> Option<f64> {
        self.value.map(|_| self.happening.value.unwrap_or_default())
    }

    /// Whether anything is avoided.
    pub fn has_avoided(&self) -> bool {
        self.latent().is_some_and(|avoided| avoided > 0.0)
    }
}

/// What an event costs, and what of it would be gone.
#[derive(Debug, Clone)]
pub struct Effect {
    /// t: hands-on hours per event.
    pub toil: Blend,
    /// e: the share of the toil that would be gone.
    pub removes: f64,
    /// Whether somebody said how much of it; otherwise it is all, at most.
    pub removes_estimated: bool,
    /// Cognitive load relieved, 0 to 4, and where it comes from.
    pub load: Option<Load>,
    /// κ of the load: equivalent hours per event; 0 where the load is not known.
    pub load_hours: f64,
    /// Maturity, risk, complexity.
    pub conditions: [Condition; 3],
    /// M: the product of their modifiers.
    pub modifier: f64,
    /// I = (e · t + κ) · M; none where neither toil nor load is known. One that is not known adds nothing.
    pub impact: Option<f64>,
}

/// A number blended from people's values and a guess.
#[derive(Debug, Clone, PartialEq)]
pub struct Blend {
    /// ỹ; none where nobody gave a value and nobody guessed.
    pub value: Option<f64>,
    /// What each participant said, and the quotes that hold it.
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
    /// The person's number.
    pub value: f64,
    /// v: how much it weighs. An hour of an event weighs as the person has events, in parts of the mean; else 1.
    pub weight: f64,
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
