//! The rank strip: how often a candidate takes each rank. Its axis stands above all strips.
//!
//! Comes in: the share of draws for each rank. Goes out: a strip of cells as wide as its place, or the axis. Does not know:
//! how ranks are drawn.

use std::fmt::Write as _;

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::svg::AttributeValue::{Number, Percent};
use super::units::per_mark;

/// The ranks of one candidate.
#[derive(Debug, Clone, Copy)]
pub struct RankStrip<'a> {
    /// What names it; without, it is decoration.
    pub caption: Option<Caption<'a>>,
    /// The share of draws in which it takes the first rank, the second, and so on to the last: 0 to 1 each.
    pub shares: &'a [f64],
    /// What each rank says to a pointer, as "Rank 2: 22 %"; may be shorter than the shares.
    pub titles: &'a [&'a str],
}

/// Cells that are narrower than a few pixels are no cells.
const MOST_CELLS: usize = 60;
const CELL: f64 = 10.0;
const CELL_WIDTH: f64 = 9.0;
const HEIGHT: f64 = 14.0;
const BASE: f64 = 12.0;
/// A rank that is taken more rarely looks as if it never were.
const LEAST: f64 = 0.005;
/// A rank that is taken this often is as dark as can be.
const FULL: f64 = 0.55;
/// What is taken at all can be seen.
const FAINTEST: f64 = 0.12;

/// Draws the ranks of one candidate; without ranks there is nothing to draw. Of more than sixty ranks a cell is several.
pub fn rank_strip(strip: &RankStrip<'_>) -> String {
    let per_cell = per_mark(strip.shares.len(), MOST_CELLS);
    let cells: Vec<f64> = strip.shares.chunks(per_cell).map(|shares| shares.iter().sum()).collect();
    if cells.is_empty() {
        return String::new();
    }
    let size = ChartSize::Stretched(CELL * cells.len() as f64, HEIGHT);
    let mut chart = ChartWriter::begin("strip", strip.caption, ChartRole::Image, size);
    let is_taken = |share: f64| share >= LEAST;
    let mut empty = String::new();
    for (place, _) in cells.iter().enumerate().filter(|(_, share)| !is_taken(**share)) {
        let left = CELL * place as f64;
        write!(empty, "M{left} 0h{CELL_WIDTH}v{HEIGHT}h-{CELL_WIDTH}z").expect("a string takes all that is written");
    }
    if !empty.is_empty() {
        chart.svg.empty("path", &[("class", "empty".into()), ("d", (&empty).into())]);
    }
    let titles = if per_cell == 1 { strip.titles } else { &[] };
    for (place, share) in cells.iter().enumerate().filter(|(_, share)| is_taken(**share)) {
        cell(&mut chart, place, *share, titles.get(place).copied());
    }
    chart.end()
}

fn cell(chart: &mut ChartWriter, place: usize, share: f64, title: Option<&str>) {
    let attributes = [
        ("class", "cell".into()),
        ("x", Number(CELL * place as f64)),
        ("width", CELL_WIDTH.into()),
        ("height", HEIGHT.into()),
        ("fill-opacity", Number((share / FULL).clamp(FAINTEST, 1.0))),
    ];
    let Some(title) = title else {
        return chart.svg.empty("rect", &attributes);
    };
    chart.svg.open("rect", &attributes);
    chart.svg.text("title", &[], title);
    chart.svg.close("rect");
}

/// The ranks that an axis names: 1, 5, 10, 50 and so on, and the last, as far as there is room between them.
pub fn rank_ticks(ranks: usize) -> Vec<usize> {
    let apart = (ranks / 12).max(1);
    let tens = std::iter::successors(Some(1_usize), |ten| ten.checked_mul(10));
    let round = tens.flat_map(|ten| [ten, ten.saturating_mul(5)]).take_while(|rank| *rank < ranks);
    let mut ticks: Vec<usize> = Vec::new();
    for rank in round.filter(|rank| ranks - rank >= apart) {
        if ticks.last().is_none_or(|last| rank - last >= apart) {
            ticks.push(rank);
        }
    }
    ticks.extend((ranks > 0).then_some(ranks));
    ticks
}

