//! Places in a file, as byte ranges, and values with the place where they were written.
//!
//! Comes in: byte offsets from the parsers. Goes out: spans and places. Does not know: what stands there, and lines and
//! columns ([`super::lines`]).

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::fold;
use super::path::SourcePath;

/// A range of bytes in one file, from its first byte; at most 4 GiB in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// The offset of the first byte.
    pub start: u32,
    /// The first byte after it.
    pub end: u32,
}

impl Span {
    /// From the first byte to the one after the last.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset| u32::try_from(offset).expect("a file of the site is smaller than 4 GiB");
        Self { start: narrow(start), end: narrow(end) }
    }

    /// An empty span at a place.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// As a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the other lies wholly in this one.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// What holds at a byte, of stretches that are apart from each other and in order; and up to which byte that holds.
pub fn at_byte<T: Copy>(stretches: &[(Span, T)], offset: u32) -> (Option<T>, u32) {
    let next = stretches.partition_point(|(span, _)| span.end <= offset);
    match stretches.get(next) {
        Some((span, what)) if span.start <= offset => (Some(*what), span.end),
        Some((span, _)) => (None, span.start),
        None => (None, u32::MAX),
    }
}

/// Spans in order, those that touch or overlap joined.
pub fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    // Most often these are sorted lists behind each other, which a stable sort joins in one go.
    spans.sort();
    spans.dedup_by(|next, last| {
        let joined = next.start <= last.end;
        if joined {
            last.end = last.end.max(next.end);
        }
        joined
    });
    spans
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A span in a file of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file that the span lies in.
    pub path: SourcePath,
    /// The bytes in that file.
    pub span: Span,
}

impl Place {
    /// A span in a file.
    pub fn new(path: &SourcePath, span: impl Into<Span>) -> Self {
        Self { path: path.clone(), span: span.into() }
    }

    /// The very start of a file: for what is wrong with the file as a whole.
    pub fn start_of(path: &SourcePath) -> Self {
        Self::new(path, Span::default())
    }
}

/// A value as it was written, with the span that holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value as it was read.
    pub value: T,
    /// The bytes that it was read from.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value and its span.
    pub fn new(value: T, span: impl Into<Span>) -> Self {
        Self { value, span: span.into() }
    }
}

impl Spanned<String> {
    /// In the form in which ids are compared. They stand in addresses, so this is what is shown of them too.
    pub fn folded(&self) -> Self {
        Self { value: fold::text(&self.value).into_owned(), span: self.span }
    }
}
