//! Why something that was asked of a study is not done.
//!
//! Comes in: a reason, or what is wrong in the files. Goes out: a [`StudyRefusal`]. Does not know: what was asked.

use thiserror::Error;

use super::Diagnostic;

/// Why nothing is said of a study, or nothing in it is changed.
#[derive(Debug, Error)]
pub enum StudyRefusal {
    /// What was asked for cannot be.
    #[error("{0}")]
    Asked(String),
    /// Something in the files is in the way, at these places.
    #[error("the study has errors: mend what is said above, then try again")]
    Errors(Vec<Diagnostic>),
}

impl StudyRefusal {
    /// What was asked for cannot be.
    pub fn asked(reason: impl Into<String>) -> Self {
        Self::Asked(reason.into())
    }
}
