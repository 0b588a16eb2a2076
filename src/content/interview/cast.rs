//! Who was there: the people whom the front matter names, by name.
//!
//! Comes in: an interview's front matter. Goes out: a [`Cast`] that tells what somebody is. Does not know: who speaks.

use rustc_hash::FxHashMap;

use crate::base::fold;
use crate::content::interview::{Meta, SpeakerRole};

/// The people of an interview.
#[derive(Debug)]
pub(super) struct Cast<'m> {
    meta: &'m Meta,
    /// What a participant is called whom the front matter does not name: the interview's slug.
    unnamed: &'m str,
    /// What each name stands for, in the form in which names are compared.
    parts: FxHashMap<String, CastRole>,
}

/// What somebody is in the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CastRole {
    pub(super) role: SpeakerRole,
    /// Which participant, into [`Meta::people`].
    pub(super) person: Option<usize>,
}

impl<'m> Cast<'m> {
    /// The people whom front matter names; a participant without a name is called `unnamed`.
    pub(super) fn new(meta: &'m Meta, unnamed: &'m str) -> Self {
        let mut parts = FxHashMap::default();
        let mut add = |name: &str, role, person| {
            parts.entry(fold::name(name).into_owned()).or_insert(CastRole { role, person });
        };
        meta.hearers.interviewers.iter().for_each(|name| add(&name.value, SpeakerRole::Interviewer, None));
        meta.hearers.observers.iter().for_each(|name| add(&name.value, SpeakerRole::Observer, None));
        for (index, person) in meta.people.iter().enumerate() {
            let name = person.name.as_ref().map_or(unnamed, |name| &name.value);
            add(name, SpeakerRole::Participant, Some(index));
        }
        Self { meta, unnamed, parts }
    }

    /// The front matter.
    pub(super) fn meta(&self) -> &'m Meta {
        self.meta
    }

    /// What somebody is whose name is given as names are compared; none where the front matter does not say.
    pub(super) fn part(&self, folded: &str) -> Option<CastRole> {
        self.parts.get(folded).copied()
    }

    /// Whether the front matter names anybody who speaks.
    pub(super) fn is_named(&self) -> bool {
        self.names_participants()
            || !self.meta.hearers.interviewers.is_empty()
            || !self.meta.hearers.observers.is_empty()
    }

    /// Whether the front matter names who was interviewed.
    pub(super) fn names_participants(&self) -> bool {
        self.meta.people.iter().any(|person| person.name.is_some())
    }

    /// The only participant, where there is one: theirs are the words that no label gives to somebody.
    pub(super) fn only_participant(&self) -> Option<&'m str> {
        match self.meta.people.as_slice() {
            [] => Some(self.unnamed),
            [person] => Some(person.name.as_ref().map_or(self.unnamed, |name| &name.value)),
            _ => None,
        }
    }

    /// All participants' names in a row: stands for whoever of them speaks without a label.
    pub(super) fn all_participants(&self) -> String {
        let names: Vec<&str> =
            self.meta.people.iter().filter_map(|person| Some(person.name.as_ref()?.value.as_str())).collect();
        names.join(", ")
    }

    /// All names, as they were written.
    pub(super) fn names(&self) -> impl Iterator<Item = &'m str> {
        let people = self.meta.people.iter().filter_map(|person| person.name.as_ref());
        people
            .chain(&self.meta.hearers.interviewers)
            .chain(&self.meta.hearers.observers)
            .map(|name| name.value.as_str())
    }

    /// All names, in the form in which they are compared.
    pub(super) fn folded(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }
}
