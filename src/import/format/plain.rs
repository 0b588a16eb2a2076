//! Texts without labels: every paragraph as it is, with the time that it begins with, if that stands in brackets.
//!
//! Comes in: a text. Goes out: its paragraphs, spoken by nobody in particular. Does not know: who speaks, and never guesses.

use super::labelled::{LabelStyle, SegmentBuilder, TextHead, count, nothing};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::content::interview::labelled::{SpeakerLine, TimePlace, time_at};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// What is left where no label is read.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "text",
    title: "plain text",
    about: "every paragraph as it is, spoken by nobody in particular; times where they stand in brackets",
    recognise,
    read,
};

/// Labels of any form, to say how many there are.
const ANY: LabelStyle =
    LabelStyle { is_label: |_: &SpeakerLine| true, label: "a label", head: TextHead::Words, is_left_out: nothing };

fn recognise(input: &InputText) -> Option<Recognised> {
    let is_text = input.json.is_none() && !input.text.trim().is_empty();
    is_text.then(|| Recognised {
        sureness: Sureness::Possible,
        why: "too few of its paragraphs open with a label that comes again".to_owned(),
    })
}

fn read(input: &InputText) -> RawTranscript {
    let mut builder = SegmentBuilder::new(&input.text);
    let mut is_new = true;
    for line in input.text.lines() {
        let start = line.len() - line.trim_start().len();
        match time_at(line, start, TimePlace::Before).filter(|time| is_new && time.is_marked()) {
            Some(time) => {
                builder.time(line, &time);
                builder.words(&line[time.span.end..]);
                is_new = false;
            }
            None => {
                builder.words(line);
                is_new = line.trim().is_empty();
            }
        }
    }
    let mut transcript = builder.finish();
    transcript.remarks.push(remark(input));
    transcript
}

fn remark(input: &InputText) -> String {
    match count(input, &ANY) {
        (0, _) => "no label was found, so nobody is named".to_owned(),
        (opened, paragraphs) if opened == paragraphs => {
            "its paragraphs may open with labels, too few of them to be sure, so nobody is named".to_owned()
        }
        (opened, paragraphs) => {
            format!("only {opened} of {paragraphs} paragraphs open with a label, so nobody is named")
        }
    }
}
