//! `cairn status`: how far the study is, for people or for a program.
//!
//! Comes in: what was typed. Goes out: sentences and a table, or an object, on standard output. Does not know: how anything is
//! counted.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::args::{StatusArgs, StatusFormat};
use super::columns::{ColumnLine, GAP};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::diagnostic::shorten::shorten;
use crate::pipeline::{self, BuildOptions, Memo};
use crate::site::status::StudyStatus;

/// So many planned interviews are named.
const MOST_NAMED: usize = 10;
/// What stands above the numbers.
const HEADINGS: [&str; 5] = ["wanted", "planned", "held", "transcribed", "coded"];

pub(super) fn run(args: &StatusArgs) -> CommandResult {
    let study = StudyFolder::find(&args.root);
    let scanned = study.open()?;
    let audience = pipeline::shown_to(&scanned, &args.audience.asked())?;
    let options = BuildOptions { count_day: args.day.count_day, ..BuildOptions::for_site(audience, ui::clock_day()) };
    let Some(planned) = study.planned(&mut Memo::new(), &scanned, &options) else {
        return Ok(ExitStatus::ContentErrors);
    };
    let nothing = "there is no plan to show: the study has no interviews, or this audience's `shows` in site.toml has no \
                   `plan`";
    let text = match args.format {
        StatusFormat::Json => planned.plan_object().ok_or(nothing)?,
        StatusFormat::Human => human(&planned.status().ok_or(nothing)?).into_bytes(),
    };
    ui::print(text)?;
    Ok(ExitStatus::Done)
}

fn human(status: &StudyStatus<'_>) -> String {
    let said = &status.said;
    let mut text = said.held.clone();
    said.planned.iter().for_each(|planned| text += &format!("; {planned}"));
    text += ".\n";
    said.days.iter().chain(&said.practice).for_each(|sentence| text += &format!("{sentence}.\n"));
    text += &table(status);
    if let (Some(team), Some(because)) = (status.next, &said.because) {
        text += &format!("\nAsk next: {}. {because}\n", shorten(team));
    }
    if !status.planned.is_empty() {
        text += "\nPlanned:\n";
    }
    for (date, title) in status.planned.iter().take(MOST_NAMED) {
        let title = title.as_deref().map(shorten).unwrap_or(Cow::Borrowed("an interview"));
        text += &format!("  {}{GAP}{title}\n", date.as_deref().unwrap_or("no day yet"));
    }
    let more = status.planned.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        text += &format!("  and {more} more\n");
    }
    text
}

fn table(status: &StudyStatus<'_>) -> String {
    if status.teams.is_empty() {
        return String::new();
    }
    let names: Vec<Cow<'_, str>> = status.teams.iter().map(|row| shorten(row.title)).collect();
    let all = "all";
    let first = names.iter().map(|name| name.width()).max().unwrap_or_default().max(all.len());
    let mut text = String::from("\n");
    line(&mut text, "", first, &HEADINGS.map(str::to_owned));
    for (name, row) in names.iter().zip(&status.teams) {
        line(&mut text, name, first, &cells(row.wanted.as_deref(), row.counts));
    }
    line(&mut text, all, first, &cells(None, status.all));
    text
}

fn cells(wanted: Option<&str>, counts: [u32; 4]) -> [String; 5] {
    let [planned, held, transcribed, coded] = counts.map(|count| count.to_string());
    [wanted.unwrap_or_default().to_owned(), planned, held, transcribed, coded]
}

fn line(text: &mut String, name: &str, width: usize, cells: &[String; 5]) {
    let line = ColumnLine::new(text).left(name, width);
    cells.iter().zip(HEADINGS).fold(line, |line, (cell, heading)| line.right(cell, heading.len())).end();
}
