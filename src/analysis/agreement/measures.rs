//! How far coders agree who judged the same units: the published measures, each undefined where nothing varies.
//!
//! Comes in: how many coders gave each unit which category; of two coders, their table. Goes out: percent agreement, Fleiss' κ,
//! Krippendorff's α for nominal data, Cohen's κ. Does not know: interviews, themes, who the coders are.
//!
//! - J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960).
//! - J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971).
//! - K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).

use std::collections::BTreeMap;

/// How many coders chose each category of a unit.
pub type Choices = Vec<u32>;

/// What coders judged. A unit that fewer than two of them judged says nothing of agreement, and is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgements(BTreeMap<Choices, u64>);

/// Disagreement that was observed, and that chance would bring: how many pairs differ, of all pairs.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Disagreement {
    /// Observed.
    pub observed: f64,
    /// By chance: that all categories were given as often, to any units.
    pub expected: f64,
}

impl Disagreement {
    /// Krippendorff's α; none where nothing varies.
    pub fn alpha(self) -> Option<f64> {
        (self.expected > 0.0).then(|| 1.0 - self.observed / self.expected)
    }
}

impl std::iter::Sum for Disagreement {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            observed: sum.observed + one.observed,
            expected: sum.expected + one.expected,
        })
    }
}

impl Judgements {
    /// Adds units that were all judged alike.
    pub fn add(&mut self, choices: Choices, units: u64) {
        if choices.iter().sum::<u32>() >= 2 && units > 0 {
            *self.0.entry(choices).or_default() += units;
        }
    }

    /// How many of all pairs of judgements of one unit are the same: the mean over units.
    pub fn percent(&self) -> Option<f64> {
        let units: u64 = self.0.values().sum();
        let agreeing = self.0.iter().map(|(choices, units)| *units as f64 * agreeing_share(choices));
        (units > 0).then(|| agreeing.sum::<f64>() / units as f64)
    }

    /// Fleiss' κ, also where not all units were judged by as many; none where nothing varies.
    pub fn fleiss(&self) -> Option<f64> {
        let totals = self.totals();
        let all: u64 = totals.iter().sum();
        if totals.contains(&all) {
            return None;
        }
        let by_chance: f64 = totals.iter().map(|total| (*total as f64 / all as f64).powi(2)).sum();
        Some((self.percent()? - by_chance) / (1.0 - by_chance))
    }

    /// Of Krippendorff's α for nominal data.
    pub fn disagreement(&self) -> Disagreement {
        let totals = self.totals();
        let all: u64 = totals.iter().sum();
        if all < 2 {
            return Disagreement::default();
        }
        let differing = self.0.iter().map(|(choices, units)| {
            let judged: u64 = choices.iter().map(|chosen| u64::from(*chosen)).sum();
            *units as f64 * differing_pairs(choices.iter().map(|chosen| u64::from(*chosen))) / (judged - 1) as f64
        });
        Disagreement {
            observed: differing.sum::<f64>() / all as f64,
            expected: differing_pairs(totals.into_iter()) / (all as f64 * (all - 1) as f64),
        }
    }

    /// How often each category was given.
    fn totals(&self) -> Vec<u64> {
        let categories = self.0.keys().map(Vec::len).max().unwrap_or_default();
        let total = |category: usize| {
            let given = |(choices, units): (&Choices, &u64)| u64::from(*choices.get(category).unwrap_or(&0)) * units;
            self.0.iter().map(given).sum()
        };
        (0..categories).map(total).collect()
    }
}

/// How many ordered pairs of things are of two kinds, given how many there are of each.
fn differing_pairs(counts: impl Iterator<Item = u64> + Clone) -> f64 {
    let all: u64 = counts.clone().sum();
    counts.map(|count| count as f64 * (all - count) as f64).sum()
}

fn agreeing_share(choices: &[u32]) -> f64 {
    let judged: u64 = choices.iter().map(|chosen| u64::from(*chosen)).sum();
    let same: u64 = choices.iter().map(|chosen| u64::from(*chosen) * u64::from(chosen.saturating_sub(1))).sum();
    same as f64 / (judged * (judged - 1)) as f64
}

