//! The rows as a table for a spreadsheet.
//!
//! Comes in: the rows of `/data/priorities.json`. Goes out: CSV with a line of names. Does not know: how a row came about.
//! Lists are in one cell, parted by spaces; the chances of each rank are left out, as no two studies have as many.

use std::error::Error;

use serde_json::{Map, Value};

/// The columns that are one value.
const PLAIN: [&str; 24] = [
    "rank",
    "tier",
    "slug",
    "kind",
    "title",
    "priority",
    "strategic",
    "leverage",
    "impact",
    "people",
    "interviewed",
    "population",
    "share",
    "freq_per_quarter",
    "latent_per_quarter",
    "toil_hours",
    "removes",
    "load",
    "modifier",
    "label",
    "decided",
    "missing",
    "themes",
    "quotes",
];
/// The columns that are the two ends of an interval, with what it is called.
const ENDS: [(&str, &str, usize); 4] =
    [("low", "interval", 0), ("high", "interval", 1), ("inner_low", "inner", 0), ("inner_high", "inner", 1)];

pub(super) fn table(rows: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let rows: Vec<Map<String, Value>> = serde_json::from_slice(rows)?;
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(PLAIN.into_iter().chain(ENDS.map(|(name, ..)| name)))?;
    for row in &rows {
        let plain = PLAIN.iter().map(|name| cell(row.get(*name)));
        let ends = ENDS.iter().map(|(_, interval, end)| cell(row.get(*interval).and_then(|both| both.get(end))));
        table.write_record(plain.chain(ends))?;
    }
    Ok(table.into_inner()?)
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(all)) => all.iter().map(|each| cell(Some(each))).collect::<Vec<_>>().join(" "),
        Some(other) => other.to_string(),
    }
}
