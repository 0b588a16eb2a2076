//! Outcomes that may be shown.
//!
//! Comes in: ids. Goes out: [`ReleasedOutcome`]s. Does not know: what serves them.

use super::{Released, ReleasedItem, ReleasedKind};
use crate::base::Date;
use crate::content::outcome::Outcome;
use crate::knowledge::{LinkedOutcome, OutcomeId};

/// An outcome that may be shown.
pub type ReleasedOutcome<'k> = ReleasedItem<'k, OutcomeId, LinkedOutcome>;

impl ReleasedKind for Outcome {}

impl<'k> Released<'k> {
    /// The outcomes that may be shown, in the arena's order.
    pub fn outcomes(self) -> impl Iterator<Item = ReleasedOutcome<'k>> {
        self.all()
    }

    /// An outcome, unless it is withheld.
    pub fn outcome(self, id: OutcomeId) -> Option<ReleasedOutcome<'k>> {
        self.one(id)
    }
}

impl<'k> ReleasedOutcome<'k> {
    /// Its weight divided by the sum of all: 0 to 1.
    pub fn share(self) -> f64 {
        self.item.share
    }

    /// `sponsor`: the leader who needs it.
    pub fn sponsor(self) -> Option<&'k str> {
        self.item.entry.kind.sponsor.as_deref()
    }

    /// `date` it was said.
    pub fn date(self) -> Option<Date> {
        self.item.entry.kind.date.as_ref().map(|day| day.value)
    }

    /// `source`: where it was said.
    pub fn source(self) -> Option<&'k str> {
        self.item.entry.kind.source.as_deref()
    }
}
