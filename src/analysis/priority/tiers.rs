//! What is safe to say of the order of rows, as far as the share of people decides it.
//!
//! Comes in: the ranges of ranked rows, in their order. Goes out: groups of rows, of which each is ahead of the next. Does not
//! know: what the rows are, how it is said.

/// How many rows stand in each group, the first ones first: all of a group are above all of the next one, wherever in its range
/// each lies. Where nothing tells rows apart they are one group.
pub fn tiers(ranges: &[(f64, f64)]) -> Vec<usize> {
    // The greatest of a row and all below it.
    let mut greatest_below: Vec<f64> = ranges.iter().map(|(_, high)| *high).collect();
    for place in (1..ranges.len()).rev() {
        greatest_below[place - 1] = greatest_below[place - 1].max(greatest_below[place]);
    }
    let (mut tiers, mut size, mut least) = (Vec::new(), 0, f64::INFINITY);
    for (place, (low, _)) in ranges.iter().enumerate() {
        least = least.min(*low);
        size += 1;
        if greatest_below.get(place + 1).is_none_or(|greatest| least > *greatest) {
            tiers.push(size);
            size = 0;
        }
    }
    tiers
}

/// What can be said of the first rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeOrder {
    /// Nobody was interviewed: all that there is was guessed.
    NobodyAsked,
    /// No row has a number.
    NothingScored,
    /// There is one row alone.
    OnlyOne,
    /// Nothing tells so many rows apart.
    OneTier(usize),
    /// So many rows are ahead of the rest, and so many below them cannot be told apart.
    Ahead {
        /// How many are ahead.
        first: usize,
        /// How many come next.
        next: usize,
    },
}

/// What can be said, of ranked rows in their order.
pub fn safe_order(interviewed: u32, ranges: &[(f64, f64)]) -> SafeOrder {
    if ranges.is_empty() {
        return SafeOrder::NothingScored;
    }
    if interviewed == 0 {
        return SafeOrder::NobodyAsked;
    }
    match tiers(ranges).as_slice() {
        [first, next, ..] => SafeOrder::Ahead { first: *first, next: *next },
        _ if ranges.len() == 1 => SafeOrder::OnlyOne,
        _ => SafeOrder::OneTier(ranges.len()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_case_by_hand() {
        use SafeOrder::{Ahead, NobodyAsked, NothingScored, OneTier, OnlyOne};
        // The ranges of the scoring contract's example: A, C, B.
        let example = [(1294.0625, 2105.625), (913.0, 1186.0), (655.0, 1055.0)];
        for (interviewed, ranges, expected) in [
            (0, &[][..], NothingScored),
            (7, &[], NothingScored),
            (0, &[(3.0, 4.0), (1.0, 2.0)], NobodyAsked),
            (7, &[(3.0, 4.0)], OnlyOne),
            (7, &[(3.0, 4.0), (1.0, 3.5)], OneTier(2)),
            // Rows that touch, and rows that are equal.
            (7, &[(3.0, 4.0), (1.0, 3.0)], OneTier(2)),
            (7, &[(3.0, 3.0), (3.0, 3.0)], OneTier(2)),
            (10, &example, Ahead { first: 1, next: 2 }),
            (7, &[(6.0, 9.0), (5.0, 7.0), (1.0, 4.0), (2.0, 3.0), (0.0, 0.5)], Ahead { first: 2, next: 2 }),
            // The third reaches above the first: there is no cut after the first.
            (7, &[(6.0, 7.0), (4.0, 5.0), (1.0, 6.5), (0.0, 0.5)], Ahead { first: 3, next: 1 }),
        ] {
            assert_eq!(safe_order(interviewed, ranges), expected, "{ranges:?}");
        }
    }

    fn ranges() -> impl Strategy<Value = Vec<(f64, f64)>> {
        prop::collection::vec((0_u32..40, 0_u32..12), 0..12).prop_map(|ranges| {
            ranges.into_iter().map(|(low, width)| (f64::from(low), f64::from(low + width))).collect()
        })
    }

    proptest! {
        #[test]
        fn groups_are_ahead_of_all_below_and_no_smaller_groups_would_be(ranges in ranges()) {
            let tiers = tiers(&ranges);
            prop_assert_eq!(tiers.iter().sum::<usize>(), ranges.len());
            let is_cut = |place: usize| {
                let (above, below) = ranges.split_at(place);
                above.iter().all(|(low, _)| below.iter().all(|(_, high)| low > high))
            };
            let mut cuts = tiers.iter().scan(0, |sum, size| { *sum += size; Some(*sum) }).collect::<Vec<_>>();
            prop_assert_eq!(cuts.pop().unwrap_or_default(), ranges.len());
            let expected: Vec<usize> = (1..ranges.len()).filter(|place| is_cut(*place)).collect();
            prop_assert_eq!(cuts, expected);
        }

        #[test]
        fn wider_ranges_never_say_more(ranges in ranges(), row in 0_usize..12, wider in 1_u32..20) {
            prop_assume!(row < ranges.len());
            let mut wide = ranges.clone();
            wide[row].0 -= f64::from(wider);
            wide[row].1 += f64::from(wider);
            prop_assert!(tiers(&wide).len() <= tiers(&ranges).len());
        }
    }
}
