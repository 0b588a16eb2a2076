//! What is safe to say of the order of rows: what holds in enough draws, whatever a point is worth.
//!
//! Comes in: ranked rows in their order, and how sure that is. Goes out: a [`SafeOrder`]. Does not know: what the rows are, how it
//! is said.

use super::draws::{MOST_TOGETHER, Stability};
use super::row::PriorityRow;

/// What is said to be safe holds in so many of a hundred draws at the least.
pub const SAFE_PERCENT: u32 = 80;
/// Of at most so many rows it is said that all of them are among the first: more are no sentence.
const MOST_NAMED: usize = 3;

/// What can be said of the first rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeOrder {
    /// Nobody was interviewed: all that there is was guessed.
    NobodyAsked,
    /// No row has a number.
    NothingScored,
    /// There is one row alone.
    OnlyOne,
    /// It is still worked out how sure the order is.
    NotDrawn,
    /// Nothing tells the rows apart, but for some that may be known to be among the first.
    TooClose {
        /// How many rows there are.
        rows: usize,
        /// Which of them are among the first.
        among: Option<Among>,
    },
    /// So many rows are ahead of the rest, and so many below them cannot be told apart.
    Ahead {
        /// How many are ahead.
        first: usize,
        /// How many come next.
        next: usize,
        /// How many are behind all others; 0 where those that come next are the last.
        behind: usize,
        /// In how many of a hundred draws the first are ahead, at the least.
        percent: u32,
    },
}

/// So many first rows are all among so many first places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Among {
    /// How many rows.
    pub rows: usize,
    /// How many places.
    pub places: usize,
    /// In how many of a hundred draws, at the least.
    pub percent: u32,
}

/// How many of some rows are in each band, of rows in their order. A row that was not drawn is in none.
pub fn bands(ranked: &[&PriorityRow]) -> Vec<usize> {
    let tier = |row: &PriorityRow| row.certainty.as_ref().and_then(|certainty| certainty.tier);
    let drawn: Vec<u32> = ranked.iter().filter_map(|row| tier(row)).collect();
    drawn.chunk_by(|one, other| one == other).map(<[u32]>::len).collect()
}

/// What can be said of rows by their bands, the first one first. How sure it is, is known of all rows together: with some of
/// them withheld there is no `stability`, and a band is as sure as each band is.
pub fn safe_order(interviewed: u32, rows: usize, bands: &[usize], stability: Option<&Stability>) -> SafeOrder {
    match (rows, bands) {
        (0, _) => SafeOrder::NothingScored,
        _ if interviewed == 0 => SafeOrder::NobodyAsked,
        (1, _) => SafeOrder::OnlyOne,
        (_, []) => SafeOrder::NotDrawn,
        (_, [_]) => SafeOrder::TooClose { rows, among: stability.and_then(|stability| among(rows, stability)) },
        (_, [first, next, rest @ ..]) => SafeOrder::Ahead {
            first: *first,
            next: *next,
            behind: rest.last().copied().unwrap_or_default(),
            percent: stability.and_then(|stability| percent(stability, *first, *first)).unwrap_or(SAFE_PERCENT),
        },
    }
}

/// The most that can be said: as many rows as can be named, among no more than the better half of the places.
fn among(rows: usize, stability: &Stability) -> Option<Among> {
    let half = rows.div_ceil(2).min(MOST_TOGETHER);
    let of = |named: usize| {
        (named..=half).find_map(|places| {
            let percent = percent(stability, named, places).filter(|percent| *percent >= SAFE_PERCENT)?;
            Some(Among { rows: named, places, percent })
        })
    };
    (1..=MOST_NAMED).rev().find_map(of)
}

/// In how many of a hundred draws the first rows are all among the first places, at the least, whatever a point is worth.
fn percent(stability: &Stability, rows: usize, places: usize) -> Option<u32> {
    let chance = stability.fixed.among(rows, places)?.min(stability.varied.among(rows, places)?);
    // A chance is a count of draws, so what is lost in its last digit is no draw.
    Some((chance * 100.0 + 1e-6).floor() as u32)
}

