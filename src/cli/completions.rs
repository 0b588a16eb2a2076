//! `cairn completions`: a completion script for a shell, made from the arguments' own table.
//!
//! Comes in: a shell's name. Goes out: a script on standard output. Does not know: any command.

use std::io::Write;

use clap::CommandFactory;

use super::Outcome;
use super::args::{Args, Completions};

pub(super) fn run(args: &Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "cairn", &mut script);
    match std::io::stdout().write_all(&script) {
        Ok(()) => Outcome::Done,
        Err(_) => Outcome::CouldNotRun,
    }
}
