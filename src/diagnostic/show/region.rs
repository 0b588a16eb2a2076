//! Places as editors and services count them: lines and columns, from the first character to the one behind the last.
//!
//! Comes in: places. Goes out: [`Region`]s. Does not know: what is shown there.

use super::TextCache;
use crate::base::lines::Position;
use crate::base::span::Place;

/// Where a passage begins and ends, counted from 1, columns in Unicode scalar values; the end is behind the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: Position,
    pub(super) end: Position,
}

impl Region {
    /// The region of a place; the first character of a file that cannot be read.
    pub(super) fn of(place: &Place, texts: &mut TextCache<'_>) -> Self {
        let Some(lines) = texts.lines(&place.path) else {
            let start = Position { line: 1, column: 1 };
            return Self { start, end: start };
        };
        let start = lines.position(place.span.start);
        Self { start, end: lines.position(place.span.end).max(start) }
    }
}
