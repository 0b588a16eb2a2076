//! Many files change, all of them or none, also where the machine stops half way.
//!
//! Comes in: files below a root, each with its bytes before and after. Goes out: the files with their new bytes.
//! Does not know: why they change.
//!
//! All new bytes are written beside, into `.cairn-edit/`, and reach the disk; then the journal gets its name, and from
//! that moment on the change is going to happen: the next command that writes finishes it ([`super::finish`]). Before that
//! moment no file was touched.

use std::path::Path;

use super::super::OutputError;
use super::finish::finish;
use super::pending::PendingChange;
use crate::base::edit::FileChange;

/// Changes all files, or none where that cannot be. What an interrupted change has left is finished first.
///
/// # Errors
///
/// Where a file is not as it is said to be, or the system fails. Unless it fails while files are put into place, which
/// the next run then finishes, nothing was changed.
pub fn replace_all(root: &Path, changes: &[FileChange]) -> Result<(), OutputError> {
    finish(root)?;
    let pending = PendingChange::stage(root, changes)?;
    pending.write_journal()?;
    (0..pending.steps.len()).try_for_each(|step| pending.carry_out(step))?;
    pending.close()
}
