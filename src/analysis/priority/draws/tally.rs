//! Who is above whom, counted over draws.
//!
//! Comes in: the priorities of the ranked rows in one draw after the other. Goes out: chances. Does not know: what the numbers are
//! made of. It counts in whole numbers, so that the order in which draws are added cannot show.

use super::{DRAWS, DrawnOrder, MOST_COMPARED, MOST_TOGETHER};

/// A draw, in parts that can be divided among as many rows as share a rank in practice.
const WHOLE: u64 = 720_720;

/// Counts over draws.
#[derive(Debug, Clone)]
pub(super) struct OrderTally {
    /// How many rows there are, and how many of them are compared.
    rows: usize,
    compared: usize,
    /// By row: in how many draws all up to it are above all behind it.
    cuts: Vec<u32>,
    /// By two rows, the upper one first: twice the draws in which the first is above the second, once those in which they are equal.
    above: Vec<u32>,
    /// By row and rank, in parts of a draw.
    ranks: Vec<u64>,
    /// By how many first rows, and by the place of the last of them.
    last_places: Vec<u32>,
    /// The rows by falling priority; only room that is used again.
    falling: Vec<usize>,
}

impl OrderTally {
    pub(super) fn new(rows: usize) -> Self {
        let compared = rows.min(MOST_COMPARED);
        Self {
            rows,
            compared,
            cuts: vec![0; rows],
            above: vec![0; compared * compared],
            ranks: vec![0; rows * compared],
            last_places: vec![0; rows.min(MOST_TOGETHER) * compared],
            falling: (0..rows).collect(),
        }
    }

    /// Adds a draw: the priorities of the rows in their order.
    pub(super) fn add(&mut self, priorities: &[f64]) {
        self.add_cuts(priorities);
        self.add_above(&priorities[..self.compared]);
        self.add_ranks(priorities);
        self.add_last_places(priorities);
    }

    fn add_cuts(&mut self, priorities: &[f64]) {
        // From the end on: the greatest of all behind a row; from the front on: the least of all up to it.
        let mut behind = f64::NEG_INFINITY;
        let mut greatest_behind = vec![f64::NEG_INFINITY; self.rows];
        for place in (0..self.rows).rev() {
            greatest_behind[place] = behind;
            behind = behind.max(priorities[place]);
        }
        let mut least = f64::INFINITY;
        for (place, priority) in priorities.iter().enumerate() {
            least = least.min(*priority);
            self.cuts[place] += u32::from(least > greatest_behind[place]);
        }
    }

    fn add_above(&mut self, priorities: &[f64]) {
        for (place, upper) in priorities.iter().enumerate() {
            let counts = &mut self.above[place * self.compared..][place + 1..self.compared];
            for (count, lower) in counts.iter_mut().zip(&priorities[place + 1..]) {
                *count += u32::from(upper > lower) + u32::from(upper >= lower);
            }
        }
    }

    /// Rows that are equal share the ranks that they have together.
    fn add_ranks(&mut self, priorities: &[f64]) {
        self.falling.sort_unstable_by(|a, b| priorities[*b].total_cmp(&priorities[*a]));
        let mut rank = 0;
        for equal in self.falling.chunk_by(|a, b| priorities[*a] == priorities[*b]) {
            let size = equal.len() as u64;
            for row in equal {
                for (nth, rank) in (0..size).zip(rank..self.compared) {
                    self.ranks[row * self.compared + rank] += WHOLE * (nth + 1) / size - WHOLE * nth / size;
                }
            }
            rank += equal.len();
        }
    }

    /// Where the last of the first rows is. Of equal rows each is behind the others: so nothing is called safe that is not.
    fn add_last_places(&mut self, priorities: &[f64]) {
        let mut least = f64::INFINITY;
        for (rows, priority) in priorities.iter().take(MOST_TOGETHER).enumerate() {
            least = least.min(*priority);
            let place = priorities.iter().filter(|other| **other >= least).count();
            if place <= self.compared {
                self.last_places[rows * self.compared + place - 1] += 1;
            }
        }
    }

    /// Both counts together.
    pub(super) fn merge(mut self, more: &Self) -> Self {
        fn add<T: Copy + std::ops::AddAssign>(counts: &mut [T], more: &[T]) {
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += *more);
        }
        add(&mut self.cuts, &more.cuts);
        add(&mut self.above, &more.above);
        add(&mut self.ranks, &more.ranks);
        add(&mut self.last_places, &more.last_places);
        self
    }

    /// How likely each rank of each row is.
    pub(super) fn rank_chances(&self) -> Vec<Vec<f64>> {
        let chance = |parts: &u64| *parts as f64 / (WHOLE * u64::from(DRAWS)) as f64;
        self.ranks.chunks(self.compared.max(1)).map(|ranks| ranks.iter().map(chance).collect()).collect()
    }

    /// Who is above whom, and who is among the first.
    pub(super) fn order(&self) -> DrawnOrder {
        let above = |one: usize, other: usize| match one.cmp(&other) {
            std::cmp::Ordering::Less => self.above[one * self.compared + other],
            std::cmp::Ordering::Equal => DRAWS,
            std::cmp::Ordering::Greater => 2 * DRAWS - self.above[other * self.compared + one],
        };
        let chance = |twice: u32| f64::from(twice) / f64::from(2 * DRAWS);
        let row = |one: usize| (0..self.compared).map(|other| chance(above(one, other))).collect();
        let together = self.last_places.chunks(self.compared.max(1)).map(|places| {
            let up_to = |sum: &mut u32, draws: &u32| {
                *sum += draws;
                Some(f64::from(*sum) / f64::from(DRAWS))
            };
            places.iter().scan(0, up_to).collect()
        });
        DrawnOrder { above: (0..self.compared).map(row).collect(), together: together.collect() }
    }
}

/// How many rows are in each band: after its last row there is a cut in enough draws, whatever a point is worth.
pub(super) fn bands(fixed: &OrderTally, varied: &OrderTally, enough: u32) -> Vec<usize> {
    let is_cut = |place: usize| fixed.cuts[place] >= enough && varied.cuts[place] >= enough;
    let mut bands = Vec::new();
    let mut size = 0;
    for place in 0..fixed.rows {
        size += 1;
        if place + 1 == fixed.rows || is_cut(place) {
            bands.push(size);
            size = 0;
        }
    }
    bands
}
