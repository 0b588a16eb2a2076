//! Otter's text: a heading (title, day and length, keywords, speakers), then `Name  0:03` on a line of its own, two spaces
//! between, and the words below.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::labelled::{self, LabelStyle, TextHead};
use super::{Recognised, TranscriptFormat};
use crate::content::interview::labelled::{Joint, SpeakerLine, TimePlace};
use crate::import::input_text::InputText;

/// Otter's texts.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "otter",
    title: "Otter text",
    about: "`Name  0:03` on a line of its own and the words below, as Otter exports text and `.docx`",
    recognise,
    read: |input| labelled::read(input, &STYLE),
};

const STYLE: LabelStyle = LabelStyle {
    is_label,
    label: "a name and a time, two spaces apart",
    head: TextHead::Recorder,
    is_left_out: |line| is_own(line).then_some("a line of Otter's own"),
};

fn is_label(line: &SpeakerLine) -> bool {
    line.is_alone
        && line.joint == Joint::Space(2)
        && line.timed(TimePlace::Behind).is_some_and(|time| !time.is_marked())
}

fn is_own(line: &str) -> bool {
    line.contains("otter.ai")
}

fn is_heading(line: &str) -> bool {
    matches!(line.trim(), "SUMMARY KEYWORDS" | "SPEAKERS")
}

fn recognise(input: &InputText) -> Option<Recognised> {
    let is_mark = |line: &str| is_own(line) || is_heading(line);
    let marked =
        labelled::recognise_mark(input, &STYLE, is_mark, "it has the heading or the last line of Otter's texts");
    marked.or_else(|| labelled::recognise(input, &STYLE))
}
