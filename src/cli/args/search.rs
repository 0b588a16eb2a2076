//! What was typed after `cairn search`.
//!
//! Comes in: arguments. Goes out: [`SearchArgs`]. Does not know: what a command does.

use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, ValueEnum};

use super::{AudienceArgs, RootArgs, candidates, value};
use crate::search::query::kinds;

/// What `cairn search --help` says below the options.
pub(super) const EXAMPLES: &str = "\
Examples:
  cairn search slow builds                     What has both words, or other forms of them
  cairn search '\"on call\" -rotation team:freight'
                                               A phrase, without a word, in a team
  cairn search --theme slow-builds --kind pain Quotes by what they are, without a word
  cairn search tickets --explain               How each result came to its place
  cairn search tickets --format json | jq -r .[].url
                                               Everything that is found, for a program

All words must be there; the last may be the beginning of one. In a query the same can be asked with
theme: team: kind: person: role: year: is:evidence, and with - before what must not be there.
Exit codes: 0 something was found, 1 nothing was found, 2 could not search.";

/// `cairn search`
#[derive(Debug, ClapArgs)]
pub struct SearchArgs {
    /// What to look for; several words need no quotation marks around them, a first one with `-` needs `--` before it
    #[arg(value_name = "QUERY")]
    pub(in crate::cli) query: Vec<String>,
    /// How results are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: SearchFormat,
    /// Only what is said of a theme, or of one below it; may be repeated
    #[arg(long, value_name = "THEME", add = candidates::themes())]
    pub(in crate::cli) theme: Vec<String>,
    /// Only what people of a team say, or of one below it; may be repeated
    #[arg(long, value_name = "TEAM", add = candidates::teams())]
    pub(in crate::cli) team: Vec<String>,
    /// Only one kind of result (quote, turn, theme, interview …) or of quotes (pain, praise …); may be repeated
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(kinds()))]
    pub(in crate::cli) kind: Vec<String>,
    /// Show at most so many results [default: for people ten quotes and three of each other kind, for programs all]
    #[arg(long, value_name = "N", value_parser = value::whole_number)]
    pub(in crate::cli) limit: Option<usize>,
    /// Show how each result came to its score, number by number
    #[arg(long, conflicts_with = "format")]
    pub(in crate::cli) explain: bool,
    /// Answer each line of standard input, a query, with a line of JSON
    #[arg(long, conflicts_with_all = ["query", "format", "explain"])]
    pub(in crate::cli) each_line: bool,
    #[command(flatten)]
    pub(in crate::cli) root: RootArgs,
    #[command(flatten)]
    pub(in crate::cli) audience: AudienceArgs,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// For people, with the words that were looked for in bold
    Human,
    /// A JSON array
    Json,
}
