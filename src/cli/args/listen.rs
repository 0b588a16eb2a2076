//! What was typed after `cairn listen`.
//!
//! Comes in: arguments. Goes out: [`ListenArgs`]. Does not know: what a command does.

use clap::{Args as ClapArgs, ValueEnum};

use super::{RootArgs, candidates};

/// What `cairn listen --help` says below the options.
pub(super) const EXAMPLES: &str = "\
Examples:
  cairn listen                                What nobody has heard, and what is heard and not coded
  cairn listen --as Ada                       What Ada should hear next, and why
  cairn listen --claim 2026-06-p10 --as Ada   Write Ada into the file of an interview

Exit codes: 0 fine, 1 the content has errors, 2 could not run.";

/// `cairn listen`
#[derive(Debug, ClapArgs)]
pub struct ListenArgs {
    /// Who you are, as interviews name you
    #[arg(long = "as", value_name = "NAME", add = candidates::listeners())]
    pub(in crate::cli) listener: Option<String>,
    /// Write into the file of this interview that you have listened to it; name it by its slug, an old one, or its file
    #[arg(long, value_name = "INTERVIEW", requires = "listener", conflicts_with = "format", add = candidates::interviews())]
    pub(in crate::cli) claim: Option<String>,
    /// Print what would change, as `git diff` does, and write nothing
    #[arg(long, requires = "claim")]
    pub(in crate::cli) dry_run: bool,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: ListenFormat,
    #[command(flatten)]
    pub(in crate::cli) root: RootArgs,
}

/// How it is written what there is to listen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListenFormat {
    /// For people: the first of each list
    Human,
    /// All of it, as a JSON object
    Json,
}
