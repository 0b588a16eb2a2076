//! The file of names that somebody typed: read, and what is wrong with it said without saying what is in it.
//!
//! Comes in: a path. Goes out: a list that can be used, or why there is none. Does not know: what it is for.

use std::error::Error;
use std::path::Path;

use super::ui;
use crate::base::lines::LineIndex;
use crate::base::path::SourcePath;
use crate::diagnostic::{Checked, Diagnostic, Severity};
use crate::import::NamesList;
use crate::pipeline::DenyList;
use crate::source;

/// Reads a list of names. What is doubtful about it is said; with a mistake in it there is none.
pub(super) fn open(file: &Path, study: &Path) -> Result<NamesList, Box<dyn Error>> {
    let text = source::read_names_file(file, study)?;
    let Checked { value, diagnostics } = NamesList::read(&text, &SourcePath::new(&name_of(file)));
    let lines = LineIndex::new(text.as_str());
    let (errors, doubts): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|complaint| complaint.severity == Severity::Error);
    for doubt in &doubts {
        ui::say_warning(sentence(doubt, &lines));
    }
    if errors.is_empty() {
        return Ok(value);
    }
    let errors: Vec<String> = errors.iter().map(|error| sentence(error, &lines)).collect();
    Err(errors.join("\n       ").into())
}

/// Reads a list of names that may stand nowhere.
///
/// # Errors
///
/// Where it has a mistake, or no name: as in a script whose secret is not set, everything would pass.
pub(super) fn deny_list(file: &Path, study: &Path) -> Result<DenyList, Box<dyn Error>> {
    let (names, file) = (open(file, study)?, name_of(file));
    if names.is_empty() {
        return Err(format!(
            "{file} lists no name, so nothing can be looked for: a name is `\"Label\" = {{name = \"P07\", role = \"participant\"}}` below \
             `[speakers]`, or `\"word\" = \"[replacement]\"` below `[words]`"
        )
        .into());
    }
    Ok(DenyList { names, file })
}

/// What the file is called, without the folders that it lies in.
fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// A complaint about the list: where, what, and what to do.
fn sentence(complaint: &Diagnostic, lines: &LineIndex<&str>) -> String {
    let at = lines.position(complaint.place.span.start);
    let Diagnostic { place, message, help, .. } = complaint;
    let help = help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
    format!("{} line {}, column {}: {message}{help}", place.path, at.line, at.column)
}
