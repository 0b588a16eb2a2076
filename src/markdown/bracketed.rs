//! Bracketed spans: `[words]{.class}`, found over pulldown-cmark's events as Pandoc finds them in its source.
//!
//! Comes in: a parsed document. Goes out: the spans with their attributes and words, and complaints about slips that
//! would silently leave a mark as text. Does not know: which classes and keys mean something.

mod around;
mod finder;
mod slips;
mod unscanned;

use self::finder::{BracketFinder, FoundBrackets};
use self::slips::BracketSlips;
use crate::base::path::SourcePath;
use crate::base::span::{Span, apart};
use crate::diagnostic::Checked;
use crate::markdown::attributes::{Attributes, SpacedMeaning, SpacedValue};
use crate::markdown::document::Document;
use crate::markdown::limit_blocks::{self, LimitedSpan};

/// How deep spans may be nested: each level repeats the words of all inside it, so this bounds the work.
const MAX_DEPTH: usize = 16;

/// A bracketed span with at least one class, with `themes=`, or with `for=`.
#[derive(Debug, Clone, PartialEq)]
pub struct Bracketed {
    /// From `[` to `]`, both included.
    pub span: Span,
    /// What stands between the braces.
    pub attributes: Attributes,
    /// What a reader sees of it: no markup, white space folded.
    pub text: String,
}

impl Bracketed {
    /// The bytes that are markup and not words: the bracket, and the bracket with the attributes.
    pub fn hidden(&self) -> [Span; 2] {
        let Span { start, end } = self.span;
        [Span { start, end: start + 1 }, Span { start: end - 1, end: self.attributes.span.end }]
    }

    /// What stands between the brackets.
    pub fn inner(&self) -> Span {
        Span { start: self.span.start + 1, end: self.span.end - 1 }
    }

    /// Whether it is marked: it has a class, or `themes=`.
    pub fn is_marked(&self) -> bool {
        is_marked(&self.attributes)
    }

    /// Whether it has `for=`, and so limits who may read it.
    pub fn is_limited(&self) -> bool {
        is_limited(&self.attributes)
    }
}

/// Finds the bracketed spans of a document, by the place of their opening bracket.
pub fn find(document: &Document<'_>, path: &SourcePath) -> Checked<Vec<Bracketed>> {
    find_all(document, path, AttributesIn::default()).map(|(found, _)| found)
}

/// Finds only those that limit who may read them, in a text where classes mean nothing; most texts are not gone through.
pub fn find_limited(document: &Document<'_>, path: &SourcePath) -> Checked<Vec<Bracketed>> {
    let blocks = limit_blocks::find(document.text, document.body);
    if blocks.is_empty() {
        return Checked::new(Vec::new(), Vec::new());
    }
    let Checked { value: (mut found, _), mut diagnostics } = find_all(document, path, AttributesIn::default());
    found.retain(Bracketed::is_limited);
    diagnostics.retain(|complaint| limit_blocks::is_about(complaint, &blocks));
    Checked::new(found, diagnostics)
}

/// What is known of the spans of one kind of text.
#[derive(Clone, Copy, Default)]
pub struct AttributesIn<'w> {
    /// What is no words of a span although it stands there.
    pub wordless: &'w [Span],
    /// What somebody meant by a value with spaces, if that is known.
    pub meaning: Option<fn(&SpacedValue) -> SpacedMeaning>,
}

/// The same as [`find`], with the attributes behind brackets that name no theme: they mark nothing, and are complained of.
pub fn find_all(
    document: &Document<'_>,
    path: &SourcePath,
    known: AttributesIn<'_>,
) -> Checked<(Vec<Bracketed>, Vec<Attributes>)> {
    let slips = BracketSlips::new(document, path, known.meaning);
    let FoundBrackets { mut found, unmarked, mut complaints } = BracketFinder::new(document, slips).find();
    fill_words(document, &mut found, known.wordless);
    let limited = found.iter().filter(|bracketed| bracketed.is_limited());
    let limited = limited.map(|found| LimitedSpan { inner: found.inner(), attributes: found.attributes.span });
    let unread = limit_blocks::unread(document, path, &limited.collect::<Vec<_>>(), &complaints);
    complaints.extend(unread);
    Checked::new((found, unmarked), complaints)
}

/// The words of each span, without the brackets and attributes of those inside it.
fn fill_words(document: &Document<'_>, found: &mut [Bracketed], wordless: &[Span]) {
    let hidden = apart(found.iter().flat_map(Bracketed::hidden).chain(wordless.iter().copied()).collect());
    for bracketed in found {
        bracketed.text = document.plain(bracketed.span, &hidden);
    }
}

fn is_marked(attributes: &Attributes) -> bool {
    !attributes.classes.is_empty() || attributes.get("themes").is_some()
}

fn is_limited(attributes: &Attributes) -> bool {
    attributes.get("for").is_some()
}

/// Whether what the attributes touch is more than text.
fn is_meant(attributes: &Attributes) -> bool {
    is_marked(attributes) || is_limited(attributes)
}

#[cfg(test)]
mod tests;
