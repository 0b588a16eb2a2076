//! How sure the share is: the 95 % interval of the beta-binomial predictive.
//!
//! Comes in: how many were asked, how many of them are affected, a guess. Goes out: two shares of the population.
//! Does not know: what they are affected by. Only `+ − × ÷`, so that every platform gives the same bytes.

/// The tail left out on each side of the interval.
const TAIL: f64 = 0.025;
/// Above this many people who were not asked, the interval is that of this many, which differs in the sixth digit.
const MOST_OTHERS: u32 = 1_000_000;
/// A parameter of the beta distribution below this counts as 0: the outcome it stands for has no chance to show in an
/// interval, and the recurrence never divides by it.
const NOTHING: f64 = 1e-9;

/// What the share of a population is inferred from.
pub(super) struct ShareUrn {
    /// x: how many of those asked are affected.
    pub(super) affected: u32,
    /// Σ w·x: the same by weight; x where all weigh 1.
    pub(super) weighted: f64,
    /// n: how many were asked.
    pub(super) interviewed: u32,
    /// n_e: the sum of the weights; n where all weigh 1.
    pub(super) effective: f64,
    /// N: how many there are; not below n.
    pub(super) people: u32,
    /// g: the guess, 0 to 1.
    pub(super) guess: f64,
    /// m: how many interviews the guess is worth.
    pub(super) worth: f64,
}

/// The 95 % interval of the share: K = x + Y, Y ~ BetaBin(N − n; Σ w·x + m·g, Σ w·(1 − x) + m·(1 − g)), its quantiles 0.025
/// and 0.975 divided by N. Anything is possible where there is nobody.
pub(super) fn interval(urn: &ShareUrn) -> (f64, f64) {
    if urn.people == 0 {
        return (0.0, 1.0);
    }
    let others = urn.people - urn.interviewed;
    let drawn = others.min(MOST_OTHERS);
    let yes = urn.weighted + urn.worth * urn.guess;
    // Weights that are added in another order may differ in the last digit.
    let no = (urn.effective - urn.weighted).max(0.0) + urn.worth * (1.0 - urn.guess);
    let scale = if drawn == others { 1.0 } else { f64::from(others) / f64::from(drawn) };
    let share = |drawn: u32| (f64::from(urn.affected) + f64::from(drawn) * scale) / f64::from(urn.people);
    let (low, high) = quantiles(drawn, yes, no, urn.guess);
    (share(low), share(high))
}

/// The two quantiles of BetaBin(others; yes, no); where both parameters are 0, all or none with the guess's chance.
fn quantiles(others: u32, yes: f64, no: f64, guess: f64) -> (u32, u32) {
    match (yes > NOTHING, no > NOTHING) {
        (true, true) => {
            let weights = weights(others, yes, no);
            (quantile(&weights, TAIL), quantile(&weights, 1.0 - TAIL))
        }
        (true, false) => (others, others),
        (false, true) => (0, 0),
        (false, false) => {
            let all_or_none = |tail| if 1.0 - guess >= tail { 0 } else { others };
            (all_or_none(TAIL), all_or_none(1.0 - TAIL))
        }
    }
}

/// The beta-binomial probabilities of 0 to `others`, up to a common factor: 1 at the mean, from there outward by
/// p(k + 1) / p(k) = (M − k)(a + k) / ((k + 1)(M − k − 1 + b)).
fn weights(others: u32, yes: f64, no: f64) -> Vec<f64> {
    let all = f64::from(others);
    let up = |k: f64| (all - k) * (yes + k);
    let down = |k: f64| (k + 1.0) * (all - k - 1.0 + no);
    let mean = (all * (yes / (yes + no))) as usize;
    let mut weights = vec![1.0; others as usize + 1];
    for k in mean + 1..weights.len() {
        weights[k] = weights[k - 1] * (up((k - 1) as f64) / down((k - 1) as f64));
    }
    for k in (0..mean).rev() {
        weights[k] = weights[k + 1] * (down(k as f64) / up(k as f64));
    }
    weights
}

