//! Results for a program.
//!
//! Comes in: an answer. Goes out: a JSON array on one line. Does not know: how results are found.

use serde::Serialize;

use crate::search::query::{SearchAnswer, SearchResult};

/// A result; the keys are the contract.
#[derive(Serialize)]
struct ResultRow<'r> {
    kind: &'r str,
    title: &'r str,
    text: &'r str,
    url: String,
    interview: Option<&'r str>,
    participant: Option<&'r str>,
    team: Option<&'r str>,
    score: u64,
}

impl<'r> ResultRow<'r> {
    fn new(result: &'r SearchResult) -> Self {
        Self {
            kind: result.kind.word(),
            title: &result.title.text,
            text: &result.text,
            // As in the data files: from the site's root.
            url: format!("/{}", result.url),
            interview: result.interview.as_deref(),
            participant: result.who.participant.as_deref(),
            team: result.who.team.as_ref().map(|(slug, _)| slug.as_str()),
            score: result.score,
        }
    }
}

pub(super) fn array(answer: &SearchAnswer) -> Result<Vec<u8>, serde_json::Error> {
    let rows: Vec<ResultRow<'_>> = answer.results.iter().map(ResultRow::new).collect();
    let mut json = serde_json::to_vec(&rows)?;
    json.push(b'\n');
    Ok(json)
}
