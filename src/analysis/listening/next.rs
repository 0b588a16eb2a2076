//! Which interview somebody hears next.
//!
//! Comes in: who has heard what, and who asks. Goes out: a [`NextHearing`] with what decided. Does not know: how it is said.

use std::cmp::Ordering;

use super::{Listening, is_unheard};
use crate::analysis::count::narrow;
use crate::content::Entry;
use crate::content::interview::{Interview, SetAsideReason};
use crate::knowledge::{Hearer, InterviewId, Knowledge, ListenerId, SetAsideId, TeamId};

/// Which interview somebody hears next, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct NextHearing {
    /// The interview.
    pub interview: HearableInterview,
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

/// An interview that can be listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HearableInterview {
    /// One that counts.
    Counted(InterviewId),
    /// One that was held, and of which nothing is written down.
    Held(SetAsideId),
}

impl HearableInterview {
    /// As its file has it.
    pub fn entry(self, knowledge: &Knowledge) -> &Entry<Interview> {
        match self {
            Self::Counted(id) => &knowledge.interviews[id].entry,
            Self::Held(id) => &knowledge.set_aside[id].entry,
        }
    }
}

/// The interview that somebody hears next: of those that they have not heard the one that fewest people have; of these one of
/// the team of which they have heard least; of these the longest, or the shortest where they have heard more than the others; and
/// then the oldest. `listener` is none for somebody who has heard nothing.
pub fn next(knowledge: &Knowledge, listening: &Listening, listener: Option<ListenerId>) -> Option<NextHearing> {
    let asker = Asker::new(knowledge, listening, listener);
    let all = asker.counted().chain(asker.held());
    all.min_by(|one, other| compare(knowledge, one, other))
}

/// The same of those that count alone: they have a page.
pub fn next_counted(knowledge: &Knowledge, listening: &Listening, listener: ListenerId) -> Option<NextHearing> {
    Asker::new(knowledge, listening, Some(listener)).counted().min_by(|one, other| compare(knowledge, one, other))
}

/// Somebody who asks what to hear next.
struct Asker<'k> {
    knowledge: &'k Knowledge,
    listening: &'k Listening,
    listener: Option<ListenerId>,
    own_hours: f64,
    others_hours: Option<f64>,
}

impl<'k> Asker<'k> {
    fn new(knowledge: &'k Knowledge, listening: &'k Listening, listener: Option<ListenerId>) -> Self {
        let others = listening.listeners.enumerate().filter(|(id, count)| Some(*id) != listener && count.heard > 0);
        let others: Vec<f64> = others.map(|(_, count)| count.hours).collect();
        Self {
            knowledge,
            listening,
            listener,
            own_hours: listener.map_or(0.0, |id| listening.listeners[id].hours),
            others_hours: (!others.is_empty()).then(|| others.iter().sum::<f64>() / others.len() as f64),
        }
    }

    /// The interviews that count and that they have not heard.
    fn counted(&self) -> impl Iterator<Item = NextHearing> {
        let counted = self.listening.interviews.enumerate().filter(|(_, hearing)| hearing.is_counted);
        counted.filter_map(|(id, _)| {
            let interview = &self.knowledge.interviews[id];
            self.unless_heard(HearableInterview::Counted(id), &interview.hearers, &interview.teams())
        })
    }

    /// Those that were held, of which nothing is written down, and that they have not heard.
    fn held(&self) -> impl Iterator<Item = NextHearing> {
        let held = self.knowledge.set_aside.enumerate().filter(|(_, it)| it.reason == SetAsideReason::Held);
        held.filter_map(|(id, held)| {
            let hearers = self.knowledge.hearers_of_set_aside(id);
            self.unless_heard(HearableInterview::Held(id), &hearers, &held.teams)
        })
    }

    fn unless_heard(&self, interview: HearableInterview, hearers: &[Hearer], teams: &[TeamId]) -> Option<NextHearing> {
        let mut heard = hearers.iter().filter(|hearer| hearer.roles.is_heard());
        let people = narrow(heard.clone().count());
        if heard.any(|hearer| self.listener.is_some() && hearer.listener == self.listener) {
            return None;
        }
        let (team, team_hours) = self.team_heard_least(teams);
        Some(NextHearing {
            interview,
            people,
            is_unheard: is_unheard(hearers),
            team,
            team_hours,
            own_hours: self.own_hours,
            others_hours: self.others_hours,
            hours: interview.entry(self.knowledge).kind.hours(),
        })
    }

    /// Of some teams the one of which they have heard least, and how much.
    fn team_heard_least(&self, teams: &[TeamId]) -> (Option<TeamId>, f64) {
        let heard = |team| self.listener.map_or(0.0, |id| self.listening.hours_of_team(self.knowledge, id, team));
        let teams = teams.iter().map(|team| (*team, heard(*team)));
        let least = teams.min_by(|(_, one), (_, other)| one.total_cmp(other));
        (least.map(|(team, _)| team), least.map_or(0.0, |(_, hours)| hours))
    }
}

fn compare(knowledge: &Knowledge, one: &NextHearing, other: &NextHearing) -> Ordering {
    let date = |next: &NextHearing| next.interview.entry(knowledge).kind.meta.date;
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
