//! What was typed after `cairn priorities`.
//!
//! Comes in: arguments. Goes out: [`PrioritiesArgs`]. Does not know: what a command does.

use clap::{ArgGroup, Args as ClapArgs, ValueEnum};

use super::{AudienceArgs, RootArgs, candidates, value};
use crate::base::Date;

/// What `cairn priorities --help` says below the options.
pub(super) const EXAMPLES: &str = "\
Examples:
  cairn priorities                                  The order, in bands, with how sure it is
  cairn priorities --what-if scoring.point_value=300 --what-if outcomes.faster.weight=2
                                                    The order under another policy
  cairn priorities --without-team payments          As if a team had not been there
  cairn priorities --explain new-service            How a number adds up, down to people and quotes
  cairn priorities --compare new-service slow-builds
                                                    Two rows, term by term
  cairn priorities --ask                            Whose next interview would tell most, and what to ask
  cairn priorities --format md > priorities.md      A table for a planning document, with links to the site

Exit codes: 0 fine, 1 the content has errors, 2 could not run.";

/// `cairn priorities`
#[derive(Debug, ClapArgs)]
#[command(group(ArgGroup::new("question").args(["explain", "compare", "ask"])))]
pub struct PrioritiesArgs {
    /// How the rows are written
    #[arg(long, value_name = "FORMAT", default_value = "human", conflicts_with = "question")]
    pub(in crate::cli) format: PrioritiesFormat,
    /// Try another setting, or another weight of an outcome; may be repeated
    #[arg(long, value_name = "KEY=VALUE", add = candidates::trials())]
    pub(in crate::cli) what_if: Vec<String>,
    /// Count only interviews from this day on
    #[arg(long, value_name = "DATE", value_parser = value::day)]
    pub(in crate::cli) since: Option<Date>,
    /// Leave a team out, with its people; may be repeated
    #[arg(long, value_name = "TEAM", add = candidates::teams())]
    pub(in crate::cli) without_team: Vec<String>,
    /// Show how a row adds up, down to people and quotes
    #[arg(long, value_name = "SLUG", add = candidates::rows())]
    pub(in crate::cli) explain: Option<String>,
    /// Hold two rows against each other, term by term
    #[arg(long, value_names = ["SLUG", "OTHER"], num_args = 2, add = candidates::rows())]
    pub(in crate::cli) compare: Option<Vec<String>>,
    /// Say which team's next interview would tell most, and which questions lead there
    #[arg(long)]
    pub(in crate::cli) ask: bool,
    #[command(flatten)]
    pub(in crate::cli) root: RootArgs,
    #[command(flatten)]
    pub(in crate::cli) audience: AudienceArgs,
}

/// How priorities are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PrioritiesFormat {
    /// For people: bands, bars and ranges
    Human,
    /// The rows of `/data/priorities.json`
    Json,
    /// The same as a table for a spreadsheet, as `cairn export csv --table priorities` writes it
    Csv,
    /// A table in Markdown with links to the site
    Md,
}
