//! How sure the order is: what the priorities would be if other people had been asked, and had recalled otherwise.
//!
//! Comes in: [`DrawInputs`]. Goes out: [`DrawResults`], and from them the [`Certainty`] of each row and the [`Stability`] of their
//! order. Does not know: what the rows are, how certainty is said.
//!
//! The scoring contract has the draws, under "How sure is the order". Each draw is seeded by its own number, and of floating
//! point only `+ − × ÷` are used, in one order a draw: so the bytes are the same on every platform and with any number of
//! threads.

mod answers;
pub(super) mod certainty;
mod contender;
mod first;
mod inputs;
pub(in crate::analysis) mod random;
mod tally;
#[cfg(test)]
mod tests;
mod urn;

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::contender::OtherPeople;
use self::inputs::Contender;
use self::random::Random;
use self::tally::OrderTally;
use self::urn::{Urn, UrnDraw};
use super::row::PriorityRow;

pub use answers::{AffectedBy, AnsweredDraws, FirstAnswers};
pub use certainty::{Certainty, DrawnOrder, MOST_COMPARED, MOST_TOGETHER, Stability};
pub use inputs::DrawInputs;

/// How many draws are made: the error of a probability is then at most .0035.
pub const DRAWS: u32 = 20_000;
/// So many draws are made in one go.
const AT_ONCE: usize = 250;
/// By how much a point may be worth more or less than the settings say, each as likely as the others.
const POINT_FACTORS: [f64; 5] = [0.5, 2.0 / 3.0, 1.0, 1.5, 2.0];
/// A cut between rows must be there in so many of a hundred draws.
const SURE_PERCENT: u32 = 80;

/// What came of the draws; by default nothing, of none.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DrawResults {
    /// How many draws were made.
    draws: u32,
    /// L · I of each contender: the ends of its 95 % and of its inner interval.
    spreads: Vec<Spread>,
    /// The ranks of those that have one.
    ranks: Vec<Vec<f64>>,
    bands: Vec<usize>,
    fixed: DrawnOrder,
    varied: DrawnOrder,
    first: Vec<FirstAnswers>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Spread {
    interval: (f64, f64),
    inner: (f64, f64),
}

/// Makes all draws.
pub fn draw(inputs: &DrawInputs) -> DrawResults {
    draw_unless(inputs, &AtomicBool::new(false)).expect("nobody says that it is to be stopped")
}

/// Makes all draws, unless somebody says meanwhile that nobody waits for them any more.
pub fn draw_unless(inputs: &DrawInputs, is_stopped: &AtomicBool) -> Option<DrawResults> {
    let saved = saved_in_all_draws(inputs, is_stopped);
    if is_stopped.load(Ordering::Relaxed) {
        return None;
    }
    Some(results(inputs, &saved))
}

fn results(inputs: &DrawInputs, saved: &[f64]) -> DrawResults {
    let count = inputs.contenders.len();
    let spreads = (0..count).into_par_iter().map(|place| {
        let mut column: Vec<f64> = saved.iter().skip(place).step_by(count).copied().collect();
        spread(&mut column, inputs.contenders[place].strategic)
    });
    let [fixed, varied] = tallies(inputs, saved);
    let enough = DRAWS * SURE_PERCENT / 100;
    let bands = tally::bands(&fixed, &varied, enough);
    DrawResults {
        draws: DRAWS,
        spreads: spreads.collect(),
        ranks: fixed.rank_chances(),
        bands,
        fixed: fixed.order(),
        varied: varied.order(),
        first: first::first_answers(inputs, saved),
    }
}

