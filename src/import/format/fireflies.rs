//! Fireflies' text, JSON and CSV: `00:00 - Name` or `Name - 00:03` on a line of its own and the words below; `sentences` with
//! `speaker_name`, whose times are seconds.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::labelled::{self, LabelStyle, TextHead};
use super::rows::{self, NumberUnit, RowStyle};
use super::{Recognised, TranscriptFormat};
use crate::content::interview::labelled::{Joint, SpeakerLine};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Fireflies' exports.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "fireflies",
    title: "Fireflies text, JSON or CSV",
    about: "`Name - 00:03` or `00:03 - Name` with the words below, JSON with `sentences`, CSV with `sentence`, as Fireflies exports them",
    recognise,
    read,
};

const STYLE: LabelStyle = LabelStyle {
    is_label: |line: &SpeakerLine| line.is_alone && line.joint == Joint::Dash && line.time.is_some(),
    label: "a name and a time with a dash between them",
    head: TextHead::Recorder,
    is_left_out: |line| line.contains("fireflies.ai").then_some("a line of Fireflies' own"),
};

const ROWS: RowStyle = RowStyle { unit: NumberUnit::Seconds, only_here: &["sentence", "rawtext", "aifilters"] };

fn recognise(input: &InputText) -> Option<Recognised> {
    rows::recognise(input, &ROWS, "Fireflies").or_else(|| labelled::recognise(input, &STYLE))
}

fn read(input: &InputText) -> RawTranscript {
    rows::read(input, &ROWS).unwrap_or_else(|| labelled::read(input, &STYLE))
}
