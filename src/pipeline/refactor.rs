//! A change of the codebook: planned over the study as it is, and read again as if it had been made.
//!
//! Comes in: a snapshot, and what is wanted. Goes out: a plan that is known to mean what it should, or why not.
//! Does not know: how a plan is made, how files get into place.

use rustc_hash::FxHashSet;

use super::known::KnownStudy;
use super::memo::Memo;
use super::options::BuildOptions;
use super::progress::Progress;
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic};
use crate::edit::{self, ChangePlan, RefactorError, Refactoring};
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
) -> Result<ChangePlan, RefactorError> {
    let all = BuildOptions { drafts: true, withdrawn: true, ..BuildOptions::default() };
    let snapshot = &scanned.value;
    let mut memo = Memo::new();
    let mut known = |scanned: &Checked<Snapshot>| with_addresses(memo.known(scanned, &all, progress));
    let before = known(scanned);
    let text_of = |path: &SourcePath| snapshot.text(path).value;
    let plan = edit::plan(&before.value.knowledge, &before.diagnostics, &text_of, refactoring)?;

    let changed = Checked::new(snapshot.with(&plan.files), scanned.diagnostics.clone());
    let after = known(&changed);
    if let Some(new) = new_error(&before.diagnostics, &after.diagnostics) {
        return Err(RefactorError::Asked(format!(
            "the study would have an error that it has not now: {} ({}); nothing was changed",
            new.message, new.place.path
        )));
    }
    match edit::differs(&before.value.knowledge, &after.value.knowledge, refactoring) {
        None => Ok(plan),
        Some(what) => {
            Err(RefactorError::Asked(format!("this would change more than is meant: {what}; nothing was changed")))
        }
    }
}

/// With the complaints about addresses: a new name may be one that is taken.
fn with_addresses(known: Checked<KnownStudy>) -> Checked<KnownStudy> {
    let Checked { value, mut diagnostics } = known;
    diagnostics.extend(value.address_complaints());
    Checked::new(value, diagnostics)
}

/// An error that was not there before.
fn new_error<'d>(before: &'d [Diagnostic], after: &'d [Diagnostic]) -> Option<&'d Diagnostic> {
    let key = |it: &'d Diagnostic| (it.rule, &it.place.path, &it.message);
    let known: FxHashSet<_> = before.iter().map(key).collect();
    after.iter().filter(|new| new.is_error()).find(|new| !known.contains(&key(new)))
}
