//! Why a file is not opened.
//!
//! Comes in: what is wrong and what to do next. Goes out: a [`Refusal`]. Does not know: the file's name, where it is printed.

use thiserror::Error;

/// Why a file is not opened: nothing of it is read then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}: {help}")]
pub struct Refusal {
    /// The line of the file where it is wrong, from 1, where there is such a one.
    pub line: Option<usize>,
    /// What is wrong: one sentence, lower case, no full stop.
    pub message: String,
    /// What to do next.
    pub help: String,
}

impl Refusal {
    /// A refusal of the whole file.
    pub(in crate::import) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { line: None, message: message.into(), help: help.into() }
    }

    /// The same because of one line.
    pub(in crate::import) fn at(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }
}
