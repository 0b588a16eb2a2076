//! What listeners are called, as names of people are compared.
//!
//! Comes in: titles, aliases and names in interviews. Goes out: [`ListenerNames`] that look up what somebody wrote. Does not know:
//! what the listeners heard.

use rustc_hash::FxHashMap;

use crate::base::fold;
use crate::knowledge::ListenerId;

/// What listeners are called: their titles and aliases, as names of people are compared.
#[derive(Debug, Default)]
pub struct ListenerNames(FxHashMap<String, ListenerId>);

impl ListenerNames {
    /// Who is called so.
    pub fn find(&self, name: &str) -> Option<ListenerId> {
        self.0.get(&*fold::name(name)).copied()
    }

    /// All names, sorted.
    pub fn known(&self) -> Vec<&str> {
        let mut known: Vec<&str> = self.0.keys().map(String::as_str).collect();
        known.sort_unstable();
        known
    }

    /// Somebody is called so too, unless somebody else is.
    pub(super) fn add(&mut self, name: &str, id: ListenerId) {
        self.0.entry(fold::name(name).into_owned()).or_insert(id);
    }
}
