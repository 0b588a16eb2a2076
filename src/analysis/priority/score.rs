//! The formula: `P = L · I + S`.
//!
//! Comes in: a candidate, its evidence, the policy. Goes out: its [`PriorityRow`], without a rank.
//! Does not know: the other candidates.

use super::candidate::JudgedCandidate;
use super::evidence::{Evidence, load};
use super::label::{LabelFacts, label};
use super::part::{Condition, Effect, FrequencyEstimate, Load};
use super::population::Population;
use super::row::{Missing, PriorityRow, Terms};
use super::share::share;
use super::voice::{self, Guess, HALF, Voice, voices};
use crate::config::Settings;
use crate::content::estimate::Estimate;
use crate::content::interview::Frequency;
use crate::knowledge::{Knowledge, OutcomeId};

/// How many interviews a guess of f or t is worth where the estimate does not say.
const DEFAULT_WORTH: f64 = 4.0;
/// The share of the toil that would be gone where the estimate does not say.
const ALL_OF_IT: f64 = 1.0;
/// The effort of an opportunity is held against a year of what it saves.
const QUARTERS_A_YEAR: f64 = 4.0;

/// What all rows have in common.
pub(super) struct Scorer<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) settings: &'a Settings,
    pub(super) population: &'a Population,
    /// U, in equivalent hours per quarter.
    pub(super) point_value: f64,
}

impl Scorer<'_> {
    /// A candidate's row.
    pub(super) fn row(&self, judged: JudgedCandidate, evidence: Evidence) -> PriorityRow {
        let share = share(&evidence.affected, self.population, &judged.estimate);
        let voices = voices(&evidence.affected);
        let frequency = self.frequency(&voices, &evidence, &judged.estimate);
        let effect = self.effect(&voices, &evidence, &judged.estimate);
        let leverage = frequency.value.map(|frequency| share.people * frequency);
        let strategic = self.strategic(&judged.strategic);
        let scored = leverage.zip(effect.impact);
        let saved = scored.map(|(leverage, impact)| leverage * impact);
        let priority = saved.map(|saved| saved + strategic);
        let capacity = f64::from(self.population.people) * self.settings.scoring.hours;
        let effort = judged.effort_hours.zip(saved);
        let terms = Terms {
            leverage,
            strategic_points: judged.strategic,
            strategic,
            missing: missing(leverage, effect.impact),
            label: label(&LabelFacts {
                only_asks: evidence.only_asks(),
                share: share.value,
                people: share.people,
                capacity,
                scored,
                strategic,
            }),
            is_mostly_avoided: is_mostly_avoided(&frequency),
            without_avoided: priority
                .filter(|_| frequency.has_avoided())
                .and_then(|_| Some(self.saved_without_avoided(&evidence, &judged.estimate, share.people)? + strategic)),
            capacity_percent: priority.and_then(|priority| ratio(100.0 * priority, capacity)),
            as_people: saved.and_then(|saved| ratio(saved, self.settings.scoring.hours)),
            effort_multiplier: effort.and_then(|(effort, saved)| ratio(saved * QUARTERS_A_YEAR, effort)),
        };
        PriorityRow {
            candidate: judged.candidate,
            part_of: judged.part_of,
            rank: None,
            is_decided: judged.is_decided,
            themes: judged.themes,
            evidence,
            share,
            frequency,
            effect,
            priority,
            terms,
            certainty: None,
        }
    }

    /// I = (e · t + κ) · M, in equivalent hours per event, and what it is made of.
    fn effect(&self, voices: &[Voice], evidence: &Evidence, estimate: &Estimate) -> Effect {
        let guess = Guess { value: estimate.toil_hours, worth: worth(estimate) };
        let toil = voice::toil(voices, &evidence.affected, guess);
        let removes = estimate.removes.unwrap_or(ALL_OF_IT);
        let load = load(self.knowledge, &evidence.quotes, estimate.load);
        let load_hours = self.load_hours(load.as_ref());
        let conditions = self.conditions(estimate);
        let modifier = self.modifier(conditions);
        let known = toil.value.is_some() || load.is_some();
        let impact = known.then(|| (removes * toil.value.unwrap_or(0.0) + load_hours) * modifier);
        let removes_estimated = estimate.removes.is_some();
        Effect { toil, removes, removes_estimated, load, load_hours, conditions, modifier, impact }
    }

    /// f: events per affected person and quarter.
    fn frequency(&self, voices: &[Voice], evidence: &Evidence, estimate: &Estimate) -> FrequencyEstimate {
        let per_quarter = |frequency: Frequency| frequency.per_quarter(&self.settings.scoring.calendar);
        let guess = |frequency: Option<Frequency>| Guess { value: frequency.map(per_quarter), worth: worth(estimate) };
        voice::frequency(voices, &evidence.affected, guess(estimate.freq), guess(estimate.latent))
    }

    /// L · I where nothing that is avoided counts; none where nobody says what an event that happens costs.
    fn saved_without_avoided(&self, evidence: &Evidence, estimate: &Estimate, people: f64) -> Option<f64> {
        let voices = voice::voices_without_avoided(&evidence.affected);
        let estimate = Estimate { latent: None, ..estimate.clone() };
        let happens = self.frequency(&voices, evidence, &estimate).happens().unwrap_or_default();
        if happens == 0.0 {
            return Some(0.0);
        }
        Some(people * happens * self.effect(&voices, evidence, &estimate).impact?)
    }

    /// κ: equivalent hours per event; 0 where the load is not known.
    fn load_hours(&self, load: Option<&Load>) -> f64 {
        let hours = &self.settings.scoring.load;
        load.map_or(0.0, |load| hours[usize::from(load.value).min(hours.len() - 1)])
    }

    /// Maturity, risk and complexity: the estimate's, else the study's.
    fn conditions(&self, estimate: &Estimate) -> [Condition; 3] {
        let study = &self.settings.study;
        let condition = |own: Option<i8>, studys| Condition { value: own.unwrap_or(studys), estimated: own.is_some() };
        [
            condition(estimate.maturity, study.maturity),
            condition(estimate.risk, study.risk),
            condition(estimate.complexity, study.complexity),
        ]
    }

    /// M: the product of the factors of maturity, risk and complexity.
    fn modifier(&self, conditions: [Condition; 3]) -> f64 {
        conditions.into_iter().map(|condition| self.settings.scoring.factor(condition.value)).product()
    }

    /// S = U · Σ w · s, in equivalent hours per quarter.
    fn strategic(&self, points: &[(OutcomeId, f64)]) -> f64 {
        let weighted = |(outcome, points): &(OutcomeId, f64)| self.knowledge.outcomes[*outcome].share * points;
        self.point_value * points.iter().map(weighted).fold(0.0, |sum, points| sum + points)
    }
}

/// How many interviews an estimate is worth, but for its reach.
fn worth(estimate: &Estimate) -> f64 {
    estimate.worth.unwrap_or(DEFAULT_WORTH)
}

/// Whether more than half of f is avoided.
fn is_mostly_avoided(frequency: &FrequencyEstimate) -> bool {
    let avoided = frequency.latent().map(|avoided| HALF * avoided);
    avoided.zip(frequency.value).is_some_and(|(avoided, all)| avoided > HALF * all)
}

/// What keeps L · I from being known.
fn missing(leverage: Option<f64>, impact: Option<f64>) -> Vec<Missing> {
    let frequency = leverage.is_none().then_some(Missing::Frequency);
    let toil_or_load = impact.is_none().then_some(Missing::ToilOrLoad);
    frequency.into_iter().chain(toil_or_load).collect()
}

/// A quotient; none where it would divide by 0.
fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}
