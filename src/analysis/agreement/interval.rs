//! Where α of all themes lies: turns are drawn anew from those that were judged, and α is counted again each time.
//!
//! Comes in: what each turn adds to α. Goes out: the middle 95 % of what the draws give. Does not know: interviews, coders.
//!
//! Turns are drawn, and not interviews: a turn is what coders judged, and of the two or three interviews that most studies code
//! twice, draws would be the same ones again and again. So the interval speaks of these interviews, and not of others. All themes
//! of a turn are drawn together, since what is said of one is often said of another. The numbers are the same everywhere and always.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng as _, SeedableRng as _};

/// How often all turns are drawn.
const DRAWS: usize = 1000;
/// How many turns are drawn at most, over all draws: from so many on, fewer draws say as much.
const MOST_TURNS: usize = 20_000_000;
const SEED: u64 = 1;
/// What lies below the interval, and above it.
const TAIL: f64 = 0.025;

/// What a turn adds to α of all themes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TurnWeights {
    judged: u32,
    /// Of all themes how many pairs differ, for each judgement less one.
    differing: f64,
    /// For each theme that was marked, by its number, how many said yes.
    yes: Vec<(usize, u32)>,
}

impl TurnWeights {
    pub(super) fn new(judged: u32, yes: Vec<(usize, u32)>) -> Self {
        let pairs = |yes: u32| 2.0 * f64::from(yes) * f64::from(judged - yes) / f64::from(judged - 1);
        Self { judged, differing: yes.iter().map(|(_, yes)| pairs(*yes)).sum(), yes }
    }
}

/// The middle 95 % of α over turns drawn anew; none where most draws have nothing that varies.
pub(super) fn of_alpha(turns: &[TurnWeights]) -> Option<(f64, f64)> {
    let themes = turns.iter().flat_map(|turn| &turn.yes).map(|(theme, _)| theme + 1).max()?;
    let draws = DRAWS.min(MOST_TURNS / turns.len()).max(1);
    let mut random = Pcg64Mcg::seed_from_u64(SEED);
    let mut alphas = Vec::with_capacity(draws);
    for _ in 0..draws {
        let drawn = (0..turns.len()).map(|_| &turns[one_of(turns.len(), random.next_u64())]);
        alphas.extend(alpha(drawn, themes));
    }
    if alphas.len() * 2 < draws {
        return None;
    }
    alphas.sort_by(f64::total_cmp);
    let at = |share: f64| alphas[(share * (alphas.len() - 1) as f64).round() as usize];
    Some((at(TAIL), at(1.0 - TAIL)))
}

/// One of so many, by 64 bits of chance.
fn one_of(many: usize, chance: u64) -> usize {
    ((u128::from(chance) * many as u128) >> 64) as usize
}

/// α of all themes: 1 less what was observed over what chance would bring; none where nothing varies.
fn alpha<'t>(turns: impl Iterator<Item = &'t TurnWeights>, themes: usize) -> Option<f64> {
    let (mut judged, mut differing, mut yes) = (0.0, 0.0, vec![0.0; themes]);
    for turn in turns {
        judged += f64::from(turn.judged);
        differing += turn.differing;
        turn.yes.iter().for_each(|(theme, count)| yes[*theme] += f64::from(*count));
    }
    let expected: f64 = yes.iter().map(|yes| 2.0 * yes * (judged - yes)).sum::<f64>() / (judged - 1.0);
    (expected > 0.0).then(|| 1.0 - differing / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Krippendorff (2011), "A. Binary or dichotomous data, two observers, no missing data": α = 0.095.
    const BINARY: [u32; 10] = [1, 2, 1, 0, 0, 1, 0, 0, 1, 0];

    fn turns(yes: &[u32]) -> Vec<TurnWeights> {
        yes.iter().map(|yes| TurnWeights::new(2, vec![(0, *yes)])).collect()
    }

    #[test]
    fn alpha_of_all_turns_is_the_published_one() {
        let alpha = alpha(turns(&BINARY).iter(), 1).expect("it varies");
        assert!((alpha - 0.095).abs() < 0.0005, "{alpha}");
    }

    #[test]
    fn the_interval_holds_it_and_is_the_same_each_time() {
        let (low, high) = of_alpha(&turns(&BINARY)).expect("it varies");
        assert!(low < 0.095 && 0.095 < high && high <= 1.0, "{low} {high}");
        assert_eq!(of_alpha(&turns(&BINARY)), Some((low, high)));
    }

    #[test]
    fn the_more_turns_the_narrower() {
        let width = |turns: &[TurnWeights]| of_alpha(turns).map(|(low, high)| high - low).expect("it varies");
        assert!(width(&turns(&BINARY.repeat(20))) < width(&turns(&BINARY)) / 3.0);
    }

    #[test]
    fn where_nothing_varies_there_is_none() {
        assert_eq!(of_alpha(&[]), None);
        assert_eq!(of_alpha(&[TurnWeights::new(2, Vec::new())]), None);
        assert_eq!(of_alpha(&turns(&[2, 2, 2])), None);
        assert_eq!(of_alpha(&turns(&[0, 2, 2, 0])), Some((1.0, 1.0)));
    }
}
