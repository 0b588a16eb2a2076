//! A table as text: cells between commas, semicolons or tabs, quoted where they hold such a sign or a line end.
//!
//! Comes in: a text. Goes out: a [`RowTable`], and its transcript. Does not know: JSON.

use super::{NO_WORDS, NumberUnit, OTHER_FIELDS, RowPart, column, is_transcript, parts, time, time_range};
use crate::import::account::{Account, letters};
use crate::import::format::speaker_name;
use crate::import::one_line::one_line;
use crate::import::raw_transcript::{RawTranscript, Segment};

/// What may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// Excel's own first line says what stands between cells: `sep=;`.
const SEPARATOR_LINE: &str = "sep=";
/// The letters of what names the columns.
const COLUMN_NAMES: &str = "names of columns";
/// The letters of what a document says before its table.
const BEFORE: &str = "what stands before the table";

/// So many paragraphs of a document may stand before its table.
const PARAGRAPHS_BEFORE: usize = 20;

/// A table whose first row names columns of a transcript.
pub(super) struct RowTable<'t> {
    text: &'t str,
    /// What stands before the table.
    before: &'t str,
    rows: &'t str,
    form: TableForm,
    /// The names of the columns, without regard to capitals and signs.
    pub(super) columns: Vec<String>,
}

/// How the rows of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableForm {
    /// A line each, with this between cells.
    Lines(u8),
    /// A paragraph each, tabs between cells, as the table of a document is opened: the lines of a cell are its paragraphs.
    Paragraphs,
}

/// The cells of a row, and on which line it begins, from 1.
struct TableCells {
    line: usize,
    cells: Vec<String>,
}

impl<'t> RowTable<'t> {
    /// The table that a text is; none where its first row names no columns of a transcript.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let start = text.len() - text.trim_start_matches(['\n', ' ', '\u{feff}']).len();
        Self::of_paragraphs(text, start).or_else(|| Self::of_lines(text, start))
    }

    fn of_lines(text: &'t str, start: usize) -> Option<Self> {
        let behind = text[start..]
            .strip_prefix(SEPARATOR_LINE)
            .map_or(start, |rest| text.len() - rest.len() + rest.find('\n').map_or(rest.len(), |end| end + 1));
        let (before, rows) = text.split_at(behind);
        DELIMITERS.into_iter().find_map(|delimiter| {
            let columns: Vec<String> = reader(rows, delimiter).records().next()?.ok()?.iter().map(column).collect();
            let form = TableForm::Lines(delimiter);
            (columns.len() > 1 && is_transcript(&columns)).then_some(Self { text, before, rows, form, columns })
        })
    }

    /// A title and more may stand before the table of a document.
    fn of_paragraphs(text: &'t str, start: usize) -> Option<Self> {
        let mut at = start;
        for paragraph in text[start..].split("\n\n").take(PARAGRAPHS_BEFORE) {
            let columns: Vec<String> = paragraph.split('\t').map(column).collect();
            let is_row = !paragraph.trim_matches('\n').contains('\n') && columns.len() > 1;
            let is_apart = text[at + paragraph.len()..].starts_with("\n\n");
            if is_row && is_apart && is_transcript(&columns) {
                let (before, rows) = text.split_at(at);
                return Some(Self { text, before, rows, form: TableForm::Paragraphs, columns });
            }
            at += paragraph.len() + "\n\n".len();
        }
        None
    }

    /// What its rows say.
    pub(super) fn transcript(&self, unit: NumberUnit) -> RawTranscript {
        let parts = parts(&self.columns);
        let mut transcript = RawTranscript {
            account: Account { seen: letters(self.text), ..Account::default() },
            ..RawTranscript::default()
        };
        let before = if self.form == TableForm::Paragraphs { BEFORE } else { COLUMN_NAMES };
        transcript.account.drop_letters(before, letters(self.before));
        let first_line = self.before.matches('\n').count();
        for (index, TableCells { line, mut cells }) in self.cells().into_iter().enumerate() {
            let all: u64 = cells.iter().map(|cell| letters(cell)).sum();
            if index == 0 {
                transcript.account.drop_letters(COLUMN_NAMES, all);
                continue;
            }
            self.join_words(&mut cells, &parts);
            let nowhere = cells.iter().skip(self.columns.len()).map(|cell| letters(cell)).sum();
            let cell = |part: RowPart| {
                let (_, index) = parts.iter().find(|(has, _)| *has == part)?;
                cells.get(*index).map(String::as_str)
            };
            let keeps_lines = self.form == TableForm::Paragraphs;
            Row { cell: &cell, unit, all, nowhere, keeps_lines, line: Some(line + first_line), number: index }
                .add_to(&mut transcript);
        }
        transcript
    }

    fn cells(&self) -> Vec<TableCells> {
        match self.form {
            // The text is UTF-8 and rows may have any length, so each one is read.
            TableForm::Lines(delimiter) => {
                let cells = |record: csv::StringRecord| {
                    let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
                    TableCells { line, cells: record.iter().map(str::to_owned).collect() }
                };
                reader(self.rows, delimiter).into_records().filter_map(Result::ok).map(cells).collect()
            }
            TableForm::Paragraphs => {
                let mut line = 1;
                let mut rows = Vec::new();
                for paragraph in self.rows.split("\n\n") {
                    if !paragraph.trim().is_empty() {
                        rows.push(TableCells { line, cells: paragraph.split('\t').map(str::to_owned).collect() });
                    }
                    line += paragraph.matches('\n').count() + 2;
                }
                rows
            }
        }
    }

    /// Where the words are the last column, what stands behind it is more of them: nobody put them between quotes.
    fn join_words(&self, cells: &mut Vec<String>, parts: &[(RowPart, usize)]) {
        let last = self.columns.len() - 1;
        if cells.len() > self.columns.len() && parts.contains(&(RowPart::Words, last)) {
            let sign = match self.form {
                TableForm::Lines(delimiter) => char::from(delimiter),
                TableForm::Paragraphs => '\t',
            };
            let words = cells.drain(last..).collect::<Vec<_>>().join(&sign.to_string());
            cells.push(words);
        }
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// One row.
pub(super) struct Row<'r> {
    /// What stands in it under a column, if it has such a one.
    pub(super) cell: &'r dyn Fn(RowPart) -> Option<&'r str>,
    pub(super) unit: NumberUnit,
    /// The letters of all its cells.
    pub(super) all: u64,
    /// Those of cells that stand under no column.
    pub(super) nowhere: u64,
    /// Whether the lines of its words are paragraphs.
    pub(super) keeps_lines: bool,
    /// Which line it begins on, from 1; none where nobody knows.
    pub(super) line: Option<usize>,
    /// Which row it is, from 1.
    pub(super) number: usize,
}

