//! How far coders agree, and where they differ, as far as it may be shown: for the page of it, and for a terminal.
//!
//! Comes in: the site's context. Goes out: [`ShownDispute`]s, agreement over letters, an [`AgreementSummary`]. Does not know: how any
//! of it looks.

mod disputes;
mod letters;
mod summary;

pub(in crate::site) use disputes::{DisputedTurns, ShownDispute, coder_names, passage_text};
pub(in crate::site) use letters::LetterAgreement;
pub use summary::{AgreementSummary, CoderLine, DisputeLine, ThemeAgreementLine};
