//! Who was heard: how many people, of which teams, between which days.
//!
//! Comes in: the site's context. Goes out: [`WhoWasHeard`]. Does not know: what they said.

use serde::Serialize;

use crate::base::Date;
use crate::release::ReleasedInterview;
use crate::site::view::parts::context::PageContext;
use crate::site::view::parts::heard_teams::HeardTeams;

/// A longer row of heads does not fit beside the words.
const DOTS: usize = 38;

/// Who was heard.
#[derive(Debug, Serialize)]
pub(super) struct WhoWasHeard<'a> {
    /// "18 of 112 people and 7 of 8 teams were interviewed."; where nobody was, that.
    people: String,
    /// Between which days; none where that is not known or may not be said.
    days: Option<String>,
    /// The teams as rows of heads; none where nobody's team may be named.
    teams: Option<HeardTeams<'a>>,
}

pub(super) fn heard<'a>(context: &PageContext<'a>) -> WhoWasHeard<'a> {
    WhoWasHeard { people: people(context), days: days(context), teams: context.heard_teams(DOTS) }
}

fn people(context: &PageContext<'_>) -> String {
    let population = &context.site.numbers.priorities.population;
    let words = context.words();
    if population.interviewed == 0 {
        return words.text("brief.nobody").to_owned();
    }
    let people = words.count_of("priorities.people", population.people, &[("heard", &population.interviewed)]);
    if context.released().team_ids().next().is_none() {
        return words.fill("brief.people", &[("people", &people)]);
    }
    let teams = context.teams_heard("priorities.teams");
    words.fill("priorities.interviewed", &[("people", &people), ("teams", &teams)])
}

/// Only of interviews that may be read: when others were is nothing that this audience may know.
fn days(context: &PageContext<'_>) -> Option<String> {
    let released = context.released();
    let days = || released.interviews().filter_map(ReleasedInterview::date);
    let (first, last): (Date, Date) = (days().min()?, days().max()?);
    let is_all = released.interviews().count() == released.interview_ids().count();
    let key = match (is_all, first == last) {
        (true, true) => "brief.on_day",
        (true, false) => "brief.between_days",
        (false, true) => "brief.shown_on_day",
        (false, false) => "brief.shown_between_days",
    };
    let day = |date: Date| context.words().day(&date.to_string());
    Some(context.words().fill(key, &[("first", &day(first)), ("last", &day(last))]))
}
