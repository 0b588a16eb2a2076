//! What was typed after `cairn import`.
//!
//! Comes in: arguments. Goes out: [`ImportArgs`]. Does not know: what the command does.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, ValueEnum};

use super::{RootArgs, candidates, value};
use crate::base::Date;
use crate::import::{FORMATS, TranscriptFormat};

/// What `cairn import --help` says below the options.
pub(super) const EXAMPLES: &str = "\
Examples:
  cairn import GMT20260312-140000_Recording.transcript.vtt --participant P07 --interviewer Mira
                                   One interview, content/interviews/2026-03-p07.md
  cairn import recordings/ --interviewer Mira --dry-run
                                   What all files of a folder would become
  cairn import - --slug 2026-03-p07 --participant P07 --interviewer \"Mira Okafor\" < talk.srt
  cairn import talk.vtt --propose-names --out ~/names.toml
                                   A list of the names in it, to be edited …
  cairn import talk.vtt --speakers ~/names.toml
                                   … and applied before anything is written
  cairn import talk.txt --format text --into .
                                   Outside of a study, in a format that is not guessed
  cairn import --in-place content/interviews/p07.md
                                   The labels of an interview in the form that cairn reads, its marks kept

Nothing is written where a letter of a file would be lost, and no file is ever overwritten.
Exit codes: 0 imported, 1 a file was not imported, 2 could not run.";

/// `cairn import`
#[derive(Debug, ClapArgs)]
pub struct ImportArgs {
    /// Transcripts as recorders write them, or folders of them; `-` is standard input
    #[arg(required_unless_present = "install_hook", value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) in_place: InPlaceArgs,
    /// The folder that interviews are written in [default: content/interviews of the study]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) into: Option<PathBuf>,
    /// Write nothing, and print what would be written
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// How the report is written: for people on standard error, for programs on standard output
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(in crate::cli) report: ReportForm,
    #[command(flatten)]
    pub(in crate::cli) root: RootArgs,
    #[command(flatten)]
    pub(in crate::cli) names: NamesArgs,
    #[command(flatten)]
    pub(in crate::cli) replace: ReplaceArgs,
    #[command(flatten)]
    pub(in crate::cli) facts: FactArgs,
    #[command(flatten)]
    pub(in crate::cli) reading: ReadingArgs,
}

/// What is done about names, in the place of an import.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Names")]
pub(in crate::cli) struct NamesArgs {
    /// Write a first list of the names in the files, to be edited: labels, capitalised words that come again, addresses
    #[arg(long, conflicts_with_all = ["install_hook", "speakers", "keep_names", "dry_run", "into"])]
    pub(in crate::cli) propose_names: bool,
    /// The file that this list is written to, which is not there yet, and which git would not take [default: standard output]
    #[arg(long, value_name = "FILE", requires = "propose_names")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Have git refuse commits that add a name of the list given with `--speakers`
    #[arg(long, requires = "speakers", conflicts_with = "files")]
    pub(in crate::cli) install_hook: bool,
}

/// A better transcript of an interview that is there.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ReplaceArgs {
    /// Put the transcript in the place of that of an interview, by its slug, an old one, or its file: all marks move to the same words,
    /// and what they are not found for is said
    #[arg(long, value_name = "INTERVIEW", conflicts_with_all = ["date", "team", "role", "title", "guide", "recording"], add = candidates::interviews())]
    pub(in crate::cli) replace: Option<String>,
    /// With --replace, make the change without asking
    #[arg(long, requires = "replace")]
    pub(in crate::cli) yes: bool,
}

/// Whether files of the study are changed where they are.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct InPlaceArgs {
    /// Write the labels of interviews of the study as `**Mira:** [00:12:34]`, whatever form they are in; nothing else in them
    /// changes. A line that may be words stays, and is named
    #[arg(long, conflicts_with_all = ["into", "FactArgs", "format"])]
    pub(in crate::cli) in_place: bool,
}

/// What the front matter is going to say; of several files it holds for each.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "The interview")]
pub(in crate::cli) struct FactArgs {
    /// Its name in addresses [default: month and participant, like 2026-03-p07; else the file's name]
    #[arg(long)]
    pub(in crate::cli) slug: Option<String>,
    /// Who was interviewed, a pseudonym like P07, in the place of their name
    #[arg(long, value_name = "NAME", add = candidates::participants())]
    pub(in crate::cli) participant: Option<String>,
    /// The team of the participant, its slug
    #[arg(long, value_name = "TEAM", add = candidates::teams_of_people())]
    pub(in crate::cli) team: Option<String>,
    /// What the participant does
    #[arg(long)]
    pub(in crate::cli) role: Option<String>,
    /// Who asked, as the recorder's labels have it; may come several times
    #[arg(long, value_name = "NAME", add = candidates::interviewers())]
    pub(in crate::cli) interviewer: Vec<String>,
    /// Who sat in, as the recorder's labels have it; may come several times
    #[arg(long, value_name = "NAME", add = candidates::interviewers())]
    pub(in crate::cli) observer: Vec<String>,
    /// The day [default: what the recorder says, else what the file's name says]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = value::day)]
    pub(in crate::cli) date: Option<Date>,
    /// In a few words [default: what the recorder says]
    #[arg(long)]
    pub(in crate::cli) title: Option<String>,
    /// The guide that was followed, its slug
    #[arg(long, value_name = "GUIDE", add = candidates::guides())]
    pub(in crate::cli) guide: Option<String>,
    /// Where the recording is: an address, or a path from the interview's file
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) recording: Option<String>,
}

/// How a transcript is read.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "The transcript")]
pub(in crate::cli) struct ReadingArgs {
    /// The format that it is in [default: what it looks like]
    #[arg(long, value_parser = format())]
    pub(in crate::cli) format: Option<&'static TranscriptFormat>,
    /// How the letters of a text are written, like windows-1252 or macintosh [default: what its bytes look like]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,
    /// How many words a paragraph has before the next caption begins another; 0 makes each caption one
    #[arg(long, value_name = "WORDS", default_value_t = 120, value_parser = value::whole_number)]
    pub(in crate::cli) merge: usize,
    /// The pause after which a speaker's next caption begins a paragraph
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = value::seconds)]
    pub(in crate::cli) gap: f64,
    /// A list of names and what stands in their place, outside of the repository: each label must be in it, and what is said
    /// is searched for all of them
    #[arg(long, value_name = "FILE", conflicts_with_all = ["keep_names"])]
    pub(in crate::cli) speakers: Option<PathBuf>,
    /// Leave the names in labels as they are
    #[arg(long)]
    pub(in crate::cli) keep_names: bool,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReportForm {
    /// For people
    Human,
    /// A JSON array, an object a file
    Json,
}

/// The words for formats, each with what it is.
fn format() -> impl TypedValueParser<Value = &'static TranscriptFormat> {
    let words = FORMATS.iter().map(|format| PossibleValue::new(format.word).help(format.title));
    PossibleValuesParser::new(words)
        .map(|word| FORMATS.iter().copied().find(|format| format.word == word).expect("only these words are taken"))
}
