//! The command line: what was typed becomes an exit code. The only room that prints.
//!
//! Comes in: arguments. Goes out: an exit code, text on standard output and standard error.
//! Does not know: how phases follow each other.

mod agreement;
pub mod args;
mod audiences;
mod build;
mod check;
mod checked_files;
mod columns;
mod completions;
mod denied;
mod export;
mod import;
mod init;
mod listen;
mod lock;
mod names_file;
mod new;
mod priorities;
mod refactor;
mod search;
mod serve;
mod status;
mod study;
mod timings;
mod ui;

use std::error::Error;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use args::{Args, Command};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ExitStatus {
    /// It did what it was asked.
    Done,
    /// The content has errors.
    ContentErrors,
    /// What was looked for is not there.
    NothingFound,
    /// It could not run.
    CouldNotRun,
}

/// The error is why the program could not run; what is wrong with the content has been shown.
type CommandResult = Result<ExitStatus, Box<dyn Error>>;

/// More threads make nothing faster, and no system gives any number of them.
const MOST_THREADS: usize = 256;

/// Holds what the environment asks for within what can be had.
fn bound_threads() {
    let asked = std::env::var("RAYON_NUM_THREADS").ok().and_then(|number| number.trim().parse::<usize>().ok());
    if asked.is_some_and(|asked| asked > MOST_THREADS) {
        // It fails only where threads were made before; then they could be.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(MOST_THREADS).build_global();
    }
}

/// Runs the command that was typed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    bound_threads();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let outcome = completions::answer(&arguments).unwrap_or_else(|| typed(arguments));
    ExitCode::from(match outcome {
        ExitStatus::Done => 0,
        ExitStatus::ContentErrors | ExitStatus::NothingFound => 1,
        ExitStatus::CouldNotRun => 2,
    })
}

fn typed(arguments: Vec<OsString>) -> ExitStatus {
    let is_search = arguments.get(1).is_some_and(|command| command == "search");
    match Args::try_parse_from(arguments) {
        Ok(args) => dispatch(&args.command),
        Err(help) => {
            // Help and version are printed to standard output, mistakes to standard error; neither can be helped
            // further if that fails.
            let _ = help.print();
            if is_search && help.kind() == ErrorKind::UnknownArgument {
                ui::say("\nTo leave a word out, put `--` before the query: `cairn search -- slow -friday`");
            }
            if help.use_stderr() { ExitStatus::CouldNotRun } else { ExitStatus::Done }
        }
    }
}

fn dispatch(command: &Command) -> ExitStatus {
    let result = match command {
        Command::Build(args) => build::run(args),
        Command::Check(args) => check::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Init(args) => init::run(args),
        Command::New(args) => new::run(args),
        Command::Import(args) => import::run(args),
        Command::Theme(args) => refactor::theme(args),
        Command::Team(args) => refactor::team(args),
        Command::Lock(args) => lock::run(args),
        Command::Priorities(args) => priorities::run(args),
        Command::Agreement(args) => agreement::run(args),
        Command::Listen(args) => listen::run(args),
        Command::Search(args) => search::run(args),
        Command::Export(args) => export::run(args),
        Command::Status(args) => status::run(args),
        Command::Audiences(args) => audiences::run(args),
        Command::Completions(args) => completions::run(args),
    };
    result.unwrap_or_else(|reason| {
        ui::say_error(reason);
        ExitStatus::CouldNotRun
    })
}
