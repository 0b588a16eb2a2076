//! The bands that the order of rows falls into: within one the evidence does not tell the rows apart.
//!
//! Comes in: how many rows are in each band. Goes out: a [`Band`] for the first row of each. Does not know: how bands are made.

use serde::Serialize;

use crate::site::words::Words;

/// What stands above the rows of a band.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Band<'a> {
    /// What the band is called.
    title: &'a str,
    /// That no line can be drawn between its rows; none where it has one row.
    note: Option<String>,
}

/// The bands, each with the number of its first row.
pub(super) fn bands<'a>(words: &'a Words, sizes: &[usize]) -> Vec<(usize, Band<'a>)> {
    let starts = sizes.iter().scan(0, |sum, size| {
        let start = *sum;
        *sum += size;
        Some(start)
    });
    let band = |(place, start): (usize, usize)| {
        let size = sizes[place];
        let note = (size > 1).then(|| words.fill("band.together", &[("count", &size)]));
        (start, Band { title: words.text(key(sizes, place)), note })
    };
    starts.enumerate().map(|(place, start)| band((place, start))).collect()
}

/// The last of two bands that is the larger one is called by what most rows are.
fn key(sizes: &[usize], place: usize) -> &'static str {
    match (sizes, place) {
        ([_], _) => "band.close",
        (_, 0) => "band.ahead",
        ([first, last], _) if *last > 1 && first <= last => "band.close",
        _ if place + 1 == sizes.len() => "band.behind",
        _ if sizes[place] > 1 => "band.close",
        _ => "band.next",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_called_by_where_it_is() {
        let words = Words::new("en");
        for (sizes, expected) in [
            (&[4][..], &[(0, "Too close to call")][..]),
            (&[1, 3], &[(0, "Ahead of the rest"), (1, "Too close to call")]),
            (&[1, 1], &[(0, "Ahead of the rest"), (1, "Behind")]),
            (&[9, 2], &[(0, "Ahead of the rest"), (9, "Behind")]),
            (&[2, 1, 3, 2], &[(0, "Ahead of the rest"), (2, "Next"), (3, "Too close to call"), (6, "Behind")]),
        ] {
            let bands = bands(&words, sizes);
            assert_eq!(bands.iter().map(|(start, band)| (*start, band.title)).collect::<Vec<_>>(), expected);
        }
        let notes: Vec<_> = bands(&words, &[2, 1]).into_iter().map(|(_, band)| band.note).collect();
        assert_eq!(notes, [Some("The evidence does not tell these 2 apart: no line can be drawn between them. Two that are far from each other may still differ clearly.".to_owned()), None]);
        assert_eq!(bands(&words, &[]), []);
    }
}
