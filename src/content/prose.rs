//! The body of an entry that is no transcript.
//!
//! Comes in: a file's text and what its Markdown became. Goes out: [`Prose`], HTML with places for relative links.
//! Does not know: which kind of entry it belongs to, where links lead.

use crate::markdown::html::{Body, Piece};

/// The body of an entry that is no transcript: HTML with places for relative links, as they were written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    text: Box<str>,
    body: Body<String>,
}

impl Prose {
    /// A file's text and what was made of it.
    pub(super) fn new(text: &str, body: Body<String>) -> Self {
        Self { text: text.into(), body }
    }

    /// HTML and links in turn.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_, String>> {
        self.body.pieces(&self.text)
    }

    /// The HTML with its links as they were written.
    pub fn html(&self) -> String {
        self.body.unfilled(&self.text)
    }
}
