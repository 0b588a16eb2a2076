//! Columns: a number for each thing in a row, the first few set apart.
//!
//! Comes in: whole numbers in order. Goes out: a column for each. Does not know: what is counted. The numbers stand in a table
//! beside it.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};

/// Numbers in a row.
#[derive(Debug, Clone, Copy)]
pub struct ColumnChart<'a> {
    /// What names it.
    pub caption: Caption<'a>,
    /// The numbers.
    pub values: &'a [u32],
    /// How many of the first are set apart.
    pub marked: usize,
}

/// With more columns each is several numbers together.
const MOST: usize = 80;
const STEP: f64 = 12.0;
const WIDTH: f64 = 9.0;
const HIGHEST: f64 = 72.0;
/// Where nothing is, there is a mark of this height: it is a place too.
const NOTHING: f64 = 1.0;

/// How many numbers a column is, where there are so many.
pub fn in_a_column(values: usize) -> usize {
    values.div_ceil(MOST).max(1)
}

/// Draws the columns; without any there is nothing to draw.
pub fn columns(chart: &ColumnChart<'_>) -> String {
    let several = in_a_column(chart.values.len());
    let sums: Vec<f64> = chart.values.chunks(several).map(|some| some.iter().copied().map(f64::from).sum()).collect();
    if sums.is_empty() {
        return String::new();
    }
    let most = sums.iter().copied().fold(1.0, f64::max);
    let size = ChartSize::Own(STEP * sums.len() as f64, HIGHEST + NOTHING);
    let mut writer = ChartWriter::begin("columns", Some(chart.caption), ChartRole::Image, size);
    for (place, sum) in sums.iter().enumerate() {
        let height = (sum / most * HIGHEST).max(NOTHING);
        let class = if place * several < chart.marked { "first" } else { "column" };
        let at = [("x", (place as f64 * STEP).into()), ("y", (HIGHEST + NOTHING - height).into())];
        let size = [("width", WIDTH.into()), ("height", height.into())];
        writer.svg.empty("rect", &[[("class", class.into())].as_slice(), &at, &size].concat());
    }
    writer.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    fn drawn(values: &[u32]) -> Drawn {
        let caption = Caption { id: "c", title: "New", description: "" };
        Drawn::of(&columns(&ColumnChart { caption, values, marked: 4 }))
    }

    #[test]
    fn the_largest_number_is_the_highest_column() {
        let chart = drawn(&[6, 3, 0, 1, 0, 2]);
        assert_eq!(chart.numbers("rect", "first", "height"), [72.0, 36.0, 1.0, 12.0]);
        assert_eq!(chart.numbers("rect", "column", "height"), [1.0, 24.0]);
        assert_eq!(chart.outside(), [""; 0]);
    }

    #[test]
    fn many_numbers_share_their_columns() {
        let chart = drawn(&[1; 161]);
        // ⌈161/80⌉ = 3 numbers a column: 54 of them, two of which begin within the first four.
        assert_eq!((in_a_column(161), chart.count("rect", "first"), chart.count("rect", "column")), (3, 2, 52));
        assert_eq!(
            columns(&ColumnChart { values: &[], marked: 4, caption: Caption { id: "c", title: "", description: "" } }),
            ""
        );
    }
}
