//! Lines and columns, as people count them, for byte offsets.
//!
//! Comes in: a text, and offsets in it. Goes out: positions. A line ends with `\n`, so also with
//! `\r\n`; a byte order mark is a character like any other. Does not know: what stands there.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::span::Span;

/// A line and a column, both from 1; the column counts Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
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

/// A byte, and what stands between it and its line's start.
#[derive(Debug, Clone, Copy)]
struct Stop {
    offset: u32,
    /// In Unicode scalar values.
    chars: u32,
}

impl<T: AsRef<str>> LineIndex<T> {
    /// Finds the lines of a text.
    pub fn new(text: T) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_ref().as_bytes());
        let starts: Vec<u32> = std::iter::once(0).chain(ends.map(|end| narrow(end + 1))).collect();
        let stops = stops(text.as_ref(), &starts);
        Self { text, starts, stops }
    }

    /// The text that the index is of.
    pub fn text(&self) -> &T {
        &self.text
    }

    /// The line and column of a byte; an offset past the end or inside a character is moved back to the nearest one.
    pub fn position(&self, offset: u32) -> Position {
        let text = self.text.as_ref();
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|start| *start as usize <= offset) - 1;
        let stop = self.stop_before(line, offset);
        let column = stop.chars + chars(&text[stop.offset as usize..offset]);
        Position { line: narrow(line + 1), column: column + 1 }
    }

    /// The bytes of the line that a byte is in, without its end.
    pub fn line_at(&self, offset: usize) -> Range<usize> {
        self.line(self.starts.partition_point(|start| *start as usize <= offset) - 1)
    }

    /// The bytes of a line, from 0, without its `\n`.
    fn line(&self, line: usize) -> Range<usize> {
        let end = self.starts.get(line + 1).map_or(self.text.as_ref().len(), |next| *next as usize - 1);
        self.starts[line] as usize..end
    }

    /// The last stop in a line, from 0, that is not behind a byte; else the line's start.
    fn stop_before(&self, line: usize, offset: usize) -> Stop {
        let start = self.starts[line];
        let end = self.starts.get(line + 1).copied().unwrap_or(u32::MAX);
        let first = self.stops.partition_point(|stop| stop.offset <= start);
        let last = self.stops.partition_point(|stop| stop.offset < end);
        let stops = &self.stops[first..last];
        let before = stops.partition_point(|stop| stop.offset as usize <= offset);
        before.checked_sub(1).map_or(Stop { offset: start, chars: 0 }, |index| stops[index])
    }
}

fn narrow(number: usize) -> u32 {
    Span::at(number).start
}

fn chars(text: &str) -> u32 {
    narrow(text.chars().count())
}

/// Columns counted ahead, for lines in which counting would take long.
fn stops(text: &str, starts: &[u32]) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |next| *next as usize);
        let mut last = Stop { offset: *start, chars: 0 };
        while end - last.offset as usize > STRIDE {
            let from = last.offset as usize;
            let to = text.floor_char_boundary(from + STRIDE);
            last = Stop { offset: narrow(to), chars: last.chars + chars(&text[from..to]) };
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
        Position { line: narrow(self.line), column: narrow(self.column + 1) }
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
            assert_eq!(lines.position(offset), Position { line, column: narrow(column) }, "{offset}");
            assert_eq!(walk.position(offset), Position { line, column: narrow(column) }, "{offset}");
        }
        assert_eq!(lines.line_at(1), 0..1);
        assert_eq!(lines.line_at(2), 2..second);
        assert_eq!(lines.line_at(text.len()), second + 1..text.len());
    }
}
