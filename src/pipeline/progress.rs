//! How far a build is.
//!
//! Comes in: phases, steps and bytes. Goes out: nothing here; whoever implements [`Progress`] shows them.
//! Does not know: terminals.

/// Hears how far a build is.
pub trait Progress: Sync {
    /// A phase begins, of so many steps; 0 where it is one step or nobody knows.
    fn begin(&self, phase: &'static str, steps: usize);
    /// One step is done, and so many bytes were read or made in it.
    fn step(&self, bytes: u64);
}

/// For builds that nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self, _: u64) {}
}