impl Row<'_> {
    /// Adds what it says, and accounts for it. Only who speaks and when may be left out of a row without words.
    pub(super) fn add_to(self, transcript: &mut RawTranscript) {
        let cell = |part: RowPart| (self.cell)(part).unwrap_or_default();
        let paragraphs = self.paragraphs(cell(RowPart::Words));
        let account = &mut transcript.account;
        let (words, labels) = (letters(cell(RowPart::Words)), letters(cell(RowPart::Speaker)));
        let (mut times, mut odd) = (0, self.nowhere);
        let (start, end) = time_range(cell(RowPart::Start), cell(RowPart::End));
        let mut read = |written: &str| {
            let ms = time(written, self.unit);
            *(if ms.is_some() { &mut times } else { &mut odd }) += letters(written);
            (ms, ms.is_none() && !written.trim().is_empty())
        };
        let (start_ms, is_odd_start) = read(start);
        let (end_ms, is_odd_end) = read(end);
        account.not_understood += odd;
        account.drop_letters(OTHER_FIELDS, self.all.saturating_sub(words + labels + times + odd));
        if is_odd_start || is_odd_end || self.nowhere > 0 {
            transcript.not_understood.extend(self.line);
        }
        if paragraphs.is_empty() {
            account.drop_letters(NO_WORDS, labels + times);
            return;
        }
        account.words += words;
        account.labels += labels;
        account.times += times;
        if is_odd_start || is_odd_end {
            transcript.remarks.push(format!("row {}: its time is not read", self.number));
        }
        let ends_early = start_ms.zip(end_ms).is_some_and(|(start, end)| end < start);
        if ends_early {
            transcript.remarks.push(format!("row {}: it ends before it starts, so its end is left out", self.number));
        }
        let end_ms = end_ms.filter(|_| !ends_early);
        let speaker = speaker_name(cell(RowPart::Speaker));
        let last = paragraphs.len() - 1;
        let segments = paragraphs.into_iter().enumerate().map(|(index, text)| Segment {
            speaker: speaker.clone(),
            start_ms: start_ms.filter(|_| index == 0),
            end_ms: end_ms.filter(|_| index == last),
            text,
            paragraph: index > 0,
        });
        transcript.segments.extend(segments);
    }

    /// The words of a cell: with its lines as paragraphs, or as one. What has no letter is no words.
    fn paragraphs(&self, words: &str) -> Vec<String> {
        let lines: Vec<String> = match self.keeps_lines {
            true => words.lines().map(one_line).collect(),
            false => vec![one_line(words)],
        };
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> RawTranscript {
        let transcript = RowTable::read(text).expect("it is a table").transcript(NumberUnit::Seconds);
        assert_eq!(transcript.account.missing(), 0, "{text}");
        transcript
    }

    fn said(transcript: &RawTranscript) -> Vec<(Option<&str>, Option<u64>, &str)> {
        let segments = transcript.segments.iter();
        segments.map(|segment| (segment.speaker.as_deref(), segment.start_ms, segment.text.as_str())).collect()
    }

    #[test]
    fn cells_stand_between_commas_semicolons_or_tabs() {
        for delimiter in [",", ";", "\t"] {
            let text =
                "Speaker,Start,Text\nMira,00:03,How?\nP07,5.5,\"So, it\n\"\"was\"\"; fine\"\n".replace(',', delimiter);
            let words = format!("So{delimiter} it \"was\"; fine").replace('\t', " ").replace(",  ", ", ");
            let transcript = read(&text);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(
                said(&transcript),
                [(Some("Mira"), Some(3000), "How?"), (Some("P07"), Some(5500), words.as_str())]
            );
        }
    }

    #[test]
    fn a_row_that_is_not_whole_is_read_as_far_as_it_goes() {
        let transcript = read("sep=,\nSpeaker,Start,Text,Tags\nMira,soon,How?\nP07,00:05\n,00:07,So,a b,c\n");
        assert_eq!(said(&transcript), [(Some("Mira"), None, "How?"), (None, Some(7000), "So")]);
        assert_eq!(transcript.not_understood, [3, 5]);
        assert_eq!(transcript.account.dropped[NO_WORDS], 7);
        assert_eq!(transcript.account.dropped[OTHER_FIELDS], 2);
    }

    #[test]
    fn the_lines_of_a_cell_in_a_document_are_paragraphs() {
        let transcript = read(
            "A title\n\nTime\tSpeaker\tText\n\n0:05\tMira\tFirst.\nBut \"no.\n\n0:10\tP07\tSo.\n\n0:15\tP07\t\n\nthe end",
        );
        assert_eq!(
            said(&transcript),
            [
                (Some("Mira"), Some(5000), "First."),
                (Some("Mira"), None, "But \"no."),
                (Some("P07"), Some(10_000), "So.")
            ]
        );
        assert_eq!(transcript.segments.iter().map(|it| it.paragraph).collect::<Vec<_>>(), [false, true, false]);
        // Who spoke and when is left out where nothing is said; words that stand in no place of words are not.
        assert_eq!(transcript.account.dropped[NO_WORDS], 6);
        assert_eq!((transcript.account.not_understood, transcript.not_understood.as_slice()), (6, &[12][..]));
    }

    #[test]
    fn words_with_a_comma_that_nobody_quoted_stay_words() {
        let transcript = read("Speaker,Text\nMira,So, it was, fine\n");
        assert_eq!(said(&transcript), [(Some("Mira"), None, "So, it was, fine")]);
        assert!(transcript.account.not_understood == 0 && transcript.not_understood.is_empty());
    }

    #[test]
    fn a_span_of_time_is_a_start_and_an_end() {
        let transcript = read("Timespan\tContent\tSpeaker\n0:00.0 - 0:05.2\tHow?\tMira\n");
        assert_eq!(said(&transcript), [(Some("Mira"), Some(0), "How?")]);
        assert_eq!(transcript.segments[0].end_ms, Some(5200));
    }

    #[test]
    fn other_tables_are_no_transcripts() {
        assert!(RowTable::read("name,age\nMira,3\n").is_none());
        assert!(RowTable::read("Text\nMira\n").is_none());
        assert!(RowTable::read("").is_none());
    }
}
