//! `cairn completions`: a completion script for a shell; and the answers to what that script asks.
//!
//! Comes in: a shell's name, or the words that are typed so far. Goes out: a script, or the words that may follow, on
//! standard output. Does not know: what any command does, what may be
//! typed in the place of a name.

use std::ffi::OsString;

use clap::CommandFactory;
use clap_complete::env::Shells;

use super::args::{Args, CompletionsArgs};
use super::{CommandResult, ExitStatus, ui};

/// The variable by which a script says that it asks, and for which shell.
const ASKS: &str = "CAIRN_COMPLETE";

pub(super) fn run(args: &CompletionsArgs) -> CommandResult {
    let shell = args.shell.to_string();
    let mut script =
        format!("# {shell} completions for cairn, which is asked for the names in a study.\n").into_bytes();
    let shells = Shells::builtins();
    let registration = shells.completer(&shell).ok_or_else(|| format!("there is no script for {shell}"))?;
    registration.write_registration(ASKS, "cairn", "cairn", "cairn", &mut script)?;
    ui::print(script)?;
    Ok(ExitStatus::Done)
}

/// Answers a completion script; none where nobody asks.
pub(super) fn answer(arguments: &[OsString]) -> Option<ExitStatus> {
    let shell = std::env::var(ASKS).ok()?;
    let [_, dashes, words @ ..] = arguments else { return None };
    let shells = Shells::builtins();
    let shell = shells.completer(&shell).filter(|_| dashes == "--")?;
    let here = std::env::current_dir().ok();
    let mut answer = Vec::new();
    let mut command = Args::command();
    command.build();
    let written = shell.write_complete(&mut command, words.to_vec(), here.as_deref(), &mut answer).is_ok();
    let is_answered = written && ui::print(answer).is_ok();
    Some(if is_answered { ExitStatus::Done } else { ExitStatus::CouldNotRun })
}
