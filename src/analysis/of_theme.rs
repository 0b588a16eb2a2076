//! What can be counted of one theme.
//!
//! Comes in: a theme, by its id. Goes out: ids and counts. Does not know: what its page shows.

use super::priority::{PriorityRow, Share, share_of_theme};
use super::{Numbers, themes, workflows};
use crate::knowledge::{Knowledge, ThemeId, WorkflowId};

/// The numbers of a theme; copied freely.
#[derive(Clone, Copy)]
pub struct ThemeNumbers<'k> {
    pub(super) knowledge: &'k Knowledge,
    pub(super) numbers: &'k Numbers,
    pub(super) theme: ThemeId,
}

impl<'k> ThemeNumbers<'k> {
    /// As [`share_of_theme`].
    pub fn share(self) -> Share {
        let Numbers { priorities, rollup, .. } = self.numbers;
        share_of_theme(self.knowledge, rollup, priorities, self.theme)
    }

    /// As [`themes::rows_of`].
    pub fn rows(self, most_below: usize) -> Vec<&'k PriorityRow> {
        themes::rows_of(self.knowledge, &self.numbers.priorities, &self.numbers.covered, self.theme, most_below)
    }

    /// As [`workflows::of_theme`].
    pub fn workflows(self) -> Vec<WorkflowId> {
        workflows::of_theme(self.knowledge, self.theme)
    }
}
