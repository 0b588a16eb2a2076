//! Google Meet's document: title, `Attendees` with their names, `Transcript`, times of sections on lines of their own,
//! `Name: words`, and at last `Transcription ended after 00:45:32`.
//!
//! Comes in: a text. Goes out: its transcript. Does not know: other formats.

use super::labelled::{self, LabelStyle, TextHead};
use super::{Recognised, Sureness, TranscriptFormat};
use crate::content::interview::labelled::{NameSigns, SpeakerLine, TimePlace, time_at};
use crate::import::input_text::InputText;
use crate::import::raw_transcript::RawTranscript;

/// Google Meet's documents.
pub(super) const FORMAT: TranscriptFormat = TranscriptFormat {
    word: "meet",
    title: "Google Meet document",
    about: "`Attendees`, `Transcript`, times of sections and `Name: words`, as Google Meet writes it to Docs",
    recognise,
    read,
};

const STYLE: LabelStyle = LabelStyle {
    is_label: |line: &SpeakerLine| line.has_colon && matches!(line.signs, NameSigns::None | NameSigns::Bold),
    label: "a name and a colon",
    head: TextHead::Recorder,
    is_left_out: |line| is_own(line).then_some("a line of Google Meet's own"),
};

const ENDED: &str = "Transcription ended after";
const COMPUTED: &str = "This editable transcript was computer generated";
const ATTENDEES: &str = "Attendees";
/// Names stand in the lines below that heading, so many at most.
const MAX_ATTENDEE_LINES: usize = 50;

fn is_own(line: &str) -> bool {
    let line = bare(line);
    line.starts_with(ENDED) || line.starts_with(COMPUTED)
}

/// A line without the signs of a heading.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim().trim_matches('*')
}

fn recognise(input: &InputText) -> Option<Recognised> {
    let has = |what: &str| input.text.lines().any(|line| bare(line) == what || (what == ENDED && is_own(line)));
    let why = if has(ENDED) {
        "it ends as Google Meet's transcripts do"
    } else if has(ATTENDEES) && has("Transcript") {
        "it has the headings `Attendees` and `Transcript`"
    } else {
        return None;
    };
    input.json.is_none().then(|| Recognised { sureness: Sureness::Certain, why: why.to_owned() })
}

fn read(input: &InputText) -> RawTranscript {
    let mut names = attendees(&input.text);
    let mut transcript = labelled::read_named(input, &STYLE, &names);
    if transcript.segments.iter().all(|segment| segment.speaker.is_none()) {
        // A short call has few labels of each, and here one knows that they are some.
        names.extend(labelled::names_that_come_again(input, &STYLE));
        transcript = labelled::read_named(input, &STYLE, &names);
    }
    let ended = input.text.lines().find_map(|line| bare(line).strip_prefix(ENDED));
    let length = ended.and_then(|rest| time_at(rest.trim_start(), 0, TimePlace::Behind));
    transcript.duration_ms = length.map(|time| time.ms).or(transcript.duration_ms);
    transcript
}

/// The names below the heading `Attendees`, between commas or one a line.
fn attendees(text: &str) -> Vec<&str> {
    let below = text.lines().skip_while(|line| bare(line) != ATTENDEES).skip(1).take(MAX_ATTENDEE_LINES);
    let names = below.take_while(|line| bare(line) != "Transcript" && !bare(line).contains(':'));
    names
        .flat_map(|line| line.split(','))
        .map(|name| bare(name.trim_start_matches(['-', '•', '*', ' '])))
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_call_has_labels_too() {
        let text = "A call - Transcript\n\n00:00:00\n\nMira Okafor: How?\nSam: So.\n\n00:01:10\n\nMira Okafor: And?\nSam: No.\n\n\
                    Transcription ended after 00:01:30\n";
        let transcript = read(&InputText::plain("a.txt", text));
        let segments = transcript.segments.iter();
        let said: Vec<_> = segments.map(|it| (it.speaker.as_deref(), it.start_ms, it.text.as_str())).collect();
        let (mira, sam) = (Some("Mira Okafor"), Some("Sam"));
        assert_eq!(
            said,
            [(mira, Some(0), "How?"), (sam, None, "So."), (mira, Some(70_000), "And?"), (sam, None, "No.")]
        );
        assert_eq!((transcript.account.missing(), transcript.duration_ms), (0, Some(90_000)));
    }
}
