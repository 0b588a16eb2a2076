//! The matrix: themes down, teams across, and in each cell how many of the people who were heard spoke of it, and how many
//! of these said what it costs.
//!
//! Comes in: names and counts, and where each leads. Goes out: a table of dots. Does not know: which themes are worth a row:
//! it draws all that it is given, some fifty bytes for a cell without a link.

use std::collections::BTreeSet;

use super::Caption;
use super::cell_dots::{CELL_HEIGHT, CELL_WIDTH, CellPeople, cell_dots};
use super::frame::{ChartRole, ChartSize, ChartWriter};
use super::names::{letters_of, name};
use super::svg::{SvgWriter, number};

/// Themes by teams.
#[derive(Debug, Clone, Copy)]
pub struct Matrix<'a> {
    /// What names it.
    pub caption: Caption<'a>,
    /// The teams.
    pub columns: &'a [MatrixColumn<'a>],
    /// The themes.
    pub rows: &'a [MatrixRow<'a>],
}

/// A team.
#[derive(Debug, Clone, Copy)]
pub struct MatrixColumn<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it leads.
    pub href: Option<&'a str>,
    /// How many of its people were heard. Of nobody there is no cell.
    pub heard: usize,
}

/// A theme.
#[derive(Debug, Clone, Copy)]
pub struct MatrixRow<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it leads.
    pub href: Option<&'a str>,
    /// How far it lies below the top of the tree of themes.
    pub depth: usize,
    /// For each column, in its order; cells that are missing have nobody.
    pub cells: &'a [MatrixCell<'a>],
}

/// The people of a team who spoke of a theme.
#[derive(Debug, Clone, Copy, Default)]
pub struct MatrixCell<'a> {
    /// How many.
    pub people: usize,
    /// How many of them said what it costs.
    pub costs: usize,
    /// What it says, as "2 of 5 in Freight on Waiting for the pipeline".
    pub label: &'a str,
    /// The address of these quotes.
    pub href: Option<&'a str>,
}

/// The room for the names of themes, and how many letters it holds.
const NAMES: f64 = 240.0;
const NAME_LETTERS: usize = 34;
/// The names of teams go up aslant, each letter by so much up and to the side.
const LETTER: f64 = 5.0;
const HEAD_LETTERS: usize = 20;
/// Around the names of teams, above and below.
const HEAD_EDGES: f64 = 20.0;
/// From a team's name down to its first cell, and from the cell's side to it.
const HEAD_GAP: f64 = 8.0;
const HEAD_START: f64 = 14.0;
/// A theme lies further in than the one above it.
const INDENT: f64 = 14.0;
const MOST_INDENT: usize = 4;
/// From a row's top to the feet of its name.
const BASE: f64 = 18.5;

/// Draws the table; without themes or without teams there is none.
pub fn matrix(matrix: &Matrix<'_>) -> String {
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        return String::new();
    }
    let frame = MatrixFrame::around(matrix);
    let role = if has_links(matrix) { ChartRole::Links } else { ChartRole::Image };
    let size = ChartSize::Own(frame.width, frame.top(matrix.rows.len()));
    let mut chart = ChartWriter::begin("matrix", Some(matrix.caption), role, size);
    define_cells(&mut chart.svg, matrix);
    lines(&mut chart.svg, &frame, matrix);
    for (place, column) in matrix.columns.iter().enumerate() {
        head(&mut chart.svg, &frame, place, column);
    }
    for (place, row) in matrix.rows.iter().enumerate() {
        self::row(&mut chart.svg, matrix, frame.top(place), row);
    }
    chart.end()
}

/// The room that a table takes.
struct MatrixFrame {
    /// Above the first row, for the names of teams.
    head: f64,
    /// Of all, since the last names lean out.
    width: f64,
}

impl MatrixFrame {
    fn around(matrix: &Matrix<'_>) -> Self {
        let rise = |column: &MatrixColumn<'_>| LETTER * letters_of(column.name).min(HEAD_LETTERS) as f64;
        let highest = matrix.columns.iter().map(rise).fold(0.0, f64::max);
        let reach = |(place, column)| start(place) + rise(column) + HEAD_GAP;
        let table = NAMES + CELL_WIDTH * matrix.columns.len() as f64;
        let width = matrix.columns.iter().enumerate().map(reach).fold(table, f64::max);
        Self { head: highest + HEAD_EDGES, width }
    }

    /// Where a row begins.
    fn top(&self, row: usize) -> f64 {
        self.head + CELL_HEIGHT * row as f64
    }
}

