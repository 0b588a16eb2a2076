//! What the pages of all themes need, counted once.
//!
//! Comes in: what is released of a study, what can be counted in it, addresses. Goes out: a [`ThemeIndex`]. Does not know: any
//! single theme.

use std::collections::BTreeSet;

use super::addresses::Addresses;
use super::chart::bar::BarScale;
use super::quote_selection::QuoteSelection;
use super::theme_pages::ThemePages;
use crate::analysis::priority::{Candidate, Priorities, PriorityRow};
use crate::analysis::quarters::{PeopleByQuarter, Quarter, every_quarter};
use crate::knowledge::{InterviewId, TeamId};
use crate::release::{InterviewAccess, Released, ReleasedTeam};

/// What the pages of all themes need.
#[derive(Debug)]
pub struct ThemeIndex {
    /// Which quotes of themes with many are on which page.
    pub pages: ThemePages,
    /// The teams whose people may be told, in the arena's order.
    pub teams: Vec<HeardTeam>,
    /// Who was interviewed when; nobody where that may not be said.
    pub interviewed: PeopleByQuarter,
    /// The scale of all bars.
    pub scale: BarScale,
    /// All quarters from the first interview to the last.
    pub quarters: Vec<Quarter>,
}

/// A team, and how many people of it were heard.
#[derive(Debug)]
pub struct HeardTeam {
    /// Which.
    pub id: TeamId,
    /// Those that are counted as it.
    pub counted: Vec<TeamId>,
    /// Its people who were interviewed.
    pub people: u32,
}

impl HeardTeam {
    /// Whether it, or a team that is counted as it, is among some.
    pub fn is_among(&self, teams: &BTreeSet<TeamId>) -> bool {
        self.counted.iter().any(|team| teams.contains(team))
    }
}

impl ThemeIndex {
    /// Counts all of it.
    pub(super) fn new(selection: &QuoteSelection<'_>, addresses: &Addresses) -> Self {
        let QuoteSelection { released, analysis, .. } = *selection;
        let interviewed = if tells_when_people_spoke(released) {
            analysis.interviewed_by_quarter(|id| is_seen(released, id))
        } else {
            PeopleByQuarter::new()
        };
        Self {
            pages: ThemePages::new(selection, addresses),
            teams: heard_teams(selection),
            scale: scale(released, &selection.numbers.priorities),
            quarters: every_quarter(&interviewed).collect(),
            interviewed,
        }
    }
}

/// Whether it may be said how many people spoke when: where people are not named, that would tell which quotes of a day are
/// one person's.
fn tells_when_people_spoke(released: Released<'_>) -> bool {
    let attribution = released.attribution();
    attribution.pseudonym && attribution.date
}

/// Whether it may be known that there is an interview.
pub(super) fn is_seen(released: Released<'_>, id: InterviewId) -> bool {
    released.access(id) != InterviewAccess::Nothing
}

/// The scale that holds the bars of all rows that may be shown.
fn scale(released: Released<'_>, priorities: &Priorities) -> BarScale {
    let is_shown = |row: &&PriorityRow| match row.candidate {
        Candidate::Opportunity(id) => released.opportunity(id).is_some(),
        Candidate::Theme(id) => released.theme(id).is_some(),
    };
    let end = |row: &PriorityRow| {
        let priority = row.priority?;
        Some(row.certainty.as_ref().map_or(priority, |certainty| certainty.interval.1.max(priority)))
    };
    BarScale::to_hold(priorities.rows.iter().filter(is_shown).filter_map(end))
}

/// The teams that are there and whose people may be told. One that only holds others has nobody to ask, and who builds the platform
/// and was not asked is none that was forgotten.
fn heard_teams(selection: &QuoteSelection<'_>) -> Vec<HeardTeam> {
    let teams = selection.released.teams().filter(|team| team.names_its_people());
    let customers: BTreeSet<TeamId> = selection.analysis.customers().collect();
    let heard = |team: ReleasedTeam<'_>| {
        let counted = team.counted();
        let people = selection.analysis.of_teams(&counted).coverage().people;
        let only_holds_others = people == 0 && team.headcount().unwrap_or_default() == 0 && !team.children().is_empty();
        let is_counted = counted.iter().any(|team| customers.contains(team));
        (is_counted && !only_holds_others).then_some(HeardTeam { id: team.id(), counted, people })
    };
    teams.filter_map(heard).collect()
}
