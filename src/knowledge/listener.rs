//! Listeners, linked: whom the folder describes, or without one everybody whom interviews name.
//!
//! Comes in: the described listeners, interviews. Goes out: a [`LinkedListener`] each, and their names. Does not know: what
//! hearing comes to.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::hearer;
use super::kinds::KnownKind;
use super::listener_names::ListenerNames;
use super::name_table::{KindWords, LONGEST};
use crate::base::fold;
use crate::base::id::{Id, IdVec};
use crate::base::path::SourcePath;
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::content::hearer_role::HearerRoles;
use crate::content::interview::Interview;
use crate::content::listener::Listener;
use crate::content::{DraftEntry, Entries, Entry, Kind, Name, kind_of};
use crate::diagnostic::{Diagnostic, suggest};
use crate::knowledge::{Hearer, InterviewId, ListenerId, NameTables, TeamId};

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Listener,
    unknown_rule: "unknown-listener",
    remedy: "describe it with `cairn new listener`",
};

/// A listener, linked.
#[derive(Debug)]
pub struct LinkedListener {
    /// Its name in addresses.
    pub slug: Slug,
    /// The name: the title of the file, or as an interview has it first.
    pub title: String,
    /// As the file has it; none for somebody who is only implied by being named.
    pub entry: Option<Arc<Entry<Listener>>>,
    /// `team`.
    pub team: Option<TeamId>,
    /// The interviews that they had to do with, in order, and what they did.
    pub interviews: Vec<(InterviewId, HearerRoles)>,
    /// What surprised them: an interview, and which of its surprises.
    pub surprises: Vec<(InterviewId, usize)>,
    /// The questions that they passed to interviewers: an interview, and which of its questions.
    pub passed: Vec<(InterviewId, usize)>,
}

impl KnownKind for Listener {
    type Linked = LinkedListener;

    fn entry(linked: &LinkedListener) -> Option<&Entry<Self>> {
        linked.entry.as_deref()
    }
}

/// The listeners and their names, before it is known what they heard.
pub(super) struct KnownListeners {
    pub(super) names: ListenerNames,
    all: Vec<LinkedListener>,
}

/// Everybody in the folder; without files everybody whom interviews name, by slug.
pub(super) fn list(entries: &Entries, tables: &NameTables, complaints: &mut Vec<Diagnostic>) -> KnownListeners {
    if entries.listeners.is_empty() { implied(&entries.interviews) } else { described(entries, tables, complaints) }
}

fn described(entries: &Entries, tables: &NameTables, complaints: &mut Vec<Diagnostic>) -> KnownListeners {
    let mut list = KnownListeners { names: ListenerNames::default(), all: Vec::new() };
    for entry in &entries.listeners {
        let title = entry.shown_title();
        list.names.add(&title, ListenerId::from_index(list.all.len()));
        // Where no team is described, one of the platform's side need not be named by anybody else.
        let team = entry.kind.team.as_ref().and_then(|name| match entries.teams.is_empty() {
            true => tables.teams.names.find(&name.value),
            false => tables.teams.find(name, &entry.path, complaints),
        });
        list.all.push(LinkedListener { team, ..blank(entry.slug.clone(), title, Some(entry.clone())) });
    }
    for (index, entry) in entries.listeners.iter().enumerate() {
        entry.aliases.iter().for_each(|alias| list.names.add(&alias.value, ListenerId::from_index(index)));
    }
    complaints.extend(unknown(entries, &list.names));
    list
}

fn implied(interviews: &[Arc<Entry<Interview>>]) -> KnownListeners {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut written: BTreeMap<Slug, Vec<&str>> = BTreeMap::new();
    let named = interviews.iter().flat_map(|interview| hearer::named(interview));
    for name in named.map(|(name, ..)| name.value.as_str()).filter(|name| seen.insert(name)) {
        let slug = Slug::from_text(name).filter(|slug| slug.as_str().len() <= LONGEST);
        if let Some(slug) = slug {
            written.entry(slug).or_default().push(name);
        }
    }
    let mut list = KnownListeners { names: ListenerNames::default(), all: Vec::new() };
    for (slug, names) in written {
        let id = ListenerId::from_index(list.all.len());
        names.iter().for_each(|name| list.names.add(name, id));
        list.all.push(blank(slug, names[0].to_owned(), None));
    }
    list
}

