//! Asks, linked.
//!
//! Comes in: the described asks. Goes out: a [`LinkedAsk`] each. Does not know: who asked.

use std::sync::Arc;

use super::name_table::KindWords;
use crate::base::id::IdVec;
use crate::content::ask::Ask;
use crate::content::{Entry, Kind};
use crate::knowledge::AskId;

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Ask, unknown_rule: "unknown-ask", remedy: "describe it with `cairn new ask`" };

/// An ask, linked.
#[derive(Debug)]
pub struct LinkedAsk {
    /// As the file has it.
    pub entry: Arc<Entry<Ask>>,
    /// Its title, or one made from the slug.
    pub title: String,
}

/// All asks.
pub(super) fn link(entries: Vec<Arc<Entry<Ask>>>) -> IdVec<AskId, LinkedAsk> {
    let link = |entry: Arc<Entry<Ask>>| LinkedAsk { title: entry.shown_title(), entry };
    entries.into_iter().map(link).collect()
}
