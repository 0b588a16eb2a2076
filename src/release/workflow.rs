//! Workflows that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedWorkflow`]s. Does not know: what the steps come to.

use super::{Released, ReleasedFile, ReleasedItem};
use crate::base::slug::Slug;
use crate::content::{Kind, Prose};
use crate::knowledge::{LinkedWorkflow, WorkflowId};

/// A workflow that may be shown.
pub type ReleasedWorkflow<'k> = ReleasedItem<'k, WorkflowId, LinkedWorkflow>;

impl<'k> Released<'k> {
    /// The workflows that may be shown, in the arena's order.
    pub fn workflows(self) -> impl Iterator<Item = ReleasedWorkflow<'k>> {
        self.knowledge.workflows.ids().filter_map(move |id| self.workflow(id))
    }

    /// A workflow, unless it is withheld.
    pub fn workflow(self, id: WorkflowId) -> Option<ReleasedWorkflow<'k>> {
        let item = &self.knowledge.workflows[id];
        self.item(self.permissions.see(Kind::Workflow, Some(&*item.entry)), id, item)
    }
}

impl<'k> ReleasedWorkflow<'k> {
    /// Its file.
    pub fn file(self) -> ReleasedFile<'k> {
        ReleasedFile::of(self.released, &self.item.entry)
    }

    /// Its name in addresses.
    pub fn slug(self) -> &'k Slug {
        &self.item.entry.slug
    }

    /// Its title, or one made from the slug.
    pub fn title(self) -> &'k str {
        &self.item.title
    }

    /// What is said about it.
    pub fn description(self) -> &'k Prose {
        &self.item.entry.kind.description
    }
}
