//! Which ranks a row takes in the draws: as a strip, and in words.
//!
//! Comes in: rows of the priorities. Goes out: charts as SVG, and sentences. Does not know: how draws are made. The ranks of a row
//! are among all rows, so nothing is said of them where any row is withheld.

use super::context::PageContext;
use super::number::grouped;
use crate::analysis::priority::PriorityRow;
use crate::site::chart::rank_strip::{RankStrip, rank_axis, rank_strip, rank_ticks};

/// What is left out at each end: between them a rank lies in 95 % of the draws.
const TAIL: f64 = 0.025;
/// Chances are sums of many: what is less than a draw is nothing.
const LEAST: f64 = 1e-6;

/// The likely ranks of a row, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RankRange {
    low: usize,
    high: usize,
    often: usize,
}

impl PageContext<'_> {
    /// How likely each rank is; none where that is not known, or not said to this audience.
    pub fn rank_chances<'r>(&self, row: &'r PriorityRow) -> Option<&'r [f64]> {
        let ranks = row.certainty.as_ref()?.ranks.as_slice();
        (!ranks.is_empty() && self.released().shows_all_candidates()).then_some(ranks)
    }

    /// The likely ranks as a strip. It is decoration beside the same in words.
    pub fn rank_strip(&self, row: &PriorityRow) -> Option<String> {
        let shares = self.rank_chances(row)?;
        Some(rank_strip(&RankStrip { caption: None, shares, titles: &[] }))
    }

    /// The same with its own numbers, where no axis stands above it.
    pub fn rank_strip_with_axis(&self, row: &PriorityRow) -> Option<String> {
        let ranks = self.rank_chances(row)?.len();
        Some(self.rank_strip(row)? + &self.rank_axis(ranks))
    }

    /// The numbers above the strips of so many ranks.
    pub fn rank_axis(&self, ranks: usize) -> String {
        let labels: Vec<String> = rank_ticks(ranks).into_iter().map(|rank| grouped(&rank.to_string())).collect();
        rank_axis(ranks, &labels.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// "2 to 8, most often 3".
    pub fn likely_ranks(&self, row: &PriorityRow) -> Option<String> {
        self.ranks_in_words(row, ["rank.likely", "rank.likely_one"])
    }

    /// "Rank 2 to 8 in 95 of 100 draws, most often 3."
    pub fn likely_ranks_in_full(&self, row: &PriorityRow) -> Option<String> {
        self.ranks_in_words(row, ["rank.likely_in_full", "rank.likely_one_in_full"])
    }

    /// How likely something is: "in 63 of 100 draws".
    pub fn chance_in_words(&self, chance: f64) -> String {
        let draws = grouped(&self.site.numbers.priorities.stability.draws.to_string());
        let percent = (chance * 100.0).round();
        let key = match (percent, chance) {
            (_, 1.0..) => "chance.always",
            (100.0.., _) => "chance.nearly_always",
            (..1.0, ..=0.0) => "chance.never",
            (..1.0, _) => "chance.hardly",
            _ => "chance.of",
        };
        self.words().fill(key, &[("draws", &draws), ("percent", &percent)])
    }

    fn ranks_in_words(&self, row: &PriorityRow, [several, one]: [&str; 2]) -> Option<String> {
        let RankRange { low, high, often } = range(self.rank_chances(row)?)?;
        let key = if low == high { one } else { several };
        let values = [low, high, often].map(|rank| grouped(&rank.to_string()));
        Some(self.words().fill(key, &[("low", &values[0]), ("high", &values[1]), ("often", &values[2])]))
    }
}

/// Of the chances of each rank, from the first one on. A row that is beyond the last one in many draws ends there.
fn range(chances: &[f64]) -> Option<RankRange> {
    let up_to: Vec<f64> = chances
        .iter()
        .scan(0.0, |sum, chance| {
            *sum += chance;
            Some(*sum)
        })
        .collect();
    let most = chances.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some(RankRange {
        low: up_to.iter().position(|sum| *sum > TAIL + LEAST)? + 1,
        high: up_to.iter().position(|sum| *sum >= 1.0 - TAIL - LEAST).unwrap_or(chances.len() - 1) + 1,
        often: chances.iter().position(|chance| *chance >= most)? + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_reach_from_where_it_begins_to_matter_to_where_it_ends() {
        for (chances, expected) in [
            (&[1.0][..], (1, 1, 1)),
            (&[0.99, 0.01], (1, 1, 1)),
            (&[0.02, 0.5, 0.3, 0.16, 0.02], (2, 4, 2)),
            // Just the tail on each side is left out.
            (&[0.025, 0.95, 0.025], (2, 2, 2)),
            (&[0.4, 0.4, 0.2], (1, 3, 1)),
            // Of a row that is mostly beyond what is counted.
            (&[0.0, 0.1, 0.2], (2, 3, 3)),
        ] {
            let (low, high, often) = expected;
            assert_eq!(range(chances), Some(RankRange { low, high, often }), "{chances:?}");
        }
        assert_eq!(range(&[0.0, 0.0]), None);
        assert_eq!(range(&[]), None);
    }
}
