//! Teams that something was not heard from: asked and silent, or not asked.
//!
//! Comes in: the site's context and what was said. Goes out: [`NotHeard`]. Does not know: why a team is silent. Of teams that the
//! audience does not see nothing is told.

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::knowledge::QuoteId;
use crate::site::theme_index::HeardTeam;

/// How many teams of a sort are named.
const MOST_TEAMS: usize = 20;

/// Teams that something was not heard from.
#[derive(Debug, Default, Serialize)]
pub struct NotHeard<'a> {
    /// Those whose people were asked and did not speak of it, most people first.
    silent: Vec<SilentTeam<'a>>,
    /// How many more of them there are.
    more_silent: usize,
    /// Those of whom nobody was asked.
    unasked: Vec<Link<'a>>,
    /// How many more of them there are.
    more_unasked: usize,
}

impl NotHeard<'_> {
    /// Whether every team that there is was heard.
    pub fn is_empty(&self) -> bool {
        self.silent.is_empty() && self.unasked.is_empty()
    }
}

/// A team whose people did not speak of it.
#[derive(Debug, Serialize)]
pub struct SilentTeam<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    /// How many of them were asked.
    people: u32,
}

/// The teams that none of some quotes is of, of whatever kind. What nobody spoke of is silent everywhere, and then there is
/// nothing to tell apart.
pub fn not_heard<'a>(context: &PageContext<'a>, said: &[QuoteId]) -> NotHeard<'a> {
    if context.site.analysis.of_quotes(said).count().people == 0 {
        return NotHeard::default();
    }
    let speaking = context.site.analysis.of_quotes(said).teams();
    let (unasked, asked): (Vec<&HeardTeam>, Vec<&HeardTeam>) =
        context.site.index.themes.teams.iter().partition(|team| team.people == 0);
    let mut silent: Vec<&HeardTeam> = asked.into_iter().filter(|team| !team.is_among(&speaking)).collect();
    silent.sort_by_key(|team| std::cmp::Reverse(team.people));
    let line = |team: &&HeardTeam| Some(SilentTeam { link: context.team(team.id)?, people: team.people });
    NotHeard {
        more_silent: silent.len().saturating_sub(MOST_TEAMS),
        silent: silent.iter().take(MOST_TEAMS).filter_map(line).collect(),
        more_unasked: unasked.len().saturating_sub(MOST_TEAMS),
        unasked: unasked.into_iter().take(MOST_TEAMS).filter_map(|team| context.team(team.id)).collect(),
    }
}
