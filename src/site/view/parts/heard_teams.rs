//! Who was heard, as rows of heads: the largest teams.
//!
//! Comes in: the site's context. Goes out: [`HeardTeams`]. Does not know: which page shows them.

use std::cmp::Reverse;

use serde::Serialize;

use super::context::{Link, PageContext};
use crate::analysis::count::narrow;
use crate::release::ReleasedTeam;
use crate::site::chart::crew::{Crew, MOST_DOTS, crew, heads_per_dot};

/// How many teams a page has that is not about them; the list of teams has all.
const MOST_TEAMS: usize = 12;

/// The teams whose people are counted, by how many they have.
#[derive(Debug, Serialize)]
pub struct HeardTeams<'a> {
    /// The largest.
    teams: Vec<TeamHeads<'a>>,
    /// How many heads a dot is.
    key: String,
    /// How many people were interviewed, of all.
    people: String,
    /// How many more teams there are, in words.
    more: Option<String>,
    /// Which teams are counted and not listed, or listed and not counted, in words; none where there are none.
    uncounted: Option<String>,
}

/// A team, with how many of it were heard.
#[derive(Debug, Serialize)]
struct TeamHeads<'a> {
    /// The team.
    #[serde(flatten)]
    link: Link<'a>,
    /// A dot for each head.
    crew_html: String,
    /// The same in words.
    heard: String,
    /// Whether nobody was.
    unheard: bool,
}

impl<'a> PageContext<'a> {
    /// The teams, each with so many dots at most; none where nobody's team may be named.
    pub fn heard_teams(&self, dots: usize) -> Option<HeardTeams<'a>> {
        let named = self.released().teams().filter(|team| team.names_its_people() && self.is_counted_team(*team));
        let sized = named.map(|team| {
            let heard = self.site.analysis.of_teams(&team.counted()).coverage().people;
            (team, heard, team.headcount().unwrap_or_default().max(heard))
        });
        let mut sized: Vec<(ReleasedTeam<'a>, u32, u32)> = sized.filter(|(.., heads)| *heads > 0).collect();
        sized.sort_by_key(|(_, _, heads)| Reverse(*heads));
        let largest = (sized.first()?.2 as usize * MOST_DOTS).div_ceil(dots);
        let more = sized.len().saturating_sub(MOST_TEAMS);
        let line = |(team, heard, heads): (ReleasedTeam<'a>, u32, u32)| {
            let (heard_dots, heads_dots) = (heard as usize, heads as usize);
            let caption = None;
            Some(TeamHeads {
                link: self.team(team.id())?,
                crew_html: crew(&Crew { caption, heard: heard_dots, heads: heads_dots, largest }),
                heard: self.part_of("people.heard", heard, heads),
                unheard: heard == 0,
            })
        };
        let population = &self.site.numbers.priorities.population;
        Some(HeardTeams {
            teams: sized.into_iter().take(MOST_TEAMS).filter_map(line).collect(),
            key: self.words().count("home.dot", narrow(heads_per_dot(largest))),
            people: self.part_of("people.heard", population.interviewed, population.people),
            more: (more > 0).then(|| self.words().count("home.more_teams", narrow(more))),
            uncounted: self.teams_beside(),
        })
    }
}
