//! The priorities of a planned site, for whoever prints them.
//!
//! Comes in: a planned site, what somebody wants to try. Goes out: a [`Ranking`], rows of `/data/priorities.json`, changes that can
//! be made. Does not know: how anything is printed.

use super::planned::PlannedSite;
use crate::analysis::what_if::{WhatIf, WrongChange};
use crate::config::WantedChange;
use crate::site::data;
use crate::site::ranking::Ranking;

impl PlannedSite {
    /// The priorities that its audience may see; none where it may see none.
    pub fn ranking(&self) -> Option<Ranking<'_>> {
        Ranking::new(self.site_context())
    }

    /// The rows of `/data/priorities.json`.
    pub fn priority_rows(&self) -> Vec<u8> {
        data::priority_rows(&self.site_context()).concat()
    }

    /// What would be changed in its study.
    ///
    /// # Errors
    ///
    /// Where something is meant that is not there, or has a wrong value.
    pub fn resolve(&self, wanted: &WantedChange) -> Result<WhatIf, WrongChange> {
        WhatIf::new(wanted, self.knowledge(), self.settings())
    }
}
