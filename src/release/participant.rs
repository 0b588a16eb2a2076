//! Participants that may be shown, as they are now.
//!
//! Comes in: ids. Goes out: [`ReleasedParticipant`]s. Does not know: how they were at the time of an interview.

use super::{Released, ReleasedItem};
use crate::knowledge::{InterviewId, Participant, ParticipantId, TeamId};

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
        self.shows_anything().then_some(ReleasedItem { released: self, id, item })
    }
}

impl<'k> ReleasedParticipant<'k> {
    /// The pseudonym.
    pub fn name(self) -> &'k str {
        &self.item.name
    }

    /// The role of the newest interview that names one.
    pub fn role(self) -> Option<&'k str> {
        self.item.role.as_deref()
    }

    /// The team of the newest interview that names one.
    pub fn team(self) -> Option<TeamId> {
        self.item.team.filter(|team| self.released.team(*team).is_some())
    }

    /// Their interviews, oldest first.
    pub fn interviews(self) -> impl DoubleEndedIterator<Item = InterviewId> {
        self.released.only_interviews(&self.item.interviews)
    }
}
