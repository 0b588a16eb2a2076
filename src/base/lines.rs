//! Lines and columns, as people and editors count them, for byte offsets; and the way back.
//!
//! Comes in: a text, and offsets or positions in it. Goes out: positions or offsets. A line ends with `\n`, so also with
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

/// A line and a column as editors and the Language Server Protocol have them: both from 0, the column in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Position {
    /// The line, from 0.
    pub line: u32,
    /// The column, from 0, in UTF-16 code units.
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
    /// In UTF-16 code units.
    units: u32,
}

/// What a column counts.
struct ColumnUnit {
    of_stop: fn(&Stop) -> u32,
    of_char: fn(char) -> u32,
}

const CHARS: ColumnUnit = ColumnUnit { of_stop: |stop| stop.chars, of_char: |_| 1 };
const UNITS: ColumnUnit =
    ColumnUnit { of_stop: |stop| stop.units, of_char: |c| if c.len_utf16() == 2 { 2 } else { 1 } };

impl ColumnUnit {
    fn of_text(&self, text: &str) -> u32 {
        text.chars().map(self.of_char).sum()
    }
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
        let (line, column) = self.locate(offset, &CHARS);
        Position { line: line + 1, column: column + 1 }
    }

    /// The same as editors count.
    pub fn utf16_position(&self, offset: u32) -> Utf16Position {
        let (line, column) = self.locate(offset, &UNITS);
        Utf16Position { line, column }
    }

    /// The byte at a line and column; a column past the end of its line is moved back to before the line's end, a line past
    /// the last one to the end of the text.
    pub fn offset(&self, position: Position) -> u32 {
        self.find(position.line.saturating_sub(1), position.column.saturating_sub(1), &CHARS)
    }

    /// The same as editors count; a column inside a character is moved back to its start.
    pub fn offset_of_utf16(&self, position: Utf16Position) -> u32 {
        self.find(position.line, position.column, &UNITS)
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

    /// The line of a byte and its column there, both from 0.
    fn locate(&self, offset: u32, unit: &ColumnUnit) -> (u32, u32) {
        let text = self.text.as_ref();
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|start| *start as usize <= offset) - 1;
        let stop = self.stop_before(line, |stop| stop.offset as usize <= offset);
        let column = (unit.of_stop)(&stop) + unit.of_text(&text[stop.offset as usize..offset]);
        (narrow(line), column)
    }

    /// The byte at a line and column, both from 0.
    fn find(&self, line: u32, column: u32, unit: &ColumnUnit) -> u32 {
        let text = self.text.as_ref();
        if line as usize >= self.starts.len() {
            return narrow(text.len());
        }
        let range = self.line(line as usize);
        let stop = self.stop_before(line as usize, |stop| (unit.of_stop)(stop) <= column);
        let rest = &text[stop.offset as usize..range.end];
        // The last line has no end: a `\r` there is a character like any other.
        let rest = if range.end < text.len() { rest.strip_suffix('\r').unwrap_or(rest) } else { rest };
        let mut at = (unit.of_stop)(&stop);
        let passed = rest.chars().take_while(|c| {
            at += (unit.of_char)(*c);
            at <= column
        });
        stop.offset + narrow(passed.map(char::len_utf8).sum())
    }

    /// The last stop in a line, from 0, for which a condition still holds; else the line's start.
    fn stop_before(&self, line: usize, is_before: impl Fn(&Stop) -> bool) -> Stop {
        let start = self.starts[line];
        let end = self.starts.get(line + 1).copied().unwrap_or(u32::MAX);
        let first = self.stops.partition_point(|stop| stop.offset <= start);
        let last = self.stops.partition_point(|stop| stop.offset < end);
        let stops = &self.stops[first..last];
        let before = stops.partition_point(is_before);
        before.checked_sub(1).map_or(Stop { offset: start, chars: 0, units: 0 }, |index| stops[index])
    }
}

fn narrow(number: usize) -> u32 {
    Span::at(number).start
}

/// Columns counted ahead, for lines in which counting would take long.
fn stops(text: &str, starts: &[u32]) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |next| *next as usize);
        let mut last = Stop { offset: *start, chars: 0, units: 0 };
        while end - last.offset as usize > STRIDE {
            let from = last.offset as usize;
            let to = text.floor_char_boundary(from + STRIDE);
            let between = &text[from..to];
            last = Stop {
                offset: narrow(to),
                chars: last.chars + CHARS.of_text(between),
                units: last.units + UNITS.of_text(between),
            };
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
    fn positions_lead_back_to_their_bytes() {
        for text in ["", "x", "\u{feff}aé\r\n\n𝄞b\nc", "a\n", &"é𝄞".repeat(STRIDE)] {
            let lines = LineIndex::new(text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let is_line_end = text[offset..].starts_with('\n') && text[..offset].ends_with('\r');
                let expected = if is_line_end { offset - 1 } else { offset };
                let offset = Span::at(offset).start;
                assert_eq!(lines.offset(lines.position(offset)) as usize, expected, "{offset}");
                assert_eq!(lines.offset_of_utf16(lines.utf16_position(offset)) as usize, expected, "{offset}");
            }
        }
    }

    #[test]
    fn editors_count_from_zero_in_code_units() {
        let lines = LineIndex::new("\u{feff}aé\r\n𝄞b");
        let at = |offset| {
            let Utf16Position { line, column } = lines.utf16_position(offset);
            (line, column)
        };
        assert_eq!(
            [0, 3, 4, 6, 8, 9, 12, 13, 99].map(at),
            [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 0), (1, 2), (1, 3), (1, 3)]
        );
        let offset = |line, column| lines.offset_of_utf16(Utf16Position { line, column });
        assert_eq!(offset(1, 1), 8, "inside the two units of 𝄞");
        assert_eq!((offset(0, 99), offset(7, 0)), (6, 13), "past the end of the line, and of the text");
    }

    #[test]
    fn what_lies_outside_is_moved_to_the_nearest_place() {
        let lines = LineIndex::new("ab\r\ncd\n");
        let offset = |line, column| lines.offset(Position { line, column });
        assert_eq!(
            [(0, 0), (1, 3), (1, 9), (2, 9), (3, 1), (3, 9), (9, 1)].map(|(line, column)| offset(line, column)),
            [0, 2, 2, 6, 7, 7, 7]
        );
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
