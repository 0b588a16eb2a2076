//! The report of an import as JSON.
//!
//! Comes in: what became of each file. Goes out: an array, an object a file. Does not know: how it is made.

use serde::Serialize;

use super::human;
use super::result::ImportResult;
use crate::import::ImportReport;

/// What became of a file.
#[derive(Serialize)]
struct ReportRow<'r> {
    /// As it was named; `-` is standard input.
    file: String,
    /// Where the interview was written, or would be.
    interview: Option<&'r str>,
    /// Why there is none.
    error: Option<ErrorRow<'r>>,
    report: Option<&'r ImportReport>,
}

#[derive(Serialize)]
struct ErrorRow<'r> {
    line: Option<usize>,
    message: &'r str,
    help: &'r str,
}

pub(super) fn report(results: &[ImportResult<'_>]) -> serde_json::Result<String> {
    let row = |result: &ImportResult<'_>| {
        let error = result.outcome.as_ref().err();
        let error = error.map(|it| ErrorRow { line: it.line, message: &it.message, help: &it.help });
        let report = result.outcome.as_ref().ok().map(|proven| &proven.interview().report);
        let row = ReportRow { file: human::name(result.input), interview: result.written.as_deref(), error, report };
        serde_json::to_value(row)
    };
    let rows = results.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    Ok(serde_json::to_string_pretty(&rows)? + "\n")
}
