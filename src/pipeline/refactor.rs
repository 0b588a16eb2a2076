//! A change of the codebook: planned over the study as it is, and read again as if it had been made.
//!
//! Comes in: a snapshot, and what is wanted. Goes out: a plan that is known to mean what it should, or why not.
//! Does not know: how a plan is made, how files get into place.

use super::known::KnownStudy;
use super::memo::Memo;
use super::options::ReadOptions;
use super::progress::Progress;
use crate::base::edit::FileChange;
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic, StudyRefusal, new_errors};
use crate::edit::{self, ChangePlan, Refactoring};
use crate::knowledge::{ALIAS_TAKEN, DUPLICATE_SLUG};
use crate::site::ADDRESS_TAKEN;
use crate::source::Snapshot;

/// Plans a change of the codebook; drafts are part of it.
///
/// # Errors
///
/// The reason why it cannot be.
pub fn refactor(
    scanned: &Checked<Snapshot>,
    refactoring: &Refactoring,
    progress: &dyn Progress,
) -> Result<ChangePlan, StudyRefusal> {
    let all = ReadOptions::as_written();
    let snapshot = &scanned.value;
    let mut memo = Memo::new();
    let mut known = |scanned: &Checked<Snapshot>| with_addresses(memo.known(scanned, all, progress));
    let before = known(scanned);
    let text_of = |path: &SourcePath| snapshot.text(path).value;
    let plan = edit::plan(&before.value.knowledge, &before.diagnostics, &text_of, refactoring)?;

    let after = known(&scanned.with(&plan.files));
    if let Some(new) = new_errors(&before.diagnostics, &after.diagnostics).first() {
        return Err(would_have(new));
    }
    match edit::differs(&before.value.knowledge, &after.value.knowledge, refactoring) {
        None => Ok(plan),
        Some(what) => {
            Err(StudyRefusal::Asked(format!("this would change more than is meant: {what}; nothing was changed")))
        }
    }
}

/// Why a new file cannot be: another has its name as a slug or an alias, or its address leads elsewhere. Drafts are part of the study.
pub fn new_file_conflict(
    scanned: &Checked<Snapshot>,
    file: &FileChange,
    progress: &dyn Progress,
) -> Option<Diagnostic> {
    const TAKEN: [&str; 3] = [ADDRESS_TAKEN, ALIAS_TAKEN, DUPLICATE_SLUG];
    let (all, mut memo) = (ReadOptions::as_written(), Memo::new());
    let mut complaints = |scanned: &Checked<Snapshot>| with_addresses(memo.known(scanned, all, progress)).diagnostics;
    let before = complaints(scanned);
    let after = complaints(&scanned.with(std::slice::from_ref(file)));
    new_errors(&before, &after).into_iter().find(|error| TAKEN.contains(&error.rule)).cloned()
}

/// With the complaints about addresses: a new name may be one that is taken.
fn with_addresses(known: Checked<KnownStudy>) -> Checked<KnownStudy> {
    let Checked { value, mut diagnostics } = known;
    diagnostics.extend(value.address_complaints());
    Checked::new(value, diagnostics)
}

/// Why a change that brings an error is not made.
pub(super) fn would_have(new: &Diagnostic) -> StudyRefusal {
    let Diagnostic { message, place, .. } = new;
    let path = &place.path;
    StudyRefusal::Asked(format!(
        "the study would have an error that it has not now: {message} ({path}); nothing was changed"
    ))
}
