//! What stands in a cell of the matrix: a dot for each person of a team who was heard.
//!
//! Comes in: how many were heard, how many of them spoke. Goes out: dots, or a bar where they are too many for a cell. Does
//! not know: where the cell stands. It is shown in many places, where it has none of its surroundings: each mark is styled by
//! its own class alone.

use super::dots::MOST_DOTS;
use super::svg::SvgWriter;

pub(super) const CELL_WIDTH: f64 = 60.0;
pub(super) const CELL_HEIGHT: f64 = 28.0;
const SPOKE: &str = "cell-spoke";
const SILENT: &str = "cell-silent";
const IN_A_ROW: usize = 6;
const STEP: f64 = 9.0;
const RADIUS: f64 = 3.2;
/// Where the first dot is.
const FIRST: f64 = 7.5;
const BAR: (f64, f64) = (4.0, 52.0);
const BAR_HEIGHT: f64 = 8.0;

/// Writes a cell: those who spoke first. `people` is not above `heard`.
pub(super) fn cell_dots(svg: &mut SvgWriter, people: usize, heard: usize) {
    // The whole cell can be hit.
    svg.empty("rect", &[("class", "cell-hit".into()), ("width", CELL_WIDTH.into()), ("height", CELL_HEIGHT.into())]);
    match heard {
        0..=MOST_DOTS => dots(svg, people, heard),
        _ => bar(svg, people, heard),
    }
}

fn dots(svg: &mut SvgWriter, people: usize, heard: usize) {
    let rows = heard.div_ceil(IN_A_ROW);
    let first = (CELL_HEIGHT - STEP * rows.saturating_sub(1) as f64) / 2.0;
    for place in 0..heard {
        let class = if place < people { SPOKE } else { SILENT };
        let x = FIRST + STEP * (place % IN_A_ROW) as f64;
        let y = first + STEP * (place / IN_A_ROW) as f64;
        svg.circle(class, (x, y), RADIUS);
    }
}

fn bar(svg: &mut SvgWriter, people: usize, heard: usize) {
    let spoke = (people as f64 / heard as f64 * BAR.1 * 100.0).round() / 100.0;
    for (class, width) in [(SILENT, BAR.1), (SPOKE, spoke)] {
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

    fn drawn(people: usize, heard: usize) -> Drawn {
        let mut svg = SvgWriter::default();
        svg.open("svg", &[("viewBox", "0 0 60 28".into())]);
        cell_dots(&mut svg, people, heard);
        svg.close("svg");
        Drawn::of(&svg.finish())
    }

    #[test]
    fn a_dot_is_a_person_and_those_who_spoke_are_first() {
        let cell = drawn(2, 5);
        assert_eq!((cell.count("circle", SPOKE), cell.count("circle", SILENT)), (2, 3));
        assert_eq!(cell.numbers("circle", SPOKE, "cx"), [7.5, 16.5]);
        assert_eq!(cell.numbers("circle", SPOKE, "cy"), [14.0, 14.0]);
        // Twelve are two rows, 4.5 above and below the middle.
        let full = drawn(12, 12);
        assert_eq!((full.numbers("circle", SPOKE, "cy")[5], full.numbers("circle", SPOKE, "cy")[6]), (9.5, 18.5));
        assert_eq!(full.outside(), [""; 0]);
        assert_eq!(drawn(0, 0).count("circle", SILENT), 0);
    }

    #[test]
    fn above_twelve_people_they_are_a_bar() {
        // 5 of 20 on 52: 13.
        let cell = drawn(5, 20);
        assert_eq!(
            (cell.numbers("rect", SPOKE, "width"), cell.numbers("rect", SILENT, "width")),
            (vec![13.0], vec![52.0])
        );
    }
}
