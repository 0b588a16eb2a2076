//! The lines of a text with their numbers, whatever ends them.
//!
//! Comes in: text. Goes out: its lines, one by one, and stretches of whole lines. Does not know: what a line means.

/// A line without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::format) struct NumberedLine<'t> {
    /// From 1.
    pub(in crate::import::format) number: usize,
    pub(in crate::import::format) text: &'t str,
}

/// Goes over the lines of a stretch of text. A copy of it is a place to come back to.
#[derive(Debug, Clone, Copy)]
pub(in crate::import::format) struct LineCursor<'t> {
    /// The text up to where the stretch ends.
    text: &'t str,
    at: usize,
    /// The number of the next line.
    number: usize,
}

impl<'t> LineCursor<'t> {
    /// Before the first line of a text.
    pub(in crate::import::format) fn new(text: &'t str) -> Self {
        Self { text, at: 0, number: 1 }
    }

    /// Before the first line of what is left of a text, given the number of that line.
    pub(in crate::import::format) fn from_line(text: &'t str, number: usize) -> Self {
        Self { text, at: 0, number }
    }

    /// What is left of the stretch.
    pub(in crate::import::format) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// The lines from here to where another cursor of the same text is.
    pub(in crate::import::format) fn up_to(self, end: &Self) -> Self {
        Self { text: &self.text[..end.at.max(self.at)], ..self }
    }

    /// The number of the next line.
    pub(in crate::import::format) fn number(&self) -> usize {
        self.number
    }
}

impl<'t> Iterator for LineCursor<'t> {
    type Item = NumberedLine<'t>;

    fn next(&mut self) -> Option<NumberedLine<'t>> {
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let end = &rest[length..];
        let line = NumberedLine { number: self.number, text: &rest[..length] };
        self.at += length + if end.starts_with("\r\n") { 2 } else { end.len().min(1) };
        self.number += 1;
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_line_end_ends_a_line() {
        let lines: Vec<(usize, &str)> = LineCursor::new("a\nb\r\n\rc").map(|line| (line.number, line.text)).collect();
        assert_eq!(lines, [(1, "a"), (2, "b"), (3, ""), (4, "c")]);
        assert_eq!(LineCursor::new("a\n").count(), 1);
    }

    #[test]
    fn lines_between_two_places_are_a_stretch() {
        let mut lines = LineCursor::new("a\nb\nc\n");
        lines.next();
        let start = lines;
        lines.next();
        let stretch = start.up_to(&lines);
        assert_eq!((stretch.rest(), stretch.number()), ("b\n", 2));
    }
}
