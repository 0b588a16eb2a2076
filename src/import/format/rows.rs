//! Rows with a speaker, times and words: CSV whose first line names the columns, or JSON with a list of objects.
//!
//! Comes in: a text, and in which unit numbers are. Goes out: its transcript. Does not know: which program wrote it, beyond
//! the columns that only one has.

mod json_rows;
mod table;

use super::{Recognised, Sureness};
use crate::content::interview::labelled::{TimePlace, time_at};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// What a program's rows have that no other's have.
pub(super) struct RowStyle {
    /// What a time is that is a number.
    pub(super) unit: NumberUnit,
    /// Columns of its own, as [`column`] has them.
    pub(super) only_here: &'static [&'static str],
}

/// What a time is that is written as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberUnit {
    /// Seconds, with decimals.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// What a column or a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RowPart {
    Speaker,
    Start,
    End,
    Words,
}

/// The letters of columns that are none of these.
const OTHER_FIELDS: &str = "fields that are not words";
/// The letters of rows in which nothing is said.
const NO_WORDS: &str = "rows without words";

/// Names of columns by what they are; those that say more come first.
const COLUMNS: [(RowPart, &[&str]); 4] = [
    (
        RowPart::Words,
        &["sentence", "transcript", "transcription", "text", "content", "words", "utterance", "quote", "rawtext"],
    ),
    (RowPart::Speaker, &["speakername", "speakerlabel", "speaker", "participant", "name", "who"]),
    (
        RowPart::Start,
        &[
            "starttime",
            "startms",
            "start",
            "starttimestamp",
            "timestamp",
            "timespan",
            "timecode",
            "time",
            "begin",
            "from",
        ],
    ),
    (RowPart::End, &["endtime", "endms", "end", "endtimestamp", "to"]),
];

/// The name of a column without regard to capitals and signs: `Speaker name` and `speaker_name` are one.
fn column(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Which column is what, of those that a row has.
fn parts(columns: &[String]) -> Vec<(RowPart, usize)> {
    let find = |(part, names): &(RowPart, &[&str])| {
        let index = names.iter().find_map(|name| columns.iter().position(|column| column == name))?;
        Some((*part, index))
    };
    COLUMNS.iter().filter_map(find).collect()
}

/// Whether columns are those of a transcript: words, and who says them or when.
fn is_transcript(columns: &[String]) -> bool {
    let parts = parts(columns);
    let has = |part: RowPart| parts.iter().any(|(has, _)| *has == part);
    has(RowPart::Words) && (has(RowPart::Speaker) || has(RowPart::Start))
}

/// Whether a text holds rows of a transcript that a program writes and no other.
pub(super) fn recognise(input: &InputText, style: &RowStyle, program: &str) -> Option<Recognised> {
    let (columns, form) = columns(input)?;
    let own = columns.iter().find(|column| style.only_here.contains(&column.as_str()))?;
    let why = format!("it is {form} with `{own}`, which {program} writes");
    Some(Recognised { sureness: Sureness::Certain, why })
}

/// Whether a text holds rows of a transcript.
pub(super) fn recognise_any(input: &InputText) -> Option<Recognised> {
    let (_, form) = columns(input)?;
    let why = format!("it is {form} with columns for the words and who says them or when");
    Some(Recognised { sureness: Sureness::Likely, why })
}

fn columns(input: &InputText) -> Option<(Vec<String>, &'static str)> {
    match &input.json {
        Some(json) => Some((json_rows::columns(json)?, "JSON")),
        None => Some((table::RowTable::read(&input.text)?.columns, "a table")),
    }
}

/// Reads rows; none where a text holds none.
pub(super) fn read(input: &InputText, style: &RowStyle) -> Option<RawTranscript> {
    match &input.json {
        Some(json) => json_rows::read(json, style.unit),
        None => table::RowTable::read(&input.text).map(|table| table.transcript(style.unit)),
    }
}

/// Start and end, where one cell may hold both: `0:00.0 - 0:05.2`.
fn time_range<'c>(start: &'c str, end: &'c str) -> (&'c str, &'c str) {
    let both = || {
        let dash = start.char_indices().find(|(_, c)| matches!(c, '-' | '–' | '—'))?;
        let (start, rest) = start.split_at(dash.0);
        let end = rest.trim_start_matches(['-', '–', '—', '>']).trim();
        // A day has hyphens too.
        (start.contains(':') && end.contains(':')).then_some((start.trim(), end))
    };
    if end.trim().is_empty() { both().unwrap_or((start, end)) } else { (start, end) }
}

/// A time as rows write it: `00:03`, or a number.
fn time(written: &str, unit: NumberUnit) -> Option<u64> {
    let written = written.trim();
    if written.contains(':') {
        return time_at(written, 0, TimePlace::Before)
            .filter(|time| time.span.end == written.len())
            .map(|time| time.ms);
    }
    let (whole, fraction) = written.split_once(['.', ',']).unwrap_or((written, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    match unit {
        NumberUnit::Milliseconds => Some(whole),
        NumberUnit::Seconds => {
            let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
            whole.checked_mul(1000)?.checked_add(thousandths.parse().ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_the_unit_of_the_program() {
        assert_eq!(time("00:00:03.5", NumberUnit::Milliseconds), Some(3500));
        assert_eq!(time("3.52", NumberUnit::Seconds), Some(3520));
        assert_eq!(time("3520", NumberUnit::Milliseconds), Some(3520));
        for text in ["", "3s", "-1", "99999999999999999999", "0:3"] {
            assert_eq!(time(text, NumberUnit::Seconds), None, "{text}");
        }
    }

    #[test]
    fn columns_are_known_in_any_spelling() {
        let columns = |names: &[&str]| names.iter().map(|name| column(name)).collect::<Vec<_>>();
        assert!(is_transcript(&columns(&["Speaker name", "Start_Time", "Sentence"])));
        assert!(is_transcript(&columns(&["TIMESTAMP", "Text"])));
        assert!(!is_transcript(&columns(&["Name", "Age"])));
        assert!(!is_transcript(&columns(&["Text", "Author"])));
    }
}
