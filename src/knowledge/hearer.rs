//! Who of the platform's side had to do with an interview: asked, sat in, listened since, or coded it.
//!
//! Comes in: an interview as its file has it, the names of listeners. Goes out: a [`Hearer`] each. Does not know: what all of
//! them heard.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::listener_names::ListenerNames;
use crate::base::fold;
use crate::base::path::SourcePath;
use crate::content::interview::Interview;
use crate::content::{Entry, Name};
use crate::knowledge::ListenerId;

/// What somebody of the platform's side did with an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HearerRole {
    /// Asked.
    Interviewer,
    /// Was there, silent.
    Observer,
    /// Has listened to it since.
    Listener,
    /// Marked quotes in it.
    Coder,
}

impl HearerRole {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Interviewer, Self::Observer, Self::Listener, Self::Coder];

    /// Its key in words and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Observer => "observer",
            Self::Listener => "listener",
            Self::Coder => "coder",
        }
    }
}

/// What somebody did with an interview: any of the roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HearerRoles(u8);

impl HearerRoles {
    /// Whether a role is among them.
    pub fn has(self, role: HearerRole) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// Whether whoever has them heard the interview. Who only marked quotes may have read it.
    pub fn is_heard(self) -> bool {
        [HearerRole::Interviewer, HearerRole::Observer, HearerRole::Listener].into_iter().any(|role| self.has(role))
    }

    /// The roles, in order.
    pub fn iter(self) -> impl Iterator<Item = HearerRole> {
        HearerRole::ALL.into_iter().filter(move |role| self.has(*role))
    }

    fn add(&mut self, role: HearerRole) {
        self.0 |= Self::bit(role);
    }

    fn bit(role: HearerRole) -> u8 {
        1 << role as u8
    }
}

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
        (&meta.interviewers, HearerRole::Interviewer),
        (&meta.observers, HearerRole::Observer),
        (&meta.listeners, HearerRole::Listener),
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
