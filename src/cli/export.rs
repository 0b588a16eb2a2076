//! `cairn export`: a transcript or a table for other programs.
//!
//! Comes in: what was typed. Goes out: a file, or its bytes on standard output. Does not know: what is in it.

use std::error::Error;
use std::io::IsTerminal;
use std::path::Path;

use super::args::export::{ExportArgs, ExportedKind};
use super::study::StudyFolder;
use super::{CommandResult, ExitStatus, ui};
use crate::base::path::shown;
use crate::export::{TABLES, TableFile, TranscriptFile};
use crate::output::write_file;
use crate::pipeline::{self, BuildOptions, ExportedTranscript, Memo, PlannedSite};

pub(super) fn run(args: &ExportArgs) -> CommandResult {
    let command = wanted(args)?;
    let study = StudyFolder::find(&args.root);
    let scanned = study.open()?;
    let audience = pipeline::published_for(&scanned, &args.audience.asked(), &command)?;
    let options = BuildOptions { drafts: args.drafts, ..BuildOptions::for_site(audience, ui::clock_day()) };
    let Some(site) = study.planned(&mut Memo::new(), &scanned, &options) else {
        return Ok(ExitStatus::ContentErrors);
    };
    let bytes = bytes(args, &study, &site)?;
    match &args.out {
        Some(out) => put(&study, out, &bytes)?,
        None => ui::print(bytes)?,
    }
    Ok(ExitStatus::Done)
}

/// The command as far as it says what is wanted, where the options fit it.
fn wanted(args: &ExportArgs) -> Result<String, String> {
    let is_for_terminal = args.out.is_none() && std::io::stdout().is_terminal();
    match (args.format, args.interview.as_deref()) {
        (ExportedKind::Transcript(_), None) => {
            Err("which transcript? Name the interview behind the format, by its slug or its file".to_owned())
        }
        (ExportedKind::Transcript(_), _) if args.table.is_some() => {
            Err("`--table` is for tables: `cairn export csv --table quotes`".to_owned())
        }
        (ExportedKind::Transcript(file), _) if file.is_binary && is_for_terminal => {
            Err(format!("a {} is nothing for a terminal: name a file with `--out`", file.title))
        }
        (ExportedKind::Csv | ExportedKind::JsonLines, Some(interview)) => Err(format!(
            "a table is of the whole study, not of `{interview}`: leave it out, and say which table with `--table`"
        )),
        (kind, _) if args.bom && !matches!(kind, ExportedKind::Csv) => {
            Err("`--bom` is for Excel: only `cairn export csv` takes it".to_owned())
        }
        (ExportedKind::Transcript(file), Some(interview)) => Ok(format!("export {} {interview}", file.word)),
        (ExportedKind::Csv, None) => Ok("export csv".to_owned()),
        (ExportedKind::JsonLines, None) => Ok("export jsonl".to_owned()),
    }
}

fn bytes(args: &ExportArgs, study: &StudyFolder, site: &PlannedSite) -> Result<Vec<u8>, Box<dyn Error>> {
    let file = match args.format {
        ExportedKind::Transcript(file) => return transcript(args, study, site, file),
        ExportedKind::JsonLines => TableFile::JsonLines,
        ExportedKind::Csv if args.bom => TableFile::CsvForExcel,
        ExportedKind::Csv => TableFile::Csv,
    };
    let table = args.table.unwrap_or(&TABLES[0]);
    let none = || format!("this audience is not shown the {}: its `shows` in site.toml has no `{0}`", table.word);
    Ok(site.exported_table(table, file).ok_or_else(none)?)
}

fn transcript(
    args: &ExportArgs,
    study: &StudyFolder,
    site: &PlannedSite,
    file: &TranscriptFile,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let typed = args.interview.as_deref().unwrap_or_default();
    let ExportedTranscript { bytes, has_times } = site.exported(&study.typed_names(typed), file)?;
    if !has_times && matches!(file.word, "vtt" | "srt") {
        ui::say("this transcript has no times: those in the file are counted from its words, 2.5 a second");
    }
    Ok(bytes)
}

/// Writes a file, unless it would become a part of the study or is one.
fn put(study: &StudyFolder, out: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let root = std::path::absolute(study.root())?;
    let full = std::path::absolute(out)?;
    let is_part = full.starts_with(root.join("content")) || full == root.join("site.toml");
    if is_part {
        return Err(
            format!("`{}` is among the files that the study is read from: choose another place", shown(out)).into()
        );
    }
    Ok(write_file(out, bytes)?)
}
