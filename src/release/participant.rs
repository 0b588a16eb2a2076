//! Participants that may be shown, as they are now.
//!
//! Comes in: ids. Goes out: [`ReleasedParticipant`]s. Does not know: how they were at the time of an interview.

use super::{InterviewAccess, Released, ReleasedItem, ShownTeam};
use crate::knowledge::{InterviewId, Participant, ParticipantId, ThemeId};

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

    /// The role of the newest interview that names one; interviews of which nothing may be seen name none. Where people are not
    /// named it would tell who is the same, and where days are not said, which is the newest.
    pub(super) fn role_of(self, id: ParticipantId) -> Option<&'k str> {
        let said = self.attribution();
        self.knowledge.participants[id].role.as_deref().filter(|_| said.role && said.pseudonym && said.date)
    }
}

impl Released<'_> {
    /// Whether an interview of a participant that is shown is tagged with one of some themes, or with one below them.
    pub fn shows_tag_of(self, id: ParticipantId, themes: &[ThemeId]) -> bool {
        let is_one = |tag: ThemeId| {
            let above = self.knowledge.themes_above(tag);
            std::iter::once(tag).chain(above).any(|theme| themes.contains(&theme))
        };
        let shown = self.only_interviews(&self.knowledge.participants[id].interviews);
        let mut tags = shown.flat_map(|interview| {
            let interview = &self.knowledge.interviews[interview];
            let people = interview.people.iter().filter(move |person| person.participant == id);
            interview.tags.iter().chain(people.flat_map(|person| &person.tags)).copied()
        });
        tags.any(is_one)
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
        // As with the role.
        let said = self.released.attribution();
        self.released.team_of_speaker(self.item.team.filter(|_| said.pseudonym && said.date)?)
    }

    /// Their interviews, oldest first, where days may be said; none where they have no name, since that would tell who is the
    /// same.
    pub fn interviews(self) -> impl DoubleEndedIterator<Item = InterviewId> {
        let known: &[InterviewId] = if self.name().is_some() { &self.item.interviews } else { &[] };
        let mut shown: Vec<InterviewId> = self.released.only_interviews(known).collect();
        if !self.released.attribution().date {
            shown.sort_unstable();
        }
        shown.into_iter()
    }
}
