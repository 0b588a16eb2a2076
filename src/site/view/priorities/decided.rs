//! What is decided: it keeps its number, and has no rank any more.
//!
//! Comes in: rows. Goes out: [`DecidedRow`]s. Does not know: who decided.

use serde::Serialize;

use super::row::{CandidateLine, line};
use crate::analysis::priority::PriorityRow;
use crate::site::view::parts::context::PageContext;
use crate::site::words::Word;

/// A row that nobody ranks any more.
#[derive(Debug, Serialize)]
pub(super) struct DecidedRow<'a> {
    /// What it is.
    #[serde(flatten)]
    line: CandidateLine<'a>,
    /// What became of it.
    status: Option<Word<'a>>,
    /// P in words; none where it is not known.
    priority: Option<String>,
    /// The interval of P, in words.
    range: Option<String>,
}

pub(super) fn decided<'a>(context: &PageContext<'a>, row: &PriorityRow) -> Option<DecidedRow<'a>> {
    Some(DecidedRow {
        line: line(context, row)?,
        status: context.decided_as(row.candidate),
        priority: context.priority_in_words(row),
        range: context.range_or_pending(row),
    })
}
