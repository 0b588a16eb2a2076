//! Condens' text, `.docx` and CSV: `00:03 Name` on a line of its own and the words below; columns with a `Code` or
//! `Codes` beside the words.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::labelled::{self, LabelStyle, TextHead};
use super::rows::{self, NumberUnit, RowStyle};
use super::{Recognised, TranscriptFormat};
use crate::content::interview::labelled::{Joint, NameSigns, SpeakerLine, TimePlace};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Condens' exports.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "condens",
    title: "Condens text, document or CSV",
    about: "`00:03 Name` on a line of its own and the words below, or CSV with `Codes`, as Condens exports them",
    recognise,
    read,
};

const STYLE: LabelStyle = LabelStyle {
    is_label,
    label: "a time and a name on a line of their own",
    head: TextHead::Words,
    is_left_out: |line| line.contains("condens.io").then_some("a line of Condens' own"),
};

const ROWS: RowStyle = RowStyle { unit: NumberUnit::Seconds, only_here: &["code", "codes"] };

fn is_label(line: &SpeakerLine) -> bool {
    let is_bare = line.timed(TimePlace::Before).is_some_and(|time| !time.is_marked());
    let is_spaced = matches!(line.joint, Joint::Space(_) | Joint::Bar);
    is_bare && is_spaced && line.is_alone && !line.has_colon && line.signs == NameSigns::None
}

fn recognise(input: &InputText) -> Option<Recognised> {
    rows::recognise(input, &ROWS, "Condens").or_else(|| labelled::recognise(input, &STYLE))
}

fn read(input: &InputText) -> RawTranscript {
    rows::read(input, &ROWS).unwrap_or_else(|| labelled::read(input, &STYLE))
}
