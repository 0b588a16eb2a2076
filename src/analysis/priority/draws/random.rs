//! Numbers by chance: as many as are wanted of each draw, whichever draws were made before it.
//!
//! Comes in: a seed and the number of a draw. Goes out: uniform numbers, the same everywhere and always. Does not know: what they
//! decide.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng as _, SeedableRng as _};

/// The numbers of one draw.
pub(in crate::analysis) struct Random(Pcg64Mcg);

/// What sets the numbers that decide what a point is worth apart from all others.
const POINTS: u64 = 1 << 31;
/// What sets the numbers that put interviews into an order apart from all others.
const ORDERS: u64 = 1 << 30;

impl Random {
    /// Those that people and what they recall are drawn with.
    pub(super) fn of_draw(seed: u32, draw: usize) -> Self {
        Self::keyed(seed, draw as u64)
    }

    /// Those that decide what a point is worth.
    pub(super) fn of_points(seed: u32, draw: usize) -> Self {
        Self::keyed(seed, POINTS | draw as u64)
    }

    /// Those that put interviews into an order.
    pub(in crate::analysis) fn of_order(seed: u32, order: usize) -> Self {
        Self::keyed(seed, ORDERS | order as u64)
    }

    fn keyed(seed: u32, key: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(u64::from(seed) << 32 | key))
    }

    /// From 0 to below 1, in steps of 2⁻⁵³.
    pub(super) fn unit(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
        // It is below 2⁵³, so that with a sign it is the same number; and from that a machine has a float at once.
        (self.0.next_u64() >> 11).cast_signed() as f64 * STEP
    }

    /// A whole number from 0 to below a few, each as likely as the others.
    pub(in crate::analysis) fn below(&mut self, few: usize) -> usize {
        part_of(self.0.next_u64() >> 32, few)
    }

    /// One of some things, each as likely as the others.
    pub(super) fn one_of<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[part_of(self.0.next_u64() >> 32, things.len())]
    }

    /// Two of some things, which may be the same.
    pub(super) fn two_of<'t, T>(&mut self, things: &'t [T]) -> (&'t T, &'t T) {
        let number = self.0.next_u64();
        (&things[part_of(number >> 32, things.len())], &things[part_of(number & 0xFFFF_FFFF, things.len())])
    }
}

/// A number below 2³² as one from 0 to below a few.
fn part_of(number: u64, few: usize) -> usize {
    ((number * few as u64) >> 32) as usize
}
