//! A question of a guide: what is asked, and what is answered to it.
//!
//! Comes in: nothing, these are the types. Goes out: a [`GuideQuestion`]. Does not know: the guide's file, who answered.

use crate::base::span::{Span, Spanned};
use crate::content::Name;
use crate::content::choice::choices;

/// A question of a guide.
#[derive(Debug, Clone, PartialEq)]
pub struct GuideQuestion {
    /// `id`: what `q=` names; unique in the guide.
    pub id: Name,
    /// `text`.
    pub text: String,
    /// Where the text was written.
    pub text_span: Span,
    /// `kind`: what is answered.
    pub kind: QuestionKind,
    /// `of`: whose time a duration is.
    pub of: TimeKind,
    /// `unit` of a number.
    pub unit: Option<String>,
    /// `baseline`: how it is elsewhere, or was thought to be.
    pub baseline: Option<Name>,
    /// `choices`, each as it is shown.
    pub choices: Vec<String>,
}

choices! {
    /// What is answered to a question.
    QuestionKind {
        /// Words.
        #[default]
        Open = "open",
        /// A number.
        Number = "number",
        /// Working time.
        Duration = "duration",
        /// A number on a scale.
        Scale = "scale",
        /// One of some words.
        Choice = "choice",
    }

    /// Whose time a duration is.
    TimeKind {
        /// The time that somebody's hands are on it.
        #[default]
        Hands = "hands",
        /// The time from the beginning to the end, waits included.
        Elapsed = "elapsed",
    }
}

impl GuideQuestion {
    /// A question to which words are answered.
    pub fn new(id: Name, text: Spanned<String>) -> Self {
        Self {
            id,
            text_span: text.span,
            text: text.value,
            kind: QuestionKind::default(),
            of: TimeKind::default(),
            unit: None,
            baseline: None,
            choices: Vec::new(),
        }
    }
}
