//! `/data/teams.json`.
//!
//! Comes in: facts. Goes out: a row a team. Does not know: the other files.

use serde::Serialize;

use super::slug_of_team;
use crate::base::slug::Slug;
use crate::release::ReleasedTeam;
use crate::site::facts::Facts;
use crate::site::view::parts::words;

#[derive(Serialize)]
pub(super) struct TeamRow<'a> {
    slug: &'a Slug,
    title: &'a str,
    parent: Option<&'a Slug>,
    kind: &'static str,
    headcount: Option<u32>,
    maturity: i8,
    risk: i8,
    complexity: i8,
    people: u32,
    interviews: u32,
    quotes: u32,
    url: String,
    source: Option<&'a str>,
}

pub(super) fn row<'a>(facts: &'a Facts<'a>, team: ReleasedTeam<'a>) -> TeamRow<'a> {
    let count = &facts.numbers.coverage.teams[team.id()];
    TeamRow {
        slug: team.slug(),
        title: team.title(),
        parent: team.parent().and_then(|parent| slug_of_team(facts, parent)),
        kind: words::team_kind(team.kind().unwrap_or_default()).key,
        headcount: team.headcount(),
        maturity: team.maturity(),
        risk: team.risk(),
        complexity: team.complexity(),
        people: count.people,
        interviews: count.interviews,
        quotes: count.quotes,
        url: facts.plan.teams[team.id()].href(),
        source: team.file().map(|file| file.path().as_str()),
    }
}
