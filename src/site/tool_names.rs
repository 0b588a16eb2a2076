//! The names of tools, and where they stand in what somebody said.
//!
//! Comes in: the tools that may be shown; a text. Goes out: [`NamedTool`]s. Does not know: whose words they are.

use std::ops::Range;

use crate::base::hash::{Digest, Hasher};
use crate::base::phrases::PhraseFinder;
use crate::knowledge::ToolId;
use crate::release::Released;

/// The names of all tools that may be shown.
#[derive(Debug)]
pub(super) struct ToolNames {
    finder: PhraseFinder,
    tools: Vec<ToolId>,
    /// What each phrase of the finder means, with the number of the tool.
    phrases: Vec<(usize, PhraseMeaning)>,
    /// Of all of them.
    pub(super) digest: Digest,
}

/// What a phrase means that has a tool's name in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PhraseMeaning {
    /// The tool.
    Tool,
    /// Something else.
    Other,
}

/// A tool's name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedTool {
    /// Its number among those that may be shown: the same in each build in which they have the same digest.
    pub(super) tool: usize,
    pub(super) range: Range<usize>,
}

impl ToolNames {
    /// Of all tools that may be shown.
    pub(super) fn new(released: Released<'_>) -> Self {
        let (mut texts, mut phrases, mut hasher) = (Vec::new(), Vec::new(), Hasher::new());
        let mut tools = Vec::new();
        for tool in released.tools() {
            let number = tools.len();
            tools.push(tool.id());
            let is_exact = tool.has_exact_names();
            hasher.bytes(tool.slug().as_str().as_bytes());
            let names = tool.names().map(|name| (name, is_exact, PhraseMeaning::Tool));
            // What something else is called is no matter of capitals.
            let others = tool.other_meanings().iter().map(|phrase| (phrase.as_str(), false, PhraseMeaning::Other));
            for (text, is_exact, meaning) in names.chain(others) {
                hasher.value(&(text, is_exact, meaning == PhraseMeaning::Tool));
                texts.push((text, is_exact));
                phrases.push((number, meaning));
            }
        }
        Self { finder: PhraseFinder::new(texts), tools, phrases, digest: hasher.finish() }
    }

    /// The tool with a number; none where there are fewer.
    pub(super) fn tool(&self, number: usize) -> Option<ToolId> {
        self.tools.get(number).copied()
    }

    /// Whether there is no name.
    pub(super) fn is_empty(&self) -> bool {
        self.finder.is_empty()
    }

    /// The tools that are named in a text, in order. Where names overlap, the first is meant, and of those that begin at one place
    /// the longest; two tools may have one name.
    pub(super) fn find(&self, text: &str) -> Vec<NamedTool> {
        let hits = self.finder.find(text).into_iter().map(|hit| (self.phrases[hit.phrase], hit.range));
        let (tools, others): (Vec<_>, Vec<_>) = hits.partition(|((_, meaning), _)| *meaning == PhraseMeaning::Tool);
        let means_other = |tool: usize, range: &Range<usize>| {
            let mut of_tool = others.iter().filter(|((of, _), _)| *of == tool);
            of_tool.any(|(_, around)| around.start <= range.start && range.end <= around.end)
        };
        let mut found: Vec<NamedTool> = Vec::new();
        for ((tool, _), range) in tools {
            let follows = found.last().is_none_or(|last| last.range.end <= range.start);
            let is_same = found.last().is_some_and(|last| last.range == range && last.tool != tool);
            if (follows || is_same) && !means_other(tool, &range) {
                found.push(NamedTool { tool, range });
            }
        }
        found
    }
}
