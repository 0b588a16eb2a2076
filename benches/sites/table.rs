//! The table.
//!
//! Comes in: the cost of everything that was run on a study. Goes out: Markdown. Does not know: how it was measured.

use std::fmt;
use std::thread;
use std::time::Duration;

use crate::cases::{Case, Programs};
use crate::cost::Cost;
use crate::options::Options;

/// A line of the table.
pub(crate) struct PriorityRow {
    study: String,
    label: &'static str,
    cost: Cost,
    floor: Cost,
    full: Cost,
}

/// What stands above the lines.
pub(crate) fn head(programs: &Programs, options: &Options) -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let hugo = programs.hugo.as_ref().map(|hugo| format!(", Hugo {}", hugo.version)).unwrap_or_default();
    let (runs, scratch) = (options.runs, options.scratch.display());
    let times = if runs == 1 { "one run".to_owned() } else { format!("medians of {runs} runs in turn") };
    format!(
        "cairn {} as published (profile `dist`){hugo}; {cores} cores; {times}; files in {scratch}.\n\n\
         | interviews | what | wall | × floor | × full build | processor | × floor | peak memory |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        env!("CARGO_PKG_VERSION"),
    )
}

/// The lines of one study; the floor and the full build come first.
pub(crate) fn rows(study: &str, costs: &[(Case, Cost)]) -> Vec<PriorityRow> {
    let [(_, floor), (_, full), ..] = costs else { return Vec::new() };
    let rows = costs.iter().map(|(case, cost)| PriorityRow {
        study: study.to_owned(),
        label: case.label(),
        cost: *cost,
        floor: *floor,
        full: *full,
    });
    rows.collect()
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

impl fmt::Display for PriorityRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { study, label, cost, floor, full } = self;
        let (wall, processor) = (cost.wall.as_secs_f64(), cost.processor.as_secs_f64());
        let memory = cost.memory / 1_000_000;
        let (to_floor, to_full) = (ratio(cost.wall, floor.wall), ratio(cost.wall, full.wall));
        write!(f, "| {study} | {label} | {wall:.3} s | {to_floor:.1} | {to_full:.2} ")?;
        write!(f, "| {processor:.3} s | {:.1} | {memory} MB |", ratio(cost.processor, floor.processor))
    }
}
