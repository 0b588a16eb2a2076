//! Tables for spreadsheets and for engines that scale: flat rows with the same columns in every study.
//!
//! Comes in: the site's context, which table. Goes out: CSV or JSON Lines. Does not know: how anything is counted.
//!
//! A column is a line of a table here, from which the documentation is made. What a data file of the site has too is taken
//! from its rows, so the two cannot differ.

mod columns;
mod csv_file;
mod interviews;
mod people;

use serde_json::{Map, Value};

use crate::site::SiteContext;
use crate::site::data::{DataRows, values};

/// A table.
#[derive(Debug)]
pub struct Table {
    /// What `--table` takes: `quotes`.
    pub word: &'static str,
    /// What a row is, for the documentation.
    pub about: &'static str,
    /// Its columns in order. New ones come behind.
    pub columns: &'static [TableColumn],
    /// Its rows; none where the readers may not have them.
    rows: fn(&SiteContext<'_>) -> Option<Vec<Value>>,
}

/// A column of a table.
#[derive(Debug)]
pub struct TableColumn {
    /// What it is called.
    pub name: &'static str,
    /// Where its value is in a row, as a JSON pointer (RFC 6901).
    at: &'static str,
    /// What it means.
    pub about: &'static str,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFile {
    /// Comma-separated values, as RFC 4180 describes them.
    Csv,
    /// The same behind a byte order mark, by which Excel knows the encoding.
    CsvForExcel,
    /// A JSON object a line.
    JsonLines,
}

/// What `cairn priorities` writes too.
const PRIORITIES: Table = Table {
    word: "priorities",
    about: "a theme or an opportunity, in the order of the page of priorities",
    columns: columns::PRIORITIES,
    rows: |site| values(site, DataRows::Priorities),
};

/// All of them; the first is the one that is meant where nobody names one.
pub const TABLES: &[Table] = &[
    Table { word: "quotes", about: "a quote", columns: columns::QUOTES, rows: |site| values(site, DataRows::Quotes) },
    Table { word: "interviews", about: "an interview", columns: columns::INTERVIEWS, rows: interviews::rows },
    Table { word: "themes", about: "a theme", columns: columns::THEMES, rows: |site| values(site, DataRows::Themes) },
    Table { word: "people", about: "a participant, as they are now", columns: columns::PEOPLE, rows: people::rows },
    PRIORITIES,
    Table {
        word: "answers",
        about: "what somebody answered to a question of a guide",
        columns: columns::ANSWERS,
        rows: |site| values(site, DataRows::Answers),
    },
];

/// The priorities as comma-separated values; none where their readers may not have them.
pub fn priorities(site: &SiteContext<'_>) -> Option<Vec<u8>> {
    written(site, &PRIORITIES, TableFile::Csv)
}

/// A table as a file; none where its readers may not have it.
pub fn written(site: &SiteContext<'_>, table: &Table, file: TableFile) -> Option<Vec<u8>> {
    let rows = (table.rows)(site)?;
    let cells = |row: &Value| -> Vec<Value> {
        table.columns.iter().map(|column| row.pointer(column.at).cloned().unwrap_or_default()).collect()
    };
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let rows = rows.iter().map(cells);
    Some(match file {
        TableFile::JsonLines => rows.flat_map(|row| json_line(&names, row)).collect(),
        TableFile::Csv => csv_file::written(&names, rows),
        TableFile::CsvForExcel => ["\u{feff}".as_bytes(), &csv_file::written(&names, rows)].concat(),
    })
}

fn json_line(names: &[&str], row: Vec<Value>) -> Vec<u8> {
    let object: Map<String, Value> = names.iter().map(|name| (*name).to_owned()).zip(row).collect();
    let mut line = serde_json::to_vec(&object).expect("a value is JSON");
    line.push(b'\n');
    line
}
