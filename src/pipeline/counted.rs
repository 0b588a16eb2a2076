//! The third stage: a study that is linked and counted. It is all that an export of numbers or a comparison of two states
//! asks for.
//!
//! Comes in: a [`KnownStudy`], draws from before. Goes out: a [`CountedStudy`]. Does not know: looks, pages.

use super::draw_memo::DrawMemo;
use super::known::KnownStudy;
use super::progress::Progress;
use crate::analysis::{self, Numbers};
use crate::diagnostic::Checked;

/// A study with its numbers.
#[derive(Debug)]
pub struct CountedStudy {
    pub(super) known: KnownStudy,
    pub(super) numbers: Numbers,
}

impl CountedStudy {
    /// Counts what is known.
    pub(super) fn count(known: Checked<KnownStudy>, draws: &mut DrawMemo, progress: &dyn Progress) -> Checked<Self> {
        progress.begin("counting", 0);
        known.map(|known| {
            let numbers = analysis::numbers_with(&known.knowledge, &known.settings, |inputs| draws.results(inputs));
            Self { known, numbers }
        })
    }
}
