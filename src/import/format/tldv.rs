//! tl;dv's text and Markdown: `[00:00:03] Name: words`, or a bold name with its time as a link into the recording.
//!
//! Comes in: a text. Goes out: its transcript. A text that says nothing of tl;dv is read by the format of labelled lines, to
//! the same words. Does not know: other formats.

use super::TranscriptFormat;
use super::labelled::{self, LabelStyle, TextHead};
use crate::content::interview::labelled::SpeakerLine;

/// tl;dv's texts.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "tldv",
    title: "tl;dv text or Markdown",
    about: "`[00:00:03] Name: words`, or `**Name** [00:03](https://tldv.io/…)`, as tl;dv exports transcripts",
    recognise: |input| labelled::recognise_mark(input, &STYLE, is_own, "it names tl;dv"),
    read: |input| labelled::read(input, &STYLE),
};

const STYLE: LabelStyle = LabelStyle {
    is_label: |line: &SpeakerLine| line.time.is_some(),
    label: "a time and a name",
    head: TextHead::Recorder,
    is_left_out: |line| (is_own(line) && !line.contains("](")).then_some("a line of tl;dv's own"),
};

fn is_own(line: &str) -> bool {
    line.contains("tldv.io") || line.contains("tl;dv")
}
