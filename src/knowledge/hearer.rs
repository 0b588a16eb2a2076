//! Who of the platform's side had to do with an interview: asked, sat in, listened since, or coded it.
//!
//! Comes in: an interview as its file has it, the names of listeners. Goes out: a [`Hearer`] each. Does not know: what all of
//! them heard.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::listener_names::ListenerNames;
use crate::base::fold;
use crate::base::path::SourcePath;
use crate::content::hearer_role::{HearerRole, HearerRoles};
use crate::content::interview::Interview;
use crate::content::{Entry, Name};
use crate::knowledge::{Knowledge, ListenerId, SetAsideId};

/// Somebody of the platform's side who had to do with an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearer {
    /// Who; none for a name that the list of listeners does not have.
    pub listener: Option<ListenerId>,
    /// What they did.
    pub roles: HearerRoles,
}

/// Every name of the platform's side in an interview, with the file that it stands in, and what they did. Surprises and
/// questions that were passed on are no way to hear it.
pub(super) fn named(entry: &Entry<Interview>) -> impl Iterator<Item = (&Name, &SourcePath, Option<HearerRole>)> {
    let Interview { meta, quotes, .. } = &entry.kind;
    let path = &entry.path;
    let listed = [
        (&meta.hearers.interviewers, HearerRole::Interviewer),
        (&meta.hearers.observers, HearerRole::Observer),
        (&meta.hearers.listeners, HearerRole::Listener),
    ];
    let listed =
        listed.into_iter().flat_map(move |(names, role)| names.iter().map(move |name| (name, path, Some(role))));
    let coders = quotes.iter().filter_map(|quote| Some((quote.coding.by.as_ref()?, &quote.mark.coded_in)));
    let coders = coders.map(|(name, path)| (name, path, Some(HearerRole::Coder)));
    let surprised = meta.listening.surprises.iter().filter_map(|surprise| surprise.by.as_ref());
    let passed = meta.listening.passed.iter().filter_map(|question| question.by.as_ref());
    listed.chain(coders).chain(surprised.chain(passed).map(move |name| (name, path, None)))
}

/// Everybody who had to do with an interview, each once, in the order of the file. Two names of one listener are one; names
/// that are none are told apart as they are written.
pub(super) fn hearers(entry: &Entry<Interview>, names: &ListenerNames) -> Vec<Hearer> {
    let mut hearers: Vec<Hearer> = Vec::new();
    // A coder's name stands at each of their quotes: it is folded once.
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut unknown: FxHashMap<Cow<'_, str>, usize> = FxHashMap::default();
    for (name, _, role) in named(entry) {
        let Some(role) = role else { continue };
        let place = *places.entry(name.value.as_str()).or_insert_with(|| {
            let listener = names.find(&name.value);
            let next = hearers.len();
            let place = match listener {
                Some(_) => hearers.iter().position(|hearer| hearer.listener == listener).unwrap_or(next),
                None => *unknown.entry(fold::name(&name.value)).or_insert(next),
            };
            if place == next {
                hearers.push(Hearer { listener, roles: HearerRoles::default() });
            }
            place
        });
        hearers[place].roles.add(role);
    }
    hearers
}

impl Knowledge {
    /// Who had to do with an interview that counts nowhere.
    pub fn hearers_of_set_aside(&self, id: SetAsideId) -> Vec<Hearer> {
        hearers(&self.set_aside[id].entry, &self.names.listeners)
    }
}