/// L · I of each contender in each draw, draw after draw; what is left out once it is stopped is 0.
fn saved_in_all_draws(inputs: &DrawInputs, is_stopped: &AtomicBool) -> Vec<f64> {
    let count = inputs.contenders.len();
    let urn = Urn::new(inputs);
    let mut saved = vec![0.0; DRAWS as usize * count];
    if count > 0 {
        let chunks = saved.par_chunks_mut(count * AT_ONCE).enumerate();
        chunks.filter(|_| !is_stopped.load(Ordering::Relaxed)).for_each(|(chunk, saved)| {
            let (mut draw, mut others) = (UrnDraw::default(), OtherPeople::default());
            for (number, saved) in (chunk * AT_ONCE..).zip(saved.chunks_mut(count)) {
                let mut random = Random::of_draw(inputs.seed, number);
                urn.draw(&mut random, &mut draw);
                for (contender, saved) in inputs.contenders.iter().zip(saved) {
                    *saved = contender.saved(&urn, &mut draw, &mut others, &mut random);
                }
            }
        });
    }
    saved
}

/// The order in all draws, with the point as it is, and with more or less of it.
fn tallies(inputs: &DrawInputs, saved: &[f64]) -> [OrderTally; 2] {
    let none = || [OrderTally::new(inputs.ranked.len()), OrderTally::new(inputs.ranked.len())];
    let count = inputs.contenders.len();
    if inputs.ranked.is_empty() {
        return none();
    }
    let chunks = saved.par_chunks(count * AT_ONCE).enumerate().map(|(chunk, saved)| {
        let [mut fixed, mut varied] = none();
        let mut priorities = vec![0.0; inputs.ranked.len()];
        for (number, saved) in (chunk * AT_ONCE..).zip(saved.chunks(count)) {
            let points = Random::of_points(inputs.seed, number).one_of(&POINT_FACTORS);
            for (tally, points) in [(&mut fixed, 1.0), (&mut varied, *points)] {
                for (priority, place) in priorities.iter_mut().zip(&inputs.ranked) {
                    *priority = saved[*place] + points * inputs.contenders[*place].strategic;
                }
                tally.add(&priorities);
            }
        }
        [fixed, varied]
    });
    chunks.reduce(none, |[fixed, varied], [more_fixed, more_varied]| {
        [fixed.merge(&more_fixed), varied.merge(&more_varied)]
    })
}

/// The intervals of L · I + S: the least values that so many thousandths of the draws do not exceed.
fn spread(saved: &mut [f64], strategic: f64) -> Spread {
    // From the greatest one on: each time all that is left is below it.
    let mut end = saved.len();
    let mut quantile = |thousandths: usize| {
        let place = (saved.len() * thousandths).div_ceil(1000) - 1;
        let (_, found, _) = saved[..end].select_nth_unstable_by(place, f64::total_cmp);
        end = place;
        *found + strategic
    };
    let [most, upper, lower, least] = [975, 750, 250, 25].map(&mut quantile);
    Spread { interval: (least, most), inner: (lower, upper) }
}

/// Gives each row its certainty; those that were not drawn have none.
pub(super) fn give(rows: &mut [PriorityRow], inputs: &DrawInputs, results: &DrawResults) {
    for (Contender { row, .. }, spread) in inputs.contenders.iter().zip(&results.spreads) {
        let Spread { interval, inner } = *spread;
        rows[*row].certainty = Some(Certainty { interval, inner, tier: None, ranks: Vec::new() });
    }
    let tiers = (1..).zip(&results.bands).flat_map(|(tier, size)| std::iter::repeat_n(tier, *size));
    for ((place, tier), ranks) in inputs.ranked.iter().zip(tiers).zip(&results.ranks) {
        if let Some(certainty) = &mut rows[inputs.contenders[*place].row].certainty {
            certainty.tier = Some(tier);
            certainty.ranks.clone_from(ranks);
        }
    }
}

impl Stability {
    pub(super) fn new(inputs: &DrawInputs, results: &DrawResults) -> Self {
        Self {
            draws: results.draws,
            seed: inputs.seed,
            bands: results.bands.clone(),
            fixed: results.fixed.clone(),
            varied: results.varied.clone(),
            first: results.first.clone(),
        }
    }
}
