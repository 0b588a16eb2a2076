//! r: the share of the population that is affected.
//!
//! Comes in: people counted, and a guess. Goes out: a [`Share`] with its interval. Does not know: who the people are.

use super::interval::{Urn, interval};
use super::row::{Population, Share};
use crate::content::estimate::Estimate;

/// The guess where nobody guessed.
const DEFAULT_GUESS: f64 = 0.5;
/// How many interviews a guess of the share is worth where the estimate does not say.
const DEFAULT_WORTH: f64 = 1.0;

/// The share of a population, from how many of those interviewed are affected (scoring contract, "From evidence to an
/// estimate").
pub(super) fn share(affected: u32, population: &Population, estimate: &Estimate) -> Share {
    let urn = Urn {
        affected,
        interviewed: population.interviewed,
        people: population.people,
        guess: estimate.reach.unwrap_or(DEFAULT_GUESS),
        // An estimate that says nothing of the reach leaves the default guess its default worth: that it is worth 0
        // interviews is said of the frequency and the time.
        worth: estimate.reach.and(estimate.worth).unwrap_or(DEFAULT_WORTH),
    };
    Share {
        affected,
        guess: urn.guess,
        guessed: estimate.reach.is_some(),
        worth: urn.worth,
        value: value(&urn),
        people: people(&urn),
        interval: interval(&urn),
    }
}

/// The 95 % interval of r from the interviews alone, whatever anybody guesses.
pub fn evidence_interval(affected: u32, population: &Population) -> (f64, f64) {
    let Population { people, interviewed, .. } = *population;
    interval(&Urn { affected, interviewed, people, guess: DEFAULT_GUESS, worth: DEFAULT_WORTH })
}

/// r = (x + (N − n)·p̃) / N with p̃ = (x + m·g) / (n + m), as one fraction so that it is rounded once;
/// the guess where nobody was asked and it is worth nothing, or where there is nobody.
fn value(urn: &Urn) -> f64 {
    let [x, n, all] = [urn.affected, urn.interviewed, urn.people].map(f64::from);
    let m = urn.worth;
    if all == n && n > 0.0 {
        x / n
    } else if all > 0.0 && n + m > 0.0 {
        (x * (n + m) + (all - n) * (x + m * urn.guess)) / ((n + m) * all)
    } else {
        urn.guess
    }
}

/// r · N = x + (N − n)·p̃, not by way of r, whose rounding would show: 2 of 49 people are 2, and 2/49 · 49 is not.
fn people(urn: &Urn) -> f64 {
    let [x, n, all] = [urn.affected, urn.interviewed, urn.people].map(f64::from);
    let (others, m) = (all - n, urn.worth);
    if others == 0.0 {
        x
    } else if n + m > 0.0 {
        x + others * (x + m * urn.guess) / (n + m)
    } else {
        others * urn.guess
    }
}
