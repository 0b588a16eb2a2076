//! Themes by team: how many of the people who were heard in a team spoke of a theme, each leading to what they said.
//!
//! Comes in: the site's context. Goes out: a table as a chart. Does not know: how it looks. A team that may not be shown has no
//! cell: its people are counted where the theme's own page counts them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::knowledge::{QuoteId, TeamId, ThemeId};
use crate::release::{ReleasedTeam, ReleasedTheme, ShownTeam};
use crate::site::chart::Caption;
use crate::site::chart::matrix::{Matrix, MatrixCell, MatrixColumn, MatrixRow, matrix as draw};
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::view::parts::context::{Link, PageContext};

/// How many cells the table has: each that somebody spoke in is a link, and more are too heavy for a phone.
const MOST_CELLS: usize = 800;
/// How many themes it has, the first ones of the tree.
const MOST_ROWS: usize = 100;

/// A team that somebody was heard in.
struct TeamColumn<'a> {
    id: TeamId,
    link: Link<'a>,
    heard: u32,
}

/// A theme that somebody spoke of.
struct SpokenTheme<'a> {
    link: Link<'a>,
    depth: usize,
    /// One for each column.
    cells: Vec<ThemeCell>,
}

/// The people of a team who spoke of a theme.
#[derive(Default)]
struct ThemeCell {
    people: u32,
    costs: u32,
    label: String,
    href: Option<String>,
}

impl TeamColumn<'_> {
    fn drawn(&self) -> MatrixColumn<'_> {
        MatrixColumn { name: self.link.title, href: Some(&self.link.href), heard: self.heard as usize }
    }
}

impl ThemeCell {
    fn drawn(&self) -> MatrixCell<'_> {
        MatrixCell {
            people: self.people as usize,
            costs: self.costs as usize,
            label: &self.label,
            href: self.href.as_deref(),
        }
    }
}

/// The table; none where nobody's team may be named, or nobody has one.
pub(super) fn matrix<'a>(context: &PageContext<'a>, blocks: &mut Blocks<'a>) -> Option<Placeholder> {
    let is_spoken_of = |theme: ReleasedTheme<'_>| context.site.numbers.coverage.themes[theme.id()].people > 0;
    let mut themes = context.released().theme_tree();
    themes.retain(|(theme, _)| is_spoken_of(*theme));
    themes.truncate(MOST_ROWS);
    let columns = columns(context, MOST_CELLS / themes.len().max(1));
    let rows = themes.into_iter().filter_map(|(theme, depth)| row(context, theme.id(), depth, &columns));
    let rows: Vec<SpokenTheme<'a>> = rows.collect();
    let title = context.words().text("themes.by_team");
    let description = context.words().text("themes.by_team_lead");
    let drawn = drawn(Caption { id: ":by-team", title, description }, &columns, &rows);
    (!drawn.is_empty()).then(|| blocks.add(Block::Markup(drawn)))
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
    let cell = |column: &TeamColumn<'a>| {
        let team = ShownTeam::Team(column.id);
        let (people, costs) = people.get(&team).copied().unwrap_or_default();
        if people == 0 {
            return ThemeCell::default();
        }
        let cost = context.words().count("themes.cell_costs", costs);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("heard", &column.heard), ("team", &column.link.title), ("theme", &link.title), ("costs", &cost)];
        let label = context.words().count_of("themes.cell", people, &values);
        let href = Some(context.link_base.link_at(route, &context.team_anchor(Some(team))));
        ThemeCell { people, costs, label, href }
    };
    let cells = columns.iter().map(cell).collect();
    Some(SpokenTheme { link, depth, cells })
}

fn drawn(caption: Caption<'_>, columns: &[TeamColumn<'_>], rows: &[SpokenTheme<'_>]) -> String {
    let columns: Vec<MatrixColumn<'_>> = columns.iter().map(TeamColumn::drawn).collect();
    let cells: Vec<Vec<MatrixCell<'_>>> =
        rows.iter().map(|row| row.cells.iter().map(ThemeCell::drawn).collect()).collect();
    let rows = rows.iter().zip(&cells).map(|(row, cells)| MatrixRow {
        name: row.link.title,
        href: Some(&row.link.href),
        depth: row.depth,
        cells,
    });
    draw(&Matrix { caption, columns: &columns, rows: &rows.collect::<Vec<_>>() })
}
