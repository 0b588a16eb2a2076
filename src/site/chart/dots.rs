//! People dots: everybody who was interviewed, by what they said of one thing.
//!
//! Comes in: how many people said what it costs, spoke of it, did not. Goes out: a row of dots, or a bar where they are too
//! many to count. Does not know: who they are. The numbers stand beside it in words.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};

/// The people who were interviewed.
#[derive(Debug, Clone, Copy)]
pub struct PeopleDots<'a> {
    /// What names it; without, it is decoration.
    pub caption: Option<Caption<'a>>,
    /// How many said what it costs them.
    pub costs: usize,
    /// How many more spoke of it.
    pub talks: usize,
    /// How many did not.
    pub silent: usize,
}

/// More dots in a row are no longer counted at a glance.
pub(super) const MOST_DOTS: usize = 12;
const STEP: f64 = 10.0;
const RADIUS: f64 = 3.6;
/// The bar is as long as the longest row of dots.
const BAR_WIDTH: f64 = STEP * MOST_DOTS as f64;
const BAR: (f64, f64) = (2.0, 6.0);

/// Draws everybody: solid dots, thick rings, thin rings; above twelve people a bar in the same three parts.
pub fn people_dots(dots: &PeopleDots<'_>) -> String {
    let parts = [("costs", dots.costs), ("talks", dots.talks), ("silent", dots.silent)];
    let people = parts.iter().fold(0, |sum: usize, (_, people)| sum.saturating_add(*people));
    match people {
        0 => String::new(),
        1..=MOST_DOTS => row(dots.caption, &parts, people),
        _ => bar(dots.caption, &parts),
    }
}

fn row(caption: Option<Caption<'_>>, parts: &[(&'static str, usize)], people: usize) -> String {
    let size = ChartSize::Own(STEP * people as f64, STEP);
    let mut chart = ChartWriter::begin("dots", caption, ChartRole::Image, size);
    let classes = parts.iter().flat_map(|(class, people)| std::iter::repeat_n(*class, *people));
    for (place, class) in classes.enumerate() {
        chart.svg.circle(class, (STEP * (place as f64 + 0.5), STEP / 2.0), RADIUS);
    }
    chart.end()
}

fn bar(caption: Option<Caption<'_>>, parts: &[(&'static str, usize)]) -> String {
    let mut chart = ChartWriter::begin("dots", caption, ChartRole::Image, ChartSize::Own(BAR_WIDTH, STEP));
    // As numbers they do not overflow, however many people a study claims.
    let all: f64 = parts.iter().map(|(_, people)| *people as f64).sum();
    let mut before = 0.0;
    for (class, people) in parts.iter().filter(|(_, people)| *people > 0) {
        let end = before + *people as f64;
        let x = |people: f64| (people / all * BAR_WIDTH * 100.0).round() / 100.0;
        let place = [("x", x(before).into()), ("width", (x(end) - x(before)).into())];
        let rest = [("class", (*class).into()), ("y", BAR.0.into()), ("height", BAR.1.into())];
        chart.svg.empty("rect", &[rest, [place[0], place[1], ("rx", 1.0.into())]].concat());
        before = end;
    }
    chart.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    fn drawn(costs: usize, talks: usize, silent: usize) -> Drawn {
        Drawn::of(&people_dots(&PeopleDots { caption: None, costs, talks, silent }))
    }

    #[test]
    fn a_dot_is_a_person() {
        let seven = drawn(4, 1, 2);
        assert_eq!(["costs", "talks", "silent"].map(|class| seven.count("circle", class)), [4, 1, 2]);
        // Seven dots, 10 from one to the next: 70 wide, the first in the middle of its 10.
        assert_eq!(seven.view_box(), [0.0, 0.0, 70.0, 10.0]);
        assert_eq!(seven.numbers("circle", "costs", "cx"), [5.0, 15.0, 25.0, 35.0]);
        assert_eq!(seven.numbers("circle", "silent", "cx"), [55.0, 65.0]);
        assert_eq!(seven.numbers("circle", "talks", "r"), [3.6]);
    }

    #[test]
    fn above_twelve_people_they_are_a_bar() {
        assert_eq!(drawn(12, 0, 0).count("circle", "costs"), 12);
        // 4, 2 and 18 of 24 on 120: 20, 10 and 90.
        let many = drawn(4, 2, 18);
        let of = |name: &str| ["costs", "talks", "silent"].map(|class| many.numbers("rect", class, name)[0]);
        assert_eq!((of("x"), of("width")), ([0.0, 20.0, 30.0], [20.0, 10.0, 90.0]));
        assert_eq!(drawn(0, 0, 13).count("rect", "costs"), 0);
        assert_eq!(drawn(usize::MAX, usize::MAX, 0).numbers("rect", "costs", "width"), [60.0]);
    }

    #[test]
    fn nobody_is_nothing() {
        assert_eq!(people_dots(&PeopleDots { caption: None, costs: 0, talks: 0, silent: 0 }), "");
    }
}
