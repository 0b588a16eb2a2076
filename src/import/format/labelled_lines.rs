//! Texts with labels in any other form: `[hh:mm:ss] Name:`, `[Speaker 1] [00:03]`, `hh:mm:ss Name words`, `Name:` and
//! `Name: words`, bold ones.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: which program wrote it.

use super::labelled::{self, LabelStyle, TextHead};
use super::{Recognised, TranscriptFormat};
use crate::content::interview::labelled::SpeakerLine;
use crate::import::input_text::InputText;

/// Labelled texts of nobody in particular.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "labels",
    title: "text with labels",
    about: "`[00:00:03] Name:`, `[Speaker 1] [00:03]`, `00:00:03 Name words`, `Name:` and `Name: words`, with the words behind or below",
    recognise,
    read: |input| labelled::read(input, &STYLE),
};

const STYLE: LabelStyle = LabelStyle {
    is_label: |_: &SpeakerLine| true,
    label: "a label",
    head: TextHead::Words,
    is_left_out: labelled::nothing,
};

fn recognise(input: &InputText) -> Option<Recognised> {
    labelled::recognise(input, &STYLE)
}
