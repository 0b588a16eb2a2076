//! Who gave points for an outcome, and why.
//!
//! Comes in: what an entry's file says of them. Goes out: [`ReleasedPoints`]. Does not know: what a point is worth.

use super::{Released, ReleasedOpportunity, ReleasedTheme};
use crate::content::estimate::StrategicPoints;
use crate::knowledge::OutcomeId;

/// Points that an entry has for an outcome which may be shown.
#[derive(Debug, Clone, Copy)]
pub struct ReleasedPoints<'k> {
    /// The outcome.
    pub outcome: OutcomeId,
    /// 0 to 5.
    pub points: f64,
    /// Who gave them; none where it names somebody who may not be named.
    pub by: Option<&'k str>,
    /// Why; none in the same way.
    pub because: Option<&'k str>,
}

impl<'k> ReleasedOpportunity<'k> {
    /// The points that its file gives, as far as they may be shown.
    pub fn given_points(self) -> Vec<ReleasedPoints<'k>> {
        released_points(self.released, &self.item.entry.kind.strategic)
    }
}

impl<'k> ReleasedTheme<'k> {
    /// The points that its file gives, as far as they may be shown.
    pub fn given_points(self) -> Vec<ReleasedPoints<'k>> {
        let entry = self.item.entry.as_deref();
        entry.map(|entry| released_points(self.released, &entry.kind.strategic)).unwrap_or_default()
    }
}

fn released_points<'k>(released: Released<'k>, given: &'k [StrategicPoints]) -> Vec<ReleasedPoints<'k>> {
    let may_be_said = |text: &&str| !released.names_somebody_unsaid(text);
    let points = |given: &'k StrategicPoints| {
        let outcome = released.outcomes().find(|outcome| outcome.slug().as_str() == given.outcome.value)?;
        Some(ReleasedPoints {
            outcome: outcome.id(),
            points: given.points,
            by: given.by.as_deref().filter(may_be_said),
            because: given.because.as_deref().filter(may_be_said),
        })
    };
    given.iter().filter(|given| given.points > 0.0).filter_map(points).collect()
}