/// Where the name of a column begins: above the first dots.
fn start(column: usize) -> f64 {
    NAMES + CELL_WIDTH * column as f64 + HEAD_START
}

fn has_links(matrix: &Matrix<'_>) -> bool {
    let in_row = |row: &MatrixRow<'_>| row.href.is_some() || cells(matrix, row).any(|(.., cell)| cell.href.is_some());
    matrix.columns.iter().any(|column| column.href.is_some()) || matrix.rows.iter().any(in_row)
}

/// The cells of a row whose teams were heard: the column's place, its people, and the cell.
fn cells<'a>(matrix: &Matrix<'a>, row: &MatrixRow<'a>) -> impl Iterator<Item = (usize, CellPeople, MatrixCell<'a>)> {
    let (columns, cells) = (matrix.columns, row.cells);
    let heard = columns.iter().enumerate().filter(|(_, column)| column.heard > 0);
    heard.map(|(place, column)| {
        let cell = cells.get(place).copied().unwrap_or_default();
        let people = cell.people.min(column.heard);
        (place, CellPeople { heard: column.heard, people, costs: cell.costs.min(people) }, cell)
    })
}

/// Writes each cell that there is once: "2 of 5" looks the same wherever it stands.
fn define_cells(svg: &mut SvgWriter, matrix: &Matrix<'_>) {
    let all = matrix.rows.iter().flat_map(|row| cells(matrix, row));
    let counts: BTreeSet<CellPeople> = all.map(|(_, people, _)| people).collect();
    svg.open("defs", &[]);
    for people in counts {
        svg.open("g", &[("id", (&id(matrix, people)).into())]);
        cell_dots(svg, people);
        svg.close("g");
    }
    svg.close("defs");
}

fn id(matrix: &Matrix<'_>, CellPeople { heard, people, costs }: CellPeople) -> String {
    format!("{}-{costs}-{people}-of-{heard}", matrix.caption.id)
}

fn lines(svg: &mut SvgWriter, frame: &MatrixFrame, matrix: &Matrix<'_>) {
    let width = number(NAMES + CELL_WIDTH * matrix.columns.len() as f64);
    let path: String = (0..=matrix.rows.len()).map(|row| format!("M0 {}h{width}", number(frame.top(row)))).collect();
    svg.empty("path", &[("class", "grid".into()), ("d", (&path).into())]);
}

fn head(svg: &mut SvgWriter, frame: &MatrixFrame, place: usize, column: &MatrixColumn<'_>) {
    let aslant = format!("translate({} {}) rotate(-45)", number(start(place)), number(frame.head - HEAD_GAP));
    let class = if column.heard == 0 { "name unheard" } else { "name" };
    let attributes = [("class", class.into()), ("transform", (&aslant).into())];
    linked(svg, column.href, |svg| name(svg, &attributes, column.name, HEAD_LETTERS));
}

fn row(svg: &mut SvgWriter, matrix: &Matrix<'_>, top: f64, row: &MatrixRow<'_>) {
    let indent = row.depth.min(MOST_INDENT);
    // What is moved in has room for two letters less a step.
    let letters = NAME_LETTERS - 2 * indent;
    let place = [("x", (INDENT * indent as f64).into()), ("y", (top + BASE).into())];
    let attributes = [[("class", "name".into())].as_slice(), &place].concat();
    linked(svg, row.href, |svg| name(svg, &attributes, row.name, letters));
    for (place, people, cell) in cells(matrix, row) {
        let shape = format!("#{}", id(matrix, people));
        let x = NAMES + CELL_WIDTH * place as f64;
        let cell_at = |svg: &mut SvgWriter| {
            svg.empty("use", &[("href", (&shape).into()), ("x", x.into()), ("y", top.into())]);
        };
        let Some(href) = cell.href else {
            cell_at(svg);
            continue;
        };
        svg.open("a", &[("href", href.into()), ("class", "cell".into())]);
        svg.text("title", &[], cell.label);
        cell_at(svg);
        svg.close("a");
    }
}

