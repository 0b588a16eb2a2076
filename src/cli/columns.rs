//! Text in columns, as wide as a terminal shows it.
//!
//! Comes in: the cells of a line. Goes out: the line, at the end of a text. Does not know: what stands in a cell, how wide its column
//! has to be.

use unicode_width::UnicodeWidthStr;

/// What parts two columns.
pub(super) const GAP: &str = "  ";

/// A line in columns that is being written.
#[must_use = "without `end` there is no line"]
pub(super) struct ColumnLine<'t> {
    text: &'t mut String,
    start: usize,
}

impl<'t> ColumnLine<'t> {
    pub(super) fn new(text: &'t mut String) -> Self {
        let start = text.len();
        Self { text, start }
    }

    /// A cell that begins where its column does. One that is wider than its column moves those behind it.
    pub(super) fn left(self, content: &str, width: usize) -> Self {
        let space = width.saturating_sub(content.width());
        self.cell([content, &" ".repeat(space)])
    }

    /// A cell that ends where its column does, as numbers do.
    pub(super) fn right(self, content: &str, width: usize) -> Self {
        let space = width.saturating_sub(content.width());
        self.cell([&" ".repeat(space), content])
    }

    fn cell(self, parts: [&str; 2]) -> Self {
        if self.text.len() > self.start {
            self.text.push_str(GAP);
        }
        self.text.extend(parts);
        self
    }

    /// Nobody sees spaces at the end of a line, and they are copied with it.
    pub(super) fn end(self) {
        let shown = self.text[self.start..].trim_end().len();
        self.text.truncate(self.start + shown);
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_each_other_in_every_script() {
        let mut text = String::new();
        for (name, count) in [("Ana", "7"), ("山田", "12"), ("", ""), ("Zoë Lang", "105")] {
            ColumnLine::new(&mut text).left(name, 5).right(count, 3).left("", 4).end();
        }
        assert_eq!(text, "Ana      7\n山田    12\n\nZoë Lang  105\n");
    }
}
