//! Quotes by team, and by kind.
//!
//! Comes in: quotes. Goes out: groups of them, each with a placeholder for its cards. Does not know: which page shows them.

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::analysis::quotes::TeamQuotes;
use crate::knowledge::{QuoteId, TeamId, ThemeId};
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::words::Word;

/// What one team said.
#[derive(Debug, Serialize)]
pub struct TeamGroup<'a> {
    /// The group's place on the page.
    pub id: String,
    /// The team; none for those who have none.
    pub team: Option<Link<'a>>,
    /// How many people of it spoke of it, in words.
    pub people: String,
    /// How many quotes, in words.
    pub quotes: String,
    /// What they said.
    pub cards_html: Placeholder,
}

/// A kind of quote and how many there are of it.
#[derive(Debug, Serialize)]
pub struct KindCount<'a> {
    /// The kind.
    pub kind: Word<'a>,
    /// How many.
    pub count: usize,
}

impl<'a> PageContext<'a> {
    /// Quotes by team: the team that most people spoke from first.
    pub fn by_team(&self, blocks: &mut Blocks<'a>, ids: &[QuoteId], on: Option<ThemeId>) -> Vec<TeamGroup<'a>> {
        let teams = self.site.analysis.by_team(ids).into_iter();
        let group = |TeamQuotes { team, quotes: said, count }| TeamGroup {
            id: self.team_anchor(team),
            team: team.and_then(|team| self.team(team)),
            people: self.spoke_of_it(count.people),
            quotes: self.quotes(count.quotes),
            cards_html: blocks.add(Block::Cards(said, on)),
        };
        teams.map(group).collect()
    }

    /// Which kinds there are among quotes, in the order of the format's table.
    pub fn kinds(&self, ids: &[QuoteId]) -> Vec<KindCount<'a>> {
        let kinds = self.site.analysis.by_kind(ids).into_iter();
        kinds.map(|(kind, count)| KindCount { kind: self.words().kind(kind), count }).collect()
    }

    /// The place of a team's quotes on a theme's page; of those of no team too. No card's id has a colon.
    pub fn team_anchor(&self, team: Option<TeamId>) -> String {
        let slug = team.and_then(|team| self.released().team(team)).map_or("", |team| team.slug().as_str());
        format!("team:{slug}")
    }
}
