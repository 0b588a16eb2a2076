//! Columns: a number for each thing in a row, the first few set apart.
//!
//! Comes in: whole numbers in order. Goes out: a column for each, as wide as its place. Does not know: what is counted. The
//! numbers stand in a table beside it.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::svg::AttributeValue::Percent;

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
/// With more columns their numbers would stand in one another on a phone; the table has them.
const MOST_NUMBERED: usize = 24;
/// How much of its place a column takes; the rest is between them.
const FILLED: f64 = 0.75;
const HIGHEST: f64 = 96.0;
/// Where the numbers above the columns are.
const NUMBERS: f64 = 16.0;
const ABOVE: f64 = 4.0;
/// Where nothing is, there is a mark of this height: it is a place too.
const NOTHING: f64 = 1.0;

/// How many numbers a column is, where there are so many.
pub fn in_a_column(values: usize) -> usize {
    values.div_ceil(MOST).max(1)
}

/// Draws the columns, as wide as their place; without any there is nothing to draw.
pub fn columns(chart: &ColumnChart<'_>) -> String {
    let several = in_a_column(chart.values.len());
    let sums: Vec<u32> = chart.values.chunks(several).map(|some| some.iter().sum()).collect();
    let most = sums.iter().copied().max().map(|most| f64::from(most.max(1)));
    let Some(most) = most else { return String::new() };
    let size = ChartSize::Wide(NUMBERS + HIGHEST + NOTHING);
    let mut writer = ChartWriter::begin("columns", Some(chart.caption), ChartRole::Image, size);
    let step = 100.0 / sums.len() as f64;
    for (place, sum) in sums.iter().enumerate() {
        let height = (f64::from(*sum) / most * HIGHEST).max(NOTHING);
        let (left, top) = (place as f64 * step, NUMBERS + HIGHEST + NOTHING - height);
        let class = if place * several < chart.marked { "first" } else { "column" };
        let at = [("class", class.into()), ("x", Percent(left)), ("y", top.into())];
        let size = [("width", Percent(step * FILLED)), ("height", height.into())];
        writer.svg.empty("rect", &[at.as_slice(), &size].concat());
        if sums.len() <= MOST_NUMBERED && *sum > 0 {
            let middle = Percent(left + step * FILLED / 2.0);
            let at = [("x", middle), ("y", (top - ABOVE).into()), ("text-anchor", "middle".into())];
            writer.svg.text("text", &at, &sum.to_string());
        }
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
        assert_eq!(chart.numbers("rect", "first", "height"), [96.0, 48.0, 1.0, 16.0]);
        assert_eq!(chart.numbers("rect", "column", "height"), [1.0, 32.0]);
        assert_eq!(chart.outside(), [""; 0]);
    }

    /// Four places of 25 % each: a column takes three quarters of its own, and its number stands above its middle.
    #[test]
    fn columns_are_as_wide_as_their_place_and_have_their_numbers() {
        let chart = drawn(&[2, 0, 4, 1]);
        assert_eq!(chart.numbers("rect", "first", "x"), [0.0, 25.0, 50.0, 75.0]);
        assert_eq!(chart.numbers("rect", "first", "width"), [18.75; 4]);
        let numbers = chart.with(|root| {
            let texts = root.descendants().filter(|node| node.has_tag_name("text"));
            texts
                .map(|text| (text.text().unwrap_or_default().to_owned(), text.attribute("y").map(str::to_owned)))
                .collect::<Vec<_>>()
        });
        // What brought nothing has no number: its mark says so.
        let at = |text: &str, y: &str| (text.to_owned(), Some(y.to_owned()));
        assert_eq!(numbers, [at("2", "61"), at("4", "13"), at("1", "85")]);
        assert_eq!(drawn(&[1; 25]).with(|root| root.descendants().filter(|node| node.has_tag_name("text")).count()), 0);
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
