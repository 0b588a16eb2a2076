//! Which files are imported: those that were named, and those in folders that were.
//!
//! Comes in: paths. Goes out: [`ImportInputs`]. Does not know: what is in the files.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::pipeline::ImportInput;
use crate::source::files_below;

/// Endings of what recorders write transcripts as. Of what lies in a folder only these are read: a recording is none.
const ENDINGS: [&str; 17] = [
    "vtt", "srt", "sbv", "ttml", "dfxp", "xml", "txt", "text", "md", "markdown", "csv", "tsv", "json", "docx", "odt",
    "rtf", "html",
];

/// What is imported.
pub(super) struct ImportInputs {
    pub(super) files: Vec<ImportInput>,
    /// Files in a folder that are no transcripts.
    pub(super) passed_over: Vec<PathBuf>,
}

/// Looks into folders.
pub(super) fn find(paths: &[PathBuf]) -> Result<ImportInputs, String> {
    let mut inputs = ImportInputs { files: Vec::new(), passed_over: Vec::new() };
    for path in paths {
        if path == Path::new("-") {
            inputs.files.push(ImportInput::StandardInput);
            continue;
        }
        // What is not there is said of that file, and the others go on.
        let Some(below) = files_below(path).unwrap_or(None) else {
            inputs.files.push(ImportInput::File(path.clone()));
            continue;
        };
        let (transcripts, others): (Vec<PathBuf>, Vec<PathBuf>) =
            below.into_iter().partition(|file| is_transcript(file));
        inputs.files.extend(transcripts.into_iter().map(ImportInput::File));
        inputs.passed_over.extend(others);
    }
    let streams = inputs.files.iter().filter(|input| **input == ImportInput::StandardInput).count();
    match (inputs.files.len(), streams) {
        (0, _) => Err("there is no transcript in what was named: name a file that a recorder wrote".to_owned()),
        (_, 2..) => Err("`-` is there twice, and standard input can be read once".to_owned()),
        _ => Ok(inputs),
    }
}

fn is_transcript(file: &Path) -> bool {
    let ending = file.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
