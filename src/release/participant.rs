//! Participants that may be shown, as they are now.
//!
//! Comes in: ids. Goes out: [`ReleasedParticipant`]s. Does not know: how they were at the time of an interview.

use super::{InterviewAccess, Released, ReleasedItem, ShownTeam};
use crate::knowledge::{InterviewId, Participant, ParticipantId};

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
    /// What a participant is called: as written first, else as the first interview is called. Interviews of which nothing may
    /// be seen say neither.
    pub(super) fn name_of(self, id: ParticipantId) -> &'k str {
        let participant = &self.knowledge.participants[id];
        if self.is_everything() {
            return &participant.name;
        }
        let is_seen = |id: &&InterviewId| self.permissions.access(**id) != InterviewAccess::Nothing;
        let seen = participant.interviews.iter().filter(is_seen);
        let written = seen.clone().find_map(|interview| {
            let interview = &self.knowledge.interviews[*interview];
            let index = interview.people.iter().position(|person| person.participant == id)?;
            interview.entry.kind.meta.people[index].name.as_ref()
        });
        let first = || seen.clone().next().map(|interview| self.interview_slug(*interview).as_str());
        written.map(|name| name.value.as_str()).or_else(first).unwrap_or_default()
    }

    /// The role of the newest interview that names one; interviews of which nothing may be seen name none.
    pub(super) fn role_of(self, id: ParticipantId) -> Option<&'k str> {
        self.knowledge.participants[id].role.as_deref().filter(|_| self.attribution().role)
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
        self.released.team_of_speaker(self.item.team?)
    }

    /// Their interviews, oldest first; none where they have no name, since that would tell who is the same.
    pub fn interviews(self) -> impl DoubleEndedIterator<Item = InterviewId> {
        let known: &[InterviewId] = if self.name().is_some() { &self.item.interviews } else { &[] };
        self.released.only_interviews(known)
    }
}