/// Whether a line can be drawn between two rows: the first is above the second in enough draws, whatever a point is worth. The
/// chances of that are with a point's worth fixed, and varied; they are compared in thousandths, as `compare.js` has them.
pub fn tells_apart(above: [f64; 2]) -> bool {
    let safe = f64::from(SAFE_PERCENT * 10);
    above.iter().all(|chance| (chance * 1000.0).round() >= safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::priority::draws::DrawnOrder;

    #[test]
    fn a_line_is_drawn_where_enough_draws_agree_whatever_a_point_is_worth() {
        for (above, expected) in [
            ([0.8, 0.8], true),
            ([0.994, 0.956], true),
            ([0.864, 0.738], false),
            ([0.79, 0.99], false),
            ([0.99, 0.2], false),
            // One draw of 20,000 less is the same thousandth.
            ([0.799_95, 0.8], true),
        ] {
            assert_eq!(tells_apart(above), expected, "{above:?}");
        }
    }

    /// An order in which the first rows are among the first places as often as said, by rows and by places.
    fn order(together: &[&[f64]]) -> DrawnOrder {
        DrawnOrder { above: Vec::new(), together: together.iter().map(|row| row.to_vec()).collect() }
    }

    fn stability(fixed: &[&[f64]], varied: &[&[f64]]) -> Stability {
        Stability {
            draws: 100,
            seed: 0,
            bands: Vec::new(),
            first: Vec::new(),
            fixed: order(fixed),
            varied: order(varied),
        }
    }

    #[test]
    fn each_case_by_hand() {
        use SafeOrder::{Ahead, NobodyAsked, NotDrawn, NothingScored, OnlyOne, TooClose};
        let sure = stability(&[&[0.94, 1.0], &[0.0, 0.87]], &[&[0.91, 1.0], &[0.0, 0.89]]);
        let ahead = |first, next, behind, percent| Ahead { first, next, behind, percent };
        for (interviewed, rows, bands, stability, expected) in [
            (0, 0, &[][..], Some(&sure), NothingScored),
            (7, 0, &[], Some(&sure), NothingScored),
            (0, 2, &[1, 1], Some(&sure), NobodyAsked),
            (7, 1, &[1], Some(&sure), OnlyOne),
            (7, 3, &[], None, NotDrawn),
            (7, 3, &[3], None, TooClose { rows: 3, among: None }),
            // The lesser of .94 and .91, and of .87 and .89.
            (7, 4, &[1, 3], Some(&sure), ahead(1, 3, 0, 91)),
            (7, 4, &[2, 1, 1], Some(&sure), ahead(2, 1, 1, 87)),
            (7, 9, &[2, 3, 1, 3], Some(&sure), ahead(2, 3, 3, 87)),
            // Of twelve rows together nothing is known, and what a band is remains.
            (7, 14, &[12, 2], Some(&sure), ahead(12, 2, 0, 80)),
            (7, 4, &[1, 3], None, ahead(1, 3, 0, 80)),
        ] {
            assert_eq!(safe_order(interviewed, rows, bands, stability), expected, "{rows} {bands:?}");
        }
    }

    #[test]
    fn as_many_rows_as_can_be_named_are_among_as_few_places_as_hold() {
        let with = |order: &[&[f64]]| safe_order(5, 8, &[8], Some(&stability(order, order)));
        let among =
            |rows, places, percent| SafeOrder::TooClose { rows: 8, among: Some(Among { rows, places, percent }) };
        let one: &[f64] = &[0.5, 0.85, 0.95, 1.0];
        assert_eq!(with(&[one, &[0.0, 0.4, 0.7, 0.9], &[0.0, 0.0, 0.3, 0.8]]), among(3, 4, 80));
        assert_eq!(with(&[one, &[0.0, 0.4, 0.7, 0.9], &[0.0, 0.0, 0.3, 0.7]]), among(2, 4, 90));
        assert_eq!(with(&[one, &[0.0, 0.4, 0.7, 0.79], &[0.0; 4]]), among(1, 2, 85));
        // Among the first five of eight says next to nothing.
        let late: &[f64] = &[0.1, 0.2, 0.3, 0.4, 0.99];
        assert_eq!(with(&[late, late, late]), SafeOrder::TooClose { rows: 8, among: None });
    }
}
