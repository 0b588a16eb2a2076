//! Who was interviewed, as they were in one interview, and who speaks in its transcript.
//!
//! Comes in: an interview that may be shown. Goes out: [`ReleasedPerson`]s and [`ReleasedSpeaker`]s. Does not know: what was
//! said.

use std::fmt;

use super::{Released, ShownTeam};
use crate::content::interview::{InterviewedPerson, Speaker, SpeakerRole};
use crate::knowledge::{Interviewee, ParticipantId};

/// Somebody who was interviewed, as they were then.
#[derive(Clone, Copy)]
pub struct ReleasedPerson<'k> {
    pub(super) released: Released<'k>,
    pub(super) interviewee: &'k Interviewee,
    pub(super) described: &'k InterviewedPerson,
}

impl<'k> ReleasedPerson<'k> {
    /// Which participant it is.
    pub fn participant(self) -> ParticipantId {
        self.interviewee.participant
    }

    /// The pseudonym.
    pub fn name(self) -> Option<&'k str> {
        self.released.attribution().pseudonym.then(|| self.released.name_of(self.participant()))
    }

    /// The pseudonym as this interview's front matter has it, where it names one.
    pub fn written_name(self) -> Option<&'k str> {
        let name = self.described.name.as_ref().filter(|_| self.released.attribution().pseudonym);
        name.map(|name| name.value.as_str())
    }

    /// The role that the front matter names; else that of the newest interview that names one.
    pub fn role(self) -> Option<&'k str> {
        self.written_role().or_else(|| self.released.role_of(self.participant()))
    }

    /// The role, where the front matter names one.
    pub fn written_role(self) -> Option<&'k str> {
        self.described.role.as_deref().filter(|_| self.released.attribution().role)
    }

    /// `tenure`: for how long they are there.
    pub fn tenure(self) -> Option<&'k str> {
        self.described.tenure.as_deref().filter(|_| self.released.attribution().tenure)
    }

    /// The team, as it may be named.
    pub fn team(self) -> Option<ShownTeam> {
        self.released.team_of_speaker(self.interviewee.team?)
    }
}

/// Shows the participant's number alone.
impl fmt::Debug for ReleasedPerson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReleasedPerson").field(&self.participant()).finish()
    }
}

/// Somebody who has a turn in a transcript.
#[derive(Clone, Copy)]
pub struct ReleasedSpeaker<'k> {
    pub(super) speaker: &'k Speaker,
    pub(super) name: Option<&'k str>,
}

impl<'k> ReleasedSpeaker<'k> {
    /// The name, as the first label has it.
    pub fn name(self) -> Option<&'k str> {
        self.name
    }

    /// Which of those who were interviewed it is, by the order of the front matter; none for everybody else.
    pub fn person(self) -> Option<usize> {
        self.speaker.person
    }

    /// What they are in the conversation.
    pub fn role(self) -> SpeakerRole {
        self.speaker.role
    }
}

/// Shows the role alone.
impl fmt::Debug for ReleasedSpeaker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReleasedSpeaker").field(&self.role()).finish()
    }
}
