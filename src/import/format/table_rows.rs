//! Tables of nobody in particular: CSV or JSON rows with the words, and who says them or when.
//!
//! Comes in: a text. Goes out: its transcript; numbers are seconds. Does not know: which program wrote it.

use super::TranscriptFormat;
use super::rows::{self, NumberUnit, RowStyle};

/// Tables.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "table",
    title: "table of rows (CSV or JSON)",
    about: "columns `Speaker`, `Start`, `End`, `Text` in any spelling, between commas, semicolons or tabs",
    recognise: rows::recognise_any,
    read: |input| rows::read(input, &ROWS).unwrap_or_default(),
};

const ROWS: RowStyle = RowStyle { unit: NumberUnit::Seconds, only_here: &[] };
