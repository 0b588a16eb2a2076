//! Quotes by team, and by kind.
//!
//! Comes in: quotes. Goes out: groups of them, each with a mark for its cards. Does not know: which page shows them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{Link, PageContext, quotes};
use super::people::spoke_of_it;
use super::words::{self, Word};
use crate::content::choice::Choice as _;
use crate::content::interview::QuoteKind;
use crate::knowledge::{QuoteId, TeamId, ThemeId};
use crate::site::count::{self, Count};
use crate::site::view::block::{Block, Blocks, Mark};

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
    pub cards_html: Mark,
}

/// A kind of quote and how many there are of it.
#[derive(Debug, Serialize)]
pub struct KindCount {
    /// The kind.
    pub kind: Word,
    /// How many.
    pub count: usize,
}

impl<'a> PageContext<'a> {
    /// Quotes by team: the team that most people spoke from first.
    pub fn by_team(&self, blocks: &mut Blocks<'a>, ids: &[QuoteId], on: Option<ThemeId>) -> Vec<TeamGroup<'a>> {
        let mut teams: BTreeMap<Option<TeamId>, Vec<QuoteId>> = BTreeMap::new();
        for id in ids {
            let Some(quote) = self.released().quote(*id) else { continue };
            teams.entry(quote.team()).or_default().push(*id);
        }
        let mut teams: Vec<(Option<TeamId>, Vec<QuoteId>, Count)> = teams
            .into_iter()
            .map(|(team, ids)| {
                let count = self.count(&ids);
                (team, ids, count)
            })
            .collect();
        teams.sort_by_key(|(team, _, count)| (team.is_none(), std::cmp::Reverse((count.people, count.quotes))));
        teams
            .into_iter()
            .map(|(team, ids, count)| self.team_group(team, count, blocks.add(Block::Cards(ids, on))))
            .collect()
    }

    fn team_group(&self, team: Option<TeamId>, count: Count, cards_html: Mark) -> TeamGroup<'a> {
        TeamGroup {
            id: self.team_anchor(team),
            team: team.and_then(|team| self.team(team)),
            people: spoke_of_it(count.people),
            quotes: quotes(count.quotes),
            cards_html,
        }
    }

    /// Which kinds there are among quotes, in the order of the format's table.
    pub fn kinds(&self, ids: &[QuoteId]) -> Vec<KindCount> {
        let shown: Vec<QuoteKind> = ids.iter().filter_map(|id| Some(self.released().quote(*id)?.kind())).collect();
        let count = |kind| shown.iter().filter(|shown| **shown == kind).count();
        let kinds =
            QuoteKind::ALL.iter().copied().map(|kind| KindCount { kind: words::kind(kind), count: count(kind) });
        kinds.filter(|kind| kind.count > 0).collect()
    }

    /// The place of a team's quotes on a theme's page; of those of no team too. No card's id has a colon.
    pub fn team_anchor(&self, team: Option<TeamId>) -> String {
        let slug = team.and_then(|team| self.released().team(team)).map_or("", |team| team.slug().as_str());
        format!("team:{slug}")
    }

    /// How many people and quotes a list of quotes is.
    pub fn count(&self, quotes: &[QuoteId]) -> Count {
        count::count(self.released(), quotes)
    }
}
