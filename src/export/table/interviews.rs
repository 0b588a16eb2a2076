//! The rows of interviews, whoever was interviewed, one person or several.
//!
//! Comes in: the rows of `/data/interviews.json`. Goes out: the same with lists of people. Does not know: CSV.

use serde_json::{Value, json};

use crate::site::SiteContext;
use crate::site::data::{DataRows, values};

pub(super) fn rows(site: &SiteContext<'_>) -> Option<Vec<Value>> {
    Some(values(site, DataRows::Interviews)?.into_iter().map(with_lists).collect())
}

/// A row with a list for each thing that is said of people, all in one order.
fn with_lists(mut row: Value) -> Value {
    let people = match row.get("participants").and_then(Value::as_array) {
        Some(people) => people.clone(),
        None => vec![row.clone()],
    };
    let each =
        |key: &str| -> Value { people.iter().map(|person| person.get(key).cloned().unwrap_or_default()).collect() };
    row["people"] = json!({
        "participants": each("participant"), "teams": each("team"), "roles": each("role"), "tenures": each("tenure"),
    });
    row
}
