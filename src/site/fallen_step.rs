//! The step of an opportunity that its tests speak against, for every place that ranks it: pages, data, a terminal.
//!
//! Comes in: the site's context and a candidate of the priorities. Goes out: the step. Does not know: the words for it, or where it
//! is said.

use super::site_context::SiteContext;
use crate::analysis::priority::{Candidate, PriorityRow};
use crate::content::opportunity::{OpportunityStatus, ValidationStage};

impl SiteContext<'_> {
    /// What does not hold of an opportunity: its problem, else its solution; none for what is built, and for a theme.
    pub(super) fn fallen_step(&self, candidate: Candidate) -> Option<ValidationStage> {
        let Candidate::Opportunity(id) = candidate else { return None };
        if self.released.opportunity(id)?.status() == OpportunityStatus::Shipped {
            return None;
        }
        self.analysis.ledger(id, &self.settings.study.validation).fallen_step()
    }

    /// The same of a row: what is decided is called by what became of it.
    pub(super) fn fallen_step_of(&self, row: &PriorityRow) -> Option<ValidationStage> {
        self.fallen_step(row.candidate).filter(|_| !row.is_decided)
    }
}
