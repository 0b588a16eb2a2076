//! Tools, linked.
//!
//! Comes in: the described tools. Goes out: which tool a step of a workflow means. Does not know: who speaks of them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::name_table::{KindWords, NameTable};
use crate::base::fold;
use crate::base::id::Id;
use crate::base::path::SourcePath;
use crate::content::tool::Tool;
use crate::content::{Entry, Kind, Name};
use crate::diagnostic::Diagnostic;
use crate::knowledge::{LinkedSimple, ToolId};

pub(super) const WORDS: KindWords =
    KindWords { kind: Kind::Tool, unknown_rule: "unknown-tool", remedy: "describe it with `cairn new tool`" };

/// A tool, linked.
pub type LinkedTool = LinkedSimple<Tool>;

/// The tools by what people call them: slug, alias or title.
pub(super) struct ToolLookup<'t> {
    table: &'t NameTable<ToolId>,
    by_title: FxHashMap<String, ToolId>,
    is_empty: bool,
}

impl<'t> ToolLookup<'t> {
    /// Of all tools. Of two with one title the first has it.
    pub(super) fn new(table: &'t NameTable<ToolId>, entries: &[Arc<Entry<Tool>>]) -> Self {
        let mut by_title = FxHashMap::default();
        for (index, entry) in entries.iter().enumerate() {
            let title = fold::name(&entry.shown_title()).into_owned();
            by_title.entry(title).or_insert(ToolId::from_index(index));
        }
        Self { table, by_title, is_empty: entries.is_empty() }
    }

    /// The tool that is meant; an unknown one is complained of. Where no file describes a tool, a name is just a name.
    pub(super) fn find(&self, name: &Name, path: &SourcePath, complaints: &mut Vec<Diagnostic>) -> Option<ToolId> {
        if self.is_empty {
            return None;
        }
        let titled = self.by_title.get(&*fold::name(&name.value)).copied();
        titled.filter(|_| !self.table.knows(&name.value)).or_else(|| self.table.find(name, path, complaints))
    }
}
