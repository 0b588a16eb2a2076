//! What stands in the cells of a table of themes by teams: a dot for each person of a team who was heard.
//!
//! Comes in: how many were heard, how many of them spoke, and how many of these said what it costs. Goes out: each different
//! cell once, and for each place in the table some hundred bytes that show it. A cell has dots, or a bar where the people are
//! too many for dots. Does not know: where a cell stands. What is shown in a place has none of its surroundings, so each mark
//! is styled by its own class alone.

use std::collections::BTreeSet;

use super::dots::MOST_DOTS;
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::svg::SvgWriter;

const CELL_WIDTH: f64 = 60.0;
const CELL_HEIGHT: f64 = 28.0;
const COSTS: &str = "cell-costs";
const TALKS: &str = "cell-talks";
const SILENT: &str = "cell-silent";
const IN_A_ROW: usize = 6;
const STEP: f64 = 9.0;
const RADIUS: f64 = 3.2;
/// Where the first dot is.
const FIRST: f64 = 7.5;
const BAR: (f64, f64) = (4.0, 52.0);
const BAR_HEIGHT: f64 = 8.0;

/// The people of a cell: of those who were heard some spoke of it, and some of these said what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPeople {
    /// How many people of the team were heard.
    pub heard: usize,
    /// How many of them spoke of the theme.
    pub people: usize,
    /// How many of these said what it costs.
    pub costs: usize,
}

impl CellPeople {
    /// No more than were heard, and no more with costs than spoke.
    fn whole(self) -> Self {
        let people = self.people.min(self.heard);
        Self { people, costs: self.costs.min(people), ..self }
    }

    fn id(self, table: &str) -> String {
        let Self { heard, people, costs } = self;
        format!("{table}-{costs}-{people}-of-{heard}")
    }
}

/// Each cell that a table has, to be written once before it; `table` is what the ids begin with.
pub fn cell_shapes(table: &str, cells: impl Iterator<Item = CellPeople>) -> String {
    let different: BTreeSet<CellPeople> = cells.map(CellPeople::whole).collect();
    if different.is_empty() {
        return String::new();
    }
    let mut chart = ChartWriter::begin("shapes", None, ChartRole::Image, ChartSize::Own(CELL_WIDTH, CELL_HEIGHT));
    chart.svg.open("defs", &[]);
    for cell in different {
        chart.svg.open("g", &[("id", (&cell.id(table)).into())]);
        cell_dots(&mut chart.svg, cell);
        chart.svg.close("g");
    }
    chart.svg.close("defs");
    chart.end()
}

/// A cell in its place: decoration beside the same in words.
pub fn cell(table: &str, people: CellPeople) -> String {
    let mut chart = ChartWriter::begin("cell", None, ChartRole::Image, ChartSize::Own(CELL_WIDTH, CELL_HEIGHT));
    let shape = format!("#{}", people.whole().id(table));
    chart.svg.empty("use", &[("href", (&shape).into())]);
    chart.end()
}

/// Writes a cell: those who said what it costs first, then those who only spoke of it.
fn cell_dots(svg: &mut SvgWriter, cell: CellPeople) {
    match cell.heard {
        0..=MOST_DOTS => dots(svg, cell),
        _ => bar(svg, cell),
    }
}

fn dots(svg: &mut SvgWriter, CellPeople { heard, people, costs }: CellPeople) {
    let rows = heard.div_ceil(IN_A_ROW);
    let first = (CELL_HEIGHT - STEP * rows.saturating_sub(1) as f64) / 2.0;
    for place in 0..heard {
        let class = match place {
            _ if place < costs => COSTS,
            _ if place < people => TALKS,
            _ => SILENT,
        };
        let x = FIRST + STEP * (place % IN_A_ROW) as f64;
        let y = first + STEP * (place / IN_A_ROW) as f64;
        svg.circle(class, (x, y), RADIUS);
    }
}

fn bar(svg: &mut SvgWriter, CellPeople { heard, people, costs }: CellPeople) {
    let wide = |some: usize| (some as f64 / heard as f64 * BAR.1 * 100.0).round() / 100.0;
    let parts = [(SILENT, heard), (TALKS, people), (COSTS, costs)].into_iter().filter(|(_, some)| *some > 0);
    for (class, width) in parts.map(|(class, some)| (class, wide(some))) {
        let top = (CELL_HEIGHT - BAR_HEIGHT) / 2.0;
        let place = [("x", BAR.0.into()), ("y", top.into())];
        let size = [("width", width.into()), ("height", BAR_HEIGHT.into())];
        svg.empty("rect", &[[("class", class.into())].as_slice(), &place, &size].concat());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    fn drawn(costs: usize, people: usize, heard: usize) -> Drawn {
        let mut svg = SvgWriter::default();
        svg.open("svg", &[("viewBox", "0 0 60 28".into())]);
        cell_dots(&mut svg, CellPeople { heard, people, costs });
        svg.close("svg");
        Drawn::of(&svg.finish())
    }

    #[test]
    fn a_dot_is_a_person_and_those_who_said_what_it_costs_are_first() {
        let cell = drawn(1, 3, 5);
        assert_eq!(["costs", "talks", "silent"].map(|who| cell.count("circle", &format!("cell-{who}"))), [1, 2, 2]);
        assert_eq!(cell.numbers("circle", COSTS, "cx"), [7.5]);
        assert_eq!(cell.numbers("circle", TALKS, "cx"), [16.5, 25.5]);
        assert_eq!(cell.numbers("circle", COSTS, "cy"), [14.0]);
        // Twelve are two rows, 4.5 above and below the middle.
        let full = drawn(12, 12, 12);
        assert_eq!((full.numbers("circle", COSTS, "cy")[5], full.numbers("circle", COSTS, "cy")[6]), (9.5, 18.5));
        assert_eq!(full.outside(), [""; 0]);
        assert_eq!(drawn(0, 0, 0).count("circle", SILENT), 0);
    }

    #[test]
    fn the_same_cell_is_written_once() {
        let two_of_five = CellPeople { heard: 5, people: 2, costs: 1 };
        let too_many = CellPeople { heard: 5, people: 9, costs: 9 };
        let shapes = cell_shapes("t", [two_of_five, too_many, two_of_five].into_iter());
        // Two times five dots; more than were heard did not speak of it.
        assert_eq!((shapes.matches("<circle").count(), shapes.matches("<g id=").count()), (10, 2));
        for (people, id) in [(two_of_five, "t-1-2-of-5"), (too_many, "t-5-5-of-5")] {
            assert!(shapes.contains(&format!("<g id=\"{id}\">")), "{shapes}");
            assert!(cell("t", people).contains(&format!("<use href=\"#{id}\"/>")), "{}", cell("t", people));
        }
        assert_eq!(cell_shapes("t", std::iter::empty()), "");
    }

    #[test]
    fn above_twelve_people_they_are_a_bar() {
        // 5 and 10 of 20 on 52: 13 and 26.
        let cell = drawn(5, 10, 20);
        assert_eq!([COSTS, TALKS, SILENT].map(|class| cell.numbers("rect", class, "width")), [[13.0], [26.0], [52.0]]);
        assert_eq!(drawn(0, 0, 20).count("rect", TALKS), 0);
    }
}
