//! Files of recorders become interviews, several at a time: each is read, converted, and proven by reading it again.
//!
//! Comes in: files that somebody named, what is said about them. Goes out: for each a [`ProvenInterview`], or why there is none.
//! Does not know: where it is written, who asks.

mod read_back;

use std::io;
use std::path::PathBuf;

use rayon::prelude::*;

use super::progress::Progress;
use crate::import::{ConvertedInterview, ImportOptions, InputText, Refusal, convert, decode};
use crate::source::{OutsideError, read_limited, read_outside};

/// More is no transcript: an hour of speech takes a tenth of a megabyte.
const MOST_BYTES: u64 = 64 << 20;

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
        let imported = read(input).and_then(|text| import_text(&text, options));
        progress.step(0);
        imported
    });
    imported.collect()
}

/// Converts the text of a file.
///
/// # Errors
///
/// Where it cannot be converted, or would be read again as something else.
pub fn import_text(text: &InputText, options: &ImportOptions) -> Result<ProvenInterview, Refusal> {
    let converted = convert(text, options)?;
    read_back::prove(&converted)?;
    Ok(ProvenInterview(converted))
}

/// The text of a file that somebody named.
fn read(input: &ImportInput) -> Result<InputText, Refusal> {
    let bytes = match input {
        ImportInput::File(path) => read_outside(path, MOST_BYTES),
        ImportInput::StandardInput => read_limited(io::stdin().lock(), MOST_BYTES),
    };
    let bytes = bytes.map_err(unreadable)?;
    let name = match input {
        ImportInput::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
        ImportInput::StandardInput => None,
    };
    decode(name.as_deref(), &bytes)
}

/// What the door says is one sentence with what to do next behind a colon.
fn unreadable(error: OutsideError) -> Refusal {
    let said = error.to_string();
    let (message, help) = said.split_once(": ").unwrap_or((&said, "check that it can be read"));
    Refusal { line: None, message: message.to_owned(), help: help.to_owned() }
}
