//! Listeners, linked.
//!
//! Comes in: the described listeners. Goes out: a [`LinkedListener`] each. Does not know: who heard whom.

use std::sync::Arc;

use super::name_table::KindWords;
use crate::base::id::IdVec;
use crate::content::listener::Listener;
use crate::content::{Entry, Kind};
use crate::knowledge::ListenerId;

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Listener,
    unknown_rule: "unknown-listener",
    remedy: "describe it with `cairn new listener`",
};

/// A listener, linked.
#[derive(Debug)]
pub struct LinkedListener {
    /// As the file has it.
    pub entry: Arc<Entry<Listener>>,
    /// Its title, or one made from the slug.
    pub title: String,
}

/// All listeners.
pub(super) fn link(entries: Vec<Arc<Entry<Listener>>>) -> IdVec<ListenerId, LinkedListener> {
    let link = |entry: Arc<Entry<Listener>>| LinkedListener { title: entry.shown_title(), entry };
    entries.into_iter().map(link).collect()
}
