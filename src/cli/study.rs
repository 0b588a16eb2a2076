//! A study's folder as commands find it: one that writes finishes first what an interrupted change has left in it; one that
//! reads stops there, since the study is neither the old one nor the new one.
//!
//! Comes in: the root. Goes out: a snapshot; or changed files. Does not know: what a command does with them.

use std::error::Error;
use std::path::Path;

use super::ui;
use crate::diagnostic::Checked;
use crate::output::edit::{self, Finished, Interrupted};
use crate::source::{self, Snapshot};

/// Looks at a study's folder for a command that writes nothing in it.
pub(super) fn open(root: &Path) -> Result<Checked<Snapshot>, Box<dyn Error>> {
    require_whole(root)?;
    Ok(source::scan(root)?)
}

/// Looks at a study's folder for a command that changes what people wrote.
pub(super) fn open_to_write(root: &Path) -> Result<Checked<Snapshot>, Box<dyn Error>> {
    source::require_folder(root)?;
    finish_change(root)?;
    Ok(source::scan(root)?)
}

/// An error where an interrupted change waits in a study's folder, which must be there. Nothing is touched.
pub(super) fn require_whole(root: &Path) -> Result<(), Box<dyn Error>> {
    source::require_folder(root)?;
    let Some(Interrupted { files }) = edit::interrupted(root)? else { return Ok(()) };
    let files = ui::counted(files, "file");
    Err(format!(
        "a change of {files} was interrupted, and the study may be half changed: `cairn check --fix{}` finishes it",
        ui::root_option(root)
    )
    .into())
}

/// Finishes what an interrupted change has left in a study's folder, and says so.
pub(super) fn finish_change(root: &Path) -> Result<(), Box<dyn Error>> {
    if let Some(Finished { files }) = edit::finish(root)? {
        ui::say(format_args!("finished a change of {} that was interrupted", ui::counted(files, "file")));
    }
    Ok(())
}
