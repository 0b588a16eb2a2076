//! What a quote speaks to beside its themes: asks and assumptions.
//!
//! Comes in: ids. Goes out: titles and where they lead. Does not know: which quote it is.

use super::context::PageContext;
use crate::knowledge::{AskId, AssumptionId};
use crate::release::{ReleasedAsk, ReleasedAssumption};
use crate::site::route::Route;

/// What a quote speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpokenTo {
    /// An ask that it belongs to.
    Ask(AskId),
    /// An assumption that it confirms or contradicts.
    Assumption(AssumptionId),
}

impl<'a> PageContext<'a> {
    /// What it is called, and where it is.
    pub fn spoken_to_route(&self, id: SpokenTo) -> Option<(&'a str, &'a Route)> {
        let (released, addresses) = (self.released(), self.site.addresses);
        match id {
            SpokenTo::Ask(id) => released.ask(id).map(ReleasedAsk::title).zip(addresses.entry(id)),
            SpokenTo::Assumption(id) => released.assumption(id).map(ReleasedAssumption::title).zip(addresses.entry(id)),
        }
    }
}
