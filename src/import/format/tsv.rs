//! The table that Whisper writes: start, end and text of each segment, apart by tabs.
//!
//! Comes in: the text of a `.tsv` file. Goes out: a transcript. Does not know: turns, pseudonyms.

use super::captions::lines::{LineCursor, NumberedLine};
use super::captions::times::thousandths;
use super::captions::{CaptionFile, RawCaption};
use super::{Recognised, Sureness, TranscriptFormat, speaker_name};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// The format.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "tsv",
    title: "Whisper's table",
    about: "A table of start, end and text, `.tsv`: Whisper, WhisperX",
    recognise,
    read,
};

/// Which column holds what.
#[derive(Debug)]
struct WhisperColumns(Vec<WhisperColumn>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WhisperColumn {
    Start,
    End,
    Speaker,
    Text,
}

impl WhisperColumns {
    /// The columns that the first line names, if they are Whisper's and the text comes last.
    fn of(line: &str) -> Option<Self> {
        let column = |name: &str| match &*name.trim().to_ascii_lowercase() {
            "start" => Some(WhisperColumn::Start),
            "end" => Some(WhisperColumn::End),
            "speaker" => Some(WhisperColumn::Speaker),
            "text" => Some(WhisperColumn::Text),
            _ => None,
        };
        let columns = line.trim_start_matches('\u{feff}').split('\t').map(column).collect::<Option<Vec<_>>>()?;
        let is_whole = columns.starts_with(&[WhisperColumn::Start, WhisperColumn::End]);
        let has_text_last = columns.iter().position(|column| *column == WhisperColumn::Text) == Some(columns.len() - 1);
        (is_whole && has_text_last).then_some(Self(columns))
    }
}

fn recognise(input: &InputText) -> Option<Recognised> {
    let first = LineCursor::new(&input.text).next()?;
    WhisperColumns::of(first.text)?;
    Some(Recognised { sureness: Sureness::Certain, why: "its first line names start, end and text".to_owned() })
}

fn read(input: &InputText) -> RawTranscript {
    let mut file = CaptionFile::of(input);
    let mut lines = LineCursor::new(&input.text);
    let mut ahead = lines;
    let columns = ahead.next().and_then(|first| {
        let columns = WhisperColumns::of(first.text)?;
        file.dropped("header", first.text);
        lines = ahead;
        Some(columns)
    });
    // Somebody who asks for this format means a table, whether or not the first line was lost.
    let columns =
        columns.unwrap_or(WhisperColumns(vec![WhisperColumn::Start, WhisperColumn::End, WhisperColumn::Text]));
    for line in lines.filter(|line| !line.text.trim().is_empty()) {
        read_row(&mut file, line, &columns);
    }
    file.finish()
}

fn read_row(file: &mut CaptionFile, line: NumberedLine<'_>, columns: &WhisperColumns) {
    let fields = || columns.0.iter().copied().zip(line.text.splitn(columns.0.len(), '\t'));
    let field = |wanted| fields().find(|(column, _)| *column == wanted).map(|(_, text)| text);
    let parts = field(WhisperColumn::Start).and_then(time).zip(field(WhisperColumn::Text));
    let (Some((start_ms, text)), Some(end)) = (parts, field(WhisperColumn::End)) else {
        file.line_not_understood(line);
        return;
    };
    let end_ms = time(end).filter(|end| *end >= start_ms);
    if end_ms.is_none() {
        file.remark(line.number, "the caption ends before it starts, or at no time");
    }
    fields()
        .filter(|(column, _)| matches!(column, WhisperColumn::Start | WhisperColumn::End))
        .for_each(|(_, text)| file.time(text));
    let label = field(WhisperColumn::Speaker).unwrap_or_default();
    file.label(label);
    file.caption(RawCaption {
        line: line.number,
        start_ms: Some(start_ms),
        end_ms,
        speaker: speaker_name(label),
        text: text.to_owned(),
    });
}

/// Whole numbers are milliseconds; some programs write seconds, with a point.
fn time(field: &str) -> Option<u64> {
    let field = field.trim();
    match field.split_once('.') {
        None => field.parse().ok(),
        Some((seconds, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            seconds.parse::<u64>().ok()?.checked_mul(1_000)?.checked_add(thousandths(fraction))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each segment, the lines that are not understood, the remarks.
    fn all(text: &str) -> (Vec<String>, Vec<usize>, Vec<String>) {
        let input = InputText::plain("a.tsv", text);
        let transcript = read(&input);
        assert_eq!(transcript.account.missing(), 0, "{text:?}");
        let line = |segment: crate::import::Segment| {
            format!("{:?} {:?}–{:?} {}", segment.speaker, segment.start_ms, segment.end_ms, segment.text)
        };
        (transcript.segments.into_iter().map(line).collect(), transcript.not_understood, transcript.remarks)
    }

    #[test]
    fn rows_are_captions() {
        let none = || (Vec::<usize>::new(), Vec::<String>::new());
        let (segments, lines, remarks) = all("start\tend\ttext\n0\t4200\tSo we do.\n4200\t5000\tYes\tno\n");
        assert_eq!(segments, ["None Some(0)–Some(4200) So we do.", "None Some(4200)–Some(5000) Yes no"]);
        assert_eq!((lines, remarks), none());
        let (segments, lines, remarks) = all("start\tend\tspeaker\ttext\n0.5\t4.25\tSPEAKER_01\tSo\n");
        assert_eq!(segments, ["Some(\"SPEAKER_01\") Some(500)–Some(4250) So"]);
        assert_eq!((lines, remarks), none());
        let (segments, ..) = all("start\tend\ttext\n0\t10\t[SPEAKER_01]: So\n");
        assert_eq!(segments, ["Some(\"SPEAKER_01\") Some(0)–Some(10) So"]);
    }

    #[test]
    fn broken_rows_are_counted() {
        let (segments, lines, remarks) = all("start\tend\ttext\nwords only\n9\t4\tSo\n\nx\t1\tno\n");
        assert_eq!(segments, ["None Some(9)–None So"]);
        assert_eq!((lines, remarks.len()), (vec![2, 5], 1));
        assert_eq!(all("").0, [""; 0]);
        assert_eq!(all("0\t4\tSo").0, ["None Some(0)–Some(4) So"]);
    }
}
