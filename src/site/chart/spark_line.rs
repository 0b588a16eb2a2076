//! The spark line: how many people spoke of one thing, quarter by quarter.
//!
//! Comes in: a number for each quarter, none where nobody was interviewed. Goes out: a small line. Does not know: which
//! quarters these are; the words beside it say that.

use std::fmt::Write as _;

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::svg::number;

/// People by quarter.
#[derive(Debug, Clone, Copy)]
pub struct SparkLine<'a> {
    /// What names it; without, it is decoration.
    pub caption: Option<Caption<'a>>,
    /// The quarters from first to last. Where nobody was interviewed nobody could speak of it, and the line has a gap.
    pub quarters: &'a [Option<usize>],
}

/// Thirty years; a mistyped year may make centuries of them.
const MOST_POINTS: usize = 120;
const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 24.0;
/// The room around the line for its dots.
const EDGE: f64 = 4.0;
/// Where nobody is, above the line that all stands on.
const NOBODY: f64 = 20.0;
const GROUND: f64 = 23.0;
const RADIUS: f64 = 1.75;
const LAST_RADIUS: f64 = 3.0;
/// With more of them dots are a line.
const MOST_DOTS: usize = 40;

/// Draws the line, a dot for each quarter, the last one larger. Without anybody interviewed there is none.
pub fn spark_line(line: &SparkLine<'_>) -> String {
    let points = points(line.quarters);
    let Some(last) = points.iter().flatten().last().copied() else {
        return String::new();
    };
    let mut chart = ChartWriter::begin("spark", line.caption, ChartRole::Image, ChartSize::Own(WIDTH, HEIGHT));
    chart.svg.line("ground", (EDGE, GROUND), (WIDTH - EDGE, GROUND));
    let path = path(&points);
    if path.contains('L') {
        chart.svg.empty("path", &[("class", "line".into()), ("d", (&path).into())]);
    }
    if points.len() <= MOST_DOTS {
        let before = points.iter().flatten().filter(|point| **point != last);
        before.for_each(|point| chart.svg.circle("dot", *point, RADIUS));
    }
    chart.svg.circle("last", last, LAST_RADIUS);
    chart.end()
}

/// Where each quarter's point is: across by time, up by people, the most at the top.
fn points(quarters: &[Option<usize>]) -> Vec<Option<(f64, f64)>> {
    let several = quarters.len().div_ceil(MOST_POINTS).max(1);
    let points: Vec<Option<usize>> =
        quarters.chunks(several).map(|some| some.iter().flatten().max().copied()).collect();
    let most = points.iter().flatten().max().map_or(1.0, |most| (*most).max(1) as f64);
    let steps = (points.len().max(2) - 1) as f64;
    // A single quarter is the present, and that is at the end.
    let start = if points.len() == 1 { steps } else { 0.0 };
    let x = |place: usize| EDGE + (start + place as f64) / steps * (WIDTH - 2.0 * EDGE);
    let y = |people: usize| NOBODY - people as f64 / most * (NOBODY - EDGE);
    points.iter().enumerate().map(|(place, people)| people.map(|people| (x(place), y(people)))).collect()
}

/// A line through points side by side, which a gap ends.
fn path(points: &[Option<(f64, f64)>]) -> String {
    let mut path = String::new();
    let mut step = 'M';
    for point in points {
        let Some((x, y)) = point else {
            step = 'M';
            continue;
        };
        write!(path, "{step}{} {}", number(*x), number(*y)).expect("a string takes all that is written");
        step = 'L';
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::{self, Drawn};

    fn drawn(quarters: &[Option<usize>]) -> Drawn {
        Drawn::of(&spark_line(&SparkLine { caption: None, quarters }))
    }

    #[test]
    fn the_line_goes_through_each_quarter() {
        // Five quarters: steps of 112/4 = 28 from 4 on. The most, 4, is at 4; nobody at 20; 1 at 20 − 16/4 = 16; 2 at 12.
        let five = drawn(&[Some(0), Some(1), Some(4), Some(2), Some(1)]);
        let path = five.attributes("path", "line", "d").concat();
        assert_eq!(testing::points(&path), [(4.0, 20.0), (32.0, 16.0), (60.0, 4.0), (88.0, 12.0), (116.0, 16.0)]);
        assert_eq!((five.count("circle", "dot"), five.numbers("circle", "last", "cx")), (4, vec![116.0]));
    }

    #[test]
    fn a_quarter_without_interviews_is_a_gap() {
        let gap = drawn(&[Some(2), Some(2), None, Some(1), Some(1)]);
        assert_eq!(gap.attributes("path", "line", "d"), ["M4 4L32 4M88 12L116 12"]);
        let ends = drawn(&[None, Some(3), None]);
        assert_eq!((ends.count("path", "line"), ends.numbers("circle", "last", "cx")), (0, vec![60.0]));
    }

    #[test]
    fn one_quarter_is_a_dot_and_none_is_nothing() {
        let one = drawn(&[Some(3)]);
        assert_eq!((one.numbers("circle", "last", "cx"), one.count("path", "line")), (vec![116.0], 0));
        assert_eq!(drawn(&[Some(0), Some(0)]).attributes("path", "line", "d"), ["M4 20L116 20"]);
        for quarters in [&[][..], &[None, None]] {
            assert_eq!(spark_line(&SparkLine { caption: None, quarters }), "");
        }
    }

    #[test]
    fn centuries_of_quarters_are_at_most_thirty_years_of_points() {
        // ⌈8000/120⌉ = 67 quarters a point: 120 points. The largest of each is seen.
        let mut quarters = vec![Some(1); 8000];
        quarters[70] = Some(2);
        let many = drawn(&quarters);
        let path = many.attributes("path", "line", "d").concat();
        let points = testing::points(&path);
        assert_eq!((points.len(), points[0].1, points[1].1, many.count("circle", "dot")), (120, 12.0, 4.0, 0));
    }
}
