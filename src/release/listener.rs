//! Listeners that may be shown, with what they heard, what surprised them and what they passed to interviewers.
//!
//! Comes in: ids and names. Goes out: [`ReleasedListener`], [`ReleasedSurprise`], [`ReleasedPassed`]. Where an audience is told no
//! names of people, it is told of no listener. Does not know: what hearing comes to.

use super::{Released, ReleasedInterview, ReleasedItem, ReleasedKind};
use crate::content::Name;
use crate::content::hearer_role::HearerRoles;
use crate::content::interview::notes::{PassedOn, PassedQuestion, Surprise};
use crate::content::listener::Listener;
use crate::knowledge::{InterviewId, LinkedListener, ListenerId, TeamId};

/// A listener that may be shown: described by a file, or only implied by being named.
pub type ReleasedListener<'k> = ReleasedItem<'k, ListenerId, LinkedListener>;

/// What somebody had thought, and what they heard.
#[derive(Debug, Clone, Copy)]
pub struct ReleasedSurprise<'k> {
    /// The interview that surprised them.
    pub interview: InterviewId,
    /// Who, as it was written.
    pub by: Option<&'k str>,
    /// What they had thought.
    pub thought: Option<&'k str>,
    /// What they heard instead.
    pub heard: &'k str,
}

/// A question that somebody passed to the interviewer.
#[derive(Debug, Clone, Copy)]
pub struct ReleasedPassed<'k> {
    /// The interview in which it was to be asked.
    pub interview: InterviewId,
    /// Who, as it was written.
    pub by: Option<&'k str>,
    /// The question.
    pub text: &'k str,
    /// Whether it was asked, and when.
    pub asked: PassedOn,
}

impl ReleasedKind for Listener {
    fn is_shown(released: Released<'_>, id: ListenerId, linked: &LinkedListener) -> bool {
        released.attribution().pseudonym && released.may_see::<Listener>(id, linked)
    }
}

impl<'k> Released<'k> {
    /// The listeners that may be shown, in the arena's order.
    pub fn listeners(self) -> impl Iterator<Item = ReleasedListener<'k>> {
        self.all()
    }

    /// A listener, unless it is withheld.
    pub fn listener(self, id: ListenerId) -> Option<ReleasedListener<'k>> {
        self.one(id)
    }

    /// The listener who is called so, unless it is withheld.
    pub fn listener_named(self, name: &str) -> Option<ReleasedListener<'k>> {
        self.listener(self.knowledge.names.listeners.find(name)?)
    }

    /// What surprised those who heard the interviews that may be shown, by interview.
    pub fn surprises(self) -> impl Iterator<Item = ReleasedSurprise<'k>> {
        self.interviews().flat_map(ReleasedInterview::surprises)
    }

    fn listener_name(self, by: Option<&'k Name>) -> Option<&'k str> {
        by.filter(|_| self.attribution().pseudonym).map(|by| by.value.as_str())
    }
}

impl<'k> ReleasedListener<'k> {
    /// `team`, where that may be shown.
    pub fn team(self) -> Option<TeamId> {
        self.item.team.filter(|team| self.released.team(*team).is_some())
    }

    /// `role`.
    pub fn role(self) -> Option<&'k str> {
        self.item.entry.as_ref()?.kind.role.as_deref()
    }

    /// The interviews that may be shown and that they had to do with, in order, and what they did.
    pub fn interviews(self) -> impl Iterator<Item = (InterviewId, HearerRoles)> {
        let all = self.item.interviews.iter().copied();
        all.filter(move |(interview, _)| self.released.interview(*interview).is_some())
    }

    /// What they did with an interview.
    pub fn roles_in(self, interview: InterviewId) -> HearerRoles {
        let place = self.item.interviews.binary_search_by_key(&interview, |(id, _)| *id);
        place.map_or_else(|_| HearerRoles::default(), |place| self.item.interviews[place].1)
    }

    /// What surprised them, in interviews that may be shown.
    pub fn surprises(self) -> impl Iterator<Item = ReleasedSurprise<'k>> {
        self.item.surprises.iter().filter_map(move |(id, index)| {
            let interview = self.released.interview(*id)?;
            interview.surprise(interview.item.entry.kind.meta.listening.surprises.get(*index)?)
        })
    }

    /// The questions that they passed to interviewers, in interviews that may be shown.
    pub fn passed(self) -> impl Iterator<Item = ReleasedPassed<'k>> {
        self.item.passed.iter().filter_map(move |(id, index)| {
            let interview = self.released.interview(*id)?;
            interview.passed_question(interview.item.entry.kind.meta.listening.passed.get(*index)?)
        })
    }
}

impl<'k> ReleasedInterview<'k> {
    /// `surprises`: what those who heard it had thought, and what it is; but those that name what may not be said of who spoke.
    pub fn surprises(self) -> impl Iterator<Item = ReleasedSurprise<'k>> {
        self.item.entry.kind.meta.listening.surprises.iter().filter_map(move |it| self.surprise(it))
    }

    /// `passed`: questions that observers passed to the interviewer; but those that name what may not be said of who spoke.
    pub fn passed(self) -> impl Iterator<Item = ReleasedPassed<'k>> {
        self.item.entry.kind.meta.listening.passed.iter().filter_map(move |it| self.passed_question(it))
    }

    fn surprise(self, surprise: &'k Surprise) -> Option<ReleasedSurprise<'k>> {
        let by = self.released.listener_name(surprise.by.as_ref());
        let thought = surprise.thought.as_deref().and_then(|text| self.sayable(text));
        Some(ReleasedSurprise { interview: self.id, by, thought, heard: self.sayable(&surprise.heard)? })
    }

    fn passed_question(self, passed: &'k PassedQuestion) -> Option<ReleasedPassed<'k>> {
        let by = self.released.listener_name(passed.by.as_ref());
        Some(ReleasedPassed { interview: self.id, by, text: self.sayable(&passed.text)?, asked: passed.asked })
    }
}
