//! Places in a file: byte ranges, and the lines and columns that people read.
//!
//! Comes in: byte offsets from the parsers. Goes out: positions counted from 1, columns in Unicode scalar values.
//! Does not know: what stands there.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::fold;
use super::path::SourcePath;

/// A range of bytes in one file, from its first byte; at most 4 GiB in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
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

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A span in a file of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub path: SourcePath,
    /// Where in it.
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
pub struct Written<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Written<T> {
    /// A value and its span.
    pub fn new(value: T, span: impl Into<Span>) -> Self {
        Self { value, span: span.into() }
    }
}

impl Written<String> {
    /// In the form in which ids are compared. They stand in addresses, so this is what is shown of them too.
    pub fn folded(&self) -> Self {
        Self { value: fold::text(&self.value).into_owned(), span: self.span }
    }
}

/// A line and a column, both from 1; the column counts Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
}

impl Position {
    fn new(line: usize, column: usize) -> Self {
        let narrow = |n| u32::try_from(n).expect("offsets fit in 32 bits");
        Self { line: narrow(line), column: narrow(column) }
    }
}

/// How far apart the columns are that are counted ahead in a long line.
const STRIDE: usize = 1024;

/// Where each line of a text begins; made once a text, asked as often as needed.
#[derive(Debug)]
pub struct LineIndex<T> {
    text: T,
    starts: Vec<u32>,
    /// Places within long lines, in order: a place asked for is counted from the nearest one, not from the line's start.
    stops: Vec<Stop>,
}

/// A byte and the number of characters between it and its line's start.
#[derive(Debug, Clone, Copy)]
struct Stop {
    offset: u32,
    column: u32,
}

impl<T: AsRef<str>> LineIndex<T> {
    /// Finds the lines of a text. A line ends with `\n`, so also with `\r\n`.
    pub fn new(text: T) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_ref().as_bytes());
        let starts: Vec<u32> = std::iter::once(0).chain(ends.map(|end| Span::at(end + 1).start)).collect();
        let stops = stops(text.as_ref(), &starts);
        Self { text, starts, stops }
    }

    /// The text.
    pub fn text(&self) -> &T {
        &self.text
    }

    /// The line and column of a byte; an offset past the end or inside a character is moved back to the nearest one.
    pub fn position(&self, offset: u32) -> Position {
        let text = self.text.as_ref();
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        let start = Stop { offset: self.starts[line - 1], column: 0 };
        let before = self.stops.partition_point(|stop| stop.offset as usize <= offset);
        let stop = before.checked_sub(1).map(|index| self.stops[index]).filter(|stop| stop.offset > start.offset);
        let Stop { offset: from, column } = stop.unwrap_or(start);
        Position::new(line, column as usize + text[from as usize..offset].chars().count() + 1)
    }

    /// The bytes of the line that a byte is in, without its end.
    pub fn line_at(&self, offset: usize) -> Range<usize> {
        let line = self.starts.partition_point(|start| *start as usize <= offset);
        let end = self.starts.get(line).map_or(self.text.as_ref().len(), |next| *next as usize - 1);
        self.starts[line - 1] as usize..end
    }
}

/// Columns counted ahead, for lines in which counting would take long.
fn stops(text: &str, starts: &[u32]) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |next| *next as usize);
        let mut last = Stop { offset: *start, column: 0 };
        while end - last.offset as usize > STRIDE {
            let from = last.offset as usize;
            let to = text.floor_char_boundary(from + STRIDE);
            let Position { column, .. } = Position::new(0, last.column as usize + text[from..to].chars().count());
            last = Stop { offset: Span::at(to).start, column };
            stops.push(last);
        }
    }
    stops
}

/// Finds the lines and columns of bytes that are asked for in their order, as few of a text's mostly are: what lies between
/// is gone over once, and nothing is kept of it.
#[derive(Debug)]
pub struct LineWalk<'t> {
    text: &'t str,
    at: usize,
    /// The line that this place is in, from 1.
    line: usize,
    /// The characters of this line before it.
    column: usize,
}

impl<'t> LineWalk<'t> {
    /// From the beginning of a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 0 }
    }

    /// The line and column of a byte, as [`LineIndex::position`] has it; not before the one that was asked for last.
    pub fn position(&mut self, offset: u32) -> Position {
        let offset = self.text.floor_char_boundary(offset as usize);
        let passed = &self.text.as_bytes()[self.at..offset];
        if let Some(end) = memchr::memrchr(b'\n', passed) {
            self.line += memchr::memchr_iter(b'\n', passed).count();
            self.column = 0;
            self.at += end + 1;
        }
        self.column += self.text[self.at..offset].chars().count();
        self.at = offset;
        Position::new(self.line, self.column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_one_in_scalar_values() {
        let lines = LineIndex::new("aé\r\n\nx");
        let at = |offset| {
            let Position { line, column } = lines.position(offset);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(1), (1, 2));
        assert_eq!(at(2), (1, 2), "inside the two bytes of é");
        assert_eq!(at(3), (1, 3));
        assert_eq!(at(5), (2, 1));
        assert_eq!(at(6), (3, 1));
        assert_eq!(at(99), (3, 2));
    }

    #[test]
    fn a_walk_finds_the_same() {
        let text = "aé\r\n\nx\n";
        let (lines, mut walk) = (LineIndex::new(text), LineWalk::new(text));
        for offset in [0, 1, 2, 2, 3, 4, 5, 6, 8, 99] {
            assert_eq!(walk.position(offset), lines.position(offset), "{offset}");
        }
    }

    #[test]
    fn counts_the_same_in_long_lines() {
        // Two bytes a letter, and a line's start that no stop falls on.
        let text = format!("x\n{}\ny{}", "é".repeat(3 * STRIDE), "z".repeat(2 * STRIDE));
        let (lines, mut walk) = (LineIndex::new(text.as_str()), LineWalk::new(&text));
        let second = 2 + 6 * STRIDE;
        for (offset, line, column) in [
            (2, 2, 1),
            (2 + STRIDE, 2, 1 + STRIDE / 2),
            (3 + STRIDE, 2, 1 + STRIDE / 2),
            (4 + STRIDE, 2, 2 + STRIDE / 2),
            (second, 2, 1 + 3 * STRIDE),
            (second + 1, 3, 1),
            (second + 2 + STRIDE, 3, 2 + STRIDE),
            (text.len(), 3, 2 + 2 * STRIDE),
        ] {
            let offset = Span::at(offset).start;
            assert_eq!(lines.position(offset), Position::new(line, column), "{offset}");
            assert_eq!(walk.position(offset), Position::new(line, column), "{offset}");
        }
        assert_eq!(lines.line_at(1), 0..1);
        assert_eq!(lines.line_at(2), 2..second);
        assert_eq!(lines.line_at(text.len()), second + 1..text.len());
    }
}
