//! One draw of the Pólya urn: whom each of those who were not asked is like.
//!
//! Comes in: the weights of the participants, how many others there are, chance. Goes out: a [`UrnDraw`]. Does not know: what
//! anybody said.
//!
//! One uniform decides for every candidate whether somebody new is drawn instead of a copy, each against what its own guess is
//! worth. The chance is greatest for the guess that is worth most, and small for all: so only the draws below that chance are
//! written down, each with what decides it, and a candidate looks at these few. All other draws are the same for every
//! candidate: one more copy of a participant, or of one of those few.

use super::DrawInputs;
use super::random::Random;

/// Above so many others, so many are drawn, and each counts for several.
const MOST_OTHERS: u32 = 10_000;
/// With so many parts for each participant the first guess is nearly always right, or one off.
const PARTS: usize = 4;

/// What all draws have in common.
pub(super) struct Urn<'i> {
    /// Up to each participant, the sum of the weights; up to the last one, more than there is.
    sums: Vec<f64>,
    /// By parts of the whole weight, [`PARTS`] for each participant: the first participant that it may be.
    guide: Vec<u32>,
    /// How many such parts there are to one of the weight, and a little less, so that rounding never leads too far.
    parts: f64,
    /// How many were asked.
    asked: usize,
    /// n_e: the sum of all weights.
    effective: f64,
    others: u32,
    /// How many people one of the others counts for.
    pub(super) scale: f64,
    /// The most that the guess of any candidate is worth.
    worth: f64,
    /// The factors that what people recall may be off by.
    pub(super) recall: &'i [f64],
}

/// Whom the others are like.
#[derive(Default)]
pub(super) struct UrnDraw {
    /// By participant: how many of the others are copies of them, for every candidate.
    pub(super) copies: Vec<u32>,
    /// Those who may be somebody new.
    pub(super) maybe_new: Vec<MaybeNew>,
    /// Each of the others: a participant, or from the number of participants on one of `maybe_new`.
    like: Vec<u32>,
}

/// One of the others who is somebody new for the candidates whose guess is worth enough.
pub(super) struct MaybeNew {
    /// u₁, which decides for whom.
    is_new: f64,
    /// The weight of the urn before, without any guess.
    urn: f64,
    /// u₃: somebody new is affected where it is below the guess.
    pub(super) is_affected: f64,
    /// Whom they are a copy of where they are not new: numbered as in `like`.
    pub(super) like: u32,
    /// How many there are of them: themselves and their copies.
    pub(super) people: u32,
}

impl UrnDraw {
    /// The first of the others: whom they are a copy of, unless they are somebody new.
    pub(super) fn first(&self) -> Option<(u32, Option<&MaybeNew>)> {
        let like = *self.like.first()?;
        let new = self.maybe_new.first().filter(|_| like as usize >= self.copies.len());
        Some((new.map_or(like, |new| new.like), new))
    }
}

impl MaybeNew {
    /// Whether they are new for a candidate whose guess is worth so much.
    pub(super) fn is_new(&self, worth: f64) -> bool {
        is_new(self.is_new, self.urn, worth)
    }
}

/// Whether the base block is drawn from an urn that weighs so much without it; from an empty one it always is.
fn is_new(chance: f64, urn: f64, worth: f64) -> bool {
    urn == 0.0 || chance * (urn + worth) < worth
}

