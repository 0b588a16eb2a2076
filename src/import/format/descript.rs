//! Descript's text and Markdown: `**Name:** [00:00:05] words`, or `[00:00:05] Name` on a line of its own and the words below.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::TranscriptFormat;
use super::labelled::{self, LabelStyle, TextHead};
use crate::content::interview::labelled::{NameSigns, SpeakerLine, TimePlace, TimeSigns};

/// Descript's texts.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "descript",
    title: "Descript text or Markdown",
    about: "`**Name:** [00:00:05] words`, or `[00:00:05] Name` with the words below, as Descript exports transcripts",
    recognise: |input| if is_markdown_study(&input.text) { None } else { labelled::recognise(input, &STYLE) },
    read: |input| labelled::read(input, &STYLE),
};

const STYLE: LabelStyle = LabelStyle {
    is_label,
    label: "a name and a time in square brackets, as Descript writes them",
    head: TextHead::Words,
    is_left_out: labelled::nothing,
};

/// A length of `[00:00:05]`: Descript writes hours, always.
const LONG_TIME: usize = "[00:00:05]".len();

fn is_label(line: &SpeakerLine) -> bool {
    let Some(time) = &line.time else { return false };
    let is_long = time.signs == TimeSigns::Square && time.span.len() >= LONG_TIME;
    let is_bold = line.signs == NameSigns::Bold && line.has_colon && time.place == TimePlace::Behind;
    let is_above = line.signs == NameSigns::None && line.is_alone && !line.has_colon && time.place == TimePlace::Before;
    is_long && (is_bold || is_above)
}

/// Whether a text has front matter or marks: then it is an interview, whose Markdown means something.
fn is_markdown_study(text: &str) -> bool {
    text.starts_with("---\n") || text.contains("]{.")
}
