//! How sure the priorities and their order are.
//!
//! Comes in: nothing, these are the types. Goes out: chances and intervals. Does not know: how they are drawn or shown.

use serde::{Deserialize, Serialize};

use super::answers::FirstAnswers;

/// So many rows, from the first one on, are held against each other, and so many ranks are told of each row.
pub const MOST_COMPARED: usize = 100;
/// Of so many first rows is counted how often they are all among the first few.
pub const MOST_TOGETHER: usize = 10;

/// How sure a row's priority and rank are.
#[derive(Debug, Clone, PartialEq)]
pub struct Certainty {
    /// P is in it in 95 % of the draws.
    pub interval: (f64, f64),
    /// P is in it in half of the draws.
    pub inner: (f64, f64),
    /// The band that it is in, from 1; none where it has no rank. Nothing tells the rows of a band apart.
    pub tier: Option<u32>,
    /// How likely each rank is, from the first one on, of [`MOST_COMPARED`] ranks at most; empty where it has none.
    pub ranks: Vec<f64>,
}

/// How sure the order of the ranked rows is.
#[derive(Debug, Clone, PartialEq)]
pub struct Stability {
    /// How many draws were made; 0 as long as nothing is known of the order.
    pub draws: u32,
    /// Where they began.
    pub seed: u32,
    /// How many rows are in each band, the first one first.
    pub bands: Vec<usize>,
    /// The order, with a point worth what the settings say.
    pub fixed: DrawnOrder,
    /// The same where a point may be worth half or twice as much.
    pub varied: DrawnOrder,
    /// What the next person who is asked would tell of two rows, one right above the other: of the first [`MOST_TOGETHER`].
    pub first: Vec<FirstAnswers>,
}

/// The order of the ranked rows over all draws.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DrawnOrder {
    /// How likely one row is above another, ties half, by their ranks from 0; of the first [`MOST_COMPARED`].
    pub above: Vec<Vec<f64>>,
    /// By how many first rows, from 1, and by how many places, from 1: how likely these rows are all among the first so many. Of
    /// [`MOST_TOGETHER`] rows and [`MOST_COMPARED`] places at most.
    pub together: Vec<Vec<f64>>,
}

impl Stability {
    /// Whether the draws are there.
    pub fn is_drawn(&self) -> bool {
        self.draws > 0
    }
}

impl DrawnOrder {
    /// How likely the first so many rows are all among the first so many places; none where it is not known.
    pub fn among(&self, rows: usize, places: usize) -> Option<f64> {
        self.together.get(rows.checked_sub(1)?)?.get(places.checked_sub(1)?).copied()
    }
}
