//! Grain's text, Markdown, CSV and JSON: `Name (00:03)` with the words below or behind it, times as links into the recording;
//! columns `Speaker`, `Start`, `End`, `Text`; JSON whose times are milliseconds.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::labelled::{self, LabelStyle, TextHead};
use super::rows::{self, NumberUnit, RowStyle};
use super::{Recognised, TranscriptFormat};
use crate::content::interview::labelled::SpeakerLine;
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Grain's exports.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "grain",
    title: "Grain text, Markdown, CSV or JSON",
    about: "`Name (00:03)` with links to grain.com, or rows with `participant_id`, as Grain exports transcripts",
    recognise,
    read,
};

const STYLE: LabelStyle = LabelStyle {
    is_label: |line: &SpeakerLine| line.time.is_some(),
    label: "a name and a time",
    head: TextHead::Recorder,
    is_left_out: |line| (is_own(line) && !line.contains("](")).then_some("a line of Grain's own"),
};

const ROWS: RowStyle =
    RowStyle { unit: NumberUnit::Milliseconds, only_here: &["participantid", "recordingid", "grainurl"] };

fn is_own(line: &str) -> bool {
    line.contains("grain.com/") || line.contains("grain.co/")
}

fn recognise(input: &InputText) -> Option<Recognised> {
    rows::recognise(input, &ROWS, "Grain")
        .or_else(|| labelled::recognise_mark(input, &STYLE, is_own, "it links to Grain"))
}

fn read(input: &InputText) -> RawTranscript {
    rows::read(input, &ROWS).unwrap_or_else(|| labelled::read(input, &STYLE))
}
