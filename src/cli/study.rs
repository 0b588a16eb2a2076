//! A study's folder as commands find it: what an interrupted change left in it is finished before anything is read.
//!
//! Comes in: the root. Goes out: a snapshot; or changed files. Does not know: what a command does with them.

use std::error::Error;
use std::path::Path;

use super::ui;
use crate::diagnostic::Checked;
use crate::output::edit::{self, Finished};
use crate::source::{self, Snapshot};

/// Looks at a study's folder.
pub(super) fn open(root: &Path) -> Result<Checked<Snapshot>, Box<dyn Error>> {
    make_whole(root)?;
    Ok(source::scan(root)?)
}

/// Finishes what an interrupted change has left in a study's folder, which must be there.
pub(super) fn make_whole(root: &Path) -> Result<(), Box<dyn Error>> {
    source::require_folder(root)?;
    if let Some(Finished { files }) = edit::finish(root)? {
        ui::say(format_args!("finished a change of {} that was interrupted", ui::counted(files, "file")));
    }
    Ok(())
}
