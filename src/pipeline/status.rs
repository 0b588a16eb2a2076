//! How far the study of a planned site is, for whoever prints it.
//!
//! Comes in: a planned site. Goes out: a [`StudyStatus`], or the object of `/data/plan.json`. Does not know: how it is printed.

use super::planned::PlannedSite;
use crate::site::data;
use crate::site::status::StudyStatus;

impl PlannedSite {
    /// How far the study is; none where its audience may not see that.
    pub fn status(&self) -> Option<StudyStatus<'_>> {
        StudyStatus::new(self.site_context())
    }

    /// The object of `/data/plan.json`.
    pub fn plan_object(&self) -> Option<Vec<u8>> {
        data::plan_object(&self.site_context())
    }
}
