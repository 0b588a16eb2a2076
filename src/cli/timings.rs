//! Where the time of a build goes: one line a phase.
//!
//! Comes in: the phases as they begin, and their steps. Goes out: a table. Does not know: what a phase does.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::ui;
use crate::pipeline::Progress;

/// Hears the phases, and passes them on.
pub(super) struct Clock<'p> {
    to: &'p dyn Progress,
    phases: Mutex<Vec<Phase>>,
    items: AtomicU64,
    bytes: AtomicU64,
}

struct Phase {
    name: &'static str,
    began: Instant,
    items: u64,
    bytes: u64,
}

impl<'p> Clock<'p> {
    /// Begins with the first phase.
    pub(super) fn new(to: &'p dyn Progress, first: &'static str) -> Self {
        let clock = Self { to, phases: Mutex::default(), items: AtomicU64::new(0), bytes: AtomicU64::new(0) };
        clock.next(first);
        clock
    }

    /// Ends one phase and begins another.
    fn next(&self, name: &'static str) {
        let now = Instant::now();
        let mut phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        let (items, bytes) = (self.items.swap(0, Ordering::Relaxed), self.bytes.swap(0, Ordering::Relaxed));
        if let Some(last) = phases.last_mut() {
            (last.items, last.bytes) = (items, bytes);
        }
        phases.push(Phase { name, began: now, items: 0, bytes: 0 });
    }

    /// All phases as a table; the last one ends now.
    pub(super) fn table(&self) -> String {
        self.next("");
        let phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        let mut table = String::from("phase            time     items       size\n");
        for (phase, next) in phases.iter().zip(phases.iter().skip(1)) {
            row(&mut table, phase.name, next.began - phase.began, phase.items, phase.bytes);
        }
        if let (Some(first), Some(last)) = (phases.first(), phases.last()) {
            row(&mut table, "all", last.began - first.began, 0, 0);
        }
        table.truncate(table.trim_end().len());
        table
    }
}

/// What is nothing is left blank.
fn row(table: &mut String, name: &str, took: Duration, items: u64, bytes: u64) {
    let items = if items > 0 { items.to_string() } else { String::new() };
    let bytes = if bytes > 0 { format!("{:.1} MB", bytes as f64 / 1e6) } else { String::new() };
    let line = format!("{name:<12} {:>8} {items:>9} {bytes:>10}", ui::spoken(took));
    writeln!(table, "{}", line.trim_end()).expect("writing to a string cannot fail");
}

impl Progress for Clock<'_> {
    fn begin(&self, phase: &'static str, steps: usize) {
        self.next(phase);
        self.to.begin(phase, steps);
    }

    fn step(&self, bytes: u64) {
        self.items.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.to.step(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::NoProgress;

    #[test]
    fn each_phase_has_what_was_done_in_it() {
        let clock = Clock::new(&NoProgress, "looking");
        clock.begin("reading", 2);
        clock.step(1_500_000);
        clock.step(500_000);
        clock.begin("linking", 0);
        let table = clock.table();
        let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(
            lines.iter().map(|line| line[0]).collect::<Vec<_>>(),
            ["phase", "looking", "reading", "linking", "all"]
        );
        assert_eq!(lines[2][3..], ["2", "2.0", "MB"]);
        assert_eq!((lines[1].len(), lines[3].len()), (3, 3), "{table}");
    }
}
