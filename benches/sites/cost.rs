//! What running a program costs.
//!
//! Comes in: a command. Goes out: wall time, processor time and peak memory of that one process, as the system counted
//! them. Does not know: what is run.
//!
//! The system tells what a child has used when it is waited for (`wait4`). Asking for that takes `unsafe`, which this
//! project forbids itself, so the crate of the same name does it. The peak is never below this program's own, which is
//! why it keeps no study in memory.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::Failure;

/// How much is shown of what a program has said that failed.
const LINES: usize = 20;

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// In user mode and in the system, of all threads.
    pub(crate) processor: Duration,
    /// The most memory that was in use at one moment, in bytes.
    pub(crate) memory: u64,
}

impl Cost {
    /// Runs a program, which has to end with one of these exit codes; what it complains of goes to `log`.
    pub(crate) fn of(command: &mut Command, fine: &[i32], log: &Path) -> Result<Self, Failure> {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(log)?);
        let started = Instant::now();
        let child = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
        let used = child.wait4()?;
        let wall = started.elapsed();
        if !used.status.code().is_some_and(|code| fine.contains(&code)) {
            let said = std::fs::read_to_string(log)?;
            let first: Vec<&str> = said.lines().take(LINES).collect();
            return Err(format!("{command:?} failed ({}):\n{}", used.status, first.join("\n")).into());
        }
        let processor = used.rusage.utime + used.rusage.stime;
        Ok(Self { wall, processor, memory: used.rusage.maxrss })
    }

    /// The median of each figure; there is at least one run.
    pub(crate) fn median(costs: &[Self]) -> Self {
        Self {
            wall: median(costs, |cost| cost.wall),
            processor: median(costs, |cost| cost.processor),
            memory: median(costs, |cost| cost.memory),
        }
    }
}

/// The figure in the middle; of an even number, the larger of the two.
fn median<T: Ord>(costs: &[Cost], figure: impl Fn(&Cost) -> T) -> T {
    let mut figures: Vec<T> = costs.iter().map(figure).collect();
    figures.sort();
    figures.swap_remove(figures.len() / 2)
}
