//! Participants that may be shown, as they are now.
//!
//! Comes in: ids. Goes out: [`ReleasedParticipant`]s. Does not know: how they were at the time of an interview.

use super::{InterviewAccess, Released, ReleasedItem, ShownTeam};
use crate::content::interview::Person;
use crate::knowledge::{InterviewId, Interviewee, Participant, ParticipantId};

/// Somebody who was interviewed, once or several times, as they are now.
pub type ReleasedParticipant<'k> = ReleasedItem<'k, ParticipantId, Participant>;

impl<'k> Released<'k> {
    /// The participants that may be shown, by the path of their first interview.
    pub fn participants(self) -> impl Iterator<Item = ReleasedParticipant<'k>> {
        self.knowledge.participants.ids().filter_map(move |id| self.participant(id))
    }

    /// A participant, unless they are withheld.
    pub fn participant(self, id: ParticipantId) -> Option<ReleasedParticipant<'k>> {
        let item = &self.knowledge.participants[id];
        let is_heard = |id: &InterviewId| self.permissions.access(*id) != InterviewAccess::Nothing;
        self.item(item.interviews.iter().any(is_heard), id, item)
    }
}

impl<'k> Released<'k> {
    /// A participant in each of their interviews of which something may be seen, the oldest first: what the others say of
    /// them is withheld, too.
    fn described(self, id: ParticipantId) -> impl DoubleEndedIterator<Item = (&'k Interviewee, &'k Person)> {
        let interviews = self.knowledge.participants[id].interviews.iter();
        let seen = interviews.filter(move |id| self.permissions.access(**id) != InterviewAccess::Nothing);
        seen.filter_map(move |interview| {
            let interview = &self.knowledge.interviews[*interview];
            let index = interview.people.iter().position(|person| person.participant == id)?;
            Some((&interview.people[index], &interview.entry.kind.meta.people[index]))
        })
    }

    /// What a participant is called: as written first, else as the first interview is called.
    pub(super) fn name_of(self, id: ParticipantId) -> &'k str {
        if self.is_everything() {
            return &self.knowledge.participants[id].name;
        }
        let written = self.described(id).find_map(|(_, person)| person.name.as_ref());
        let seen = |id: &&InterviewId| self.permissions.access(**id) != InterviewAccess::Nothing;
        let first = || self.knowledge.participants[id].interviews.iter().find(seen);
        written
            .map(|name| name.value.as_str())
            .or_else(|| first().map(|id| self.interview_slug(*id).as_str()))
            .unwrap_or_default()
    }

    /// The role of the newest interview that names one.
    pub(super) fn role_of(self, id: ParticipantId) -> Option<&'k str> {
        if self.is_everything() {
            return self.knowledge.participants[id].role.as_deref();
        }
        self.described(id).rev().find_map(|(_, person)| person.role.as_deref()).filter(|_| self.attribution().role)
    }
}

impl<'k> ReleasedParticipant<'k> {
    /// The pseudonym.
    pub fn name(self) -> Option<&'k str> {
        self.released.attribution().pseudonym.then(|| self.released.name_of(self.id))
    }

    /// The role of the newest interview that names one.
    pub fn role(self) -> Option<&'k str> {
        self.released.role_of(self.id)
    }

    /// The team of the newest interview that names one.
    pub fn team(self) -> Option<ShownTeam> {
        if self.released.is_everything() {
            return self.item.team.map(ShownTeam::Team);
        }
        let team = self.released.described(self.id).rev().find_map(|(interviewee, _)| interviewee.team);
        self.released.team_of_speaker(team?)
    }

    /// Their interviews, oldest first; none where they have no name, since that would tell who is the same.
    pub fn interviews(self) -> impl DoubleEndedIterator<Item = InterviewId> {
        let known: &[InterviewId] = if self.name().is_some() { &self.item.interviews } else { &[] };
        self.released.only_interviews(known)
    }
}
