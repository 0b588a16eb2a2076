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

impl<'k> ReleasedParticipant<'k> {
    /// The pseudonym.
    pub fn name(self) -> Option<&'k str> {
        Some(self.item.name.as_str()).filter(|_| self.released.attribution().pseudonym)
    }

    /// The role of the newest interview that names one.
    pub fn role(self) -> Option<&'k str> {
        self.item.role.as_deref().filter(|_| self.released.attribution().role)
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