impl<'i> Urn<'i> {
    pub(super) fn new(inputs: &'i DrawInputs) -> Self {
        let mut effective = 0.0;
        let add = |weight: &f64| {
            effective += weight;
            effective
        };
        let mut sums: Vec<f64> = inputs.weights.iter().map(add).collect();
        // Whatever is beyond the one before the last is the last one.
        sums.pop();
        sums.push(f64::INFINITY);
        let count = PARTS * sums.len();
        let part = effective / count as f64;
        let first = |place: usize| sums.partition_point(|sum| *sum <= place as f64 * part) as u32;
        let others = inputs.others.min(MOST_OTHERS);
        Self {
            guide: (0..count).map(first).collect(),
            parts: count as f64 / effective * (1.0 - 1e-12),
            sums,
            asked: inputs.weights.len(),
            effective,
            others,
            scale: if others == inputs.others { 1.0 } else { f64::from(inputs.others) / f64::from(others) },
            worth: inputs.contenders.iter().map(|contender| contender.worth).fold(0.0, f64::max),
            recall: &inputs.recall,
        }
    }

    /// How many were asked.
    pub(super) fn asked(&self) -> usize {
        self.asked
    }

    /// The same urn, from which one person is drawn at most: the first of each draw.
    pub(super) fn of_first(inputs: &'i DrawInputs) -> Self {
        let urn = Self::new(inputs);
        Self { others: urn.others.min(1), ..urn }
    }

    /// Draws whom the others are like.
    pub(super) fn draw(&self, random: &mut Random, draw: &mut UrnDraw) {
        let UrnDraw { copies, maybe_new, like } = draw;
        let asked = self.asked();
        copies.clear();
        copies.resize(asked, 0);
        maybe_new.clear();
        like.clear();
        // Nobody is before the first one, who is somebody new where nobody was asked.
        like.resize(self.others as usize, 0);
        let (like, mut before) = (like.as_mut_slice(), 0.0);
        for at in 0..like.len() {
            let urn = self.effective + before;
            before += 1.0;
            let (chance, picked) = (random.unit(), random.unit() * urn);
            // Which of both it is, is chance itself: to look up both is quicker than to guess wrong.
            let earlier = like[place(picked - self.effective).min(at)];
            let participant = self.participant(picked);
            let mut other = if picked < self.effective { participant } else { earlier };
            if is_new(chance, urn, self.worth) {
                let new = MaybeNew { is_new: chance, urn, is_affected: random.unit(), like: other, people: 0 };
                other = (asked + maybe_new.len()) as u32;
                maybe_new.push(new);
                copies.push(0);
            }
            copies[other as usize] += 1;
            like[at] = other;
        }
        maybe_new.iter_mut().zip(&copies[asked..]).for_each(|(new, people)| new.people = *people);
        copies.truncate(asked);
    }

    /// The participant at a place in the weights, one behind the other; the last one beyond their end.
    fn participant(&self, picked: f64) -> u32 {
        let mut found = self.guide[place(picked * self.parts).min(self.guide.len() - 1)] as usize;
        found += usize::from(self.sums[found] <= picked);
        while self.sums[found] <= picked {
            found += 1;
        }
        found as u32
    }
}

/// The whole number that a place begins with; 0 below that.
fn place(at: f64) -> usize {
    at as u32 as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_weights_is_of_whom_a_search_from_the_first_one_on_finds() {
        let few: &[f64] = &[2.5];
        let even = &[1.0; 7];
        let uneven: Vec<f64> = (0..300).map(|who| [0.4, 1.6, 0.9, 1e-9, 0.0][who % 5]).collect();
        for weights in [few, even, &uneven] {
            let inputs = DrawInputs { weights: weights.to_vec(), others: 1, ..DrawInputs::of_nobody(1) };
            let (urn, mut random) = (Urn::new(&inputs), Random::of_draw(1, 1));
            let ends: Vec<f64> = weights
                .iter()
                .scan(0.0, |sum, weight| {
                    *sum += weight;
                    Some(*sum)
                })
                .collect();
            let random_places = (0..5_000).map(|_| random.unit() * urn.effective);
            for picked in random_places.chain([0.0]).chain(ends.iter().copied()) {
                let searched = ends.iter().position(|end| *end > picked).unwrap_or(weights.len() - 1);
                assert_eq!(urn.participant(picked) as usize, searched, "{picked} of {}", urn.effective);
            }
        }
    }
}
