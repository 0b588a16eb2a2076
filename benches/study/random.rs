//! Numbers that look random and are the same on every machine.
//!
//! Comes in: a seed. Goes out: a stream of numbers, and choices made with them. Does not know: what is chosen.

/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with the constants
/// of Sebastiano Vigna's version in the public domain, <https://prng.di.unimi.it/splitmix64.c>. Not a dependency, whose
/// next release might give other numbers.
pub(crate) struct Random(u64);

impl Random {
    /// A stream of its own for each pair of a seed and an index.
    pub(crate) fn new(seed: u64, index: u64) -> Self {
        Self(Self(seed.wrapping_add(index)).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, but not including, the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        // A remainder prefers small numbers, by less than one in 2^50 for limits like ours.
        usize::try_from(self.next() % limit as u64).expect("it is below a usize")
    }

    /// A number of a range, both ends included.
    pub(crate) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub(crate) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    /// One of these, the first ones more often: a few findings have most of the quotes.
    pub(crate) fn pick_early<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len()).min(self.below(from.len()))]
    }

    /// All of these in another order (Fisher and Yates).
    pub(crate) fn shuffled<'t, T>(&mut self, from: &'t [T]) -> Vec<&'t T> {
        let mut order: Vec<&T> = from.iter().collect();
        for last in (1..order.len()).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

#[test]
fn gives_the_numbers_of_the_published_generator() {
    let mut random = Random(1_234_567);
    let first: Vec<u64> = (0..5).map(|_| random.next()).collect();
    let published = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];
    assert_eq!(first, published);
}
