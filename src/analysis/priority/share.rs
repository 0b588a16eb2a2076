//! r: the share of the population that is affected.
//!
//! Comes in: people counted, and a guess. Goes out: a [`Share`] with its interval. Does not know: what they are affected by.

use super::interval::{ShareUrn, interval};
use super::part::{Affected, Share};
use super::population::Population;
use crate::analysis::count::narrow;
use crate::content::estimate::Estimate;

/// The guess where nobody guessed.
const DEFAULT_GUESS: f64 = 0.5;
/// How many interviews a guess of the share is worth where the estimate does not say.
const DEFAULT_WORTH: f64 = 1.0;

/// The share of a population, from who of those interviewed are affected (scoring contract, "From evidence to an estimate").
pub(super) fn share(affected: &[Affected], population: &Population, estimate: &Estimate) -> Share {
    let urn = ShareUrn {
        affected: narrow(affected.len()),
        weighted: population.weighting.of_all(affected.iter().map(|person| person.participant)),
        interviewed: population.interviewed,
        effective: population.weighting.effective,
        people: population.people,
        guess: estimate.reach.unwrap_or(DEFAULT_GUESS),
        // An estimate that says nothing of the reach leaves the default guess its default worth: that it is worth 0
        // interviews is said of the frequency and the time.
        worth: estimate.reach.and(estimate.worth).unwrap_or(DEFAULT_WORTH),
    };
    Share {
        affected: urn.affected,
        weighted: urn.weighted,
        guess: urn.guess,
        guessed: estimate.reach.is_some(),
        worth: urn.worth,
        value: value(&urn),
        people: people(&urn),
        interval: interval(&urn),
    }
}

/// The 95 % interval of a share from the interviews alone, whatever anybody guesses.
pub fn evidence_interval(share: &Share, population: &Population) -> (f64, f64) {
    interval(&ShareUrn {
        affected: share.affected,
        weighted: share.weighted,
        interviewed: population.interviewed,
        effective: population.weighting.effective,
        people: population.people,
        guess: DEFAULT_GUESS,
        worth: DEFAULT_WORTH,
    })
}

/// r = (x + (N − n)·p̃) / N with p̃ = (Σ w·x + m·g) / (n_e + m), as one fraction so that it is rounded once;
/// the guess where nobody was asked and it is worth nothing, or where there is nobody.
fn value(urn: &ShareUrn) -> f64 {
    let [x, n, all] = [urn.affected, urn.interviewed, urn.people].map(f64::from);
    let whole = urn.effective + urn.worth;
    if all == n && n > 0.0 {
        x / n
    } else if all > 0.0 && whole > 0.0 {
        (x * whole + (all - n) * (urn.weighted + urn.worth * urn.guess)) / (whole * all)
    } else {
        urn.guess
    }
}

/// r · N = x + (N − n)·p̃, not by way of r, whose rounding would show: 2 of 49 people are 2, and 2/49 · 49 is not.
fn people(urn: &ShareUrn) -> f64 {
    let [x, n, all] = [urn.affected, urn.interviewed, urn.people].map(f64::from);
    let (others, whole) = (all - n, urn.effective + urn.worth);
    if others == 0.0 {
        x
    } else if whole > 0.0 {
        x + others * (urn.weighted + urn.worth * urn.guess) / whole
    } else {
        others * urn.guess
    }
}
