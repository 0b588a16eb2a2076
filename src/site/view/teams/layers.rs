//! Local central teams under the part of the company that they work for, with what they built that could become everybody's.
//!
//! Comes in: the site's context. Goes out: [`Vertical`]s. Does not know: the tree of all teams.

use serde::Serialize;

use crate::content::team::TeamKind;
use crate::knowledge::TeamId;
use crate::release::ReleasedTeam;
use crate::site::view::parts::context::{Link, PageContext};
use crate::site::view::parts::graduation::GraduationLine;

/// A part of the company that has local central teams.
#[derive(Debug, Serialize)]
pub(super) struct Vertical<'a> {
    /// The team above them; none for those that have none.
    above: Option<Link<'a>>,
    /// The local central teams.
    teams: Vec<LocalTeam<'a>>,
}

/// A local central team.
#[derive(Debug, Serialize)]
struct LocalTeam<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// What it built that could become everybody's.
    built: Vec<GraduationLine<'a>>,
}

/// The parts of the company that have local central teams, in the order of their teams.
pub(super) fn verticals<'a>(context: &PageContext<'a>) -> Vec<Vertical<'a>> {
    let is_local = |team: &ReleasedTeam<'a>| team.kind() == Some(TeamKind::LocalCentral);
    let mut verticals: Vec<(Option<TeamId>, Vec<LocalTeam<'a>>)> = Vec::new();
    for team in context.released().teams().filter(is_local) {
        let Some(link) = context.team(team.id()) else { continue };
        let local = LocalTeam { link, built: context.graduations_of(team.id()) };
        match verticals.iter_mut().find(|(above, _)| *above == team.parent()) {
            Some((_, teams)) => teams.push(local),
            None => verticals.push((team.parent(), vec![local])),
        }
    }
    let vertical =
        |(above, teams): (Option<TeamId>, _)| Vertical { above: above.and_then(|it| context.team(it)), teams };
    verticals.into_iter().map(vertical).collect()
}
