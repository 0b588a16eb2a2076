//! The body of an entry that is no transcript.
//!
//! Comes in: a file's text and how it becomes HTML. Goes out: HTML with places for relative links, as they were written.
//! Does not know: where links lead, what kind of entry it is the body of.

use crate::base::span::Span;
use crate::content::plain_part::{PartCutter, PlainPart};
use crate::markdown::document::Document;
use crate::markdown::headings;
use crate::markdown::html::{Body, Piece};

/// The body of an entry that is no transcript: HTML with places for relative links, as they were written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    text: Box<str>,
    body: Body<String>,
    title: Option<Box<str>>,
}

impl Prose {
    /// A file and what was made of it; `unnamed` is what of it no title is made from.
    pub(super) fn new(document: &Document<'_>, body: Body<String>, unnamed: &[Span]) -> Self {
        Self { text: document.text().into(), body, title: headings::title(document, unnamed).map(Into::into) }
    }

    /// The heading of the first level that it begins with, if it does.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// HTML and links in turn.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_, String>> {
        self.body.pieces(&self.text)
    }

    /// Its words, cut where who may read them changes.
    pub fn parts(&self) -> Vec<PlainPart> {
        let mut cutter = PartCutter::new(&self.text);
        self.pieces().for_each(|piece| cutter.piece(&piece, |_, _| ()));
        cutter.finish()
    }

    /// The HTML with its links as they were written.
    pub fn html(&self) -> String {
        self.body.unfilled(&self.text)
    }
}
