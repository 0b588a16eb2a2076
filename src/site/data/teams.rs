//! `/data/teams.json`.
//!
//! Comes in: facts. Goes out: a row a team. Does not know: the other files.

use serde::Serialize;

use crate::base::slug::Slug;
use crate::knowledge::TeamId;
use crate::site::facts::Facts;
use crate::site::view::parts::words;

#[derive(Serialize)]
pub(super) struct Row<'a> {
    slug: &'a Slug,
    title: &'a str,
    parent: Option<&'a Slug>,
    kind: &'static str,
    headcount: Option<u32>,
    maturity: i8,
    risk: i8,
    complexity: i8,
    people: u32,
    interviews: usize,
    quotes: u32,
    url: String,
    source: Option<&'a str>,
}

pub(super) fn row<'a>(facts: &'a Facts<'a>, id: TeamId) -> Row<'a> {
    let knowledge = facts.knowledge;
    let team = &knowledge.teams[id];
    let entry = team.entry.as_ref();
    let condition = |of: fn(&crate::content::team::Team) -> i8| entry.map(|entry| of(&entry.kind)).unwrap_or_default();
    Row {
        slug: &team.slug,
        title: &team.title,
        parent: team.parent.map(|parent| &knowledge.teams[parent].slug),
        kind: words::team_kind(entry.map(|entry| entry.kind.kind).unwrap_or_default()).key,
        headcount: entry.and_then(|entry| entry.kind.headcount),
        maturity: condition(|team| team.maturity),
        risk: condition(|team| team.risk),
        complexity: condition(|team| team.complexity),
        people: facts.numbers.coverage.teams[id].people,
        interviews: team.interviews.len(),
        quotes: facts.numbers.coverage.teams[id].quotes,
        url: facts.plan.teams[id].href(),
        source: entry.map(|entry| entry.path.as_str()),
    }
}