/// Cohen's κ of two coders: for each category of the first how often the second gave which. None where nothing varies.
pub fn cohen(table: &[&[u64]]) -> Option<f64> {
    let rows: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<u64> = (0..table.len()).map(|column| table.iter().map(|row| row[column]).sum()).collect();
    let all: u64 = rows.iter().sum();
    let is_constant = |given: &[u64]| given.iter().position(|count| *count == all);
    let constant = is_constant(&rows);
    if all == 0 || (constant.is_some() && constant == is_constant(&columns)) {
        return None;
    }
    let all = all as f64;
    let observed = table.iter().enumerate().map(|(category, row)| row[category] as f64).sum::<f64>() / all;
    let by_chance =
        rows.iter().zip(&columns).map(|(row, column)| *row as f64 * *column as f64).sum::<f64>() / (all * all);
    Some((observed - by_chance) / (1.0 - by_chance))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Units as rows of coders, a letter a category; a dot for no judgement.
    fn judged(coders: &[&str], categories: &str) -> Judgements {
        let mut judgements = Judgements::default();
        let rows: Vec<Vec<char>> = coders.iter().map(|row| row.chars().filter(|c| *c != ' ').collect()).collect();
        for unit in 0..rows[0].len() {
            let count =
                |category: char| u32::try_from(rows.iter().filter(|row| row[unit] == category).count()).unwrap();
            judgements.add(categories.chars().map(count).collect(), 1);
        }
        judgements
    }

    fn rounded(value: Option<f64>) -> Option<f64> {
        value.map(|value| (value * 1000.0).round() / 1000.0)
    }

    /// Krippendorff (2011), "A. Binary or dichotomous data, two observers, no missing data".
    #[test]
    fn krippendorffs_binary_data_of_two_observers() {
        let judgements = judged(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"], "01");
        assert_eq!(rounded(judgements.disagreement().alpha()), Some(0.095));
        // Six of ten units are judged alike.
        assert_eq!(judgements.percent(), Some(0.6));
    }

    /// Krippendorff (2011), "B. Nominal data, two observers, no missing data".
    #[test]
    fn krippendorffs_nominal_data_of_two_observers() {
        let judgements = judged(&["a a b b d c c c e d d a", "b a b b b c c c e d d d"], "abcde");
        assert_eq!(rounded(judgements.disagreement().alpha()), Some(0.692));
    }

    /// Krippendorff (2011), "C. Nominal data, any number of observers, missing data".
    #[test]
    fn krippendorffs_nominal_data_of_four_observers_with_gaps() {
        let coders = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        assert_eq!(rounded(judged(&coders, "12345").disagreement().alpha()), Some(0.743));
    }

    /// Ten subjects, five categories, fourteen raters: the worked table of Fleiss' kappa at
    /// <https://en.wikipedia.org/wiki/Fleiss%27_kappa>, where P̄ = 0.378 and κ = 0.210.
    #[test]
    fn fleiss_kappa_of_a_worked_table() {
        let mut judgements = Judgements::default();
        for row in [
            [0, 0, 0, 0, 14],
            [0, 2, 6, 4, 2],
            [0, 0, 3, 5, 6],
            [0, 3, 9, 2, 0],
            [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0],
            [3, 2, 6, 3, 0],
            [2, 5, 3, 2, 2],
            [6, 5, 2, 1, 0],
            [0, 2, 2, 3, 7],
        ] {
            judgements.add(row.to_vec(), 1);
        }
        assert_eq!((rounded(judgements.percent()), rounded(judgements.fleiss())), (Some(0.378), Some(0.21)));
    }

    /// Fifty proposals, two readers: the worked table of Cohen's kappa at <https://en.wikipedia.org/wiki/Cohen%27s_kappa>:
    /// p_o = 0.7, p_e = 0.5, κ = 0.4.
    #[test]
    fn cohens_kappa_of_a_worked_table() {
        assert_eq!(rounded(cohen(&[&[20, 5], &[10, 15]])), Some(0.4));
    }

    #[test]
    fn what_does_not_vary_is_undefined_and_neither_0_nor_1() {
        let constant = judged(&["0000", "0000"], "01");
        assert_eq!(constant.percent(), Some(1.0));
        assert_eq!((constant.fleiss(), constant.disagreement().alpha()), (None, None));
        assert_eq!(cohen(&[&[4, 0], &[0, 0]]), None);
        // One coder marks nothing, the other one unit: what they share is chance, which is 0 and not undefined.
        assert_eq!(cohen(&[&[3, 0], &[1, 0]]), Some(0.0));
        let perfect = judged(&["0011", "0011"], "01");
        assert_eq!((perfect.fleiss(), perfect.disagreement().alpha()), (Some(1.0), Some(1.0)));
        assert_eq!(cohen(&[&[2, 0], &[0, 2]]), Some(1.0));
        let nothing = judged(&["01..", "..10"], "01");
        assert_eq!((nothing.percent(), nothing.fleiss(), nothing.disagreement().alpha()), (None, None, None));
        assert_eq!(cohen(&[&[0, 0], &[0, 0]]), None);
    }

    proptest! {
        #[test]
        fn names_of_categories_order_of_coders_and_unjudged_units_change_nothing(
            rows in prop::collection::vec(prop::collection::vec(0_u32..4, 3), 1..20),
        ) {
            let of = |rows: &[Vec<u32>]| {
                let mut judgements = Judgements::default();
                rows.iter().for_each(|row| judgements.add(row.clone(), 1));
                [judgements.percent(), judgements.fleiss(), judgements.disagreement().alpha()]
            };
            // In another order the same sum may differ in its last digit.
            let is_close = |one: &Option<f64>, other: &Option<f64>| match (one, other) {
                (Some(one), Some(other)) => (one - other).abs() < 1e-9,
                (one, other) => one == other,
            };
            let are_close = |one: [_; 3], other: [_; 3]| one.iter().zip(&other).all(|(one, other)| is_close(one, other));
            let renamed: Vec<Vec<u32>> = rows.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
            prop_assert!(are_close(of(&rows), of(&renamed)), "{:?} {:?}", of(&rows), of(&renamed));
            let with_empty: Vec<Vec<u32>> = rows.iter().cloned().chain([vec![0, 0, 0], vec![0, 1, 0]]).collect();
            prop_assert!(are_close(of(&rows), of(&with_empty)), "{:?} {:?}", of(&rows), of(&with_empty));
        }

        #[test]
        fn cohens_kappa_is_the_same_for_either_coder_first(table in prop::collection::vec(0_u64..50, 4)) {
            let there = cohen(&[&table[..2], &table[2..]]);
            let back = cohen(&[&[table[0], table[2]], &[table[1], table[3]]]);
            prop_assert_eq!(there.is_none(), back.is_none());
            prop_assert!((there.unwrap_or_default() - back.unwrap_or_default()).abs() < 1e-9);
        }
    }
}
