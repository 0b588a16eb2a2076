//! Which interview somebody hears next.
//!
//! Comes in: who has heard what, and who asks. Goes out: a [`NextHearing`] with what decided. Does not know: how it is said.

use std::cmp::Ordering;

use super::Listening;
use crate::knowledge::{InterviewId, Knowledge, ListenerId, TeamId};

/// Which interview somebody hears next, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct NextHearing {
    /// The interview.
    pub interview: InterviewId,
    /// How many people have heard it.
    pub people: u32,
    /// Whether nobody has but who asked.
    pub is_unheard: bool,
    /// Of its teams the one that they have heard least of; none where it names none.
    pub team: Option<TeamId>,
    /// How many hours of that team they have heard.
    pub team_hours: f64,
    /// How many hours they have heard in all.
    pub own_hours: f64,
    /// How many the others have heard on average; none where there are no others.
    pub others_hours: Option<f64>,
    /// How long it takes, in hours.
    pub hours: Option<f64>,
}

impl NextHearing {
    /// Whether they have heard more than the others, so that the shorter of two is for them.
    pub fn is_ahead(&self) -> bool {
        self.others_hours.is_some_and(|others| self.own_hours > others)
    }
}

/// The interview that somebody hears next: of those that they have not heard the one that fewest people have; of these one of
/// the team of which they have heard least; of these the longest, or the shortest where they have heard more than the others; and
/// then the oldest. `listener` is none for somebody who has heard nothing.
pub fn next(knowledge: &Knowledge, listening: &Listening, listener: Option<ListenerId>) -> Option<NextHearing> {
    let own_hours = listener.map_or(0.0, |id| listening.listeners[id].hours);
    let others = listening.listeners.enumerate().filter(|(id, count)| Some(*id) != listener && count.heard > 0);
    let others: Vec<f64> = others.map(|(_, count)| count.hours).collect();
    let others_hours = (!others.is_empty()).then(|| others.iter().sum::<f64>() / others.len() as f64);
    let candidates = listening.interviews.enumerate().filter(|(id, hearing)| {
        let mut hearers = knowledge.interviews[*id].hearers.iter();
        let has_heard =
            hearers.any(|hearer| hearer.listener == listener && listener.is_some() && hearer.roles.is_heard());
        hearing.is_counted && !has_heard
    });
    let candidates = candidates.map(|(id, hearing)| {
        let (team, team_hours) = team_heard_least(knowledge, listening, listener, id);
        let (people, is_unheard, hours) = (hearing.people, hearing.is_unheard, hearing.hours);
        NextHearing { interview: id, people, is_unheard, team, team_hours, own_hours, others_hours, hours }
    });
    candidates.min_by(|one, other| compare(knowledge, one, other))
}

/// Of the teams of an interview the one of which somebody has heard least, and how much.
fn team_heard_least(
    knowledge: &Knowledge,
    listening: &Listening,
    listener: Option<ListenerId>,
    interview: InterviewId,
) -> (Option<TeamId>, f64) {
    let heard = |team| listener.map_or(0.0, |id| listening.hours_of_team(knowledge, id, team));
    let teams = knowledge.interviews[interview].teams().into_iter().map(|team| (team, heard(team)));
    let least = teams.min_by(|(_, one), (_, other)| one.total_cmp(other));
    (least.map(|(team, _)| team), least.map_or(0.0, |(_, hours)| hours))
}

fn compare(knowledge: &Knowledge, one: &NextHearing, other: &NextHearing) -> Ordering {
    let date = |next: &NextHearing| knowledge.interviews[next.interview].entry.kind.meta.date;
    // One whose length nobody knows comes behind those where it is known.
    let length = |next: &NextHearing| match next.hours {
        Some(hours) if next.is_ahead() => hours,
        Some(hours) => -hours,
        None => f64::INFINITY,
    };
    let heard = (!one.is_unheard, one.people).cmp(&(!other.is_unheard, other.people));
    let team = one.team_hours.total_cmp(&other.team_hours);
    heard
        .then(team)
        .then(length(one).total_cmp(&length(other)))
        .then(date(one).cmp(&date(other)))
        .then(one.interview.cmp(&other.interview))
}
