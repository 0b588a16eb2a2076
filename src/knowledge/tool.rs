//! Tools, linked.
//!
//! Comes in: the described tools. Goes out: a [`LinkedTool`] each. Does not know: who speaks of them.

use std::sync::Arc;

use super::name_table::KindWords;
use crate::base::id::IdVec;
use crate::content::tool::Tool;
use crate::content::{Entry, Kind};
use crate::knowledge::ToolId;

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Tool, unknown_rule: "unknown-tool", remedy: "describe it with `cairn new tool`" };

/// A tool, linked.
#[derive(Debug)]
pub struct LinkedTool {
    /// As the file has it.
    pub entry: Arc<Entry<Tool>>,
    /// Its title, or one made from the slug.
    pub title: String,
}

/// All tools.
pub(super) fn link(entries: Vec<Arc<Entry<Tool>>>) -> IdVec<ToolId, LinkedTool> {
    let link = |entry: Arc<Entry<Tool>>| LinkedTool { title: entry.shown_title(), entry };
    entries.into_iter().map(link).collect()
}
