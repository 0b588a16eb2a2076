//! `cairn audiences`: who may read what, as a table for people, for a page of Markdown, or for a program.
//!
//! Comes in: what was typed. Goes out: a table on standard output. Does not know: how an audience is chosen.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

use super::args::{AudiencesArgs, TableFormat};
use super::columns::{ColumnLine, GAP};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::config::AudienceSettings;
use crate::diagnostic::shorten::shorten;
use crate::pipeline::{AudienceRow, AudienceTable, Memo, ReadOptions};

/// How wide a table for people is at most: a narrow terminal, or a message.
const WIDTH: usize = 80;

/// What is said of a study without audiences.
const NONE: &str = "\
this study has no audiences: there is one site, and it shows everything
to begin, add a section to site.toml, `[audiences.engineering]`, and name it in the interviews that it may read:
`audience: [engineering]`, or `quotes_for: [engineering]` for their quotes alone; whatever names nobody is then withheld";

pub(super) fn run(args: &AudiencesArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    let scanned = study.open()?;
    let bar = ui::Bar::new();
    let known = Memo::new().known(&scanned, ReadOptions::default(), &bar);
    drop(bar);
    // A table of what could only be half read would say of the rest that nobody reads it.
    if study.refuse(&scanned.value, &known.diagnostics) {
        return Ok(ExitStatus::ContentErrors);
    }
    let table = AudienceTable::new(&known.value);
    if table.audiences.is_empty() {
        ui::say(NONE);
    }
    match args.format {
        TableFormat::Json => ui::print(json(&table)?)?,
        TableFormat::Human | TableFormat::Md if table.audiences.is_empty() => {}
        TableFormat::Human => ui::print(human(&table))?,
        TableFormat::Md => ui::print(markdown(&table))?,
    }
    Ok(ExitStatus::Done)
}

/// A row for a program.
#[derive(Serialize)]
struct JsonRow<'t> {
    interview: &'t str,
    path: &'t str,
    audiences: Map<String, Value>,
}

fn json(table: &AudienceTable) -> Result<String, serde_json::Error> {
    let row = |row: &'_ AudienceRow| {
        let names = table.audiences.iter().map(|audience| audience.name.clone());
        names.zip(row.shown.iter().map(|shown| Value::from(shown.word()))).collect()
    };
    let rows: Vec<JsonRow<'_>> = table
        .rows
        .iter()
        .map(|it| JsonRow { interview: it.interview.as_str(), path: it.path.as_str(), audiences: row(it) })
        .collect();
    Ok(serde_json::to_string_pretty(&rows)? + "\n")
}

fn markdown(table: &AudienceTable) -> String {
    let mut text = String::from("| interview |");
    table.audiences.iter().for_each(|audience| text += &format!(" {} |", audience.name));
    text += "\n| --- |";
    text += &" --- |".repeat(table.audiences.len());
    for AudienceRow { interview, shown, .. } in &table.rows {
        text += &format!("\n| {interview} |");
        shown.iter().for_each(|shown| text += &format!(" {} |", shown.word()));
    }
    text.push('\n');
    for audience in &table.audiences {
        text += &format!("\n- {}", kinds(audience));
    }
    text.push('\n');
    text
}

/// In columns; where not all audiences find room beside each other, the others follow in a table of their own.
fn human(table: &AudienceTable) -> String {
    let names: Vec<Cow<'_, str>> = table.rows.iter().map(|row| shorten(row.interview.as_str())).collect();
    let first = names.iter().map(|name| name.width()).chain(["interview".len()]).max().unwrap_or_default();
    let headings: Vec<Cow<'_, str>> = table.audiences.iter().map(|audience| shorten(&audience.name)).collect();
    let widths: Vec<usize> = headings.iter().map(|heading| heading.width().max("transcript".len())).collect();
    let mut text = String::new();
    let mut from = 0;
    while from < widths.len() {
        let to = from + fitting(&widths[from..], WIDTH.saturating_sub(first));
        line(&mut text, "interview", first, (from..to).map(|at| (&*headings[at], widths[at])));
        for (name, row) in names.iter().zip(&table.rows) {
            line(&mut text, name, first, (from..to).map(|at| (row.shown[at].word(), widths[at])));
        }
        text.push('\n');
        from = to;
    }
    table.audiences.iter().for_each(|audience| wrapped(&mut text, &kinds(audience)));
    text
}

/// How many columns find room, at least one.
fn fitting(widths: &[usize], room: usize) -> usize {
    let mut used = 0;
    let fits = widths.iter().take_while(|width| {
        used += *width + GAP.len();
        used <= room
    });
    fits.count().max(1)
}

/// A line of the table, each cell as wide as its column.
fn line<'t>(text: &mut String, first: &str, width: usize, cells: impl Iterator<Item = (&'t str, usize)>) {
    let line = ColumnLine::new(text).left(first, width);
    cells.fold(line, |line, (content, width)| line.left(content, width)).end();
}

/// What an audience is shown whole, whatever interviews it may read.
fn kinds(audience: &AudienceSettings) -> String {
    let name = &audience.name;
    match audience.shows.as_slice() {
        [] => format!("{name}: nothing is shown whole"),
        shows => format!("{name}: shown whole are {}", shows.join(", ")),
    }
}

/// A sentence, its later lines set in.
fn wrapped(text: &mut String, sentence: &str) {
    let mut column = 0;
    for word in sentence.split(' ') {
        if column > 0 && column + 1 + word.width() > WIDTH {
            text.push_str("\n ");
            column = 1;
        }
        if column > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += word.width();
    }
    text.push('\n');
}
