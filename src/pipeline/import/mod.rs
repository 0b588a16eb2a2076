//! Files of recorders become interviews, several at a time: each is read, converted, and proven by reading it again.
//!
//! Comes in: files that somebody named, what is said about them. Goes out: for each a [`ProvenInterview`], or why there is none.
//! Does not know: where it is written, who asks.

mod read_back;
mod study_names;
mod target_study;
#[cfg(test)]
mod tests;

use std::io;
use std::path::PathBuf;

use rayon::prelude::*;

use super::progress::Progress;
use crate::import::limits::MAX_FILE_BYTES;
use crate::import::{self, ConvertedInterview, ImportOptions, InputText, Refusal, convert, decode};
use crate::source::{OutsideError, read_limited, read_outside};

pub use study_names::StudyNames;
pub use target_study::{Misfit, TargetStudy};

/// Where a transcript is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportInput {
    /// A file.
    File(PathBuf),
    /// What another program hands over.
    StandardInput,
}

/// An interview that reads again as it is meant.
#[derive(Debug)]
pub struct ProvenInterview(ConvertedInterview);

impl ProvenInterview {
    /// The interview.
    pub fn interview(&self) -> &ConvertedInterview {
        &self.0
    }
}

/// Converts files, in parallel; the results are in the order of the files.
pub fn import(
    inputs: &[ImportInput],
    options: &ImportOptions,
    progress: &dyn Progress,
) -> Vec<Result<ProvenInterview, Refusal>> {
    progress.begin("importing", inputs.len());
    let imported = inputs.par_iter().map(|input| {
        let converted = read(input, options).and_then(|text| convert(&text, options));
        let imported = converted.and_then(proven);
        progress.step(0);
        imported
    });
    imported.collect()
}

/// The text of a first list of the names in files, to be edited, in which nobody has one of the pseudonyms that the study has, and
/// who asks in it keeps their name.
///
/// # Errors
///
/// The first file that cannot be read, by its number, and why.
pub fn propose_names(
    inputs: &[ImportInput],
    options: &ImportOptions,
    study: &StudyNames,
) -> Result<String, (usize, Refusal)> {
    let texts =
        inputs.iter().enumerate().map(|(number, input)| read(input, options).map_err(|refusal| (number, refusal)));
    let texts: Vec<InputText> = texts.collect::<Result<_, _>>()?;
    let askers: Vec<String> = study.interviewers.iter().chain(&study.listeners).cloned().collect();
    Ok(import::propose_names(&texts, options, &study.participants, &askers))
}

/// The names in the labels of a file. One that cannot be read has none: its import says why.
pub fn labels_in(input: &ImportInput, options: &ImportOptions) -> Vec<String> {
    let text = read(input, options);
    text.map(|text| import::labels_in(&text, options.format)).unwrap_or_default()
}

/// Converts the text of a file.
///
/// # Errors
///
/// Where it cannot be converted, or would be read again as something else.
pub fn import_text(text: &InputText, options: &ImportOptions) -> Result<ProvenInterview, Refusal> {
    proven(convert(text, options)?)
}

/// The text that it was made of is gone by then: to read an interview again takes many times its own room.
fn proven(converted: ConvertedInterview) -> Result<ProvenInterview, Refusal> {
    read_back::prove(&converted)?;
    Ok(ProvenInterview(converted))
}

/// The text of a file that somebody named, with those who are known to speak.
fn read(input: &ImportInput, options: &ImportOptions) -> Result<InputText, Refusal> {
    let bytes = match input {
        ImportInput::File(path) => read_outside(path, MAX_FILE_BYTES),
        ImportInput::StandardInput => read_limited(io::stdin().lock(), MAX_FILE_BYTES),
    };
    let bytes = bytes.map_err(|error| unreadable(&error))?;
    let name = match input {
        ImportInput::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
        ImportInput::StandardInput => None,
    };
    let text = decode(name.as_deref(), &bytes, options.encoding)?;
    Ok(InputText { speakers: options.speakers(), ..text })
}

/// What the door says is one sentence with what to do next behind a colon.
fn unreadable(error: &OutsideError) -> Refusal {
    let said = error.to_string();
    let (message, help) = said.split_once(": ").unwrap_or((&said, "check that it can be read"));
    Refusal { line: None, message: message.to_owned(), help: help.to_owned() }
}
