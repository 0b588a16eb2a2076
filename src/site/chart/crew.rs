//! The crew: a dot for each head of a team, solid for those who were heard.
//!
//! Comes in: how many people of a team were heard, how many there are, how many the largest team has. Goes out: a row of dots
//! as long as the team. Does not know: who they are. "2 of 34" stands beside it.

use super::Caption;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::units::{marks, marks_of, per_mark};

/// The people of a team.
#[derive(Debug, Clone, Copy)]
pub struct Crew<'a> {
    /// What names it; without, it is decoration.
    pub caption: Option<Caption<'a>>,
    /// How many were heard.
    pub heard: usize,
    /// How many there are.
    pub heads: usize,
    /// How many the largest team on the page has: all rows have the same scale.
    pub largest: usize,
}

/// A longer row does not fit beside anything.
pub const MOST_DOTS: usize = 60;
const STEP: f64 = 9.0;
const HEIGHT: f64 = 10.0;
const RADIUS: f64 = 3.1;

/// How many heads one dot is on a page whose largest team has so many, for the key.
pub fn heads_per_dot(largest: usize) -> usize {
    per_mark(largest, MOST_DOTS)
}

/// Draws a team. Where more were heard than there are heads, the head-count is old, and there are as many as were heard.
pub fn crew(crew: &Crew<'_>) -> String {
    let heads = crew.heads.max(crew.heard);
    let per_dot = heads_per_dot(crew.largest.max(heads));
    let (dots, heard) = (marks(heads, per_dot), marks_of(crew.heard, heads, per_dot));
    if dots == 0 {
        return String::new();
    }
    let size = ChartSize::Own(STEP * dots as f64, HEIGHT);
    let mut chart = ChartWriter::begin("crew", crew.caption, ChartRole::Image, size);
    for (class, places) in [("heard", 0..heard), ("unheard", heard..dots)] {
        let middle = |place| (STEP * (place as f64 + 0.5), HEIGHT / 2.0);
        chart.svg.circles(class, places.map(middle), RADIUS);
    }
    chart.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    fn drawn(heard: usize, heads: usize, largest: usize) -> Drawn {
        Drawn::of(&crew(&Crew { caption: None, heard, heads, largest }))
    }

    fn counts(drawn: &Drawn) -> (usize, usize) {
        (drawn.count("circle", "heard"), drawn.count("circle", "unheard"))
    }

    #[test]
    fn a_dot_is_a_head() {
        let team = drawn(2, 34, 34);
        assert_eq!(counts(&team), (2, 32));
        // 34 · 9 = 306 wide; the third is the first that was not heard, at 2.5 · 9.
        assert_eq!(team.view_box(), [0.0, 0.0, 306.0, 10.0]);
        assert_eq!(team.numbers("circle", "heard", "cx"), [4.5, 13.5]);
        assert_eq!(team.numbers("circle", "unheard", "cx")[0], 22.5);
    }

    #[test]
    fn all_teams_of_a_page_have_one_scale() {
        // The largest has 90: ⌈90/60⌉ = 2 heads a dot. 8 heads are 4 dots; one who was heard is one of them.
        assert_eq!(counts(&drawn(1, 8, 90)), (1, 3));
        assert_eq!(counts(&drawn(45, 90, 90)), (23, 22));
        assert_eq!((heads_per_dot(60), heads_per_dot(90), heads_per_dot(0)), (1, 2, 1));
    }

    #[test]
    fn odd_numbers_are_a_team_all_the_same() {
        assert_eq!(counts(&drawn(5, 3, 3)), (5, 0));
        assert_eq!(counts(&drawn(0, 3, 0)), (0, 3));
        assert_eq!(crew(&Crew { caption: None, heard: 0, heads: 0, largest: 9 }), "");
        assert_eq!(counts(&drawn(1, usize::MAX, 0)), (1, 59));
    }
}
