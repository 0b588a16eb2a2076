//! Teams' document: a heading, `Name started transcription`, then `Name   0:03` and the words below; the old one has the two
//! times of a caption, the name and the words on lines of their own.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: Teams' captions, which are WebVTT.

use super::labelled::{self, LabelStyle, SegmentBuilder, TextHead};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::content::interview::labelled::{Joint, SpeakerLine, TimePlace};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Teams' documents.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "teams",
    title: "Teams document",
    about: "`Name   0:03` and the words below, or the older `0:0:3.0 --> 0:0:5.10` with the name below it, as Teams writes `.docx`",
    recognise,
    read,
};

const STYLE: LabelStyle = LabelStyle {
    is_label,
    label: "a name and a time, three spaces apart",
    head: TextHead::Recorder,
    is_left_out: |line| is_own(line).then_some("a line of Teams' own"),
};

fn is_label(line: &SpeakerLine) -> bool {
    let is_wide = matches!(line.joint, Joint::Space(3..) | Joint::Tab);
    line.is_alone && is_wide && line.timed(TimePlace::Behind).is_some_and(|time| !time.is_marked())
}

fn is_own(line: &str) -> bool {
    let line = line.trim();
    line.ends_with("started transcription") || line.ends_with("stopped transcription")
}

/// Fewer captions may be chance.
const FEWEST_CAPTIONS: usize = 2;

fn recognise(input: &InputText) -> Option<Recognised> {
    let captions = captions(&input.text);
    if input.json.is_none() && captions >= FEWEST_CAPTIONS {
        let why = format!("{captions} captions have a name on a line of its own");
        return Some(Recognised { sureness: Sureness::Certain, why });
    }
    let marked = labelled::recognise_mark(input, &STYLE, is_own, "it says who started or stopped the transcription");
    marked.or_else(|| labelled::recognise(input, &STYLE))
}

fn read(input: &InputText) -> RawTranscript {
    if captions(&input.text) < FEWEST_CAPTIONS { labelled::read(input, &STYLE) } else { read_captions(&input.text) }
}

/// How many captions of the old form there are: `0:0:3.0 --> 0:0:5.10`, a name, words. All have to be such: in captions of
/// other programs words stand on the next line.
fn captions(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let at: Vec<usize> = (0..lines.len()).filter(|index| caption_times(lines[*index]).is_some()).collect();
    let is_one = |index: &usize| {
        let line = |below: usize| lines.get(index + below).map_or("", |line| line.trim());
        is_unpadded(lines[*index]) && is_name(line(1)) && !line(2).is_empty()
    };
    if at.iter().all(is_one) { at.len() } else { 0 }
}

/// The old documents write no zeros before a number, nor hours as two digits.
fn is_unpadded(line: &str) -> bool {
    line.trim_start().split(':').next().is_some_and(|hours| hours.len() == 1)
}

fn is_name(line: &str) -> bool {
    !line.is_empty() && line.len() <= 80 && !line.ends_with(['.', '?', '!', ',', ':']) && caption_times(line).is_none()
}

/// `0:0:3.0 --> 0:0:5.10`, in milliseconds.
fn caption_times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.trim().split_once("-->")?;
    Some((unpadded(start.trim())?, unpadded(end.trim())?))
}

/// `0:0:5.10` is five seconds and ten hundredths.
fn unpadded(time: &str) -> Option<u64> {
    let mut parts = time.split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next()?);
    let (seconds, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
    let number = |text: &str| (text.len() <= 3).then(|| text.parse::<u64>().ok()).flatten();
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    let whole = (number(hours)? * 60 + number(minutes)?) * 60 + number(seconds)?;
    parts.next().is_none().then_some(whole * 1000 + number(&thousandths)?)
}

fn read_captions(text: &str) -> RawTranscript {
    let mut builder = SegmentBuilder::new(text);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        match (caption_times(line), lines.peek()) {
            (Some(times), Some(name)) => {
                builder.caption((line, (times.0, Some(times.1))), name);
                lines.next();
            }
            _ => builder.words(line),
        }
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_documents_write_times_without_zeros() {
        assert_eq!(caption_times("0:0:3.0 --> 0:0:5.10"), Some((3000, 5100)));
        assert_eq!(caption_times("1:2:3.456 --> 1:2:4.5"), Some((3_723_456, 3_724_500)));
        for line in ["0:0:3.0", "0:3 --> 0:5", "0:0:x --> 0:0:5", "a --> b", "0:0:3.0 --> 0:0:99999"] {
            assert_eq!(caption_times(line), None, "{line}");
        }
    }

    #[test]
    fn captions_whose_next_line_is_no_name_are_others() {
        assert_eq!(captions("0:0:3.0 --> 0:0:5.10\nMira\nHow?\n\n0:0:6.0 --> 0:0:9.0\nP07\nSo.\n"), 2);
        assert_eq!(captions("00:00:03.000 --> 00:00:05.100\nMira\nHow?\n"), 0);
        assert_eq!(captions("0:0:3.0 --> 0:0:5.10\nHow was it?\n\n0:0:6.0 --> 0:0:9.0\nP07\nSo.\n"), 0);
    }
}
