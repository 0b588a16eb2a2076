//! Dovetail's text, Markdown and CSV: `Name 00:03` on a line of its own, one space between, and the words below; columns with
//! a `Highlight` or `Tags` beside the words.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::labelled::{self, LabelStyle, TextHead};
use super::rows::{self, NumberUnit, RowStyle};
use super::{Recognised, TranscriptFormat};
use crate::content::interview::labelled::{Joint, SpeakerLine, TimePlace};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Dovetail's exports.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "dovetail",
    title: "Dovetail text, Markdown or CSV",
    about: "`Name 00:03` on a line of its own and the words below, or CSV with `Highlight` or `Tags`, as Dovetail exports them",
    recognise,
    read,
};

const STYLE: LabelStyle = LabelStyle {
    is_label,
    label: "a name and a time, one space apart",
    head: TextHead::Words,
    is_left_out: |line| line.contains("dovetail.com/").then_some("a line of Dovetail's own"),
};

const ROWS: RowStyle = RowStyle { unit: NumberUnit::Seconds, only_here: &["highlight", "highlights", "tags"] };

fn is_label(line: &SpeakerLine) -> bool {
    line.is_alone
        && line.joint == Joint::Space(1)
        && line.timed(TimePlace::Behind).is_some_and(|time| !time.is_marked())
}

fn recognise(input: &InputText) -> Option<Recognised> {
    rows::recognise(input, &ROWS, "Dovetail").or_else(|| labelled::recognise(input, &STYLE))
}

fn read(input: &InputText) -> RawTranscript {
    rows::read(input, &ROWS).unwrap_or_else(|| labelled::read(input, &STYLE))
}
