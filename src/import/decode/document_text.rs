//! The text of a document, put together paragraph by paragraph, with what became of each of its letters.
//!
//! Comes in: what a reader of documents meets: words, line breaks, cells, and what it leaves out. Goes out: an [`InputText`]:
//! a blank line between paragraphs, a row of a table as one paragraph with tabs. Does not know: kinds of documents.

use super::refusal::Refusal;
use crate::base::letters::{ends_unspaced, is_unspaced};
use crate::import::account::{Account, letters};
use crate::import::input_text::InputText;

/// How many tables may lie in each other and still be rows with cells; what lies deeper gives paragraphs. Each level copies
/// its text once more.
const MAX_TABLES: usize = 8;

/// The text of a document that is being read.
#[derive(Debug, Default)]
pub(super) struct DocumentText {
    text: String,
    /// The paragraph that is being read, behind those that it lies in, as a text box does.
    open: Vec<String>,
    /// The paragraph outside of any that was opened.
    loose: String,
    /// The rows that lie in each other: of each the cells, of each the paragraphs.
    rows: Vec<Vec<Vec<String>>>,
    /// Rows that lie too deep to be rows.
    deeper: usize,
    kept: u64,
    beside: Account,
}

impl DocumentText {
    /// Words of the present paragraph. White space is as much as one space, as it is shown.
    pub(super) fn words(&mut self, text: &str) {
        self.kept += letters(text);
        let paragraph = self.paragraph();
        for (at, c) in text.char_indices() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c') {
                paragraph.push(c);
            } else if !paragraph.is_empty()
                && !paragraph.ends_with([' ', '\t', '\n'])
                && !is_within_word(paragraph, &text[at..])
            {
                paragraph.push(' ');
            }
        }
    }

    /// Words whose spaces are shown as they are written: recorders set a time apart from a name by three.
    pub(super) fn spaced_words(&mut self, text: &str) {
        self.kept += letters(text);
        let paragraph = self.paragraph();
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c') {
                paragraph.push(c);
            } else if !paragraph.is_empty() && !paragraph.ends_with(['\t', '\n']) {
                paragraph.push(' ');
            }
        }
    }

    /// A tab or a line break.
    pub(super) fn gap(&mut self, sign: char) {
        let paragraph = self.paragraph();
        while paragraph.ends_with(' ') {
            paragraph.pop();
        }
        paragraph.push(sign);
    }

    /// Text that is left out for a reason.
    pub(super) fn left_out(&mut self, reason: &'static str, text: &str) {
        let count = letters(text);
        self.beside.seen += count;
        self.beside.drop_letters(reason, count);
    }

    /// How many letters were kept so far.
    pub(super) fn kept(&self) -> u64 {
        self.kept
    }

    /// A paragraph begins, maybe within another one, which goes on afterwards.
    pub(super) fn open_paragraph(&mut self) {
        self.open.push(String::new());
    }

    /// The paragraph that was opened last ends.
    pub(super) fn close_paragraph(&mut self) {
        if let Some(paragraph) = self.open.pop() {
            self.put(paragraph.trim().to_owned());
        }
    }

    /// What stands outside of any opened paragraph ends.
    pub(super) fn break_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.loose);
        self.put(paragraph.trim().to_owned());
    }

    /// A row of a table begins.
    pub(super) fn open_row(&mut self) {
        if self.rows.len() < MAX_TABLES {
            self.rows.push(Vec::new());
        } else {
            self.deeper += 1;
        }
    }

    /// A cell begins.
    pub(super) fn open_cell(&mut self) {
        if self.deeper == 0
            && let Some(row) = self.rows.last_mut()
        {
            row.push(Vec::new());
        }
    }

    /// The row ends: its cells are one paragraph, unless it has one only, which is a frame around paragraphs.
    pub(super) fn close_row(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let mut cells = self.rows.pop().unwrap_or_default();
        if let [cell] = &mut *cells {
            std::mem::take(cell).into_iter().for_each(|paragraph| self.put(paragraph));
            return;
        }
        let cells: Vec<String> = cells.into_iter().map(|cell| cell_text(&cell)).collect();
        self.put(cells.join("\t").trim_end().to_owned());
    }

    /// The text, where it has all letters that were kept; that it has not is a fault of cairn's.
    pub(super) fn finish(mut self, container: &'static str) -> Result<InputText, Refusal> {
        while !self.open.is_empty() {
            self.close_paragraph();
        }
        self.break_paragraph();
        self.deeper = 0;
        while !self.rows.is_empty() {
            self.close_row();
        }
        if letters(&self.text) != self.kept {
            let message = "cairn lost letters of this document while it read it, which is a fault of cairn";
            return Err(Refusal::new(message, "save it as text (.txt), name that, and report the fault"));
        }
        let Self { text, beside, .. } = self;
        Ok(InputText { name: None, text, json: None, container, notes: Vec::new(), beside, speakers: Vec::new() })
    }

    fn paragraph(&mut self) -> &mut String {
        self.open.last_mut().unwrap_or(&mut self.loose)
    }

    fn put(&mut self, paragraph: String) {
        if paragraph.trim().is_empty() {
            return;
        }
        if let Some(row) = self.rows.last_mut() {
            match row.last_mut() {
                Some(cell) => cell.push(paragraph),
                None => row.push(vec![paragraph]),
            }
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(&paragraph);
    }
}

