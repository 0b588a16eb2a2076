//! The formula: `P = L · I + S`.
//!
//! Comes in: a candidate, its evidence, the policy. Goes out: its [`PriorityRow`], without a rank.
//! Does not know: the other candidates.

use super::candidate::Case;
use super::evidence::{Evidence, blend, load};
use super::label::{LabelFacts, label};
use super::row::{Blend, Condition, Load, Missing, Population, PriorityRow};
use super::share::share;
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

/// What an event costs, and what of it would be gone; named as in [`PriorityRow`].
struct Effect {
    toil: Blend,
    removes: f64,
    load: Option<Load>,
    load_hours: f64,
    conditions: [Condition; 3],
    modifier: f64,
    /// None where neither toil nor load is known; one that is not known adds nothing.
    impact: Option<f64>,
}

impl Scorer<'_> {
    /// A candidate's row.
    pub(super) fn row(&self, case: Case, evidence: Evidence) -> PriorityRow {
        let people = f64::from(self.population.people);
        let hours = self.settings.scoring.hours;
        let share = share(evidence.affected.len() as u32, self.population, &case.estimate);
        let frequency = self.frequency(&evidence, &case.estimate);
        let leverage = frequency.value.map(|frequency| share.people * frequency);
        let effect = self.effect(&evidence, &case.estimate);
        let scored = leverage.zip(effect.impact);
        let saved = scored.map(|(leverage, impact)| leverage * impact);
        let strategic = self.strategic(&case.strategic);
        let priority = saved.map(|saved| saved + strategic);
        let (only_asks, capacity) = (evidence.only_asks(), people * hours);
        PriorityRow {
            candidate: case.candidate,
            part_of: case.part_of,
            rank: None,
            themes: case.themes,
            label: label(&LabelFacts {
                only_asks,
                share: share.value,
                people: share.people,
                capacity,
                scored,
                strategic,
            }),
            affected: evidence.affected,
            share,
            frequency,
            toil: effect.toil,
            removes: effect.removes,
            load: effect.load,
            load_hours: effect.load_hours,
            conditions: effect.conditions,
            modifier: effect.modifier,
            leverage,
            impact: effect.impact,
            strategic_points: case.strategic,
            strategic,
            priority,
            missing: missing(leverage, effect.impact),
            quotes: evidence.quotes,
            asks: evidence.asks,
            praise: evidence.praise,
            counter: evidence.counter,
            capacity_percent: priority.and_then(|priority| ratio(100.0 * priority, capacity)),
            as_people: saved.and_then(|saved| ratio(saved, hours)),
            effort_multiplier: case
                .effort_hours
                .zip(saved)
                .and_then(|(effort, saved)| ratio(saved * QUARTERS_A_YEAR, effort)),
        }
    }

    /// I = (e · t + κ) · M, in equivalent hours per event, and what it is made of.
    fn effect(&self, evidence: &Evidence, estimate: &Estimate) -> Effect {
        let toil = self.toil(evidence, estimate);
        let removes = estimate.removes.unwrap_or(ALL_OF_IT);
        let load = load(self.knowledge, &evidence.quotes, estimate.load);
        let load_hours = self.load_hours(load.as_ref());
        let conditions = self.conditions(estimate);
        let modifier = self.modifier(conditions);
        let known = toil.value.is_some() || load.is_some();
        let impact = known.then(|| (removes * toil.value.unwrap_or(0.0) + load_hours) * modifier);
        Effect { toil, removes, load, load_hours, conditions, modifier, impact }
    }

    /// f: events per affected person and quarter.
    fn frequency(&self, evidence: &Evidence, estimate: &Estimate) -> Blend {
        let per_quarter = |frequency: Frequency| frequency.per_quarter(&self.settings.scoring.calendar);
        let worth = estimate.worth.unwrap_or(DEFAULT_WORTH);
        blend(self.knowledge, &evidence.affected, estimate.freq.map(per_quarter), worth, |quote| {
            quote.freq.map(per_quarter)
        })
    }

    /// t: hands-on hours per event.
    fn toil(&self, evidence: &Evidence, estimate: &Estimate) -> Blend {
        let worth = estimate.worth.unwrap_or(DEFAULT_WORTH);
        blend(self.knowledge, &evidence.affected, estimate.toil_hours, worth, |quote| quote.toil_hours)
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
