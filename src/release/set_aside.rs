//! Interviews that count nowhere and may be shown: rehearsals, and those that are planned or only held.
//!
//! Comes in: ids. Goes out: [`ReleasedSetAside`]s. Does not know: why nothing else speaks of them, which page shows them.

use super::{InterviewAccess, Released, ReleasedFile, ReleasedItem, ShownTeam, access};
use crate::base::Date;
use crate::base::slug::Slug;
use crate::content::Name;
use crate::content::interview::SetAsideReason;
use crate::knowledge::{GuideId, SetAsideId, SetAsideInterview};

/// An interview that counts nowhere and may be shown.
pub type ReleasedSetAside<'k> = ReleasedItem<'k, SetAsideId, SetAsideInterview>;

impl<'k> Released<'k> {
    /// The interviews that count nowhere and may be shown, in path order.
    pub fn interviews_set_aside(self) -> impl Iterator<Item = ReleasedSetAside<'k>> {
        self.knowledge.set_aside.ids().filter_map(move |id| self.interview_set_aside(id))
    }

    /// Whether the study has interviews that count nowhere, withheld ones too: the plan counts them.
    pub fn has_interviews_set_aside(self) -> bool {
        self.knowledge.set_aside.ids().next().is_some()
    }

    /// Whether all of them may be shown.
    pub fn shows_all_set_aside(self) -> bool {
        self.interviews_set_aside().count() == self.knowledge.set_aside.len()
    }

    /// One of them, unless it is withheld: whom it names may read it, as any interview.
    pub fn interview_set_aside(self, id: SetAsideId) -> Option<ReleasedSetAside<'k>> {
        let item = &self.knowledge.set_aside[id];
        let may_read = match self.audience() {
            Some(audience) => access(&item.entry, &audience.name) == InterviewAccess::Transcript,
            None => self.is_everything(),
        };
        self.item(may_read, id, item)
    }
}

impl<'k> ReleasedSetAside<'k> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, &self.item.entry)
    }

    /// Why it counts nowhere.
    pub fn reason(self) -> SetAsideReason {
        self.item.reason
    }

    /// Whether it has a page of its own: a rehearsal has, where its address may say what its file is called.
    pub fn has_page(self) -> bool {
        self.item.reason == SetAsideReason::Practice && self.may_say_names()
    }

    /// Its name in addresses, where that may be said.
    pub fn slug(self) -> Option<&'k Slug> {
        self.may_say_names().then_some(&self.item.entry.slug)
    }

    /// Its title, or one made from the name of its file, where it may be said.
    pub fn shown_title(self) -> Option<String> {
        self.may_say_all().then(|| self.item.entry.shown_title())
    }

    /// `date`.
    pub fn date(self) -> Option<Date> {
        self.item.entry.kind.meta.date.filter(|_| self.released.attribution().date)
    }

    /// The teams of its people, as they may be named.
    pub fn teams(self) -> impl Iterator<Item = ShownTeam> {
        self.item.teams.iter().filter_map(move |team| self.released.team_of_speaker(*team))
    }

    /// The guide that it is to follow.
    pub fn guide(self) -> Option<GuideId> {
        self.item.guide.filter(|guide| self.released.guide(*guide).is_some())
    }

    /// Who is interviewed, those who have a name.
    pub fn people(self) -> impl Iterator<Item = &'k str> {
        let people = self.item.entry.kind.meta.people.iter().filter_map(|person| person.name.as_ref());
        self.named(people)
    }

    /// `interviewer`: who asks.
    pub fn interviewers(self) -> impl Iterator<Item = &'k str> {
        self.named(self.item.entry.kind.meta.hearers.interviewers.iter())
    }

    fn named(self, names: impl Iterator<Item = &'k Name>) -> impl Iterator<Item = &'k str> {
        let may_be_named = self.released.attribution().pseudonym;
        names.filter(move |_| may_be_named).map(|name| name.value.as_str())
    }

    fn may_say_names(self) -> bool {
        self.released.attribution().allows_names_in_addresses()
    }

    /// A title is somebody's own words: it may name a person, a team or a day.
    fn may_say_all(self) -> bool {
        self.released.permissions.may_say_all_of_people()
    }
}