fn blank(slug: Slug, title: String, entry: Option<Arc<Entry<Listener>>>) -> LinkedListener {
    LinkedListener { slug, title, entry, team: None, interviews: Vec::new(), surprises: Vec::new(), passed: Vec::new() }
}

/// One warning for each name that is nobody's, where it stands first.
fn unknown(entries: &Entries, names: &ListenerNames) -> Vec<Diagnostic> {
    let mut said: FxHashSet<String> = FxHashSet::default();
    // The same few names stand at every quote: each spelling is looked up once.
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut complaints = Vec::new();
    for (name, path, _) in entries.interviews.iter().flat_map(|interview| hearer::named(interview)) {
        let is_new = seen.insert(&name.value) && names.find(&name.value).is_none();
        if is_new && said.insert(fold::name(&name.value).into_owned()) {
            complaints.push(unknown_name(name, path, names, &entries.drafts));
        }
    }
    complaints
}

fn unknown_name(name: &Name, path: &SourcePath, names: &ListenerNames, drafts: &[DraftEntry]) -> Diagnostic {
    let place = Place::new(path, name.span);
    let slug = Slug::from_text(&name.value);
    let of_kind = |draft: &&DraftEntry| kind_of(&draft.path) == Some(WORDS.kind) && Some(&draft.slug) == slug.as_ref();
    if let Some(draft) = drafts.iter().find(of_kind) {
        let message = format!("the listener `{}` is a draft, which is left out", name.value);
        let help =
            format!("remove `draft: true` from {}, or read drafts too, as `cairn check --drafts` does", draft.path);
        return Diagnostic::warning(WORDS.unknown_rule, place, message).help(help);
    }
    let message = format!("there is no listener `{}`", name.value);
    let help = suggest::did_you_mean(&name.value, names.known(), WORDS.remedy);
    Diagnostic::warning(WORDS.unknown_rule, place, message).help(help)
}

/// All listeners, with what they heard.
pub(super) fn link(
    mut listed: Vec<LinkedListener>,
    names: &ListenerNames,
    interviews: &[Arc<Entry<Interview>>],
    hearers: &[Vec<Hearer>],
) -> IdVec<ListenerId, LinkedListener> {
    for (index, (entry, hearers)) in interviews.iter().zip(hearers).enumerate() {
        let interview = InterviewId::from_index(index);
        for Hearer { listener, roles } in hearers {
            if let Some(id) = listener {
                listed[id.index()].interviews.push((interview, *roles));
            }
        }
        let notes = &entry.kind.meta.listening;
        let who = |by: &Option<Name>| names.find(&by.as_ref()?.value);
        for (number, surprise) in notes.surprises.iter().enumerate() {
            if let Some(id) = who(&surprise.by) {
                listed[id.index()].surprises.push((interview, number));
            }
        }
        for (number, question) in notes.passed.iter().enumerate() {
            if let Some(id) = who(&question.by) {
                listed[id.index()].passed.push((interview, number));
            }
        }
    }
    listed.into_iter().collect()
}

impl KnownListeners {
    /// Who had to do with each interview.
    pub(super) fn hearers(&self, interviews: &[Arc<Entry<Interview>>]) -> Vec<Vec<Hearer>> {
        interviews.iter().map(|interview| hearer::hearers(interview, &self.names)).collect()
    }

    /// The listeners, and their names.
    pub(super) fn into_parts(self) -> (Vec<LinkedListener>, ListenerNames) {
        (self.all, self.names)
    }
}