fn linked(svg: &mut SvgWriter, href: Option<&str>, write: impl FnOnce(&mut SvgWriter)) {
    let Some(href) = href else {
        return write(svg);
    };
    svg.open("a", &[("href", href.into())]);
    write(svg);
    svg.close("a");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::chart::testing::Drawn;

    const CAPTION: Caption<'_> = Caption { id: "m", title: "Themes by teams", description: "" };

    fn column(name: &'static str, heard: usize) -> MatrixColumn<'static> {
        MatrixColumn { name, href: None, heard }
    }

    fn cell(people: usize, href: Option<&'static str>) -> MatrixCell<'static> {
        MatrixCell { people, costs: people.min(1), label: "2 of 5", href }
    }

    fn drawn(columns: &[MatrixColumn<'_>], rows: &[MatrixRow<'_>]) -> Drawn {
        Drawn::of(&matrix(&Matrix { caption: CAPTION, columns, rows }))
    }

    #[test]
    fn a_cell_stands_below_its_team_beside_its_theme() {
        let columns = [column("Freight", 5), column("Booking", 2)];
        let cells = [cell(2, Some("/themes/a/#freight")), cell(0, None)];
        let row = MatrixRow { name: "A", href: None, depth: 0, cells: &cells };
        let drawn = drawn(&columns, &[row, MatrixRow { cells: &[], ..row }]);
        // Two columns of 60 behind 240 for names. Both teams have 7 letters: 35 up, and with 20 around them 55 above two rows
        // of 28. The last one begins at 300 + 14 and leans to 314 + 35 + 8 = 357, within the 360 of the columns.
        assert_eq!(drawn.view_box(), [0.0, 0.0, 360.0, 111.0]);
        drawn.with(|root| {
            let uses = root.descendants().filter(|node| node.has_tag_name("use"));
            let said =
                |node: roxmltree::Node<'_, '_>| ["href", "x", "y"].map(|name| node.attribute(name).unwrap().to_owned());
            let uses: Vec<[String; 3]> = uses.map(said).collect();
            let expected = [
                ["#m-1-2-of-5", "240", "55"],
                ["#m-0-0-of-2", "300", "55"],
                ["#m-0-0-of-5", "240", "83"],
                ["#m-0-0-of-2", "300", "83"],
            ];
            assert_eq!(uses, expected.map(|cell| cell.map(str::to_owned)));
            assert_eq!(root.attribute("role"), Some("group"));
        });
        assert_eq!(drawn.attributes("a", "cell", "href"), ["/themes/a/#freight"]);
        assert_eq!(drawn.attributes("text", "name", "y"), ["", "", "73.5", "101.5"]);
    }

    #[test]
    fn the_same_cell_is_written_once() {
        let row = MatrixRow { name: "A", href: None, depth: 1, cells: &[cell(1, None)] };
        let text = matrix(&Matrix { caption: CAPTION, columns: &[column("T", 3)], rows: &[row; 40] });
        assert_eq!((text.matches("<circle").count(), text.matches("<use").count()), (3, 40));
        assert!(text.contains("role=\"img\""), "without links it is an image");
    }

    #[test]
    fn a_team_that_was_not_heard_has_no_cells() {
        let row = MatrixRow { name: "A", href: None, depth: 9, cells: &[cell(7, Some("/a/")), cell(7, None)] };
        let drawn = drawn(&[column("T", 0), column("U", 3)], &[row]);
        assert_eq!(drawn.count("text", "unheard"), 1);
        // More than were heard did not speak of it; and the deepest theme is at most 4 · 14 further in.
        let last = drawn.attributes("text", "name", "x");
        assert_eq!(last.last().map(String::as_str), Some("56"));
        drawn.with(|root| {
            let uses: Vec<_> = root.descendants().filter_map(|node| node.attribute("href")).collect();
            assert_eq!(uses, ["#m-1-3-of-3"]);
            assert_eq!(root.attribute("role"), Some("img"), "a link that is not shown is none");
        });
    }

    #[test]
    fn a_name_that_is_too_long_says_all_of_itself_elsewhere() {
        let long = "Waiting for the pipeline, again and again";
        let row = MatrixRow { name: long, href: Some("/a/"), depth: 0, cells: &[] };
        let text = matrix(&Matrix { caption: CAPTION, columns: &[column("T", 1)], rows: &[row] });
        assert!(
            text.contains(&format!("<title>{long}</title><tspan>Waiting for the pipeline, again a…</tspan>")),
            "{text}"
        );
    }

    #[test]
    fn without_themes_or_teams_there_is_no_matrix() {
        let row = MatrixRow { name: "A", href: None, depth: 0, cells: &[] };
        assert_eq!(matrix(&Matrix { caption: CAPTION, columns: &[], rows: &[row] }), "");
        assert_eq!(matrix(&Matrix { caption: CAPTION, columns: &[column("T", 1)], rows: &[] }), "");
    }
}
