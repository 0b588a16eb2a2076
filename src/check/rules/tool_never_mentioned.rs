//! A tool that nobody names.
//!
//! Comes in: tools, and which of them are named in participants' words. Goes out: the others. Does not know: who names them.

use super::super::rule::{Finding, Rule, RuleGroup};
use super::super::study::Study;
use crate::config::Level;
use crate::knowledge::LinkedTool;

/// See the page beside this file.
pub(super) const RULE: Rule = Rule {
    name: "tool-never-mentioned",
    group: RuleGroup::Codebook,
    level: Level::Warn,
    page: include_str!("tool_never_mentioned.md"),
    find,
};

fn find(study: &Study<'_>) -> Vec<Finding> {
    let never = study.knowledge.tools.enumerate().filter(|(id, _)| !study.mentioned_tools.contains(id));
    let finding = |tool: &LinkedTool| {
        Finding::new(
            tool.entry.place(tool.entry.title_span()),
            format!("nobody who was interviewed names `{}`", tool.title),
            "add what people call it to its `aliases`, or remove the file",
        )
    };
    never.map(|(_, tool)| finding(tool)).collect()
}
