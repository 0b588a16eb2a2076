//! What may be asked for.
//!
//! Comes in: arguments. Goes out: [`Options`]. Does not know: what is on this machine.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Measures whole builds; the table goes to standard output
#[derive(Debug, Parser)]
#[command(bin_name = "cargo bench --bench sites --")]
pub(crate) struct Options {
    /// How many interviews the studies have
    #[arg(default_values_t = [100, 1000, 2000])]
    pub(crate) interviews: Vec<usize>,
    /// How often everything is run; the table has medians
    #[arg(long, default_value = "5", value_parser = at_least_one)]
    pub(crate) runs: usize,
    /// Where the studies and the sites go for the time being [default: /dev/shm, which is memory, if it is there]
    #[arg(long, value_name = "DIR", default_value_os_t = scratch(), hide_default_value = true)]
    pub(crate) scratch: PathBuf,
    /// Leave the studies and the sites where they are
    #[arg(long)]
    pub(crate) keep: bool,
    /// Leave something out; may be given several times
    #[arg(long, value_enum)]
    pub(crate) skip: Vec<Skip>,
    /// Measure this build of cairn in place of the one in this folder
    #[arg(long, value_name = "PROGRAM", default_value = env!("CARGO_BIN_EXE_cairn"), hide_default_value = true)]
    pub(crate) cairn: PathBuf,
    /// The Hugo to compare with
    #[arg(long, value_name = "PROGRAM", default_value = "hugo")]
    pub(crate) hugo: PathBuf,
    /// Given by `cargo bench`
    #[arg(long, hide = true)]
    bench: bool,
}

/// What can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Skip {
    /// The generated studies
    Generated,
    /// The studies made from real transcripts
    Real,
    /// Hugo
    Hugo,
}

impl Options {
    pub(crate) fn skips(&self, what: Skip) -> bool {
        self.skip.contains(&what)
    }
}

/// Memory, if the system has a folder for that. A disk has its own moods: ext4 looks for a long time for a place that
/// was not freed a moment ago, which made the floor ten times as slow in one round as in the next.
fn scratch() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|runs| *runs > 0).ok_or_else(|| "a whole number from 1".to_owned())
}
