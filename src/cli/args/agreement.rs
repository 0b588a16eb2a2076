//! What was typed after `cairn agreement`.
//!
//! Comes in: arguments. Goes out: [`AgreementArgs`]. Does not know: what a command does.

use clap::{Args as ClapArgs, ValueEnum};

use super::{AudienceArgs, RootArgs};

/// What `cairn agreement --help` says below the options.
pub(super) const EXAMPLES: &str = "\
Examples:
  cairn agreement                        What coders differ over, themes that need work first
  cairn agreement --limit 50             More of the passages to settle
  cairn agreement --format json | jq .overall.alpha
                                         A number for a program

A second coding lies beside its interview: 2026-03-p07.jun.quotes.yaml beside 2026-03-p07.md.
Exit codes: 0 done, 1 the content has errors, 2 could not say.";

/// `cairn agreement`
#[derive(Debug, ClapArgs)]
pub struct AgreementArgs {
    /// How the answer is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: AgreementFormat,
    /// For people, show at most so many passages where coders differ
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = crate::cli::args::value::whole_number)]
    pub(in crate::cli) limit: usize,
    #[command(flatten)]
    pub(in crate::cli) root: RootArgs,
    #[command(flatten)]
    pub(in crate::cli) audience: AudienceArgs,
}

/// How the answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AgreementFormat {
    /// For people: a table, and the first passages where coders differ
    Human,
    /// An object, as /data/agreement.json has it
    Json,
}
