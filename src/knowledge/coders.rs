//! Who coded the interviews that are coded more than once, and the themes of what they marked.
//!
//! Comes in: interviews, listeners, the names of themes. Goes out: a [`LinkedCoder`] for everybody who coded such an interview,
//! and complaints about themes that are not there. Does not know: how codings agree.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::name_index::NameIndex;
use super::name_table::NameTable;
use crate::base::fold;
use crate::base::id::{Id, IdVec};
use crate::base::slug::Slug;
use crate::base::span::Place;
use crate::content::interview::Interview;
use crate::content::listener::Listener;
use crate::content::{Entry, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{CoderId, ListenerId, ThemeId, ThemeIds};

/// Somebody who coded an interview that is coded more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkedCoder {
    /// Whoever coded the interviews themselves, where these do not say who it was.
    First,
    /// A listener.
    Listener(ListenerId),
    /// Somebody whom no file describes, as they were first named.
    Named(String),
}

/// The themes of each passage that others marked in an interview. Where no file describes any theme, one that nobody but they
/// name is none: nothing of theirs counts.
pub(super) fn themes(
    entry: &Entry<Interview>,
    known: &NameTable<ThemeId>,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<Vec<ThemeIds>> {
    let codings = entry.kind.coded_again.iter().flat_map(|again| &again.codings);
    let themes = codings.map(|coding| {
        let mut found = |names: &Vec<Name>| {
            if known.implied.is_empty() {
                return known.find_all(names, &coding.path, complaints);
            }
            let (there, missing): (Vec<Name>, Vec<Name>) =
                names.iter().cloned().partition(|name| known.knows(&name.value));
            complaints.extend(missing.iter().map(|name| {
                let message = format!("no quote of the study has the theme `{}`, so it is not compared", name.value);
                Diagnostic::warning("unknown-theme", Place::new(&coding.path, name.span), message)
                    .help("mark a passage with it in an interview, or describe it in content/themes/")
            }));
            known.find_all(&there, &coding.path, complaints)
        };
        coding.quotes.iter().map(|quote| found(&quote.themes)).collect()
    });
    themes.collect()
}

/// All coders, and for each interview who coded it, where it is coded more than once: its own coder, then the others. What an
/// interview's own quotes say of `by` is its coder, where they all say the same.
pub(super) fn link(
    entries: &[Arc<Entry<Interview>>],
    listeners: &[Arc<Entry<Listener>>],
) -> (IdVec<CoderId, LinkedCoder>, Vec<Vec<CoderId>>) {
    let mut coders = Coders { names: listener_names(listeners), known: FxHashMap::default(), all: IdVec::default() };
    let mut of_interview = |entry: &Arc<Entry<Interview>>| -> Vec<CoderId> {
        let Some(again) = &entry.kind.coded_again else { return Vec::new() };
        let others: Vec<CoderId> = again.codings.iter().map(|coding| coders.named(&coding.coder)).collect();
        let own = own_coder(&entry.kind).map(|name| coders.named(name)).filter(|own| !others.contains(own));
        let own = own.unwrap_or_else(|| coders.id(String::new(), LinkedCoder::First));
        [own].into_iter().chain(others).collect()
    };
    let of_interviews = entries.iter().map(&mut of_interview).collect();
    (coders.all, of_interviews)
}

/// Whom all quotes of an interview name as their coder.
fn own_coder(interview: &Interview) -> Option<&str> {
    let mut coders = interview.quotes.iter().map(|quote| quote.coding.by.as_ref().map(|by| by.value.as_str()));
    let first = coders.next()??;
    coders.all(|coder| coder.is_some_and(|coder| fold::is_same(coder, first))).then_some(first)
}

/// What listeners are called: their titles are what labels and `by` have, their slugs what names of files have.
fn listener_names(listeners: &[Arc<Entry<Listener>>]) -> NameIndex<ListenerId> {
    let mut names = NameIndex::default();
    for (index, entry) in listeners.iter().enumerate().rev() {
        let id = ListenerId::from_index(index);
        let called = entry.aliases.iter().map(|alias| alias.value.as_str()).chain(entry.title());
        for name in called {
            if let Some(slug) = Slug::from_text(name) {
                names.alias(&slug, name, id);
            }
        }
    }
    for (index, entry) in listeners.iter().enumerate().rev() {
        names.slug(&entry.slug, ListenerId::from_index(index));
    }
    names
}

/// Everybody who was named so far.
struct Coders {
    names: NameIndex<ListenerId>,
    known: FxHashMap<String, CoderId>,
    all: IdVec<CoderId, LinkedCoder>,
}

impl Coders {
    fn named(&mut self, name: &str) -> CoderId {
        match self.names.find(name) {
            Some(listener) => self.id(format!("/{}", listener.index()), LinkedCoder::Listener(listener)),
            None => {
                let slug = Slug::from_text(name).map_or_else(|| fold::name(name).into_owned(), |slug| slug.to_string());
                self.id(slug, LinkedCoder::Named(name.to_owned()))
            }
        }
    }

    fn id(&mut self, key: String, coder: LinkedCoder) -> CoderId {
        let all = &mut self.all;
        *self.known.entry(key).or_insert_with(|| all.push(coder))
    }
}
