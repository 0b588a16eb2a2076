//! JSON with a list of objects, each of which has words and who says them or when.
//!
//! Comes in: a JSON value. Goes out: its transcript. What else there is in it is left out. Does not know: tables.

use serde_json::{Map, Value};

use super::table::Row;
use super::{NumberUnit, OTHER_FIELDS, RowPart, column, is_transcript, parts};
use crate::import::account::Account;
use crate::import::format::json::json_letters;
use crate::import::raw_transcript::RawTranscript;

/// Where the list may stand, in the root or one object below it.
const LISTS: [&str; 7] = ["sentences", "transcript", "transcripts", "segments", "utterances", "results", "data"];
/// Lists lie no deeper.
const MAX_DEPTH: usize = 3;

/// The names of the fields of the first row.
pub(super) fn columns(json: &Value) -> Option<Vec<String>> {
    let first = rows(json, MAX_DEPTH)?.iter().find_map(Value::as_object)?;
    Some(first.keys().map(|key| column(key)).collect())
}

/// The list of rows of a transcript.
fn rows(json: &Value, depth: usize) -> Option<&Vec<Value>> {
    match json {
        Value::Array(rows) => {
            let first = rows.iter().find_map(Value::as_object)?;
            let columns: Vec<String> = first.keys().map(|key| column(key)).collect();
            is_transcript(&columns).then_some(rows)
        }
        Value::Object(fields) if depth > 0 => {
            LISTS.iter().filter_map(|list| fields.get(*list)).find_map(|inner| rows(inner, depth - 1))
        }
        _ => None,
    }
}

/// Reads the rows; none where there is no such list.
pub(super) fn read(json: &Value, unit: NumberUnit) -> Option<RawTranscript> {
    let rows = rows(json, MAX_DEPTH)?;
    let seen = json_letters(json);
    let mut transcript = RawTranscript { account: Account { seen, ..Account::default() }, ..RawTranscript::default() };
    let mut in_rows = 0;
    for (index, row) in rows.iter().enumerate() {
        let all = json_letters(row);
        in_rows += all;
        match row.as_object() {
            Some(fields) => add(fields, (unit, all, index + 1), &mut transcript),
            None => transcript.account.drop_letters(OTHER_FIELDS, all),
        }
    }
    transcript.account.drop_letters(OTHER_FIELDS, seen.saturating_sub(in_rows));
    let title = json.get("title").or_else(|| json.get("name")).and_then(Value::as_str);
    transcript.title = title.map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned);
    Some(transcript)
}

/// Adds one row; `place` is the unit of its times, its letters, and which row it is.
fn add(fields: &Map<String, Value>, (unit, all, number): (NumberUnit, u64, usize), transcript: &mut RawTranscript) {
    let columns: Vec<String> = fields.keys().map(|key| column(key)).collect();
    let values: Vec<String> = fields.values().map(written).collect();
    let parts = parts(&columns);
    let cell = |part: RowPart| {
        let (_, index) = parts.iter().find(|(has, _)| *has == part)?;
        values.get(*index).map(String::as_str)
    };
    Row { cell: &cell, unit, all, nowhere: 0, keeps_lines: false, line: None, number }.add_to(transcript);
}

/// A leaf as it is written; nothing of lists and objects.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        Value::Null | Value::Bool(_) | Value::Array(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_lie_in_a_list_of_any_usual_name() {
        for text in [
            r#"[{"speaker_name": "Mira", "sentence": "How?", "start_time": 3.5, "ai_filters": {"task": "x"}}, {"sentence": " "}, 7]"#,
            r#"{"title": "Call", "data": {"transcript": {"sentences": [{"speaker": {"name": "Mira"}, "text": "How?", "startTime": "00:03.5"}]}}}"#,
        ] {
            let json: Value = serde_json::from_str(text).expect("it is JSON");
            let transcript = read(&json, NumberUnit::Seconds).expect("it has rows");
            assert_eq!(transcript.account.missing(), 0, "{text}");
            let [segment] = transcript.segments.as_slice() else { panic!("{transcript:?}") };
            assert_eq!(
                (segment.speaker.as_deref(), segment.start_ms, segment.text.as_str()),
                (Some("Mira"), Some(3500), "How?")
            );
        }
    }

    #[test]
    fn other_json_is_none() {
        for text in ["{}", "[]", "[1]", r#"{"sentences": [{"a": 1}]}"#, r#"{"data": {"data": {"data": {"data": []}}}}"#]
        {
            let json: Value = serde_json::from_str(text).expect("it is JSON");
            assert!(read(&json, NumberUnit::Seconds).is_none(), "{text}");
        }
    }
}
