//! A table as text: cells between commas, semicolons or tabs, quoted where they hold such a sign or a line end.
//!
//! Comes in: a text. Goes out: a [`Table`], and its transcript. Does not know: JSON.

use super::{NO_WORDS, NumberUnit, OTHER_FIELDS, RowPart, column, is_transcript, parts, time};
use crate::import::account::{Account, letters};
use crate::import::format::speaker_name;
use crate::import::raw_transcript::{RawTranscript, Segment};

/// What may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// Excel's own first line says what stands between cells: `sep=;`.
const SEPARATOR_LINE: &str = "sep=";
/// The letters of what names the columns.
const COLUMN_NAMES: &str = "names of columns";

/// A table whose first row names columns of a transcript.
pub(super) struct Table<'t> {
    text: &'t str,
    /// What stands before the table.
    before: &'t str,
    rows: &'t str,
    delimiter: u8,
    /// The names of the columns, without regard to capitals and signs.
    pub(super) columns: Vec<String>,
}

impl<'t> Table<'t> {
    /// The table that a text is; none where its first row names no columns of a transcript.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let start = text.len() - text.trim_start_matches(['\n', ' ', '\u{feff}']).len();
        let behind = text[start..]
            .strip_prefix(SEPARATOR_LINE)
            .map_or(start, |rest| text.len() - rest.len() + rest.find('\n').map_or(rest.len(), |end| end + 1));
        let (before, rows) = text.split_at(behind);
        DELIMITERS.into_iter().find_map(|delimiter| {
            let mut reader = reader(rows, delimiter);
            let columns: Vec<String> = reader.records().next()?.ok()?.iter().map(column).collect();
            (columns.len() > 1 && is_transcript(&columns)).then_some(Self { text, before, rows, delimiter, columns })
        })
    }

    /// What its rows say.
    pub(super) fn transcript(&self, unit: NumberUnit) -> RawTranscript {
        let parts = parts(&self.columns);
        let mut transcript = RawTranscript {
            account: Account { seen: letters(self.text), ..Account::default() },
            ..RawTranscript::default()
        };
        transcript.account.drop_letters(COLUMN_NAMES, letters(self.before));
        let first_line = self.before.matches('\n').count();
        for (index, record) in reader(self.rows, self.delimiter).records().enumerate() {
            // The text is UTF-8 and rows may have any length, so each one is read.
            let Ok(record) = record else { continue };
            let all: u64 = record.iter().map(letters).sum();
            if index == 0 {
                transcript.account.drop_letters(COLUMN_NAMES, all);
                continue;
            }
            let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
            let cell =
                |part: RowPart| parts.iter().find(|(has, _)| *has == part).and_then(|(_, index)| record.get(*index));
            Row { cell: &cell, unit, all, line: Some(line + first_line), number: index }.add_to(&mut transcript);
        }
        transcript
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
    /// Which line it begins on, from 1; none where nobody knows.
    pub(super) line: Option<usize>,
    /// Which row it is, from 1.
    pub(super) number: usize,
}

impl Row<'_> {
    /// Adds what it says, and accounts for it.
    pub(super) fn add_to(self, transcript: &mut RawTranscript) {
        let cell = |part: RowPart| (self.cell)(part).unwrap_or_default();
        let text = cell(RowPart::Words).split_whitespace().collect::<Vec<_>>().join(" ");
        let account = &mut transcript.account;
        if text.is_empty() {
            account.drop_letters(NO_WORDS, self.all);
            return;
        }
        let (words, labels) = (letters(&text), letters(cell(RowPart::Speaker)));
        account.words += words;
        account.labels += labels;
        let mut known = words + labels;
        let mut read = |part: RowPart| {
            let written = cell(part);
            let ms = time(written, self.unit);
            known += letters(written);
            match ms {
                Some(_) => account.times += letters(written),
                None => account.not_understood += letters(written),
            }
            (ms, ms.is_none() && !written.trim().is_empty())
        };
        let (start_ms, is_odd_start) = read(RowPart::Start);
        let (end_ms, is_odd_end) = read(RowPart::End);
        account.drop_letters(OTHER_FIELDS, self.all.saturating_sub(known));
        if is_odd_start || is_odd_end {
            transcript.not_understood.extend(self.line);
            transcript.remarks.push(format!("row {}: its time is not read", self.number));
        }
        let ends_early = start_ms.zip(end_ms).is_some_and(|(start, end)| end < start);
        if ends_early {
            transcript.remarks.push(format!("row {}: it ends before it starts, so its end is left out", self.number));
        }
        let end_ms = end_ms.filter(|_| !ends_early);
        let speaker = speaker_name(cell(RowPart::Speaker));
        transcript.segments.push(Segment { speaker, start_ms, end_ms, text, paragraph: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> RawTranscript {
        let transcript = Table::read(text).expect("it is a table").transcript(NumberUnit::Seconds);
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
        assert_eq!(transcript.not_understood, [3]);
        assert_eq!(transcript.account.dropped[NO_WORDS], 7);
        assert_eq!(transcript.account.dropped[OTHER_FIELDS], 3);
    }

    #[test]
    fn other_tables_are_no_transcripts() {
        assert!(Table::read("name,age\nMira,3\n").is_none());
        assert!(Table::read("Text\nMira\n").is_none());
        assert!(Table::read("").is_none());
    }
}