/// The numbers above the strips; `labels` are the [`rank_ticks`] as the site's language writes them. It is decoration: each
/// strip says its ranks itself.
pub fn rank_axis(ranks: usize, labels: &[&str]) -> String {
    let mut chart = ChartWriter::begin("axis", None, ChartRole::Image, ChartSize::Wide(HEIGHT));
    for (rank, label) in rank_ticks(ranks).into_iter().zip(labels) {
        // Above the middle of the rank's own cell, and within the strip where cells are narrow.
        let middle = (rank as f64 - 0.5) / ranks as f64 * 100.0;
        let (at, anchor) = match middle {
            middle if middle < 3.0 => (0.0, "start"),
            middle if middle > 97.0 => (100.0, "end"),
            middle => (middle, "middle"),
        };
        chart.svg.text("text", &[("x", Percent(at)), ("y", BASE.into()), ("text-anchor", anchor.into())], label);
    }
    chart.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::{Drawn, points};

    fn strip(shares: &[f64], titles: &[&str]) -> Drawn {
        Drawn::of(&rank_strip(&RankStrip { caption: None, shares, titles }))
    }

    #[test]
    fn a_cell_is_as_dark_as_its_rank_is_frequent() {
        // .22 / .55 = .4; .77 and .55 are full; .01 / .55 = .018 is raised to .12; .004 is less than half a per cent.
        let drawn = strip(&[0.77, 0.22, 0.01, 0.004, 0.0, 0.55], &[]);
        assert_eq!(drawn.view_box(), [0.0, 0.0, 60.0, 14.0]);
        assert_eq!(drawn.numbers("rect", "cell", "x"), [0.0, 10.0, 20.0, 50.0]);
        assert_eq!(drawn.numbers("rect", "cell", "fill-opacity"), [1.0, 0.4, 0.12, 1.0]);
        let empty = drawn.attributes("path", "empty", "d");
        let starts: Vec<f64> = points(&empty[0]).iter().step_by(4).map(|point| point.0).collect();
        assert_eq!(starts, [30.0, 40.0]);
    }

    #[test]
    fn ranks_may_say_what_they_are() {
        let text = rank_strip(&RankStrip { caption: None, shares: &[0.5, 0.5], titles: &["Rank 1: 50 %"] });
        assert_eq!(text.matches("<title>").count(), 1);
        assert!(text.contains("<title>Rank 1: 50 %</title></rect>"));
    }

    #[test]
    fn of_many_ranks_a_cell_is_several() {
        // ⌈150/60⌉ = 3 ranks a cell: 50 cells. Ranks 4 to 6 are the second: .2 + .1 + .25 = .55.
        let mut shares = [0.0; 150];
        shares[3..6].copy_from_slice(&[0.2, 0.1, 0.25]);
        let drawn = strip(&shares, &["a"; 150]);
        assert_eq!(drawn.view_box()[2], 500.0);
        assert_eq!(drawn.numbers("rect", "cell", "x"), [10.0]);
        assert_eq!(drawn.numbers("rect", "cell", "fill-opacity"), [1.0]);
        assert_eq!(drawn.count("title", "cell"), 0);
    }

    #[test]
    fn without_ranks_there_is_no_strip() {
        assert_eq!(rank_strip(&RankStrip { caption: None, shares: &[], titles: &[] }), "");
        assert_eq!(strip(&[f64::NAN], &[]).count("path", "empty"), 1);
    }

    #[test]
    fn an_axis_names_the_first_fifth_tenth_and_last_rank() {
        assert_eq!(rank_ticks(15), [1, 5, 10, 15]);
        assert_eq!(rank_ticks(7), [1, 5, 7]);
        assert_eq!(rank_ticks(1), [1]);
        assert_eq!(rank_ticks(0), [0_usize; 0]);
        // Apart by at least a twelfth, 8 of 100: 5 is too close to 1, and 50 and 100 are not.
        assert_eq!(rank_ticks(100), [1, 10, 50, 100]);
        assert_eq!(rank_ticks(11), [1, 5, 10, 11]);
        let axis = Drawn::of(&rank_axis(15, &["1", "5", "10", "15"]));
        // The middle of the first of 15 cells is 1/30 = 3.33 %, of the fifth 4.5/15 = 30 %.
        let x =
            axis.with(|root| root.children().map(|node| node.attribute("x").unwrap().to_owned()).collect::<Vec<_>>());
        assert_eq!(x, ["3.33%", "30%", "63.33%", "96.67%"]);
        let narrow = Drawn::of(&rank_axis(100, &["1", "10", "50", "100"]));
        let ends =
            narrow.with(|root| root.children().map(|node| node.attribute("x").unwrap().to_owned()).collect::<Vec<_>>());
        assert_eq!(ends, ["0%", "9.5%", "49.5%", "100%"]);
    }
}
