//! Quotes by team, and by kind.
//!
//! Comes in: quotes. Goes out: groups of them, each with a placeholder for its cards. Does not know: which page shows them.

use serde::Serialize;

use super::context::{PageContext, SpeakerTeam};
use crate::analysis::quotes::TeamQuotes;
use crate::knowledge::{QuoteId, ThemeId};
use crate::release::ShownTeam;
use crate::site::view::block::{Block, Blocks, Placeholder};
use crate::site::words::Word;

/// How the name of a team's place on a page begins.
const TEAM_ANCHOR: &str = "team:";

/// What one team said.
#[derive(Debug, Serialize)]
pub struct TeamGroup<'a> {
    /// The group's place on the page.
    pub id: String,
    /// The team; none for those who have none.
    pub team: Option<SpeakerTeam<'a>>,
    /// How many people of it spoke of it, in words.
    pub people: String,
    /// How many quotes, in words.
    pub quotes: String,
    /// What of it is on other pages.
    pub more: Option<MoreQuotes>,
    /// What they said.
    pub cards_html: Placeholder,
}

/// Quotes that are on another page.
#[derive(Debug, Serialize)]
pub struct MoreQuotes {
    /// How many, in words.
    pub words: String,
    /// Where.
    pub href: String,
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
        let named = |team| self.released().team_of_speaker(team);
        let teams = self.site.analysis.of_quotes(ids).by_team(named).into_iter();
        let group = |TeamQuotes { team, quotes: said, count }| TeamGroup {
            id: self.team_anchor(team),
            team: team.and_then(|team| self.speaker_team(team)),
            people: self.spoke_of_it(count.people),
            quotes: self.quotes(&said),
            more: None,
            cards_html: blocks.add(Block::Cards(said, on)),
        };
        teams.map(group).collect()
    }

    /// Which kinds there are among the quotes that are shown, in the order of the format's table.
    pub fn kinds(&self, ids: &[QuoteId]) -> Vec<KindCount<'a>> {
        let kinds = self.site.analysis.of_quotes(&self.shown(ids)).by_kind().into_iter();
        kinds.map(|(kind, count)| KindCount { kind: self.words().kind(kind), count }).collect()
    }

    /// The place of a team's quotes on a theme's page; of those of small teams and of no team too. No card's id has a colon,
    /// and no slug has two.
    pub fn team_anchor(&self, team: Option<ShownTeam>) -> String {
        let slug = match team {
            Some(ShownTeam::Team(team)) => self.released().team(team).map_or("", |team| team.slug().as_str()),
            Some(ShownTeam::Small) => ":small",
            None => "",
        };
        format!("{TEAM_ANCHOR}{slug}")
    }

    /// Whether a place on a page is that of a team which is not shown.
    pub(super) fn is_place_of_withheld_team(&self, anchor: &str) -> bool {
        let slug = anchor.strip_prefix(TEAM_ANCHOR).filter(|slug| !slug.is_empty() && !slug.starts_with(':'));
        slug.is_some_and(|slug| !self.released().teams().any(|team| team.slug().as_str() == slug))
    }
}
