//! Themes by team: how many of the people who were heard in a team spoke of a theme, each leading to what they said.
//!
//! Comes in: the site's context. Goes out: a [`ThemesByTeam`]. Does not know: how it looks. A team that may not be shown has no
//! cell: its people are counted where the theme's own page counts them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::{QuoteId, TeamId, ThemeId};
use crate::release::{ReleasedTeam, ReleasedTheme, ShownTeam};
use crate::site::chart::cells::{CellPeople, cell, cell_shapes};
use crate::site::view::parts::context::{Link, PageContext};

/// How many cells the table has: each that somebody spoke in is a link, and more are too heavy for a phone.
const MOST_CELLS: usize = 800;
/// How many themes it has, the first ones of the tree.
const MOST_ROWS: usize = 100;

/// Deeper themes lie no further in.
const DEEPEST: usize = 4;
/// What the ids of the table's cells begin with.
const TABLE: &str = ":by-team";

/// The table.
#[derive(Debug, Serialize)]
pub(super) struct ThemesByTeam<'a> {
    /// Each cell that there is, as SVG, for those that show it.
    shapes_html: String,
    /// The teams.
    columns: Vec<TeamColumn<'a>>,
    /// The themes.
    rows: Vec<SpokenTheme<'a>>,
}

/// A team that somebody was heard in.
#[derive(Debug, Serialize)]
struct TeamColumn<'a> {
    #[serde(skip)]
    id: TeamId,
    #[serde(flatten)]
    link: Link<'a>,
    #[serde(skip)]
    heard: u32,
}

/// A theme that somebody spoke of.
#[derive(Debug, Serialize)]
struct SpokenTheme<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// How far it lies below the top of the tree of themes.
    depth: usize,
    /// One for each column.
    cells: Vec<ThemeCell>,
}

/// The people of a team, and how many of them spoke of a theme.
#[derive(Debug, Serialize)]
struct ThemeCell {
    #[serde(skip)]
    people: CellPeople,
    /// The same as dots, as SVG.
    dots_html: String,
    /// "2 of 5", or all that there is to say where it leads to their words.
    said: String,
    /// The place of what they said; none where nobody spoke of it.
    href: Option<String>,
}

/// The table; none where nobody's team may be named, or nobody has one.
pub(super) fn by_team<'a>(context: &PageContext<'a>) -> Option<ThemesByTeam<'a>> {
    let is_spoken_of = |theme: ReleasedTheme<'_>| context.site.numbers.coverage.themes[theme.id()].people > 0;
    let mut themes = context.released().theme_tree();
    themes.retain(|(theme, _)| is_spoken_of(*theme));
    themes.truncate(MOST_ROWS);
    let columns = columns(context, MOST_CELLS / themes.len().max(1));
    let rows = themes.into_iter().filter_map(|(theme, depth)| row(context, theme.id(), depth, &columns));
    let rows: Vec<SpokenTheme<'a>> = rows.collect();
    let cells = rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.people));
    let shapes_html = cell_shapes(TABLE, cells);
    (!shapes_html.is_empty()).then_some(ThemesByTeam { shapes_html, columns, rows })
}

/// The teams that most were heard in.
fn columns<'a>(context: &PageContext<'a>, most: usize) -> Vec<TeamColumn<'a>> {
    let named = context.released().teams().filter(|team| team.names_its_people());
    let column = |team: ReleasedTeam<'a>| {
        let heard = context.site.analysis.of_teams(&team.counted()).coverage().people;
        Some(TeamColumn { id: team.id(), link: context.team(team.id())?, heard })
    };
    let mut columns: Vec<TeamColumn<'a>> = named.filter_map(column).filter(|column| column.heard > 0).collect();
    columns.sort_by_key(|column| Reverse(column.heard));
    columns.truncate(most);
    columns
}

fn row<'a>(
    context: &PageContext<'a>,
    id: ThemeId,
    depth: usize,
    columns: &[TeamColumn<'a>],
) -> Option<SpokenTheme<'a>> {
    let link = context.theme(id)?;
    let route = context.site.addresses.entry(id)?;
    let named = |team| context.released().team_of_speaker(team);
    let said = context.site.analysis.of_quotes(&context.site.numbers.rollup.quotes[id]).by_team(named);
    let costs = |quotes: &[QuoteId]| context.site.analysis.of_quotes(quotes).people_with_costs();
    let people: BTreeMap<ShownTeam, (u32, u32)> =
        said.into_iter().filter_map(|said| Some((said.team?, (said.count.people, costs(&said.quotes))))).collect();
    let theme_cell = |column: &TeamColumn<'a>| {
        let team = ShownTeam::Team(column.id);
        let (spoke, costs) = people.get(&team).copied().unwrap_or_default();
        let people = CellPeople { heard: column.heard as usize, people: spoke as usize, costs: costs as usize };
        let dots_html = cell(TABLE, people);
        if spoke == 0 {
            let said = context.words().fill("theme.some_of", &[("people", &spoke), ("of", &column.heard)]);
            return ThemeCell { people, dots_html, said, href: None };
        }
        let cost = context.words().count("themes.cell_costs", costs);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("heard", &column.heard), ("team", &column.link.title), ("theme", &link.title), ("costs", &cost)];
        let said = context.words().count_of("themes.cell", spoke, &values);
        let href = Some(context.link_base.link_at(route, &context.team_anchor(Some(team))));
        ThemeCell { people, dots_html, said, href }
    };
    let cells = columns.iter().map(theme_cell).collect();
    Some(SpokenTheme { link, depth: depth.min(DEEPEST), cells })
}
