//! `cairn import --propose-names`: a first list of the names in transcripts, for somebody to edit.
//!
//! Comes in: what was typed. Goes out: the list, on standard output or in a file that git would not take. Does not know: what
//! looks like a name.

use std::error::Error;
use std::path::Path;

use super::{facts, inputs};
use crate::base::path::shown;
use crate::base::plural::counted;
use crate::cli::args::import::ImportArgs;
use crate::cli::study::StudyFolder;
use crate::cli::{CommandResult, ExitStatus, ui};
use crate::output::study_files;
use crate::pipeline::{self, ImportInput, StudyNames};
use crate::source;

pub(super) fn run(args: &ImportArgs) -> CommandResult {
    let study = StudyFolder::locate(&args.root);
    let inputs = inputs::find(&args.files)?;
    let options = facts::options(args, &inputs, study.root())?;
    // Whoever imports into no study yet has no pseudonyms.
    let names = study.require().map(|()| StudyNames::of(study.root())).unwrap_or_default();
    if let Some(out) = &args.names.out {
        source::require_unpublished(out, study.root())?;
    }
    match pipeline::propose_names(&inputs.files, &options, &names) {
        Ok(list) => {
            put(&list, args.names.out.as_deref())?;
            Ok(ExitStatus::Done)
        }
        Err((number, refusal)) => {
            ui::say_error(format_args!("{}: {refusal}", name_of(&inputs.files[number])));
            Ok(ExitStatus::ContentErrors)
        }
    }
}

fn put(list: &str, out: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let Some(out) = out else { return Ok(ui::print(list)?) };
    let name = out.file_name().ok_or("`--out` names no file")?;
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    study_files::create_new(folder, Path::new(name), list.as_bytes())?;
    let entries = list.lines().filter(|line| line.starts_with('"')).count();
    let (entries, option) = (counted(entries, "entry"), ui::quoted(out));
    ui::say(format_args!("{entries} in {}: edit it, then `cairn import --speakers {option} …`", shown(out)));
    Ok(())
}

fn name_of(input: &ImportInput) -> String {
    match input {
        ImportInput::File(path) => shown(path),
        ImportInput::StandardInput => "standard input".to_owned(),
    }
}
