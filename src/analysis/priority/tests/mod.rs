//! Whole small studies, scored; all expectations worked out by hand.

mod avoided;
mod formula;
mod order;
mod people;
pub(super) mod worked;

use super::{Priorities, PriorityRow};
use crate::analysis::testing::{Study, priorities};
use crate::config::Settings;

/// The study, scored with the default settings.
fn scored(study: &Study) -> Priorities {
    priorities(&study.knowledge(), &Settings::default())
}

/// The only row of a study.
fn only(study: &Study) -> PriorityRow {
    let mut rows = scored(study).rows;
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}