/// The least k whose cumulated weight reaches a part of the whole.
fn quantile(weights: &[f64], part: f64) -> u32 {
    let enough = part * weights.iter().sum::<f64>();
    let mut cumulated = 0.0;
    let below = weights.iter().take_while(|weight| {
        cumulated += **weight;
        cumulated < enough
    });
    below.count().min(weights.len() - 1) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(affected: u32, interviewed: u32, people: u32, guess: f64, worth: f64) -> (f64, f64) {
        let (weighted, effective) = (f64::from(affected), f64::from(interviewed));
        interval(&ShareUrn { affected, weighted, interviewed, effective, people, guess, worth })
    }

    #[test]
    fn two_interviews_worth_of_one_half_make_every_count_equally_likely() {
        // BetaBin(99; 1, 1): 100 counts, 1/100 each; 3/100 is the first cumulated chance from 0.025, 98/100 from 0.975.
        assert_eq!(of(0, 0, 99, 0.5, 2.0), (2.0 / 99.0, 97.0 / 99.0));
    }

    #[test]
    fn one_of_two_asked_in_a_population_of_four() {
        // a = b = 1 + 0.5 · 2 = 2, M = 2: chances 3/10, 4/10, 3/10, so the interval leaves nothing out.
        assert_eq!(of(1, 2, 4, 0.5, 2.0), (0.25, 0.75));
    }

    #[test]
    fn a_chance_on_the_edge_is_left_out() {
        // BetaBin(1; 1, 49): 1 with the chance 1/50 = 0.02. BetaBin(1; 1, 19): with 1/20 = 0.05.
        assert_eq!(of(1, 50, 51, 0.5, 0.0), (1.0 / 51.0, 1.0 / 51.0));
        assert_eq!(of(1, 20, 21, 0.5, 0.0), (1.0 / 21.0, 2.0 / 21.0));
    }

    #[test]
    fn closes_when_everybody_was_asked() {
        assert_eq!(of(3, 10, 10, 0.5, 1.0), (0.3, 0.3));
        assert_eq!(of(0, 10, 10, 0.5, 0.0), (0.0, 0.0));
    }

    #[test]
    fn certainty_has_no_width() {
        assert_eq!(of(0, 10, 100, 0.5, 0.0), (0.0, 0.0), "nobody, and no guess");
        assert_eq!(of(0, 10, 100, 0.0, 3.0), (0.0, 0.0), "nobody, and a guess of nobody");
        assert_eq!(of(10, 10, 100, 0.5, 0.0), (1.0, 1.0), "everybody, and no guess");
        assert_eq!(of(10, 10, 100, 1.0, 3.0), (1.0, 1.0), "everybody, and a guess of everybody");
    }

    #[test]
    fn nothing_known_is_all_or_none() {
        assert_eq!(of(0, 0, 100, 0.5, 0.0), (0.0, 1.0));
        assert_eq!(of(0, 0, 100, 0.01, 0.0), (0.0, 0.0));
        assert_eq!(of(0, 0, 100, 0.99, 0.0), (1.0, 1.0));
        assert_eq!(of(0, 0, 0, 0.5, 1.0), (0.0, 1.0));
    }

    #[test]
    fn a_large_population_comes_to_the_beta_distribution() {
        // Beta(1, 1) again: quantiles 0.025 and 0.975.
        for people in [100_000, 10_000_000, u32::MAX] {
            let (low, high) = of(0, 0, people, 0.5, 2.0);
            assert!((low - 0.025).abs() < 2e-5 && (high - 0.975).abs() < 2e-5, "{people}: {low} {high}");
        }
    }

    #[test]
    fn no_parameter_makes_it_not_a_number() {
        for worth in [0.0, 1e-300, 1e-9, 1e-3, 1.0, 1e6, 1e12] {
            for (affected, interviewed) in [(0, 0), (0, 5), (3, 5), (5, 5), (200, 400), (0, 9000), (9000, 9000)] {
                let (low, high) = of(affected, interviewed, 10_000, 0.3, worth);
                assert!(0.0 <= low && low <= high && high <= 1.0, "{worth} {affected}/{interviewed}: {low} {high}");
            }
        }
    }
}
