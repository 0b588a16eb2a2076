//! Workflows, linked.
//!
//! Comes in: the described workflows. Goes out: a [`LinkedWorkflow`] each. Does not know: what the steps come to.

use std::sync::Arc;

use super::name_table::KindWords;
use crate::base::id::IdVec;
use crate::content::workflow::Workflow;
use crate::content::{Entry, Kind};
use crate::knowledge::WorkflowId;

pub(super) const WORDS: KindWords = KindWords {
    kind: Kind::Workflow,
    unknown_rule: "unknown-workflow",
    remedy: "describe it with `cairn new workflow`",
};

/// A workflow, linked.
#[derive(Debug)]
pub struct LinkedWorkflow {
    /// As the file has it.
    pub entry: Arc<Entry<Workflow>>,
    /// Its title, or one made from the slug.
    pub title: String,
}

/// All workflows.
pub(super) fn link(entries: Vec<Arc<Entry<Workflow>>>) -> IdVec<WorkflowId, LinkedWorkflow> {
    let link = |entry: Arc<Entry<Workflow>>| LinkedWorkflow { title: entry.shown_title(), entry };
    entries.into_iter().map(link).collect()
}
