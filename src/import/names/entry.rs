//! An entry of a list of names as it was read, and what there is to complain of.
//!
//! Comes in: nothing, these are the types. Goes out: [`ReadEntry`], [`ListNotes`]. Does not know: how the list is read, what is
//! wrong with it.

use crate::base::path::SourcePath;
use crate::base::span::{Place, Span};
use crate::content::interview::SpeakerRole;
use crate::diagnostic::Diagnostic;

/// What a complaint about the list is called.
const BAD_LIST: &str = "bad-names-list";

/// An entry as it was read.
pub(super) struct ReadEntry {
    /// What is to be replaced, as it is written.
    pub(super) written: String,
    /// Where.
    pub(super) span: Span,
    /// What stands in its place, and where that is written.
    pub(super) replacement: String,
    pub(super) replacement_span: Span,
    /// Its role, where it is a speaker.
    pub(super) role: Option<SpeakerRole>,
}

/// What is complained of.
pub(super) struct ListNotes<'p> {
    path: &'p SourcePath,
    complaints: Vec<Diagnostic>,
}

impl<'p> ListNotes<'p> {
    /// None yet, about a file.
    pub(super) fn new(path: &'p SourcePath) -> Self {
        Self { path, complaints: Vec::new() }
    }

    /// All of them.
    pub(super) fn into_complaints(self) -> Vec<Diagnostic> {
        self.complaints
    }

    /// An error at a place. Message and help hold nothing of the text.
    pub(super) fn error(&mut self, span: Span, message: &str, help: impl Into<String>) {
        let place = Place::new(self.path, span);
        self.complaints.push(Diagnostic::error(BAD_LIST, place, message).help(help));
    }

    /// A doubt at a place.
    pub(super) fn doubt(&mut self, rule: &'static str, span: Span, message: &str, help: impl Into<String>) {
        self.complaints.push(Diagnostic::warning(rule, Place::new(self.path, span), message).help(help));
    }
}
