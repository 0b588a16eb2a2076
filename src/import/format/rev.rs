//! Rev's text and its kin: `Name (00:00:03)` on a line of its own, with a colon or none, and the words below.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::TranscriptFormat;
use super::labelled::{self, LabelStyle, TextHead};
use crate::content::interview::labelled::{SpeakerLine, TimePlace, TimeSigns};

/// Rev's texts.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "rev",
    title: "Rev text",
    about: "`Name (00:00:03)` on a line of its own, with a colon or none, and the words below, as Rev writes it",
    recognise: |input| labelled::recognise(input, &STYLE),
    read: |input| labelled::read(input, &STYLE),
};

const STYLE: LabelStyle = LabelStyle {
    is_label,
    label: "a name and a time in round brackets",
    head: TextHead::Words,
    is_left_out: labelled::nothing,
};

fn is_label(line: &SpeakerLine) -> bool {
    line.is_alone && line.timed(TimePlace::Behind).is_some_and(|time| time.signs == TimeSigns::Round)
}
