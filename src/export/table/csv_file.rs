//! Rows as comma-separated values.
//!
//! Comes in: names and rows. Goes out: CSV after RFC 4180: UTF-8, a line of names, CRLF. Does not know: what the rows are.
//!
//! A spreadsheet takes a cell that begins with `=` for a formula, which somebody may have said on purpose, and so it does with
//! a few other signs. A text that begins so gets an apostrophe before it (OWASP, CSV Injection); a number never does.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};
use serde_json::Value;

/// What a spreadsheet may take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What stands between the parts of a list.
const BETWEEN: &str = "; ";

pub(super) fn written(names: &[&str], rows: impl Iterator<Item = Vec<Value>>) -> Vec<u8> {
    const WRITES: &str = "rows are as long as the line of names, and memory takes all that is written";
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    table.write_record(names).expect(WRITES);
    for row in rows {
        table.write_record(row.iter().map(|value| cell(value).into_owned())).expect(WRITES);
    }
    table.into_inner().expect(WRITES)
}

fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => no_formula(Cow::Borrowed(text)),
        Value::Array(all) => no_formula(Cow::Owned(all.iter().map(part).collect::<Vec<_>>().join(BETWEEN))),
        other => Cow::Owned(other.to_string()),
    }
}

/// A part of a list, as it is.
fn part(value: &Value) -> String {
    value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned)
}

/// A text that no spreadsheet takes for a formula.
fn no_formula(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_cell_is_no_formula_and_a_number_stays_one() {
        for (value, expected) in [
            (json!("=1+1"), "'=1+1"),
            (json!("+49"), "'+49"),
            (json!("-x"), "'-x"),
            (json!("@SUM(A1)"), "'@SUM(A1)"),
            (json!("\t=1"), "'\t=1"),
            (json!("a=b"), "a=b"),
            (json!(-3.5), "-3.5"),
            (json!(3.0), "3.0"),
            (json!(true), "true"),
            (json!(null), ""),
            (json!(["a", null, "b"]), "a; ; b"),
            (json!(["=a", "b"]), "'=a; b"),
            (json!([]), ""),
        ] {
            assert_eq!(cell(&value), expected, "{value}");
        }
    }

    #[test]
    fn rows_are_as_the_rfc_has_them() {
        let rows = vec![vec![json!("a, \"b\""), json!("two\nlines")], vec![json!(null), json!(1)]];
        let written = written(&["x", "y"], rows.into_iter());
        assert_eq!(String::from_utf8(written).unwrap(), "x,y\r\n\"a, \"\"b\"\"\",\"two\nlines\"\r\n,1\r\n");
    }
}
