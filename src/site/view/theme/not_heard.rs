//! Teams that a theme was not heard from: asked and silent, or not asked.
//!
//! Comes in: the site's context and a theme. Goes out: [`NotHeard`]. Does not know: why a team is silent. Of teams that the
//! audience does not see nothing is told.

use serde::Serialize;

use super::heard::speaks;
use crate::knowledge::ThemeId;
use crate::site::theme_index::HeardTeam;
use crate::site::view::parts::context::{Link, PageContext};

/// How many teams of a sort are named.
const MOST_TEAMS: usize = 20;

/// Teams that a theme was not heard from.
#[derive(Debug, Default, Serialize)]
pub(super) struct NotHeard<'a> {
    /// Those whose people were asked and did not speak of it, most people first.
    silent: Vec<SilentTeam<'a>>,
    /// How many more of them there are.
    more_silent: usize,
    /// Those of whom nobody was asked.
    unasked: Vec<Link<'a>>,
    /// How many more of them there are.
    more_unasked: usize,
}

/// A team whose people did not speak of it.
#[derive(Debug, Serialize)]
struct SilentTeam<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// How many of them were asked.
    people: u32,
}

/// The teams that said nothing of a theme, of whatever kind. A theme that nobody spoke of is silent everywhere, and then there is
/// nothing to tell apart.
pub(super) fn not_heard<'a>(context: &PageContext<'a>, id: ThemeId) -> NotHeard<'a> {
    if context.site.numbers.coverage.themes[id].people == 0 {
        return NotHeard::default();
    }
    let speaking = context.site.analysis.teams_speaking(&context.site.numbers.rollup.quotes[id]);
    let (unasked, asked): (Vec<&HeardTeam>, Vec<&HeardTeam>) =
        context.site.index.themes.teams.iter().partition(|team| team.people == 0);
    let mut silent: Vec<&HeardTeam> = asked.into_iter().filter(|team| !speaks(team, &speaking)).collect();
    silent.sort_by_key(|team| std::cmp::Reverse(team.people));
    let line = |team: &&HeardTeam| Some(SilentTeam { link: context.team(team.id)?, people: team.people });
    NotHeard {
        more_silent: silent.len().saturating_sub(MOST_TEAMS),
        silent: silent.iter().take(MOST_TEAMS).filter_map(line).collect(),
        more_unasked: unasked.len().saturating_sub(MOST_TEAMS),
        unasked: unasked.into_iter().take(MOST_TEAMS).filter_map(|team| context.team(team.id)).collect(),
    }
}
