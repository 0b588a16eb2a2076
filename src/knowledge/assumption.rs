//! Assumptions, linked.
//!
//! Comes in: the described assumptions. Goes out: a [`LinkedAssumption`] each. Does not know: whose words speak to them.

use std::sync::Arc;

use super::name_table::KindWords;
use crate::base::id::IdVec;
use crate::content::assumption::Assumption;
use crate::content::{Entry, Kind};
use crate::knowledge::AssumptionId;

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Assumption,
    unknown_rule: "unknown-assumption",
    remedy: "describe it with `cairn new assumption`",
};

/// An assumption, linked.
#[derive(Debug)]
pub struct LinkedAssumption {
    /// As the file has it.
    pub entry: Arc<Entry<Assumption>>,
    /// Its title, or one made from the slug.
    pub title: String,
}

/// All assumptions.
pub(super) fn link(entries: Vec<Arc<Entry<Assumption>>>) -> IdVec<AssumptionId, LinkedAssumption> {
    let link = |entry: Arc<Entry<Assumption>>| LinkedAssumption { title: entry.shown_title(), entry };
    entries.into_iter().map(link).collect()
}
