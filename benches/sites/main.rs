//! Whole builds of whole studies, beside the floor and beside Hugo: `cargo bench --bench sites -- 100 1000`.
//!
//! Comes in: how many interviews. Goes out: one Markdown table of wall time, processor time and peak memory, with
//! ratios; what could not be measured here is said below it. Does not know: what happens inside a build (`steps` has
//! that).
#![expect(clippy::disallowed_methods, reason = "it lays down studies and clears away sites, like anybody around cairn")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program of its own")]

mod cases;
mod cost;
#[path = "../../examples/floor.rs"]
mod floor;
mod hugo;
mod options;
mod studies;
#[path = "../study/mod.rs"]
mod study;
mod table;

use std::error::Error;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use cases::{Case, Programs, Workplace};
use cost::Cost;
use options::Options;
use studies::Source;
use table::PriorityRow;

/// Why a measurement is not to be had.
type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    // The floor is to be a process like the others, and this program is the one that is sure to be there.
    if std::env::args_os().nth(1) == Some(OsString::from(cases::FLOOR)) {
        return floor::main();
    }
    let options = Options::parse();
    let mut skipped = Vec::new();
    let programs = Programs::find(&options, &mut skipped)?;
    let sources = Source::find(&options, &mut skipped);
    let mut folder = tempfile::Builder::new().prefix("cairn-bench-").tempdir_in(&options.scratch)?;
    folder.disable_cleanup(options.keep);

    let mut rows = Vec::new();
    for interviews in &options.interviews {
        for source in &sources {
            let place = folder.path().join(format!("{interviews}-{source}"));
            eprintln!("{interviews} {source} interviews …");
            source.lay_down(*interviews, &place)?;
            let costs = measure(&Workplace::prepare(place, &programs)?, &programs, options.runs)?;
            rows.extend(table::rows(&format!("{interviews} {source}"), &costs));
        }
    }
    println!("{}", table::head(&programs, &options));
    rows.iter().for_each(|row: &PriorityRow| println!("{row}"));
    skipped.iter().for_each(|what| println!("\nskipped: {what}"));
    if options.keep {
        println!("\nkept: {}", folder.path().display());
    }
    Ok(())
}

/// The median costs of all that can be run in a place. Everything is run in turn, not one thing all its times and then
/// the next: what else the machine does then meets all of them.
fn measure(place: &Workplace, programs: &Programs, runs: usize) -> Result<Vec<(Case, Cost)>, Failure> {
    let cases = programs.cases();
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); cases.len()];
    // The first round is not counted: after it all that is read is in memory, and there is a site to build again.
    for round in 0..=runs {
        for (case, costs) in cases.iter().zip(&mut costs) {
            let cost = place.run(*case, programs, round)?;
            if round > 0 {
                costs.push(cost);
            }
        }
    }
    Ok(cases.into_iter().zip(costs.iter().map(|costs| Cost::median(costs))).collect())
}
