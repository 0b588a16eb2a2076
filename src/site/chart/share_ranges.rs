//! Shares with their intervals, one below the other on one scale from nobody to everybody.
//!
//! Comes in: shares from 0 to 1, each with the ends of its interval. Goes out: a small picture. Does not know: of what they are
//! shares; the words beside it say that.

use super::frame::{ChartRole, ChartSize, ChartWriter};

/// A share and its interval.
#[derive(Debug, Clone, Copy)]
pub struct ShareRange {
    /// The share; none where nobody was asked.
    pub share: Option<f64>,
    /// The ends of the interval.
    pub ends: (f64, f64),
}

const WIDTH: f64 = 128.0;
const STEP: f64 = 10.0;
const RADIUS: f64 = 3.0;
/// The room that a dot at an end takes.
const EDGE: f64 = 4.0;

/// Draws them, as decoration beside words that say the same.
pub fn share_ranges(ranges: &[ShareRange]) -> String {
    if ranges.is_empty() {
        return String::new();
    }
    let size = ChartSize::Own(WIDTH, STEP * ranges.len() as f64);
    let mut chart = ChartWriter::begin("ranges", None, ChartRole::Image, size);
    let x = |share: f64| ((EDGE + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * EDGE)) * 100.0).round() / 100.0;
    for (place, range) in ranges.iter().enumerate() {
        let y = STEP * (place as f64 + 0.5);
        chart.svg.line("ground", (EDGE, y), (WIDTH - EDGE, y));
        if let Some(share) = range.share {
            chart.svg.line("interval", (x(range.ends.0), y), (x(range.ends.1), y));
            chart.svg.circle("dot", (x(share), y), RADIUS);
        }
    }
    chart.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    #[test]
    fn a_share_lies_between_nobody_and_everybody() {
        let range = |share, low, high| ShareRange { share, ends: (low, high) };
        let chart = Drawn::of(&share_ranges(&[range(Some(0.5), 0.25, 1.0), range(None, 0.0, 1.0)]));
        // 4 + half of 120, 4 + a quarter of it, 4 + all of it; where nobody was asked there is only the scale.
        assert_eq!(chart.numbers("circle", "dot", "cx"), [64.0]);
        assert_eq!(chart.numbers("line", "interval", "x1"), [34.0]);
        assert_eq!(chart.numbers("line", "interval", "x2"), [124.0]);
        assert_eq!((chart.count("line", "ground"), chart.outside()), (2, vec![]));
        assert_eq!(share_ranges(&[]), "");
    }
}
