//! The crowd: everybody there is, by how likely it is that they are affected.
//!
//! Comes in: how many told us, how many are affected at least, most likely and at most, how many there are. Goes out: a dot
//! for each. Does not know: what they are affected by, how that was inferred. The numbers stand in the legend beside it.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::units::{marks, marks_of, per_mark};

/// Everybody there is. Each number holds those before it.
#[derive(Debug, Clone, Copy)]
pub struct Crowd<'a> {
    /// What names it; without, it is decoration.
    pub caption: Option<Caption<'a>>,
    /// How many told us that they are affected.
    pub told: usize,
    /// How many are affected at the least.
    pub least: usize,
    /// How many most likely.
    pub likely: usize,
    /// How many at the most.
    pub most: usize,
    /// How many there are.
    pub people: usize,
}

const MOST_DOTS: usize = 400;
const IN_A_ROW: usize = 16;
const STEP: f64 = 13.0;
const RADIUS: f64 = 4.4;
/// The middle of the first dot, both ways: its line has room too.
const FIRST: f64 = 6.0;

/// How many people one dot is, for the legend.
pub fn people_per_dot(people: usize) -> usize {
    per_mark(people, MOST_DOTS)
}

/// Draws everybody; nobody is no crowd.
pub fn crowd(crowd: &Crowd<'_>) -> String {
    let per_dot = people_per_dot(crowd.people);
    let dots = marks(crowd.people, per_dot);
    if dots == 0 {
        return String::new();
    }
    let width = FIRST * 2.0 + STEP * (IN_A_ROW - 1) as f64;
    let height = FIRST * 2.0 + STEP * (dots.div_ceil(IN_A_ROW) - 1) as f64;
    let mut chart = ChartWriter::begin("crowd", crowd.caption, ChartRole::Image, ChartSize::Own(width, height));
    let groups = [("told", crowd.told), ("least", crowd.least), ("likely", crowd.likely), ("most", crowd.most)];
    let mut next = 0;
    for (class, people) in groups.into_iter().chain([("others", crowd.people)]) {
        let end = marks_of(people, crowd.people, per_dot).max(next);
        chart.svg.circles(class, (next..end).map(middle), RADIUS);
        next = end;
    }
    chart.end()
}

/// The middle of the dot at a place.
fn middle(place: usize) -> (f64, f64) {
    let at = |steps: usize| FIRST + STEP * steps as f64;
    (at(place % IN_A_ROW), at(place / IN_A_ROW))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    const CLASSES: [&str; 5] = ["told", "least", "likely", "most", "others"];

    fn drawn(told: usize, least: usize, likely: usize, most: usize, people: usize) -> Drawn {
        Drawn::of(&crowd(&Crowd { caption: None, told, least, likely, most, people }))
    }

    #[test]
    fn a_dot_is_a_person_in_the_order_of_what_is_known() {
        // "4 of 112 told us; between 27 and 96 are, most likely 63": 4, 23, 36, 33 and 16 of 112.
        let crowd = drawn(4, 27, 63, 96, 112);
        assert_eq!(CLASSES.map(|class| crowd.count("circle", class)), [4, 23, 36, 33, 16]);
        // 7 rows of 16: 2 · 6 + 15 · 13 = 207 wide, 2 · 6 + 6 · 13 = 90 high. The 17th is the first of the second row.
        assert_eq!(crowd.view_box(), [0.0, 0.0, 207.0, 90.0]);
        let least = ["cx", "cy"].map(|name| crowd.numbers("circle", "least", name));
        assert_eq!((least[0][0], least[1][0]), (58.0, 6.0));
        assert_eq!((least[0][12], least[1][12]), (6.0, 19.0));
    }

    #[test]
    fn above_four_hundred_a_dot_is_several() {
        // ⌈1000/400⌉ = 3 people a dot: ⌈1000/3⌉ = 334 dots. 1 → one; 100/3 → 33; 500/3 → 167; 900/3 → 300.
        let crowd = drawn(1, 100, 500, 900, 1000);
        assert_eq!(CLASSES.map(|class| crowd.count("circle", class)), [1, 32, 134, 133, 34]);
        assert_eq!((people_per_dot(400), people_per_dot(401), people_per_dot(1000)), (1, 2, 3));
    }

    #[test]
    fn odd_numbers_are_a_crowd_all_the_same() {
        assert_eq!(CLASSES.map(|class| drawn(9, 3, 5, 90, 10).count("circle", class)), [9, 0, 0, 1, 0]);
        assert_eq!(CLASSES.map(|class| drawn(0, 0, 0, 0, 3).count("circle", class)), [0, 0, 0, 0, 3]);
        assert_eq!(crowd(&Crowd { caption: None, told: 1, least: 1, likely: 1, most: 1, people: 0 }), "");
        assert!(drawn(1, 2, 3, 4, usize::MAX).count("circle", "others") < 400);
    }
}
