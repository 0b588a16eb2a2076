//! `cairn init`: lays down a small commented study that builds at once.
//!
//! Comes in: a folder that is new or empty. Goes out: the files of `init/` in it.
//! Does not know: what they say.

use include_dir::{Dir, DirEntry, include_dir};

use super::args::InitArgs;
use super::{CommandResult, ExitStatus, ui};
use crate::base::path::shown;
use crate::base::plural::counted;
use crate::output::{OutputError, study_files};

/// The study, as files that a reader of the source can read.
static STUDY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/init");

pub(super) fn run(args: &InitArgs) -> CommandResult {
    study_files::require_empty(&args.dir)?;
    let files = lay_down(args, &STUDY)?;
    let (root, page) = (ui::quoted(&args.dir), ui::quoted(&args.dir.join("public/index.html")));
    ui::say(format_args!("{}: a study of {} to start from", shown(&args.dir), counted(files, "file")));
    ui::say(format_args!("next: cairn build --root {root}, then open {page}"));
    Ok(ExitStatus::Done)
}

fn lay_down(args: &InitArgs, dir: &Dir<'_>) -> Result<usize, OutputError> {
    let mut files = 0;
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => files += lay_down(args, dir)?,
            DirEntry::File(file) => {
                study_files::create_new(&args.dir, file.path(), file.contents())?;
                files += 1;
            }
        }
    }
    Ok(files)
}
