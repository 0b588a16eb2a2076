//! The complaints of several phases, put together.
//!
//! Comes in: complaints. Goes out: the same in order, each once, without those that a later phase says better.
//! Does not know: what they are about.

use rustc_hash::FxHashSet;

use crate::base::span::Place;
use crate::diagnostic::{Diagnostic, Severity};

/// By place, each once: one template serves many pages, and each says the same of it.
pub(super) fn in_order(mut complaints: Vec<Diagnostic>) -> Vec<Diagnostic> {
    complaints
        .sort_by(|one, other| (&one.place, one.rule, &one.message).cmp(&(&other.place, other.rule, &other.message)));
    complaints.dedup();
    complaints
}

/// Whether the site must not be published.
pub fn has_errors(complaints: &[Diagnostic]) -> bool {
    complaints.iter().any(|complaint| complaint.severity == Severity::Error)
}

/// Takes out what a later phase says at the same place by the same rule: it knows more.
pub(super) fn drop_repeated(complaints: &mut Vec<Diagnostic>, later: &[Diagnostic]) {
    let later: FxHashSet<(&str, &Place)> = later.iter().map(|complaint| (complaint.rule, &complaint.place)).collect();
    complaints.retain(|complaint| !later.contains(&(complaint.rule, &complaint.place)));
}