/// The paragraphs of a cell, a line each, without a blank line, which would end the row.
fn cell_text(paragraphs: &[String]) -> String {
    let lines = paragraphs.iter().flat_map(|paragraph| paragraph.lines()).filter(|line| !line.trim().is_empty());
    lines.map(|line| line.trim_matches(' ')).collect::<Vec<_>>().join("\n")
}

/// Whether a break of the line, with the spaces around it, stands between two letters of a script that puts no spaces between
/// words: there it is none of the text.
fn is_within_word(before: &str, gap: &str) -> bool {
    let behind = gap.trim_start();
    let breaks = gap[..gap.len() - behind.len()].contains('\n');
    breaks && ends_unspaced(before) && behind.starts_with(is_unspaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(with: impl FnOnce(&mut DocumentText)) -> String {
        let mut document = DocumentText::default();
        with(&mut document);
        document.finish("a document").expect("nothing is lost").text
    }

    fn paragraph(document: &mut DocumentText, words: &str) {
        document.open_paragraph();
        document.words(words);
        document.close_paragraph();
    }

    #[test]
    fn paragraphs_are_apart_by_a_blank_line() {
        let text = text(|document| {
            paragraph(document, " Mira:\n  yes ");
            paragraph(document, " \n ");
            document.open_paragraph();
            document.words("one ");
            document.gap('\n');
            document.words(" two");
            paragraph(document, "in a box");
            document.words(" three");
            document.close_paragraph();
            document.words("loose");
        });
        assert_eq!(text, "Mira: yes\n\nin a box\n\none\ntwo three\n\nloose");
    }

    #[test]
    fn spaces_stay_where_they_are_shown() {
        let text = text(|document| {
            document.open_paragraph();
            document.spaced_words("  Mira");
            document.spaced_words("   0:10  ");
            document.gap('\n');
            document.spaced_words(" so");
            document.close_paragraph();
        });
        assert_eq!(text, "Mira   0:10\nso");
    }

    #[test]
    fn a_row_is_a_paragraph_and_a_frame_is_none() {
        let text = text(|document| {
            document.open_row();
            for cell in ["00:01", "", "so it was"] {
                document.open_cell();
                paragraph(document, cell);
            }
            document.open_paragraph();
            document.words("and");
            document.gap('\n');
            document.gap('\n');
            document.words("is");
            document.close_paragraph();
            document.close_row();
            document.open_row();
            document.open_cell();
            paragraph(document, "one");
            paragraph(document, "two");
            document.close_row();
        });
        assert_eq!(text, "00:01\t\tso it was\nand\nis\n\none\n\ntwo");
    }

    #[test]
    fn tables_in_tables_lose_nothing_however_deep() {
        let text = text(|document| {
            for depth in 0..20 {
                document.open_row();
                document.open_cell();
                paragraph(document, &format!("a{depth}"));
                document.open_cell();
            }
            for depth in 0..20 {
                paragraph(document, &format!("b{depth}"));
                document.close_row();
            }
        });
        assert_eq!(text.split_whitespace().count(), 40);
    }

    #[test]
    fn what_is_left_out_is_accounted_for() {
        let mut document = DocumentText::default();
        document.words("Grüße");
        document.left_out("comments", "P7!");
        let input = document.finish("a document").expect("nothing is lost");
        assert_eq!((input.beside.seen, input.beside.missing(), input.beside.dropped["comments"]), (2, 0, 2));
        assert_eq!(input.text, "Grüße");
    }
}
