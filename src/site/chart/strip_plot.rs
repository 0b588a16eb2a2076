//! The strip plot: each answer a dot on a line that begins at zero, the middle half as a band, the baseline as a mark.
//!
//! Comes in: numbers with what each is called and leads to, where they lie. Goes out: a plot. Does not know: units, who
//! answered. The numbers stand beside it in words.

use std::collections::BTreeMap;

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};

/// Numbers on a line.
#[derive(Debug, Clone, Copy)]
pub struct StripPlot<'a> {
    /// What names it.
    pub caption: Caption<'a>,
    /// The answers, from small to large.
    pub dots: &'a [StripDot<'a>],
    /// The middle half and the median between its ends: from, median, to.
    pub band: (f64, f64, f64),
    /// The baseline.
    pub baseline: Option<f64>,
    /// The largest of all numbers; dots may be fewer.
    pub most: f64,
}

/// A number on the line.
#[derive(Debug, Clone, Copy)]
pub struct StripDot<'a> {
    /// Where it is.
    pub number: f64,
    /// What it is called: "P07: 2 weeks".
    pub title: &'a str,
    /// Where it leads; nowhere where no words are to be read.
    pub href: Option<&'a str>,
}

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 56.0;
/// The line, from the left.
const LINE: (f64, f64) = (8.0, 304.0);
const GROUND: f64 = 50.0;
const RADIUS: f64 = 4.0;
/// Dots that are nearer than this lie on each other, so they are put above each other.
const APART: f64 = 9.0;
/// How high a pile may be.
const HIGHEST: f64 = 40.0;

/// Draws the numbers; without any above zero there is nothing to draw.
pub fn strip_plot(plot: &StripPlot<'_>) -> String {
    let most = plot.baseline.into_iter().fold(plot.most, f64::max);
    if most <= 0.0 || !most.is_finite() {
        return String::new();
    }
    let x = |number: f64| rounded(LINE.0 + (number / most).clamp(0.0, 1.0) * LINE.1);
    let links = plot.dots.iter().any(|dot| dot.href.is_some());
    let role = if links { ChartRole::Links } else { ChartRole::Image };
    let mut chart = ChartWriter::begin("answers", Some(plot.caption), role, ChartSize::Own(WIDTH, HEIGHT));
    let (low, middle, high) = plot.band;
    let band = [("x", x(low).into()), ("y", (GROUND - HIGHEST - RADIUS).into())];
    let size = [("width", rounded((x(high) - x(low)).max(1.0)).into()), ("height", (HIGHEST + RADIUS).into())];
    chart.svg.empty("rect", &[[("class", "band".into())].as_slice(), &band, &size].concat());
    chart.svg.line("axis", (LINE.0, GROUND), (LINE.0 + LINE.1, GROUND));
    chart.svg.line("middle", (x(middle), GROUND - HIGHEST - RADIUS), (x(middle), GROUND));
    if let Some(baseline) = plot.baseline {
        chart.svg.line("baseline", (x(baseline), GROUND - HIGHEST - RADIUS), (x(baseline), GROUND + RADIUS));
    }
    for (place, pile) in piles(plot.dots, &x) {
        // A high pile is pressed together, so that the plot stays as high as it is.
        let step = (HIGHEST / pile.len() as f64).min(2.0 * RADIUS);
        for (above, dot) in pile.into_iter().enumerate() {
            mark(&mut chart, (place, rounded(GROUND - RADIUS - 1.0 - step * above as f64)), dot);
        }
    }
    chart.end()
}

/// The dots that stand above each other, by where the first of them is.
fn piles<'p, 'a>(dots: &'p [StripDot<'a>], x: &impl Fn(f64) -> f64) -> Vec<(f64, Vec<&'p StripDot<'a>>)> {
    let mut piles: BTreeMap<usize, (f64, Vec<&StripDot<'_>>)> = BTreeMap::new();
    for dot in dots {
        let place = (x(dot.number) / APART).floor() as usize;
        piles.entry(place).or_insert_with(|| (x(dot.number), Vec::new())).1.push(dot);
    }
    piles.into_values().collect()
}

fn mark(chart: &mut ChartWriter, middle: (f64, f64), dot: &StripDot<'_>) {
    match dot.href {
        Some(href) => chart.svg.open("a", &[("href", href.into()), ("aria-label", dot.title.into())]),
        None => chart.svg.open("g", &[]),
    }
    chart.svg.text("title", &[], dot.title);
    chart.svg.circle("dot", middle, RADIUS);
    chart.svg.close(if dot.href.is_some() { "a" } else { "g" });
}

fn rounded(place: f64) -> f64 {
    (place * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    const CAPTION: Caption<'_> = Caption { id: "hours", title: "Hours", description: "" };

    fn drawn(numbers: &[f64], baseline: Option<f64>) -> Drawn {
        let dots: Vec<StripDot<'_>> =
            numbers.iter().map(|&number| StripDot { number, title: "P1: it", href: Some("#q") }).collect();
        let most = numbers.last().copied().unwrap_or(0.0);
        let band = (numbers.first().copied().unwrap_or(0.0), most / 2.0, most);
        Drawn::of(&strip_plot(&StripPlot { caption: CAPTION, dots: &dots, band, baseline, most }))
    }

    #[test]
    fn the_line_begins_at_zero_and_ends_at_the_largest() {
        let plot = drawn(&[0.0, 40.0, 80.0], None);
        // 8 + 0, 8 + half of 304, 8 + 304.
        assert_eq!(plot.numbers("circle", "dot", "cx"), [8.0, 160.0, 312.0]);
        assert_eq!(plot.numbers("rect", "band", "width"), [304.0]);
        assert_eq!(plot.outside(), [""; 0]);
    }

    #[test]
    fn a_baseline_beyond_the_answers_is_the_end_of_the_line() {
        let plot = drawn(&[1.0, 2.0], Some(4.0));
        assert_eq!(plot.numbers("circle", "dot", "cx"), [84.0, 160.0]);
        assert_eq!(plot.numbers("line", "baseline", "x1"), [312.0]);
    }

    #[test]
    fn equal_answers_stand_above_each_other_and_never_leave_the_plot() {
        let plot = drawn(&[2.0, 2.0, 2.0], None);
        assert_eq!(plot.numbers("circle", "dot", "cy"), [45.0, 37.0, 29.0]);
        let many = drawn(&[2.0; 100], None);
        assert_eq!((many.count("circle", "dot"), many.outside()), (100, vec![]));
    }

    #[test]
    fn without_numbers_there_is_no_plot() {
        let dots = [];
        let plot = StripPlot { caption: CAPTION, dots: &dots, band: (0.0, 0.0, 0.0), baseline: None, most: 0.0 };
        assert_eq!(strip_plot(&plot), "");
    }
}
