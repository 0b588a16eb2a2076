//! The phases in order: a snapshot becomes artifacts and complaints, and what did not change is not made again.
//!
//! Comes in: a snapshot, what the command line asks for. Goes out: a [`Study`], then its artifacts, and complaints sorted
//! by place. Does not know: sockets, terminals, who waits for it.

mod artifact;
mod cache;
mod check;
mod fix;
mod inputs;
mod library;
mod lists;
mod lock;
mod memo;
mod names;
mod pages;
mod publish;
mod read;
mod refactor;
mod scripts;
mod stamps;
mod study;
mod texts;

pub use artifact::Artifact;
pub use cache::Cache;
pub use fix::{Concerns, Fixed, check, fix};
pub use memo::Memo;
pub use names::names;
pub use pages::{Made, Pages, Shown};
pub use publish::{Publication, publish};
pub use refactor::refactor;
pub use study::{Followed, LookDigests, Study, Summary};

pub use crate::site::lock::{Locked, Upkeep};

use std::sync::Arc;

use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::source::Snapshot;

/// What the command line asks for, beyond what the site's own files say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// Publish drafts too.
    pub drafts: bool,
    /// In place of the settings' `base_url`.
    pub base_url: Option<String>,
}

/// Hears how far a build is.
pub trait Progress: Sync {
    /// A phase begins, of so many steps; 0 where it is one step or nobody knows.
    fn begin(&self, phase: &'static str, steps: usize);
    /// One step is done, and so many bytes were read or made in it.
    fn step(&self, bytes: u64);
}

/// For builds that nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self, _: u64) {}
}

/// Reads, links and counts a study. Where anything in it is an error the study is not to be written.
pub fn read(scanned: &Checked<Snapshot>, request: &Request, progress: &dyn Progress) -> Checked<Arc<Study>> {
    Memo::new().read(scanned, request, progress)
}

/// By place, each once: one template serves many pages, and each says the same of it.
fn in_order(mut complaints: Vec<Diagnostic>) -> Vec<Diagnostic> {
    complaints
        .sort_by(|one, other| (&one.place, one.rule, &one.message).cmp(&(&other.place, other.rule, &other.message)));
    complaints.dedup();
    complaints
}

/// Whether the site must not be published.
pub fn has_errors(complaints: &[Diagnostic]) -> bool {
    complaints.iter().any(|complaint| complaint.severity == Severity::Error)
}

#[cfg(test)]
mod tests;
