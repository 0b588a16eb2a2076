//! What was typed after `cairn export`.
//!
//! Comes in: arguments. Goes out: [`ExportArgs`]. Does not know: what a command does.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{AudienceArgs, RootArgs, candidates};
use crate::export::{TABLES, TRANSCRIPT_FILES, Table, TranscriptFile};

/// What `cairn export --help` says below the options.
pub(super) const EXAMPLES: &str = "\
Examples:
  cairn export vtt 2026-03-p07 --out p07.vtt    Captions for a player, quotes as notes
  cairn export docx 2026-03-p07 --out p07.docx  A Word document, quotes as comments
  cairn export md 2026-03-p07                   An interview that cairn reads, on standard output
  cairn export csv --bom --out quotes.csv       All quotes for Excel
  cairn export jsonl --table priorities         A JSON object a line
  cairn export csv --table people --audience engineering

Without --out the file goes to standard output. docs/export.md lists the columns of each table.";

/// `cairn export`
#[derive(Debug, ClapArgs)]
pub struct ExportArgs {
    /// What to write: a transcript as vtt, srt, txt, md or docx, or a table as csv or jsonl
    #[arg(value_parser = exported_kind())]
    pub(in crate::cli) format: ExportedKind,
    /// Which transcript: the interview's slug, an old one, or its file
    #[arg(add = candidates::interviews())]
    pub(in crate::cli) interview: Option<String>,
    /// Which table [default: quotes]
    #[arg(long, value_name = "TABLE", value_parser = table())]
    pub(in crate::cli) table: Option<&'static Table>,
    /// Write to a file, in place of what is in it, and not to standard output
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Begin a CSV with a byte order mark, by which Excel knows that it is UTF-8
    #[arg(long)]
    pub(in crate::cli) bom: bool,
    /// Export entries marked `draft: true` too
    #[arg(long)]
    pub(in crate::cli) drafts: bool,
    #[command(flatten)]
    pub(in crate::cli) root: RootArgs,
    #[command(flatten)]
    pub(in crate::cli) audience: AudienceArgs,
}

/// What is exported, by the word for it.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum ExportedKind {
    /// A transcript.
    Transcript(&'static TranscriptFile),
    /// A table as CSV.
    Csv,
    /// A table as JSON Lines.
    JsonLines,
}

const CSV: &str = "csv";
const JSON_LINES: &str = "jsonl";

fn exported_kind() -> impl TypedValueParser<Value = ExportedKind> {
    let transcripts =
        TRANSCRIPT_FILES.iter().map(|file| PossibleValue::new(file.word).help(format!("A transcript: {}", file.title)));
    let tables = [
        PossibleValue::new(CSV).help("A table for spreadsheets, DuckDB and Spark"),
        PossibleValue::new(JSON_LINES).help("The same with a JSON object a line"),
    ];
    PossibleValuesParser::new(transcripts.chain(tables)).map(|word| match word.as_str() {
        CSV => ExportedKind::Csv,
        JSON_LINES => ExportedKind::JsonLines,
        word => {
            let file = TRANSCRIPT_FILES.iter().find(|file| file.word == word);
            ExportedKind::Transcript(file.expect("only these words are taken"))
        }
    })
}

fn table() -> impl TypedValueParser<Value = &'static Table> {
    PossibleValuesParser::new(TABLES.iter().map(|table| table.word))
        .map(|word| TABLES.iter().find(|table| table.word == word).expect("only these words are taken"))
}
